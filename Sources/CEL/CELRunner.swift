/// Answers requests of one line of JSON each.
///
/// A request has `expr` and may have `id`; `vars`, typed values by name; `types`, the declared type of a name, which
/// otherwise is that of its value; `records`, fields and their types by record name; `functions`, signatures that
/// exist for the checker only; `container`; `checked` (true); `checkOnly`; `repeat`, evaluations to time, for two
/// seconds at most. The answer has `value` or `error`, `type` if asked by `"typed":true`, `perSecond` with `repeat`.
///
/// A thread that answers any line needs 2 MB of stack, in a debug build 8 MB.
public enum CELRunner {
  /// Evaluations and the time they took.
  public struct Timing: Sendable {
    public var evaluations = 0
    public var time = Duration.zero
    public init() {}
  }

  /// Answers one request as one line.
  public static func answer(line: String) -> String {
    var timing = Timing()
    return answer(line: line, repeating: 1, timing: &timing)
  }

  /// As `answer(line:)`, with the expression evaluated `count` times once it is compiled.
  public static func answer(line: String, repeating count: Int, timing: inout Timing) -> String {
    var members: [Json.Member] = []
    do {
      let request = try Json(line)
      if let id = request["id"] { members.append(Json.Member(name: "id", value: id)) }
      members += try answer(request, count, &timing)
    } catch {
      members.append(Json.Member(name: "error", value: .string("\(error)")))
    }
    return Json.object(members).text
  }

  private static func answer(_ request: Json, _ count: Int, _ timing: inout Timing) throws -> [Json.Member] {
    guard case .string(let text)? = request["expr"] else { throw CELError("the request has no 'expr'") }
    var checked = true
    if case .bool(false)? = request["checked"] { checked = false }
    var container = ""
    if case .string(let name)? = request["container"] { container = name }

    try checkSize(request)
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
    let start = ContinuousClock.now
    let result = Result { try program.evaluate(inputs) }
    for _ in 1..<max(1, count) { _ = try? program.evaluate(inputs) }
    timing.time += ContinuousClock.now - start
    timing.evaluations += max(1, count)
    answer.insert(Json.Member(name: "value", value: try result.get().json()), at: 0)
    if case .number(let count)? = request["repeat"], let count = Int(count), count > 0 {
      answer.append(
        Json.Member(name: "perSecond", value: .number(try perSecond(program, inputs, count))))
    }
    return answer
  }

  private static func perSecond(_ program: CELProgram, _ inputs: [CELValue], _ count: Int) throws -> String {
    let start = ContinuousClock.now
    var done = 0
    var time = Duration.zero
    while done < count, time < .seconds(2) {
      // A look at the clock costs as much as a small expression.
      for _ in 0..<min(count - done, program.cost < 100 ? 1000 : 1) {
        _ = try program.evaluate(inputs)
        done += 1
      }
      time = ContinuousClock.now - start
    }
    return String(Int(Double(done) / max(time / .seconds(1), 1e-9)))
  }

  /// Bounds the names a request declares, all of which a fault may be compared with.
  private static func checkSize(_ request: Json) throws {
    let fields = members(request["records"]).reduce(0) { $0 + 1 + members($1.value).count }
    guard members(request["vars"]).count + members(request["types"]).count + fields <= 10_000 else {
      throw CELError("the request declares more than 10000 names")
    }
    if case .array(let functions)? = request["functions"], functions.count > 1000 {
      throw CELError("the request declares more than 1000 functions")
    }
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
