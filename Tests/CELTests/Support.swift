import CEL

/// The value of an expression over variables whose declared types are those of their values.
func evaluate(_ text: String, _ variables: [String: CELValue] = [:], checked: Bool = true) throws -> CELValue {
  let names = variables.keys.sorted()
  let environment = try CELEnvironment(variables: names.map { ($0, variables[$0]!.staticType) })
  return try environment.compile(text, checked: checked).evaluate(names.map { variables[$0]! })
}

/// True if the expression is true.
func holds(_ text: String, _ variables: [String: CELValue] = [:], checked: Bool = true) throws -> Bool {
  guard case .bool(let value) = try evaluate(text, variables, checked: checked) else { return false }
  return value
}

/// The message of the error an expression ends in; nil if it has a value.
func failure(_ text: String, _ variables: [String: CELValue] = [:], checked: Bool = true) -> String? {
  do {
    _ = try evaluate(text, variables, checked: checked)
    return nil
  } catch { return "\(error)" }
}

extension CELValue {
  var boolean: Bool? { if case .bool(let value) = self { value } else { nil } }
  var integer: Int64? { if case .int(let value) = self { value } else { nil } }
  var text: String? { if case .string(let value) = self { value } else { nil } }
  var number: Double {
    switch self {
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    case .double(let value): value
    default: .nan
    }
  }
}

/// Numbers that are the same at every run.
struct Random: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
  /// Small and large numbers alike.
  mutating func int() -> Int64 { Int64(bitPattern: next()) >> Int64(below(64)) }
}
