/// RFC 9457: why a request was refused, for programs and for people in both languages. Holds no value
/// that the client sent.
public struct ProblemDocument: Sendable, Equatable {
  public var status: Int
  /// The stable code, such as `field.missing`; `type` is made of it.
  public var code: String
  /// The place: a path in the body such as `data.members[0].residentId`, a header, or nil.
  public var field: String?
  public var rule: HTTPText
  public var remedy: HTTPText
  /// Further members, behind these.
  public var members: [JSONValue.Member]
  /// Names this one answer in the server's log: `urn:uuid:...`.
  public var instance: String

  public init(
    status: Int, code: String, field: String? = nil, rule: HTTPText, remedy: HTTPText,
    members: [JSONValue.Member] = []
  ) {
    self.status = status
    self.code = code
    self.field = field
    self.rule = rule
    self.remedy = remedy
    self.members = members
    instance = RandomName.urn()
  }

  public init(_ reason: HTTPReason, field: String? = nil) {
    self.init(status: reason.status, code: reason.rawValue, field: field, rule: reason.rule, remedy: reason.remedy)
  }

  public static let mediaType = "application/problem+json"

  /// The members of RFC 9457, and Dripline's own: field, rule, remedy.
  public func json(_ language: HTTPLanguage = .en) -> JSONValue {
    let place = field.map { "\($0): " } ?? ""
    let separator = language == .zh ? "；" : "; "
    var all: [JSONValue.Member] = [
      .init("type", "urn:dripline:problem:\(code)"), .init("title", .string(rule.text(language))),
      .init("status", .integer(Int64(status))),
      .init("detail", .string(place + rule.text(language) + separator + remedy.text(language))),
      .init("instance", .string(instance)), .init("code", .string(code)),
    ]
    if let field { all.append(.init("field", .string(field))) }
    all.append(.init("rule", rule.json))
    all.append(.init("remedy", remedy.json))
    return .object(all + members)
  }

  /// `retryAfterSeconds`: goes into `Retry-After`.
  public func response(_ language: HTTPLanguage = .en, retryAfterSeconds: Int? = nil) -> HTTPResponse {
    var response = HTTPResponse.bytes(status, ProblemDocument.mediaType, json(language).bytes)
    response.headers.set("content-language", language == .zh ? "zh-CN" : "en")
    if let retryAfterSeconds { response.headers.set("retry-after", "\(retryAfterSeconds)") }
    return response
  }
}

extension HTTPText {
  public var json: JSONValue { ["en": .string(en), "zh": .string(zh)] }
}

/// Random names in the form of a version 4 UUID.
enum RandomName {
  static func urn() -> String {
    var generator = SystemRandomNumberGenerator()
    let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let text = Array((hex(high) + hex(low)).utf8)
    var out = "urn:uuid:"
    for (index, byte) in text.enumerated() {
      if [8, 12, 16, 20].contains(index) { out += "-" }
      out.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return out
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
