import CEL
import Testing

@Suite struct OperatorTests {
  @Test(arguments: [
    "1 + 2 == 3", "1 - 2 == -1", "6 * 7 == 42", "7 / 2 == 3", "-7 / 2 == -3", "7 % 3 == 1", "-7 % 3 == -1",
    "1u + 2u == 3u", "3u - 2u == 1u", "6u * 7u == 42u", "7u / 2u == 3u", "7u % 3u == 1u",
    "1.5 + 2.0 == 3.5", "1.5 - 2.0 == -0.5", "1.5 * 2.0 == 3.0", "1.0 / 0.0 == double('Infinity')", "-(1.5) == -1.5",
    "-(-5) == 5", "--5 == 5", "-9223372036854775808 < 0", "0xff == 255", "0xFFu == 255u", "1e3 == 1000.0", ".5 == 0.5",
    "'a' + 'b' == 'ab'", "b'a' + b'b' == b'ab'", "[1] + [2, 3] == [1, 2, 3]",
    "1 + 2 * 3 == 7", "(1 + 2) * 3 == 9", "10 - 2 - 3 == 5", "true ? 1 == 1 : false",
    "false ? false : true ? true : false",
    "2 in [1, 2]", "!(3 in [1, 2])", "'k' in {'k': 1}", "!('x' in {'k': 1})", "dyn(2.0) in [1, 2]",
    "dyn(1u) in {1: 'a'}",
    "5 in [1,2,3,4,5,6,7,8,9,10]", "!('z' in ['a','b','c','d','e','f','g','h','i'])",
    "[1, 2, 3][1] == 2", "{'a': 1}['a'] == 1", "{'a': {'b': 2}}.a.b == 2", "[[1]][0][0] == 1",
    "{1: 'x'}[dyn(1.0)] == 'x'",
    "dyn(1) == 1u", "dyn(1) == 1.0", "dyn(1u) == 1.0", "dyn(1) != '1'", "dyn('a') != b'a'", "[1, 2] == [dyn(1.0), 2u]",
    "{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", "{'a': 1} != {'a': 2}", "[1] != [1, 2]", "null == null", "dyn(null) != 0",
    "double('NaN') != double('NaN')", "!(double('NaN') < 1.0)", "!(double('NaN') >= 1.0)", "0.0 == -0.0",
    "1 < 2", "2 <= 2", "3 > 2", "3 >= 3", "1u < 2u", "1.0 < 1.5", "'a' < 'b'", "'ab' > 'a'", "b'a' < b'b'",
    "false < true",
    "dyn(1) < 1.5", "dyn(-1) < 1u", "dyn(2u) > 1.5", "1 < 2u", "2.5 > 1u", "'\\u00e9' != 'e\\u0301'", "type(1) == int",
    "type(type(1)) == type", "type([]) == list", "type({}) == map", "type(null) == null_type", "type(1u) != type(1)",
    "size('\\u00e9\\U0001f600') == 2", "size(b'\\xff') == 1", "'abc'.size() == 3", "size([1, 2]) == 2",
    "{1: 2}.size() == 1",
  ])
  func examples(_ expression: String) throws {
    #expect(try holds(expression))
    #expect(try holds(expression, checked: false))
  }

