import Glibc

/// A plain client for benches and checks: one connection, one request after the other, no TLS. Waits in the
/// calling thread.
public final class HTTPClient {
  /// A response, read to its end.
  public struct Answer: Sendable {
    public var status: Int
    public var headers: HTTPHeaders
    public var body: [UInt8]
    public var text: String { String(decoding: body, as: UTF8.self) }
  }

  private let host: String
  private let port: UInt16
  private var socket: Int32 = -1
  private var buffer: [UInt8] = []
  private let timeoutSeconds: Int

  /// `host`: a numeric address.
  public init(host: String = "127.0.0.1", port: UInt16, timeoutSeconds: Int = 60) {
    self.host = host
    self.port = port
    self.timeoutSeconds = timeoutSeconds
  }

  deinit { disconnect() }

  private func disconnect() {
    if socket >= 0 { close(socket) }
    socket = -1
    buffer = []
  }

  private func connect() throws(HTTPServerError) {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let first = found else {
      throw HTTPServerError("\(host) is not a numeric address")
    }
    defer { freeaddrinfo(first) }
    socket = Glibc.socket(first.pointee.ai_family, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
    var one: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    guard Glibc.connect(socket, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0 else {
      disconnect()
      throw HTTPServerError("nobody answers at \(host):\(port)")
    }
  }

  /// Sends a request and waits for its answer. After an error the next call connects anew.
  public func request(
    _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8] = []
  ) throws(HTTPServerError) -> Answer {
    if socket < 0 { try connect() }
    var head = "\(method) \(path) HTTP/1.1\r\nhost: \(host.contains(":") ? "[\(host)]" : host):\(port)\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if !body.isEmpty || method == "POST" { head += "content-length: \(body.count)\r\n" }
    do throws(HTTPServerError) {
      try send(Array((head + "\r\n").utf8) + body)
      var answer = try readHead()
      // 100 Continue stands before the answer proper.
      while answer.status == 100 { answer = try readHead() }
      if method != "HEAD", answer.status != 204, answer.status != 304 { answer.body = try readBody(answer.headers) }
      if answer.headers["connection"]?.lowercased() == "close" { disconnect() }
      return answer
    } catch {
      disconnect()
      throw error
    }
  }

  private func send(_ bytes: [UInt8]) throws(HTTPServerError) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      // Who refuses a request early may have answered it.
      if count <= 0 { return }
      sent += count
    }
  }

  private func fill() throws(HTTPServerError) {
    let count = withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { piece in
      let count = recv(socket, piece.baseAddress!, piece.count, 0)
      if count > 0 { buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[..<count])) }
      return count
    }
    guard count > 0 else { throw HTTPServerError("the connection to \(host):\(port) ended before the answer") }
  }

  private func line() throws(HTTPServerError) -> String {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        defer { buffer.removeFirst(end + 1) }
        return String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
      }
      try fill()
    }
  }

  private func readHead() throws(HTTPServerError) -> Answer {
    let first = try line().split(separator: " ")
    guard first.count >= 2, let status = Int(first[1]) else {
      throw HTTPServerError("no HTTP comes from \(host):\(port)")
    }
    var answer = Answer(status: status, headers: HTTPHeaders(), body: [])
    while true {
      let text = try line()
      if text.isEmpty { return answer }
      let pair = text.split(separator: ":", maxSplits: 1)
      if pair.count == 2 { answer.headers.add(String(pair[0]), String(pair[1].trimmed)) }
    }
  }

  private func readBody(_ headers: HTTPHeaders) throws(HTTPServerError) -> [UInt8] {
    if headers["transfer-encoding"]?.lowercased() == "chunked" {
      var body: [UInt8] = []
      while true {
        guard let size = Int(try line(), radix: 16) else { throw HTTPServerError("a chunk has no size") }
        body += try take(size)
        _ = try line()
        if size == 0 { return body }
      }
    }
    return try take(headers["content-length"].flatMap { Int($0) } ?? 0)
  }

  private func take(_ count: Int) throws(HTTPServerError) -> [UInt8] {
    while buffer.count < count { try fill() }
    defer { buffer.removeFirst(count) }
    return Array(buffer[..<count])
  }
}
