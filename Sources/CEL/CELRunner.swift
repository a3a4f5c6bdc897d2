/// Answers requests of one line of JSON each.
///
/// A request has `expr` and may have `id`; `vars`, typed values by name; `types`, the declared type of a name, which
/// otherwise is that of its value; `records`, fields and their types by record name; `functions`, signatures that
/// exist for the checker only; `container`; `checked` (true); `checkOnly`; `repeat`, evaluations to time.
/// The answer has `value` or `error`, `type` if asked by `"typed":true`, `perSecond` with `repeat`.
public enum CELRunner {
  public static func answer(line: String) -> String {
    var members: [Json.Member] = []
    do {
      let request = try Json(line)
      if let id = request["id"] { members.append(Json.Member(name: "id", value: id)) }
      members += try answer(request)
    } catch {
      members.append(Json.Member(name: "error", value: .string("\(error)")))
    }
    return Json.object(members).text
  }

  private static func answer(_ request: Json) throws -> [Json.Member] {
    guard case .string(let text)? = request["expr"] else { throw CELError("the request has no 'expr'") }
    var checked = true
    if case .bool(false)? = request["checked"] { checked = false }
    var container = ""
    if case .string(let name)? = request["container"] { container = name }

    let records = try records(request)
    var values: [String: CELValue] = [:]
    for member in members(request["vars"]) {
      values[member.name] = try CELValue(
        json: member.value, records: Dictionary(records.map { ($0.name, $0) }) { first, _ in first })
    }
    var types = values.mapValues(\.staticType)
    for member in members(request["types"]) {
      guard case .string(let type) = member.value else { throw CELError("a type is a text") }
      types[member.name] = try SignatureReader.type(type)
    }
    let names = types.keys.sorted()
    let environment = try CELEnvironment(
      variables: names.map { ($0, types[$0] ?? .dyn) }, records: records, functions: functions(request),
      container: container)
    let program = try environment.compile(text, checked: checked)
    var answer: [Json.Member] = []
    if case .bool(true)? = request["typed"] {
      answer.append(Json.Member(name: "type", value: .string(program.type.description)))
    }
    if case .bool(true)? = request["checkOnly"] { return answer }
    let inputs = names.map { values[$0] ?? .absent }
    answer.insert(Json.Member(name: "value", value: try program.evaluate(inputs).json()), at: 0)
    if case .number(let count)? = request["repeat"], let count = Int(count), count > 0 {
      answer.append(
        Json.Member(name: "perSecond", value: .number(try perSecond(program, inputs, min(count, 100_000_000)))))
    }
    return answer
  }

  private static func perSecond(_ program: CELProgram, _ inputs: [CELValue], _ count: Int) throws -> String {
    let start = ContinuousClock.now
    for _ in 0..<count { _ = try program.evaluate(inputs) }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return String(Int(Double(count) / max(seconds, 1e-9)))
  }

  private static func members(_ json: Json?) -> [Json.Member] {
    if case .object(let members)? = json { members } else { [] }
  }

  private static func records(_ request: Json) throws -> [CELRecordType] {
    try members(request["records"]).map { record in
      let fields = try members(record.value).map { field in
        guard case .string(let type) = field.value else { throw CELError("a type is a text") }
        return (name: field.name, type: try SignatureReader.type(type))
      }
      return CELRecordType(record.name, fields)
    }
  }

  private static func functions(_ request: Json) -> [CELFunction] {
    guard case .array(let signatures)? = request["functions"] else { return [] }
    return signatures.compactMap { signature in
      guard case .string(let text) = signature else { return nil }
      return CELFunction(text) { _ in throw CELError("the function is declared for the checker only") }
    }
  }
}
