import CEL
import Contract
import Testing

@testable import Policy

/// What the functions for rules give, by example; with the real calendar of the province.
@Suite struct FunctionTests {
  static let environment = RuleEnvironment(
    layout: SlotLayout(parameters: [], evidence: []), calendar: Pack.sample.calendar)

  func value(_ text: String) throws -> CELValue {
    let program = try Self.environment.compile(text, locals: [], hooks: [.intake])
    return try [CELValue](repeating: .absent, count: program.variableCount).withUnsafeBufferPointer {
      try program.evaluate($0)
    }
  }

  func isTrue(_ text: String) throws -> Bool {
    guard case .bool(let truth) = try value(text) else { throw CELError("\(text) is neither true nor false") }
    return truth
  }

  @Test(arguments: [
    "fen(100) == inFen(yuan(1))",
    "inFen(yuan(640)) * 24 == fen(1536000)",
    "24 * fen(64000) > fen(1535999)",
    "fen(3) + fen(4) == fen(7) && fen(3) - fen(4) < fen(0)",
    "perCapita(fen(1000), 3) == fen(333)",
    "perCapita(fen(999), 1000) == fen(0)",
    "share(10, fen(1999)) == fen(199)",
    "share(5, fen(100)) == fen(5) && share(0, fen(100)) == fen(0)",
    "date(\"2024-02-29\") > date(\"2024-02-28\")",
    "days(date(\"2024-02-28\"), date(\"2024-03-01\")) == 2",
    "days(date(\"2024-03-01\"), date(\"2024-02-28\")) == -2",
    "age(date(\"2000-03-01\"), date(\"2018-02-28\")) == 17",
    "age(date(\"2000-03-01\"), date(\"2018-03-01\")) == 18",
    "age(date(\"2000-02-29\"), date(\"2018-02-28\")) == 17",
    "covers(roles([\"firstSecretary\"]), roles([\"firstSecretary\", \"townshipCadre\"]))",
    "!covers(roles([\"firstSecretary\", \"townshipCadre\"]), roles([\"firstSecretary\"]))",
    "covers(roles([]), roles([]))",
    "lacking(roles([\"firstSecretary\", \"townshipCadre\"]), roles([\"firstSecretary\"])) == roles([\"townshipCadre\"])",
    "any(roles([\"countyHead\"])) && !any(roles([]))",
    "!any(lacking(roles([\"countyHead\"]), roles([\"countyHead\"])))",
  ])
  func holds(_ text: String) throws { #expect(try isTrue(text), "\(text)") }

  /// Spring Festival 2026: off from Sunday 15 to Monday 23 February; Saturdays 14 and 28 are worked.
  @Test(arguments: [
    ("2026-02-13", "2026-02-14", 1), ("2026-02-13", "2026-02-24", 2), ("2026-02-14", "2026-02-23", 0),
    ("2026-02-14", "2026-02-24", 1), ("2026-02-27", "2026-02-28", 1), ("2026-02-27", "2026-03-01", 1),
    ("2026-02-10", "2026-03-02", 10), ("2026-02-23", "2026-02-13", 0), ("2026-02-14", "2026-02-14", 0),
    ("2026-03-06", "2026-03-09", 1), ("2026-03-02", "2026-03-09", 5),
  ])
  func workdays(from: String, to: String, count: Int64) throws {
    #expect(try isTrue("workdays(date(\"\(from)\"), date(\"\(to)\")) == \(count)"))
  }

  @Test(arguments: [
    ("2026-02-13", 1, "2026-02-14"), ("2026-02-13", 2, "2026-02-24"), ("2026-02-14", 5, "2026-02-28"),
    ("2026-02-14", 6, "2026-03-02"), ("2026-02-10", 10, "2026-03-02"), ("2026-02-18", 0, "2026-02-18"),
    ("2026-02-18", -3, "2026-02-18"), ("2026-03-06", 1, "2026-03-09"),
  ])
  func addWorkdays(from: String, count: Int, to: String) throws {
    #expect(try isTrue("addWorkdays(date(\"\(from)\"), \(count)) == date(\"\(to)\")"))
  }

  @Test func daysOfTheFestival() {
    let calendar = Pack.sample.calendar
    for day in 13...28 {
      let isWorked = calendar.isWorkday(Day(year: 2026, month: 2, day: day)!)
      #expect(isWorked == [13, 14, 24, 25, 26, 27, 28].contains(day), "\(day) February")
    }
    // Without a calendar there are only weekends.
    #expect(!WorkCalendar.plain.isWorkday(Day(year: 2026, month: 2, day: 14)!))
    #expect(WorkCalendar.plain.isWorkday(Day(year: 2026, month: 2, day: 16)!))
    #expect(!WorkCalendar.plain.isWorkday(Day(year: 1969, month: 12, day: 28)!))
  }

  @Test func regions() throws {
    let program = try Self.environment.compile("within(case.region, \"3412\")", locals: [], hooks: [.intake])
    func within(_ region: Int64) throws -> Bool {
      var slots = [CELValue](repeating: .absent, count: program.variableCount)
      slots[Variable.caseRegion.rawValue] = .int(region)
      return try slots.withUnsafeBufferPointer { try program.test($0) }
    }
    #expect(try within(341_225_101_001) && !within(341_125_101_001) && !within(441_225_101_001))
  }

  @Test(arguments: [
    ("perCapita(fen(1), 0)", "perCapita of no persons"),
    ("date(\"2026-02-30\")", "no such date"),
    ("date(\"2026-2-3\")", "write it as date(\"2026-01-31\")"),
    ("roles([\"firstSecretery\"])", "Did you mean \"firstSecretary\"?"),
    ("inFen(yuan(9223372036854775807))", "the sum is too large"),
    ("share(9223372036854775807, fen(3))", "the sum is too large"),
    ("1 / 0", "zero"),
  ])
  func cannotBeEvaluated(_ text: String, _ why: String) {
    do {
      let found = try value(text)
      Issue.record("\(text) gives \(found)")
    } catch {
      #expect("\(error)".contains(why), "\(error)")
    }
  }

  @Test(arguments: [
    "fen(1) == yuan(1)", "fen(1) + 1", "fen(1) > 0", "yuan(1) * fen(2)", "perCapita(100, 3)", "days(1, 2)",
    "within(3412, \"3412\")", "covers(roles([]), 3)", "any([])", "share(fen(1), 10)", "fen(1) + yuan(1)",
    "fen(fen(1))",
  ])
  func typesDoNotMix(_ text: String) {
    #expect(throws: (any Error).self) { try Self.environment.compile(text, locals: [], hooks: [.intake]) }
  }
}
