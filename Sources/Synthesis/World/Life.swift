import Casework
import Contract

/// One case as the worker sees it, and what the world around it remembers.
final class Life {
  /// A payment that was instructed.
  struct Payment {
    var id: String
    var amountFen: Int64
    var attempt: UInt8
  }

  struct RaisedObjection {
    var id: String
    var on: Day
  }

  var state: Case
  let household: Int
  let ordinal: UInt8
  let village: Int
  /// Place of the programme among those of the world.
  let programme: Int
  var random: Random
  /// What is stated of the household.
  var draw: Draw
  var previousCaseId: String?

  /// Number of the next event; part of its id.
  var events = 1
  /// Quoted from the newest request, notice or check.
  var request = ""
  var checkRequest = ""
  /// Times that the current request's step was answered.
  var tries = 0
  var triedStep: UInt8 = 255
  var postedOn = Day(number: 0)
  var objections: [RaisedObjection] = []
  var objectionCount = 0
  var payments: [Payment] = []
  /// What the bank says to every payment until the account is another.
  var brokenAccount: ReturnReason?
  var accounts = 0
  var isHeld = false
  var ordersTried = 0
  var seen: Set<Mark> = []

  /// What has happened to the case.
  enum Mark: UInt8 {
    case returned, waitedForPlace, waitedForMoney, registered, granted, exited, readmitted, visited, paymentStopped
    case startedEarly
  }

  init(
    id: String, household: Int, ordinal: UInt8, village: Int, programme: Int, draw: Draw, seed: UInt64
  ) {
    state = Case(id: id)
    self.household = household
    self.ordinal = ordinal
    self.village = village
    self.programme = programme
    self.draw = draw
    random = Random(seed: seed, UInt64(household), 200 + UInt64(ordinal))
  }

  var id: String { state.id }
}

/// A household of the invented world.
struct HouseholdLife {
  var lives: [Life] = []
  /// Programmes that it will still apply for, by ordinal.
  var wishes: [Wish] = []
  /// Number of the next thing to happen.
  var number: UInt32 = 0
  /// Came after the first card.
  var newcomers = 0
  /// Whoever has left or died, one bit a member.
  var gone: UInt32 = 0

  struct Wish {
    var programme: Int
    var previousCaseId: String?
    /// Without care for the programme's terms.
    var isCareless: Bool
  }
}

/// All cases, to be found by their ids.
final class Files {
  var households: [HouseholdLife]

  init(count: Int) { households = [HouseholdLife](repeating: HouseholdLife(), count: count) }

  /// `C`, a digit for the case of the household, and seven for the household.
  static func id(household: Int, ordinal: Int) -> String {
    let digits = String(household + 1)
    return "C\(ordinal)" + String(repeating: "0", count: 7 - digits.count) + digits
  }

  /// nil: no case of the world.
  func find(_ id: String) -> Life? {
    guard let number = Int(id.dropFirst()) else { return nil }
    let (ordinal, household) = number.quotientAndRemainder(dividingBy: 10_000_000)
    guard households.indices.contains(household - 1), ordinal < households[household - 1].lives.count else {
      return nil
    }
    return households[household - 1].lives[ordinal]
  }
}
