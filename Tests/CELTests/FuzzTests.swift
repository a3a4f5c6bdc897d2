import CEL
import Testing

/// Whatever text comes in, there is an answer: a value or an error.
@Suite struct FuzzTests {
  private static let tokens = [
    "1", "0", "-1", "2u", "1.5", "'a'", "b'b'", "true", "false", "null", "a", "b", "l", "m", "s", "x", "y", "r", "+",
    "-", "*", "/", "%", "!", "&&", "||",
    "==", "!=", "<", "<=", ">", ">=", "in", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}", "[?", ".?", "size(",
    ".size()", "has(", ".all(x, ", ".exists(x, ",
    ".map(x, ", ".filter(y, ", ".exists_one(x, ", ".transformMap(x, y, ", "cel.bind(x, ", ".optMap(x, ", "optional.of(",
    "optional.none()", "int(", "string(", "double(",
    "uint(", "bytes(", "type(", "dyn(", "timestamp(", "duration('1s')", ".getHours()", ".format([", "'%s'",
    ".matches('a+')", ".split('')", ".join()", ".substring(1)",
    ".replace('a', 'bb')", "math.greatest(", "lists.range(", ".flatten()", ".sort()", ".sortBy(x, ", ".distinct()",
    "sets.contains(", "base64.decode(", "ip(", "R{f: ", "r.f",
    ".reverse()", "\"\\x41\"", "9223372036854775807", "1e300", "'\u{4e2d}'", "cel.block([", "cel.index(0)", "`a-b`",
    "//", "\n", "@", "\\", "'", "é",
  ]

  private static func environment() throws -> CELEnvironment {
    var limits = CELLimits()
    limits.steps = 20_000
    let record = CELRecordType("R", ["f": .int, "g": .list(.string)])
    return try CELEnvironment(
      variables: [
        ("a", .int), ("b", .bool), ("l", .list(.int)), ("m", .map(.string, .int)), ("s", .string), ("r", .record("R")),
        ("n", .dyn),
      ],
      records: [record], limits: limits)
  }

  private static func inputs(_ environment: CELEnvironment) throws -> [CELValue] {
    let record = CELRecordType("R", ["f": .int, "g": .list(.string)])
    return [
      .int(3), .bool(true), .list([.int(1), .int(2), .int(0)]), .map(try CELMap([(.string("a"), .int(1))])),
      .string("a\u{4e2d}b"),
      .record(CELRecord(record, [.int(5)])), .null,
    ]
  }

  private static func answer(_ environment: CELEnvironment, _ inputs: [CELValue], _ text: String, checked: Bool)
    -> CELValue?
  {
    try? environment.compile(text, checked: checked).evaluate(inputs)
  }

  @Test func randomTokens() throws {
    let environment = try Self.environment()
    let inputs = try Self.inputs(environment)
    var random = Random(seed: 11)
    var valid = 0
    for _ in 0..<3000 {
      let text = (0..<1 + random.below(14)).map { _ in Self.tokens[random.below(Self.tokens.count)] }.joined(
        separator: random.below(3) == 0 ? " " : "")
      let checked = Self.answer(environment, inputs, text, checked: true)
      let unchecked = Self.answer(environment, inputs, text, checked: false)
      if checked != nil {
        valid += 1
        // Checking only refuses; it changes no value.
        #expect("\(String(describing: checked.map(show)))" == "\(String(describing: unchecked.map(show)))", "\(text)")
      }
    }
    #expect(valid > 20)
  }

  /// Expressions that are well formed, of random shape: the folded answer is that over variables.
  @Test func randomTrees() throws {
    var random = Random(seed: 12)
    let variables: [String: CELValue] = ["p": .int(2), "q": .int(-3), "t": .bool(true), "u": .string("xy")]
    let literals = ["p": "2", "q": "-3", "t": "true", "u": "'xy'"]
    var valid = 0
    for _ in 0..<1500 {
      let template = Self.tree(&random, depth: 4)
      var folded = template
      for (name, literal) in literals { folded = folded.replacing("$" + name, with: "(" + literal + ")") }
      let open = template.replacing("$", with: "")
      let a = try? evaluate(folded)
      let b = try? evaluate(open, variables)
      let c = try? evaluate(open, variables, checked: false)
      if a != nil { valid += 1 }
      #expect(a.map(show) == b.map(show), "\(template)")
      if b != nil { #expect(b.map(show) == c.map(show), "\(template)") }
    }
    #expect(valid > 200)
  }

  private static func tree(_ random: inout Random, depth: Int) -> String {
    if depth == 0 || random.below(6) == 0 {
      return ["$p", "$q", "$t", "$u", "1", "'z'", "0", "false"][random.below(8)]
    }
    func sub() -> String { tree(&random, depth: depth - 1) }
    switch random.below(12) {
    case 0...2: return "(\(sub()) \(["+", "-", "*", "/", "%"][random.below(5)]) \(sub()))"
    case 3, 4: return "(\(sub()) \(["==", "!=", "<", "<=", ">", ">="][random.below(6)]) \(sub()))"
    case 5: return "(\(sub()) && \(sub()))"
    case 6: return "(\(sub()) || \(sub()) || \(sub()))"
    case 7: return "(\(sub()) ? \(sub()) : \(sub()))"
    case 8: return "[\(sub()), \(sub())][\(["0", "1", "2", "$p"][random.below(4)])]"
    case 9:
      return
        "[\(sub()), \(sub())].\(["all", "exists", "map", "filter", "exists_one"][random.below(5)])(k, k \(["==", "<", "+"][random.below(3)]) \(sub()))"
    case 10: return "cel.bind(v, \(sub()), v == v ? v : \(sub()))"
    default: return "size([\(sub())])"
    }
  }

  @Test func damagedExpressions() throws {
    let environment = try Self.environment()
    let inputs = try Self.inputs(environment)
    let sound =
      "l.filter(x, x > 0 && has(m.a)).map(y, string(y) + s.substring(0, 1)).join(',') == '1a,2a' ? r.f > 1u || b : {'k': [1.5, null]}[s][0] in l"
    var random = Random(seed: 13)
    for _ in 0..<1500 {
      var bytes = Array(sound.utf8)
      for _ in 0..<1 + random.below(3) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(random.below(256))
        case 2: bytes.insert(bytes[random.below(bytes.count)], at: place)
        default: bytes = Array(bytes[..<place])
        }
        if bytes.isEmpty { bytes = [40] }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      _ = Self.answer(environment, inputs, text, checked: true)
      _ = Self.answer(environment, inputs, text, checked: false)
    }
  }

  /// The runner answers any line with one line.
  @Test func damagedRequests() {
    let sound =
      #"{"id":"1","expr":"a + 1 > b","vars":{"a":{"int":"41"},"b":{"double":1.5},"c":{"map":[[{"string":"k"},{"list":[]}]]}}}"#
    var random = Random(seed: 14)
    for _ in 0..<1500 {
      var bytes = Array(sound.utf8)
      let place = random.below(bytes.count)
      if random.below(2) == 0 { bytes[place] = UInt8(32 + random.below(95)) } else { bytes = Array(bytes[..<place]) }
      let answer = CELRunner.answer(line: String(decoding: bytes, as: UTF8.self))
      #expect(answer.hasPrefix("{") && answer.hasSuffix("}") && !answer.contains("\n"))
    }
  }
}

/// A value as text, in which NaN equals itself.
private func show(_ value: CELValue) -> String {
  switch value {
  case .list(let items): "[" + items.map(show).joined(separator: ",") + "]"
  case .map(let map): "{" + map.entries.map { show($0.key) + ":" + show($0.value) }.joined(separator: ",") + "}"
  case .optional(let optional): "optional(" + (optional.value.map(show) ?? "") + ")"
  case .record(let record): "R{" + record.fields.map(show).joined(separator: ",") + "}"
  default: "\(value)"
  }
}
