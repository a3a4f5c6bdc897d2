/// A page that is the same for everybody, held in memory.
public struct StaticPage: Sendable {
  public var path: String
  public var mediaType: String
  public var bytes: [UInt8]
  /// Fields in place of the server's own, for instance a `Content-Security-Policy` that lets its own script run.
  public var headers: HTTPHeaders

  public init(_ path: String, _ mediaType: String, _ bytes: [UInt8], headers: HTTPHeaders = HTTPHeaders()) {
    self.path = path
    self.mediaType = mediaType
    self.bytes = bytes
    self.headers = headers
  }

  /// Answers 304 to who has the same bytes already.
  public var route: Route {
    let tag = "\"\(StaticPage.digest(bytes))\""
    var fresh = HTTPResponse.bytes(200, mediaType, bytes)
    for field in headers.fields { fresh.headers.set(field.name, field.value) }
    fresh.headers.set("etag", tag)
    fresh.headers.set("cache-control", "no-cache")
    let page = fresh
    return .get(path) { request in
      let known = (request.head.headers["if-none-match"] ?? "").split(separator: ",").map { $0.trimmed }
      guard known.contains(where: { $0 == tag || $0 == "W/" + tag || $0 == "*" }) else { return page }
      return HTTPResponse(304, headers: HTTPHeaders([("etag", tag), ("cache-control", "no-cache")]))
    }
  }

  /// FNV-1a, 64 bits: tells versions of our own pages apart, nothing more.
  public static func digest(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
