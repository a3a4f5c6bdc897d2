/// What stands before a request's body, checked.
public struct HTTPRequestHead: Sendable {
  /// As sent: methods tell capitals from small letters.
  public let method: String
  public let target: RequestTarget
  public let headers: HTTPHeaders
  /// nil: no body, or one in chunks.
  public let contentLength: Int?
  public let isChunked: Bool
  /// The other end's numeric address, without port.
  public let client: String
  /// Whether the connection is encrypted.
  public let isSecure: Bool

  /// A head made by hand, for handlers called without a server. The path must be a plain one.
  public init(
    method: String = "POST", path: String, headers: HTTPHeaders = HTTPHeaders(), client: String = "",
    isSecure: Bool = false
  ) {
    self.init(
      method: method, target: RequestTarget(path) ?? RequestTarget("/")!, headers: headers,
      contentLength: headers["content-length"].flatMap { Int($0) }, isChunked: headers["transfer-encoding"] != nil,
      client: client, isSecure: isSecure)
  }

  init(
    method: String, target: RequestTarget, headers: HTTPHeaders, contentLength: Int?, isChunked: Bool, client: String,
    isSecure: Bool
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.contentLength = contentLength
    self.isChunked = isChunked
    self.client = client
    self.isSecure = isSecure
  }

  public var path: String { target.path }
  public var hasBody: Bool { isChunked || contentLength ?? 0 > 0 }

  /// The language that the client would rather read.
  public var language: HTTPLanguage { HTTPLanguage(accepting: headers["accept-language"]) }

  /// `Content-Type`; nil when there is none or it is malformed.
  public var mediaType: MediaType? { headers["content-type"].flatMap(MediaType.init) }

  /// The cookies by name; a name that stands twice keeps the first.
  public var cookies: [String: String] {
    var found: [String: String] = [:]
    for part in (headers["cookie"] ?? "").split(separator: ";").prefix(100) {
      let pair = part.trimmed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2, found[String(pair[0])] == nil { found[String(pair[0])] = String(pair[1]) }
    }
    return found
  }
}

/// A whole request.
public struct HTTPRequest: Sendable {
  public let head: HTTPRequestHead
  public let body: [UInt8]
  /// What `HTTPHandler.admit` handed on, for instance who the client is.
  public let context: (any Sendable)?
  /// Parts of the path by the names in the route's pattern.
  public internal(set) var parameters: [String: String] = [:]

  public init(head: HTTPRequestHead, body: [UInt8] = [], context: (any Sendable)? = nil) {
    self.head = head
    self.body = body
    self.context = context
  }
}
