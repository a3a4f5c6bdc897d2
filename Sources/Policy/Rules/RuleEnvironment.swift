import CEL
import Contract

/// What the expressions of one pack may refer to: its slots, our money and date functions, its calendar.
struct RuleEnvironment {
  let layout: SlotLayout
  private let functions: [CELFunction]

  init(layout: SlotLayout, calendar: WorkCalendar) {
    self.layout = layout
    functions = RuleEnvironment.functions(calendar)
  }

  /// An expression, with the names that the rule itself has given so far.
  /// - Throws: `CELIssues`, `CELError`.
  func compile(_ text: String, locals: [SlotName], hooks: [Hook]) throws -> CELProgram {
    var variables = layout.names.map { (name: $0.name, type: $0.form.celType) }
    variables += locals.map { (name: $0.name, type: $0.form.celType) }
    let environment = try CELEnvironment(
      variables: variables, functions: functions, units: RuleEnvironment.units, limits: RuleEnvironment.limits)
    let program = try environment.compile(text)
    for slot in program.variables where slot < layout.names.count {
      let name = layout.names[slot]
      guard let known = name.hooks, let strange = hooks.first(where: { !known.contains($0) }) else { continue }
      throw CELError(
        "\(name.name) is not known at \(strange.text): it can be used at \(known.map(\.text).joined(separator: ", "))")
    }
    return program
  }

  private static let limits: CELLimits = {
    var limits = CELLimits()
    limits.sourceBytes = 4096
    limits.depth = 64
    limits.steps = 10_000
    limits.cost = 100_000
    limits.assumedSize = 100
    return limits
  }()

  static let units: [CELUnit] =
    [
      CELUnit("fen", base: .int, kind: .quantity), CELUnit("yuan", base: .int, kind: .quantity),
      CELUnit("roles", base: .int, kind: .opaque), CELUnit("places", base: .int, kind: .opaque),
      CELUnit("region", base: .int, kind: .opaque),
    ]
    + ValueForm.WordKind.allCases.map {
      CELUnit(ValueForm.unitName($0), base: .string, words: $0.words, kind: .words)
    }

  // MARK: Functions

  private static func functions(_ calendar: WorkCalendar) -> [CELFunction] {
    [
      CELFunction("fen(int) fen", pure: true) { $0[0] },
      CELFunction("yuan(int) yuan", pure: true) { $0[0] },
      CELFunction("inFen(yuan) fen", pure: true) { .int(try times(try int($0[0]), 100)) },
      CELFunction("perCapita(fen, int) fen", pure: true) {
        let persons = try int($0[1])
        guard persons > 0 else { throw CELError("perCapita of no persons") }
        return .int(try int($0[0]) / persons)
      },
      CELFunction("share(int, fen) fen", pure: true) { .int(try times(try int($0[1]), try int($0[0])) / 100) },
      CELFunction("date(string) timestamp", pure: true) {
        guard case .string(let text) = $0[0], let day = Day(text: text) else {
          throw CELError("no such date: write it as date(\"2026-01-31\")")
        }
        return ValueForm.date.value(Int64(day.number))
      },
      CELFunction("days(timestamp, timestamp) int", pure: true) {
        .int(Int64(try day($0[1]) - (try day($0[0]))))
      },
      CELFunction("workdays(timestamp, timestamp) int", pure: true) {
        .int(Int64(calendar.count(from: try day($0[0]), to: try day($0[1]))))
      },
      CELFunction("addWorkdays(timestamp, int) timestamp", pure: true) {
        let end = calendar.adding(Int(clamping: try int($0[1])), to: try day($0[0]))
        return ValueForm.date.value(Int64(end.number))
      },
      CELFunction("age(timestamp, timestamp) int", pure: true) {
        let (born, on) = (try day($0[0]).yearMonthDay, try day($0[1]).yearMonthDay)
        let before = (on.month, on.day) < (born.month, born.day)
        return .int(Int64(on.year - born.year - (before ? 1 : 0)))
      },
      CELFunction("within(region, string) bool", pure: true) {
        guard case .string(let digits) = $0[1], let division = Region.division(digits) else {
          throw CELError("no division: write 2, 4, 6, 9 or 12 digits, as in within(case.region, \"3412\")")
        }
        return .bool(Region.contains(division, UInt64(clamping: try int($0[0]))))
      },
      CELFunction("roles(list(string)) roles", pure: true) {
        guard case .list(let items) = $0[0] else { throw CELError("roles() takes a list of role names") }
        var bits: Int64 = 0
        for item in items {
          guard case .string(let text) = item else { throw CELError("roles() takes a list of role names") }
          guard let role = Role.allCases.first(where: { $0.text == text }) else {
            throw CELError(
              "no such role: \"\(text)\". " + Suggestion.remedy(for: text, among: Role.allCases.map(\.text)))
          }
          bits |= 1 << Int64(role.rawValue)
        }
        return .int(bits)
      },
      CELFunction("covers(roles, roles) bool", "covers(places, places) bool", pure: true) {
        .bool(try int($0[0]) & ~(try int($0[1])) == 0)
      },
      CELFunction("lacking(roles, roles) roles", "lacking(places, places) places", pure: true) {
        .int(try int($0[0]) & ~(try int($0[1])))
      },
      CELFunction("any(roles) bool", "any(places) bool", pure: true) { .bool(try int($0[0]) != 0) },
    ]
  }

  private static func int(_ value: CELValue) throws -> Int64 {
    guard case .int(let number) = value else { throw CELError("a whole number is needed") }
    return number
  }

  private static func day(_ value: CELValue) throws -> Day {
    guard case .timestamp(let time) = value else { throw CELError("a date is needed") }
    return Day(number: Int32(clamping: time.seconds / 86_400))
  }

  private static func times(_ a: Int64, _ b: Int64) throws -> Int64 {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    guard !overflow else { throw CELError("the sum is too large") }
    return product
  }
}

extension ValueForm {
  static func unitName(_ kind: WordKind) -> String { "\(kind)" }

  var celType: CELType {
    switch self {
    case .int: .int
    case .fen: .unit("fen")
    case .yuan: .unit("yuan")
    case .bool: .bool
    case .date: .timestamp
    case .roles: .unit("roles")
    case .places: .unit("places")
    case .region: .unit("region")
    case .text, .choice: .string
    case .word(let kind): .unit(ValueForm.unitName(kind))
    }
  }

  /// nil: a type that a decision cannot keep.
  init?(_ type: CELType) {
    switch type {
    case .int: self = .int
    case .bool: self = .bool
    case .timestamp: self = .date
    case .unit("fen"): self = .fen
    case .unit("yuan"): self = .yuan
    case .unit("roles"): self = .roles
    case .unit("places"): self = .places
    case .unit("region"): self = .region
    case .unit(let name):
      guard let kind = WordKind.allCases.first(where: { ValueForm.unitName($0) == name }) else { return nil }
      self = .word(kind)
    default: return nil
    }
  }
}

extension Day {
  /// `2026-01-31`
  public init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) }), parts.map(\.count) == [4, 2, 2],
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
