import CEL
import Synchronization
import Testing

@Suite struct UnitTests {
  static let units: [CELUnit] = [
    .quantity("fen"), .quantity("yuan"), .words("meeting", ["assembly", "representatives", "committees"]),
    .words("level", nil), .opaque("roles"), .opaque("region"),
  ]

  static let claim = CELRecordType("Claim", ["sum": .record("fen"), "kind": .record("meeting")])

  /// Values of the variables in their order, and functions whose overloads differ in units only.
  static func environment() throws -> CELEnvironment {
    @Sendable func number(_ value: CELValue) throws -> Int64 {
      guard case .int(let value) = value else { throw CELError("no int") }
      return value
    }
    return try CELEnvironment(
      variables: [
        ("income", .record("fen")), ("limit", .record("fen")), ("price", .record("yuan")), ("persons", .int),
        ("kind", .record("meeting")), ("level", .record("level")), ("signers", .record("roles")),
        ("needed", .record("roles")), ("village", .record("region")), ("sums", .list(.record("fen"))),
        ("claim", .record("Claim")), ("text", .string), ("any", .dyn), ("rate", .double),
        ("kinds", .list(.record("meeting"))),
      ],
      records: [claim],
      functions: [
        CELFunction("fen(int) fen", pure: true) { $0[0] },
        CELFunction("fen(yuan) fen", pure: true) { .int(try number($0[0]) * 100) },
        CELFunction("yuan(int) yuan", pure: true) { $0[0] },
        CELFunction("perCapita(fen, int) fen", pure: true) { .int(try number($0[0]) / number($0[1])) },
        CELFunction("covers(roles, roles) bool", pure: true) { .bool(try number($0[0]) & ~number($0[1]) == 0) },
        CELFunction("largest(list(T)) T") { values in
          guard case .list(let list) = values[0] else { throw CELError("no list") }
          return .int(try list.map(number).max() ?? 0)
        },
      ], units: units)
  }

  static let inputs: [CELValue] = [
    .int(900), .int(1000), .int(9), .int(3), .string("assembly"), .string("county"), .int(3), .int(1), .int(7),
    .list([.int(5), .int(900)]), .record(CELRecord(claim, [.int(900), .string("assembly")])), .string("assembly"),
    .int(900), .double(0.5), .list([.string("assembly"), .string("committees")]),
  ]

  private func issue(_ text: String) -> String {
    do {
      _ = try Self.environment().compile(text)
      return ""
    } catch { return "\(error)" }
  }

  @Test(arguments: [
    ("income + limit", "fen"), ("income - limit", "fen"), ("-income", "fen"), ("income * 2", "fen"),
    ("2 * income", "fen"), ("income / persons", "fen"), ("income % 7", "fen"), ("income / limit", "int"),
    ("income > limit", "bool"), ("fen(4) <= fen(price)", "bool"), ("true ? income : limit", "fen"),
    ("[income, limit]", "list(fen)"), ("sums.map(s, s * 2)", "list(fen)"), ("sums.filter(s, s > income)", "list(fen)"),
    ("sums[0]", "fen"), ("cel.bind(x, income * 24, x + limit)", "fen"), ("largest([income, limit])", "fen"),
    ("optional.of(income).orValue(limit)", "fen"), ("claim.sum", "fen"), ("claim.?sum", "optional_type(fen)"),
    ("{'a': income}", "map(string, fen)"), ("kind", "meeting"), ("signers", "roles"), ("any * income", "fen"),
    ("income / any", "dyn"), ("[].map(x, x + income)", "list(fen)"), ("yuan(3) + price", "yuan"),
  ])
  func carried(_ text: String, _ type: String) throws {
    #expect(try Self.environment().compile(text).type.description == type)
  }

  @Test(arguments: [
    "income == fen(9) * 100", "income < limit", "limit >= income && limit != income && !(limit <= income)",
    "income + fen(100) == limit", "limit - income == fen(price) / 9", "-income < income", "2 * income > limit",
    "income / persons == fen(300)", "limit % 7 == fen(6)", "limit / income == 1", "fen(price) == income",
    "perCapita(income, persons) == fen(300)", "sums.exists(s, s == income)", "sums.all(s, s > fen(1))",
    "income in sums", "!(limit in sums)", "(persons > 5 ? limit : income) == fen(900)",
    "cel.bind(x, income * 2, x > limit && x < 3 * income)", "largest(sums) == income", "claim.sum == income",
    "kind == 'assembly'", "'committees' != kind", "kind in ['assembly', 'committees']",
    "!(kind in ['representatives'])",
    "kind == claim.kind", "'assembly' in kinds", "kind in kinds", "kinds.exists(k, k != kind)", "level == 'county'",
    "signers != needed", "covers(needed, signers) && !covers(signers, needed)", "village == village",
    "village in [village]",
    "any == income", "any + income > limit", "Claim{sum: income}.sum == income", "[income] == [fen(900)]",
  ])
  func holds(_ text: String) throws {
    let environment = try Self.environment()
    #expect(try environment.compile(text).test(Self.inputs))
    #expect(try environment.compile(text).evaluate(Self.inputs).boolean == true)
  }

