import Contract

/// What kind of line is to be written.
enum Kind: UInt8 {
  case fund, quota, application, comparison, villageReview, villageNotice, townshipReview
  case townshipNotice, countyReview, announcement, rejection, disbursement, change, objection
  case withdrawal, helper, bad
}

/// One line to come, in 24 bytes: the whole province is planned and sorted before the first byte is
/// written, and each text is then built from the household's own numbers.
struct Planned {
  /// `ce_time`, and the line's place in the output.
  var at: Int64
  /// The household; for quota the village, for funds and bad events a running number.
  var subject: UInt32
  /// Meaning by kind, see `Detail`.
  var detail: UInt32
  var kind: Kind
  /// 0: first case of the household, 1: the application after a refusal.
  var ordinal: UInt8
  /// Number of the event in its case; part of its id.
  var number: UInt8
  /// Place among events of the same moment; differs from `number` for early facts.
  var order: UInt8
  var round: UInt8
  /// Milliseconds by which this is a later copy of the event, -1: not a copy.
  var copy: Int32 = -1

  static func < (a: Planned, b: Planned) -> Bool {
    if a.at != b.at { return a.at < b.at }
    if a.subject != b.subject { return a.subject < b.subject }
    if a.order != b.order { return a.order < b.order }
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    return a.copy < b.copy
  }
}

/// How the kinds use `Planned.detail`.
enum Detail {
  /// Application: bits 0...3 what the card declares.
  static let incomeTooHigh: UInt32 = 5
  static let duplicatePerson: UInt32 = 6
  static let assetsTooHigh: UInt32 = 7
  /// From here on: the number in `ProgrammeMix.sevenNot` of what the card declares.
  static let sevenNot: UInt32 = 8

  /// Comparison: bits 0...8 the reporting departments, 9...12 department of the finding,
  /// 13...17 finding + 1, 0 for clean.
  static func comparison(_ departments: UInt32, department: Int = 0, finding: Int = -1) -> UInt32 {
    departments | UInt32(department) << 9 | UInt32(finding + 1) << 13
  }

  /// Village review: bits 0...2 the flaw, bit 3 all meetings on one day, bit 4 a separate vote.
  enum Flaw: UInt32 {
    case none, lowAttendance, noMajority, gatekeeperMissing, absentOpinionsMissing
  }
  static let oneDay: UInt32 = 8
  static let separateVote: UInt32 = 16

  /// Notice: bits 0...7 days posted, 8...11 how its objection stands, 16...23 days from the
  /// objection to the end, 24...31 number of the objection.
  enum Objection: UInt32 {
    case none, rejected, upheld, open
  }
  static func notice(
    days: Int, objection: Objection = .none, raised: Int = 0, number: Int = 0
  ) -> UInt32 {
    UInt32(days) | objection.rawValue << 8 | UInt32(raised) << 16 | UInt32(number) << 24
  }

  /// Rejection: bits 0...1 the level, bit 2 returned instead of refused.
  static let returned: UInt32 = 4

  /// Disbursement: bits 0...3 month, 4...7 attempt, 8...10 reason + 1 where returned, 11 for one person more.
  static func disbursement(month: Int, attempt: Int, reason: Int = -1, oneMore: Bool = false) -> UInt32 {
    UInt32(month) | UInt32(attempt) << 4 | UInt32(reason + 1) << 8 | (oneMore ? 1 << 11 : 0)
  }

  /// Change: 0 income, 1 member added.
  static let incomeChanged: UInt32 = 0
  static let memberAdded: UInt32 = 1
}
