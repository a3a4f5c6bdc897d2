/// Why a request is refused before anybody looks at what it says: a closed list of stable codes.
public enum HTTPReason: String, CaseIterable, Sendable {
  case requestMalformed = "request.malformed"
  case targetTooLong = "target.tooLong"
  case pathMalformed = "path.malformed"
  case pathUnknown = "path.unknown"
  case methodNotAllowed = "method.notAllowed"
  case headerMalformed = "header.malformed"
  case headerRepeated = "header.repeated"
  case headerTooLarge = "header.tooLarge"
  case hostMissing = "host.missing"
  case framingConflict = "framing.conflict"
  case transferCodingUnknown = "transferCoding.unknown"
  case expectationUnknown = "expectation.unknown"
  case bodyUnexpected = "body.unexpected"
  case bodyTooLarge = "body.tooLarge"
  case timeExceeded = "time.exceeded"
  case serverBusy = "server.busy"
  case serverStopping = "server.stopping"
  case serverFault = "server.fault"

  public var status: Int {
    switch self {
    case .requestMalformed, .pathMalformed, .headerMalformed, .headerRepeated, .hostMissing, .framingConflict,
      .transferCodingUnknown, .bodyUnexpected:
      400
    case .pathUnknown: 404
    case .methodNotAllowed: 405
    case .timeExceeded: 408
    case .bodyTooLarge: 413
    case .targetTooLong: 414
    case .expectationUnknown: 417
    case .headerTooLarge: 431
    case .serverFault: 500
    case .serverBusy, .serverStopping: 503
    }
  }

  /// What the rule says.
  public var rule: HTTPText { texts.rule }
  /// What the client can do.
  public var remedy: HTTPText { texts.remedy }

  private var texts: (rule: HTTPText, remedy: HTTPText) {
    func text(_ en: String, _ zh: String, _ remedyEn: String, _ remedyZh: String) -> (HTTPText, HTTPText) {
      (HTTPText(en: en, zh: zh), HTTPText(en: remedyEn, zh: remedyZh))
    }
    switch self {
    case .requestMalformed:
      return text(
        "the request is not well-formed HTTP/1.1", "请求不符合HTTP/1.1格式",
        "send it with an HTTP library", "请使用HTTP程序库发送")
    case .targetTooLong:
      return text("the address is too long", "请求地址过长", "shorten the address", "请缩短请求地址")
    case .pathMalformed:
      return text(
        "the path has empty or dot parts, or characters or escapes that are not allowed",
        "路径含有空段、点段或不允许的字符或转义",
        "use the path as the OpenAPI document has it", "请使用OpenAPI文档中的路径")
    case .pathUnknown:
      return text(
        "there is nothing at this path", "该路径不存在",
        "use a path of the OpenAPI document", "请使用OpenAPI文档中的路径")
    case .methodNotAllowed:
      return text(
        "this path does not take this method", "该路径不支持此方法",
        "use a method that the field Allow names", "请使用Allow字段所列的方法")
    case .headerMalformed:
      return text(
        "a header field has a name or value with characters that are not allowed", "请求头的名称或值含有不允许的字符",
        "correct the field, or leave it out", "请改正或删除该请求头")
    case .headerRepeated:
      return text(
        "a header field that may stand once stands twice", "只能出现一次的请求头重复出现",
        "send the field once", "该请求头只发送一次")
    case .headerTooLarge:
      return text(
        "there are too many header fields, or they are too long", "请求头过多或过长",
        "send fewer and shorter fields", "请减少或缩短请求头")
    case .hostMissing:
      return text(
        "the field Host has to stand exactly once and be a host's name", "Host请求头须出现且仅出现一次，并为合法主机名",
        "send one Host field", "请发送一个Host请求头")
    case .framingConflict:
      return text(
        "the length of the body is said twice, or in two ways", "请求体长度被重复或以两种方式说明",
        "send either one Content-Length or `Transfer-Encoding: chunked`", "请只发送一个Content-Length，或只使用分块传输")
    case .transferCodingUnknown:
      return text(
        "the only transfer coding is `chunked`, in HTTP/1.1", "传输编码只支持HTTP/1.1的chunked",
        "send the body with a Content-Length", "请以Content-Length发送请求体")
    case .expectationUnknown:
      return text(
        "the only expectation is `100-continue`", "Expect只支持100-continue",
        "leave the field Expect out", "请删除Expect请求头")
    case .bodyUnexpected:
      return text(
        "this request takes no body", "此请求不接受请求体", "send it without a body", "请不带请求体发送")
    case .bodyTooLarge:
      return text(
        "the body is larger than this server takes", "请求体超过服务器允许的大小",
        "send fewer events at once", "请减少一次发送的事件数")
    case .timeExceeded:
      return text(
        "the request did not arrive in time", "请求未在规定时间内到达完毕",
        "send the whole request without pauses", "请不间断地发送完整请求")
    case .serverBusy:
      return text(
        "the server holds as many requests as it can", "服务器正在处理的请求已达上限",
        "send the same bytes again after Retry-After", "请在Retry-After之后以相同字节重新发送")
    case .serverStopping:
      return text(
        "the server is stopping", "服务器正在停止",
        "send the same bytes again after Retry-After", "请在Retry-After之后以相同字节重新发送")
    case .serverFault:
      return text(
        "the server could not deal with the request", "服务器未能处理该请求",
        "send the same bytes again; if that does not help, tell the operators the field `instance`",
        "请以相同字节重新发送；如仍失败，请将instance字段告知运维人员")
    }
  }
}

/// A refusal made before the handler is asked.
struct HTTPRefusal: Error, Equatable {
  let reason: HTTPReason
  /// The header or part concerned; never its value.
  var field: String?

  init(_ reason: HTTPReason, _ field: String? = nil) {
    self.reason = reason
    self.field = field
  }
}