  @Test(arguments: [
    ("9223372036854775807 + 1", "return error for overflow"), ("-9223372036854775808 - 1", "return error for overflow"),
    ("9223372036854775807 * 2", "return error for overflow"), ("-(-9223372036854775808)", "return error for overflow"),
    ("-9223372036854775808 / -1", "return error for overflow"), ("0u - 1u", "return error for overflow"),
    ("18446744073709551615u + 1u", "return error for overflow"),
    ("18446744073709551615u * 2u", "return error for overflow"),
    ("1 / 0", "divide by zero"), ("1 % 0", "modulus by zero"), ("1u / 0u", "divide by zero"),
    ("1u % 0u", "modulus by zero"),
    ("[1][1]", "index out of bounds: 1"), ("[1][-1]", "index out of bounds: -1"), ("{'a': 1}['b']", "no such key: b"),
    ("{'a': 1}.b", "no such key: b"), ("{1: 1, 1: 2}", "Failed with repeated key: 1"),
    ("dyn(1) + 1u", "no such overload"),
    ("dyn('a') < 1", "no such overload"), ("dyn(1).a", "no such overload"), ("!dyn(1)", "no such overload"),
    ("dyn(1) ? 1 : 2", "no such overload"), ("1 in dyn(2)", "no such overload"),
  ])
  func fails(_ expression: String, _ message: String) { #expect(failure(expression) == message) }

  @Test func logicAbsorbsErrors() throws {
    for (text, value) in [
      ("false && 1/0 > 0", false), ("1/0 > 0 && false", false), ("true || 1/0 > 0", true), ("1/0 > 0 || true", true),
    ] {
      #expect(try evaluate(text).boolean == value)
    }
    #expect(try evaluate("dyn('x') || true", checked: false).boolean == true)
    #expect(try evaluate("a / 0 > 1 || a / 0 > 2 || a == 1", ["a": .int(1)]).boolean == true)
    #expect(try evaluate("a / 0 > 1 && a / 0 > 2 && a == 2", ["a": .int(1)]).boolean == false)
    for text in ["true && 1/0 > 0", "1/0 > 0 && true", "false || 1/0 > 0", "1/0 > 0 || false", "1/0 > 0 && 1/0 > 0"] {
      #expect(failure(text) == "divide by zero")
    }
    #expect(failure("a % 0 > 1 || a / 0 > 2 || a == 2", ["a": .int(1)]) == "modulus by zero")
    #expect(failure("true && dyn('x')") == "no such overload")
  }

  /// Integer arithmetic is Swift's, an error where Swift's overflows.
  @Test func integersByProperty() throws {
    let environment = try CELEnvironment(variables: [("a", .int), ("b", .int)])
    let operations: [(String, (Int64, Int64) -> (partialValue: Int64, overflow: Bool))] = [
      ("a + b", { $0.addingReportingOverflow($1) }), ("a - b", { $0.subtractingReportingOverflow($1) }),
      ("a * b", { $0.multipliedReportingOverflow(by: $1) }), ("a / b", { $0.dividedReportingOverflow(by: $1) }),
      ("a % b", { $0.remainderReportingOverflow(dividingBy: $1) }),
    ]
    let programs = try operations.map { try environment.compile($0.0) }
    let unchecked = try operations.map {
      try environment.compile("dyn(a) + 0 == 0 ? 0 : 0 + (" + $0.0 + ")", checked: false)
    }
    var random = Random(seed: 7)
    let edges: [Int64] = [0, 1, -1, 2, .max, .min, .max - 1, .min + 1, 1 << 32, 3_037_000_500]
    for round in 0..<2000 {
      let a = round < 100 ? edges[round / 10] : random.int()
      let b = round < 100 ? edges[round % 10] : random.int()
      for (place, operation) in operations.enumerated() {
        let (value, overflow) = operation.1(a, b)
        let found = try? programs[place].evaluate([.int(a), .int(b)]).integer
        #expect(found == (overflow ? nil : value), "\(operation.0) \(a) \(b)")
        if a != 0 { #expect((try? unchecked[place].evaluate([.int(a), .int(b)]).integer) == found) }
      }
    }
  }

  /// An order of mixed numbers agrees with that of doubles, and of two operators one is the other's negation.
  @Test func mixedComparisonsByProperty() throws {
    let environment = try CELEnvironment(variables: [("a", .dyn), ("b", .dyn)])
    let programs = try ["a < b", "a <= b", "a > b", "a >= b", "a == b", "a != b"].map { try environment.compile($0) }
    var random = Random(seed: 8)
    for _ in 0..<2000 {
      let small = Int64(random.below(7)) - 3
      let values: [CELValue] = [
        .int(small), .double(Double(small) / 2), .uint(UInt64(small.magnitude)), .int(random.int()), .double(.nan),
      ]
      let inputs = [values[random.below(values.count)], values[random.below(values.count)]]
      let answers = try programs.map { try $0.test(inputs) }
      let (x, y) = (inputs[0].number, inputs[1].number)
      #expect(
        answers == [x < y, x <= y, x > y, x >= y, x == y, x != y] || inputs.allSatisfy { $0.integer != nil },
        "\(inputs)")
    }
  }
}
