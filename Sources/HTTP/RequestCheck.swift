/// A request's head as the library hands it over.
struct RawHead {
  var method: String
  var target: String
  var version: String
  var headers: HTTPHeaders
}

/// Refuses heads that are not well-formed, or that two readers could take for two different requests.
struct RequestCheck: Sendable {
  var targetBytesMax: Int
  var headersMax: Int
  var headerBytesMax: Int

  init(_ configuration: HTTPConfiguration) {
    targetBytesMax = configuration.targetBytesMax
    headersMax = configuration.headersMax
    headerBytesMax = configuration.headerBytesMax
  }

  /// Fields whose second occurrence another program might prefer.
  static let once: Set<String> = [
    "authorization", "content-encoding", "content-type", "cookie", "expect", "if-none-match", "if-modified-since",
    "origin",
  ]

  func head(_ raw: RawHead, client: String, isSecure: Bool) throws(HTTPRefusal) -> HTTPRequestHead {
    guard HeaderForm.isToken(raw.method), raw.method.utf8.count <= 32, ["HTTP/1.1", "HTTP/1.0"].contains(raw.version)
    else {
      throw HTTPRefusal(.requestMalformed)
    }
    guard raw.target.utf8.count <= targetBytesMax else { throw HTTPRefusal(.targetTooLong) }
    try checkFields(raw.headers)
    let isNew = raw.version == "HTTP/1.1"
    let hosts = raw.headers.fields.filter { $0.name == "host" }
    guard hosts.count == 1 || hosts.isEmpty && !isNew, hosts.allSatisfy({ HostName.isValid($0.value) }) else {
      throw HTTPRefusal(.hostMissing, "host")
    }
    let (length, isChunked) = try framing(raw.headers, isNew)
    if let expectation = raw.headers["expect"], expectation.lowercased() != "100-continue" {
      throw HTTPRefusal(.expectationUnknown, "expect")
    }
    guard let target = RequestTarget(raw.target) else { throw HTTPRefusal(.pathMalformed) }
    return HTTPRequestHead(
      method: raw.method, target: target, headers: raw.headers, contentLength: length, isChunked: isChunked,
      client: client, isSecure: isSecure)
  }

  private func checkFields(_ headers: HTTPHeaders) throws(HTTPRefusal) {
    var bytes = 0
    var seen: Set<String> = []
    guard headers.fields.count <= headersMax else { throw HTTPRefusal(.headerTooLarge) }
    for field in headers.fields {
      bytes += field.name.utf8.count + field.value.utf8.count
      guard bytes <= headerBytesMax else { throw HTTPRefusal(.headerTooLarge) }
      guard HeaderForm.isToken(field.name) else { throw HTTPRefusal(.headerMalformed) }
      guard HeaderForm.isValue(field.value) else {
        throw HTTPRefusal(.headerMalformed, field.name.utf8.count <= 40 ? field.name : nil)
      }
      if RequestCheck.once.contains(field.name), !seen.insert(field.name).inserted {
        throw HTTPRefusal(.headerRepeated, field.name)
      }
    }
  }

  /// How long the body is. Anything but one plain statement is refused: smuggled requests live on two.
  private func framing(_ headers: HTTPHeaders, _ isNew: Bool) throws(HTTPRefusal) -> (length: Int?, isChunked: Bool) {
    let codings = headers.count("transfer-encoding")
    let lengths = headers.count("content-length")
    if codings > 0 {
      guard codings == 1, lengths == 0 else { throw HTTPRefusal(.framingConflict, "transfer-encoding") }
      guard isNew, headers["transfer-encoding"]?.lowercased() == "chunked" else {
        throw HTTPRefusal(.transferCodingUnknown, "transfer-encoding")
      }
      return (nil, true)
    }
    guard lengths <= 1 else { throw HTTPRefusal(.framingConflict, "content-length") }
    guard let text = headers["content-length"] else { return (nil, false) }
    guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let length = Int(text)
    else { throw HTTPRefusal(.headerMalformed, "content-length") }
    return (length, false)
  }
}