  @Test(arguments: [
    ("income > price", "1:8: '>' compares fen with yuan: convert one of them, as in fen(x)"),
    ("price > income", "1:7: '>' compares yuan with fen: convert one of them, as in fen(x)"),
    ("income < 400000", "1:8: '<' compares fen with a plain int: write fen(400000)"),
    ("400000 >= income", "1:8: '>=' compares a plain int with fen: write fen(400000)"),
    ("income == persons", "1:8: '==' compares fen with a plain int: write fen(persons)"),
    ("income != persons * 2", "1:8: '!=' compares fen with a plain int: write fen(x)"),
    ("income + 1", "1:8: '+' combines fen with a plain int: write fen(1)"),
    ("1 - income", "1:3: '-' combines a plain int with fen: write fen(1)"),
    ("income + price", "1:8: '+' combines fen with yuan: convert one of them, as in fen(x)"),
    ("income / price", "1:8: '/' combines fen with yuan: convert one of them, as in fen(x)"),
    ("income * limit", "1:8: '*' multiplies fen by fen: one of them must be a plain int"),
    ("income * price", "1:8: '*' multiplies fen by yuan: one of them must be a plain int"),
    ("income * rate", "1:8: '*' does not go with fen and double"),
    ("2 / income", "1:3: '/' does not go with a plain int and fen"),
    ("income % limit", "1:8: '%' does not go with fen and fen"),
    ("income < rate", "1:8: '<' compares fen with double"), ("income == null", "1:8: '==' compares fen with null_type"),
    ("income in [1, 2]", "1:8: 'in' compares fen with a plain int: write fen(1)"),
    ("price in sums", "1:7: 'in' compares yuan with fen: convert one of them, as in fen(x)"),
    ("3 in sums", "1:3: 'in' compares a plain int with fen: write fen(3)"),
    ("sums.exists(s, s > 5)", "1:18: '>' compares fen with a plain int: write fen(5)"),
    ("cel.bind(x, income, x > 5)", "1:23: '>' compares fen with a plain int: write fen(5)"),
    ("true ? income : 5", "1:6: '?:' mixes fen with a plain int: write fen(5)"),
    ("[income, 5]", "1:10: the list mixes fen with a plain int: write fen(5)"),
    ("[persons, income]", "1:11: the list mixes a plain int with fen: write fen(persons)"),
    ("{'a': income, 'b': price}", "1:20: the map mixes fen with yuan: convert one of them, as in fen(x)"),
    ("perCapita(9, 3)", "1:1: found no matching overload for 'perCapita' applied to '(int, int)'"),
    ("int(income)", "1:1: found no matching overload for 'int' applied to '(fen)'"),
    ("[income] == [1]", "1:10: found no matching overload for '_==_' applied to '(list(fen), list(int))'"),
    ("Claim{sum: 1}", "1:12: expected type 'fen' but found 'int'"),
    ("!income", "1:1: found no matching overload for '!_' applied to '(fen)'"),
    ("kind == 'asembly'", "1:9: no such word \"asembly\" of meeting; did you mean \"assembly\"?"),
    ("'zzzzzzzz' != kind", "1:1: no such word \"zzzzzzzz\" of meeting"),
    ("kind in ['assembly', 'comittees']", "1:22: no such word \"comittees\" of meeting; did you mean \"committees\"?"),
    ("'asembly' in kinds", "1:1: no such word \"asembly\" of meeting; did you mean \"assembly\"?"),
    (
      "kind == text",
      "1:6: '==' compares meeting with a string: write one of \"assembly\", \"representatives\", \"committees\""
    ),
    ("level == text", "1:7: '==' compares level with a string: write a word in quotes"),
    (
      "kind in [text]",
      "1:6: 'in' compares meeting with a string: write one of \"assembly\", \"representatives\", \"committees\""
    ),
    ("kind == level", "1:6: '==' compares meeting with level"),
    ("kind < 'assembly'", "1:6: '<' does not go with meeting: only ==, != and in do"),
    ("kind + kind", "1:6: '+' does not go with meeting: only ==, != and in do"),
    ("kind.startsWith('a')", "1:6: found no matching overload for 'startsWith' applied to 'meeting.(string)'"),
    ("signers > needed", "1:9: '>' does not go with roles: only ==, != and in do"),
    ("-signers", "1:1: '-' does not go with roles: only ==, != and in do"),
    ("signers == 3", "1:9: '==' compares roles with a plain int"),
    ("signers == village", "1:9: '==' compares roles with region"),
    ("fen(any)", "1:1: 'fen' may mean fen(int) or fen(yuan): the argument's type is not known"),
  ])
  func refused(_ text: String, _ message: String) {
    let column = Int(message.split(separator: ":")[1])!
    let caret = String(repeating: " ", count: column - 1) + "^"
    #expect(issue(text) == message + "\n | \(text)\n | \(caret)")
  }

