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
