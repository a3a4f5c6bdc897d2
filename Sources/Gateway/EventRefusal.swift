import Contract
import HTTP

/// Why one event is not taken. Holds no value of it but its id, where that is one.
struct EventRefusal: Sendable, Equatable, Error {
  var status: Int
  var code: String
  var field: String?
  var rule: HTTPText
  var remedy: HTTPText

  init(_ violation: ContractViolation, isBinary: Bool = false) {
    status = violation.code.status
    code = violation.code.rawValue
    field = violation.field
    // A Kafka record has ce_ headers, an HTTP request ce- ones.
    if isBinary, violation.field.hasPrefix("ce_") { field = "ce-" + violation.field.dropFirst(3) }
    rule = HTTPText(en: violation.rule.en, zh: violation.rule.zh)
    remedy = HTTPText(en: violation.remedy.en, zh: violation.remedy.zh)
  }

  init(_ reason: GatewayReason, field: String? = nil) {
    status = reason.status
    code = reason.rawValue
    self.field = field
    rule = reason.rule
    remedy = reason.remedy
  }

  var problem: ProblemDocument {
    ProblemDocument(status: status, code: code, field: field, rule: rule, remedy: remedy)
  }

  func json(index: Int) -> JSONValue {
    var members: [JSONValue.Member] = [.init("index", .integer(Int64(index))), .init("code", .string(code))]
    if let field { members.append(.init("field", .string(field))) }
    members.append(.init("rule", rule.json))
    members.append(.init("remedy", remedy.json))
    return .object(members)
  }
}
