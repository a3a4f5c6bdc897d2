/// An answer.
public struct HTTPResponse: Sendable {
  /// What is sent.
  public enum Body: Sendable {
    case none
    case bytes([UInt8])
    /// Sent as it comes, in chunks.
    case stream(HTTPStream)
  }

  public var status: Int
  public var headers: HTTPHeaders
  public var body: Body
  /// The connection ends with this answer.
  public var closes = false

  public init(_ status: Int, headers: HTTPHeaders = HTTPHeaders(), body: Body = .none) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A response with a body of that media type.
  public static func bytes(_ status: Int = 200, _ mediaType: String, _ bytes: [UInt8]) -> HTTPResponse {
    HTTPResponse(status, headers: HTTPHeaders([("content-type", mediaType)]), body: .bytes(bytes))
  }

  /// Plain text in UTF-8.
  public static func text(_ status: Int = 200, _ text: String) -> HTTPResponse {
    .bytes(status, "text/plain; charset=utf-8", Array(text.utf8))
  }

  /// A JSON document.
  public static func json(_ status: Int = 200, _ value: JSONValue) -> HTTPResponse {
    .bytes(status, "application/json", value.bytes)
  }

  /// The same with a field set.
  public func adding(_ name: String, _ value: String) -> HTTPResponse {
    var response = self
    response.headers.set(name, value)
    return response
  }
}

/// A cookie to be set. Closed by default: not for scripts, not across sites, only over TLS.
public struct SetCookie: Sendable {
  public var name: String
  public var value: String
  public var path = "/"
  /// Seconds; nil: until the browser ends. 0 takes the cookie away.
  public var maxAgeSeconds: Int?
  public var isSecure = true
  public var sameSite = "Strict"

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// The text of `Set-Cookie`; nil when a part has characters that would end it.
  public var text: String? {
    let isPlain: (String) -> Bool = {
      $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && ![0x22, 0x2C, 0x3B, 0x5C].contains($0) }
    }
    guard HeaderForm.isToken(name), isPlain(value), isPlain(path) else { return nil }
    return "\(name)=\(value); Path=\(path)" + (maxAgeSeconds.map { "; Max-Age=\($0)" } ?? "")
      + (isSecure ? "; Secure" : "")
      + "; HttpOnly; SameSite=\(sameSite)"
  }
}
