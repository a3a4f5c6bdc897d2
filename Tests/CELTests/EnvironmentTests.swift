import CEL
import Testing

@Suite struct EnvironmentTests {
  static let household = CELRecordType(
    "Household", ["perCapitaAssetsFen": .int, "members": .list(.record("Person")), "note": .string])
  static let person = CELRecordType("Person", ["age": .int, "name": .string])
  static let params = CELRecordType("Params", ["standardFen": .int])
  static let rule = "household.perCapitaAssetsFen > 24 * params.standardFen && !(applicant.age < 18)"

  static func environment(_ functions: [CELFunction] = []) throws -> CELEnvironment {
    try CELEnvironment(
      variables: [
        ("household", .record("Household")), ("params", .record("Params")), ("applicant", .record("Person")),
      ],
      records: [household, person, params], functions: functions)
  }

  static func inputs(assets: CELValue = .int(1_300_000), age: CELValue = .int(40)) -> [CELValue] {
    let people: [CELValue] = [.record(CELRecord(person, [age, .string("Li")])), .record(CELRecord(person, [.int(9)]))]
    return [
      .record(CELRecord(household, [assets, .list(people)])), .record(CELRecord(params, [.int(50_000)])), people[0],
    ]
  }

  @Test(arguments: [true, false]) func recordsBySlot(_ checked: Bool) throws {
    let program = try Self.environment().compile(Self.rule, checked: checked)
    #expect(try program.test(Self.inputs()))
    #expect(try !program.test(Self.inputs(age: .int(17))))
    #expect(try !program.test(Self.inputs(assets: .int(1_200_000))))
    // An absent field is an error, unless the rest decides.
    #expect(throws: CELError.self) { try program.test(Self.inputs(assets: .absent)) }
    #expect(try !program.test(Self.inputs(assets: .absent, age: .int(3))))
  }

  @Test func presence() throws {
    let environment = try Self.environment()
    for (text, value) in [
      ("has(household.note)", false), ("has(household.members)", true),
      ("household.?note.orValue('none') == 'none'", true),
      ("has(household.members[1].name)", false), ("household.members.all(m, has(m.age))", true),
      ("household.members.exists(m, m.age < 18)", true),
      ("applicant == household.members[0]", true), ("Person{age: 9} == household.members[1]", true),
      ("type(applicant) == Person", true),
      ("household.members.filter(m, m.age > 10).map(m, m.name) == ['Li']", true),
    ] {
      #expect(try environment.compile(text).test(Self.inputs()) == value, "\(text)")
      #expect(try environment.compile(text, checked: false).test(Self.inputs()) == value, "\(text)")
    }
  }

  /// A record whose fields stand in other places than the declared type's is read by name.
  @Test func foreignRecordIsReadByName() throws {
    let other = CELRecordType("Person", ["name": .string, "age": .int])
    let environment = try CELEnvironment(variables: [("p", .record("Person"))], records: [Self.person])
    let record = CELValue.record(CELRecord(other, [.string("Wu"), .int(20)]))
    #expect(try environment.compile("p.age == 20 && p.age + 1 > 20 && p.name == 'Wu'").test([record]))
    #expect(throws: CELError.self) { try environment.compile("p.age > 1").test([.int(1)]) }
    #expect(throws: CELError.self) { try environment.compile("p.age > 1").test([]) }
  }

  @Test func customFunctions() throws {
    let twice = CELFunction("twice(int) int", "twice(string) string") { values in
      switch values[0] {
      case .int(let value): return .int(value * 2)
      case .string(let text): return .string(text + text)
      default: throw CELError("never")
      }
    }
    let isAdult = CELFunction("Person->isAdult() bool") { values in
      guard case .record(let person) = values[0], case .int(let age)? = person["age"] else { throw CELError("no age") }
      return .bool(age >= 18)
    }
    let clock = CELFunction("clock.now() timestamp") { _ in .timestamp(CELTime(seconds: 60)) }
    let environment = try Self.environment([twice, isAdult, clock])
    for text in [
      "twice(2) == 4", "twice('a') == 'aa'", "applicant.isAdult()", "clock.now() == timestamp(60)",
      "household.members.exists(m, !m.isAdult())",
    ] {
      #expect(try environment.compile(text).test(Self.inputs()), "\(text)")
    }
    #expect(throws: CELIssues.self) { try environment.compile("twice(1.0)") }
    #expect(throws: CELError.self) { try environment.compile("twice(dyn(1.0))").evaluate(Self.inputs()) }
    #expect(throws: CELError.self) { try Self.environment([CELFunction("bad(") { $0[0] }]) }
    // A standard function keeps its own overloads beside a new one.
    let sized = try Self.environment([CELFunction("size(Person) int") { _ in .int(7) }])
    #expect(try sized.compile("size(applicant) == 7 && size('ab') == 2").test(Self.inputs()))
  }

  @Test func containers() throws {
    let environment = try CELEnvironment(
      variables: [("a.b.x", .int), ("a.x", .int), ("x", .int), ("m", .map(.string, .int))], container: "a.b")
    let values: [CELValue] = [.int(1), .int(2), .int(3), .map(try CELMap([(.string("x"), .int(4))]))]
    for text in ["x == 1", ".x == 3", ".a.x == 2", "[9].all(x, x == 9)", "[9].all(x, .x == 3)", "m.x == 4", "b.x == 1"]
    {
      #expect(try environment.compile(text).test(values), "\(text)")
      #expect(try environment.compile(text, checked: false).test(values), "\(text)")
    }
    #expect(throws: CELError.self) { try CELEnvironment(variables: [("x", .int), ("x", .int)]) }
  }

  @Test func threadsShareAProgram() async throws {
    let program = try Self.environment().compile("household.members.map(m, m.age).filter(a, a > 10).size() == 1")
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { try (0..<200).allSatisfy { _ in try program.test(Self.inputs()) } }
      }
      for try await answer in group { #expect(answer) }
    }
  }
}
