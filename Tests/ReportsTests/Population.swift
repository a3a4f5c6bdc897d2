@testable import Casework
import Contract
import Policy
import Testing

@testable import Reports

extension IndicatorTests {
  /// A population under way: cases and what happened to them.
  struct Population {
    var cases: [(state: Case, others: [Case])] = []
    var trails = CaseTrails()

    /// Spreads people over households as evenly as it goes.
    static func sizes(_ people: Int, over households: Int) -> [Int] {
      (0..<households).map { people / households + ($0 < people % households ? 1 : 0) }
    }

    /// Registers households of the sizes; those of a day of exit leave poverty then, by a case of their own.
    mutating func add(
      _ sizes: [Int], registered: String = "2014-06-01", exited: String? = nil, village: UInt64 = 341_225_101_001
    ) {
      for size in sizes {
        let id = "C\(cases.count)"
        var state = IndicatorTests.state(id, size, village)
        state.registered = true
        trails.note(.registered, of: id, on: Day(text: registered)!)
        var others: [Case] = []
        if let exited {
          var exit = IndicatorTests.state("X" + id, size, village)
          exit.programme = Programme("exit")!
          trails.note(.registered, of: exit.id, on: Day(text: exited)! + -30)
          trails.note(.exited, of: exit.id, on: Day(text: exited)!)
          others = [exit]
        }
        cases.append((state, others))
      }
    }

    func table(_ periods: [Period], span: UInt64? = nil, region: UInt64? = nil) -> IndicatorTable {
      var fold = IndicatorFold(
        IndicatorTable(periods: periods, region: region, span: span), trails: trails, scope: IndicatorScope())
      for (state, others) in cases {
        #expect(fold.asksForOthers(IndicatorTests.known(state)))
        fold.add(IndicatorTests.known(state), others: others.map(IndicatorTests.known))
        for other in others { fold.add(IndicatorTests.known(other), others: [state].map(IndicatorTests.known)) }
      }
      return fold.table
    }
  }

  static func state(_ id: String, _ members: Int, _ village: UInt64 = 341_225_101_001) -> Case {
    var state = Case(id: id)
    state.stage = .open
    state.village = village
    state.appliedAt = Day(text: "2014-05-01")!.start
    state.members = (0..<members).map { PersonKey(high: UInt64(bitPattern: Int64(id.hashValue)), low: UInt64($0)) }
    return state
  }

  static func known(_ state: Case) -> IndicatorFold.Known { (state, Pack.sample.programme(state.programme.text)) }

  static func reckoning(
    _ table: IndicatorTable, figures: String? = nil, rounding: Rounding = Rounding(), targets: [String: Int64] = [:]
  ) throws -> IndicatorReckoning {
    IndicatorReckoning(
      table, figures: try figures.map { try PlaceFigures(csv: $0) } ?? PlaceFigures(), rounding: rounding,
      language: .en,
      titles: { Localized(en: $0, zh: $0) }, target: { name, _ in targets[name] })
  }

  static func shown(_ reckoning: IndicatorReckoning, _ code: String, place: UInt64 = 0, period: Int = 0) -> String {
    reckoning.line(code, of: place, in: period)?.value.plain ?? "no such figure"
  }
}

/// xorshift64*, the same everywhere.
struct SmallRandom {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
  }
}