  @Test func placesAreThoseOfTheText() {
    #expect(
      issue("persons > 1 &&\n  income > 5")
        == "2:10: '>' compares fen with a plain int: write fen(5)\n |   income > 5\n |          ^")
    #expect(issue("income > 5 || kind == 'x'").contains("1:23: no such word \"x\""))
  }

  /// Unchecked, only the base types count.
  @Test func uncheckedUnitsAreGone() throws {
    let environment = try Self.environment()
    #expect(try environment.compile("income < 1000 && kind == text", checked: false).test(Self.inputs))
    #expect(try environment.compile("fen(price) == income", checked: false).test(Self.inputs))
  }

  @Test func faultyDeclarationsAreRefused() {
    for units in [
      [.quantity("fen"), .quantity("fen")], [.quantity("int")], [.quantity("T")], [.quantity("Claim")],
      [.quantity("a b")],
      [.quantity("")], [.quantity("list")], [CELUnit("x", base: .double, kind: .quantity)],
      [CELUnit("x", base: .int, kind: .words)], [CELUnit("x", base: .list(.int), kind: .opaque)],
    ] as [[CELUnit]] {
      #expect(throws: CELError.self) { try CELEnvironment(records: [Self.claim], units: units) }
    }
  }

  @Test func pureFunctionsOfConstantsAreCalledOnce() throws {
    let calls = Mutex(0)
    func function(_ name: String, pure: Bool) -> CELFunction {
      CELFunction("\(name)(string) int", pure: pure) { values in
        calls.withLock { $0 += 1 }
        guard case .string(let text) = values[0], let value = Int64(text) else { throw CELError("no number") }
        return .int(value)
      }
    }
    func count(_ text: String, times: Int = 10) throws -> Int {
      calls.withLock { $0 = 0 }
      let environment = try CELEnvironment(
        variables: [("a", .int)], functions: [function("early", pure: true), function("late", pure: false)])
      let program = try environment.compile(text)
      for _ in 0..<times { #expect(try program.test([.int(4)])) }
      return calls.withLock { $0 }
    }
    #expect(try count("early('3') < a") == 1)
    #expect(try count("late('3') < a") == 10)
    #expect(try count("early('1' + string(1)) > a && [1, 2].exists(x, x < a)") == 1)
    // An error stays where it is, to show only when it is reached.
    #expect(try count("a == 4 || early('x') > 1", times: 1) == 1)
  }

  @Test func referencesOfAnExpression() throws {
    let environment = try CELEnvironment(variables: [("a", .int), ("b.c", .int), ("d", .list(.int)), ("e", .int)])
    let names = { (text: String) in try environment.compile(text).variables.map { environment.variables[$0].name } }
    #expect(try names("d.exists(x, x > b.c)") == ["b.c", "d"])
    #expect(try names("false && a > 1") == ["a"])
    #expect(try names("cel.bind(y, a + e, y + y)") == ["a", "e"])
    #expect(try names("1 + 1") == [])
  }

  @Test func valuesMayLieAnywhere() throws {
    let environment = try CELEnvironment(variables: [("a", .int), ("b", .int)])
    let values: ContiguousArray<CELValue> = [.int(1), .int(2)]
    let (less, sum) = (try environment.compile("a < b"), try environment.compile("a + b"))
    values.withUnsafeBufferPointer { pointer in
      #expect((try? less.test(pointer)) == true)
      #expect((try? sum.evaluate(pointer))?.integer == 3)
      #expect((try? sum.evaluate(UnsafeBufferPointer(rebasing: pointer[..<1]))) == nil)
    }
  }
}
