import Foundation
import Synchronization

@testable import HTTP

/// A client that sends exactly the bytes it is given.
///
/// `@unchecked Sendable`: answers are read by one thread; another one only sends.
final class RawClient: @unchecked Sendable {
  private let socket: Int32
  private var buffer: [UInt8] = []
  private(set) var isClosed = false

  struct Answer {
    var status: Int
    var headers: [String: String]
    var body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }
    var code: String? { json["code"] as? String }
    var field: String? { json["field"] as? String }
  }

  struct Gone: Error {}

  init(_ port: UInt16) throws {
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Gone() }
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(socket) }

  /// false when the other end has gone.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// No more is sent.
  func finish() { shutdown(socket, Int32(SHUT_WR)) }

  private func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &piece, piece.count, 0)
    guard count > 0 else {
      isClosed = count == 0 || errno != EAGAIN
      return false
    }
    buffer += piece[..<count]
    return true
  }

  /// The next answer, whole; `bodiless`: to a HEAD.
  func answer(bodiless: Bool = false) throws -> Answer {
    var end: Int?
    while true {
      end = buffer.indices.dropLast(3).first { Array(buffer[$0..<$0 + 4]) == [13, 10, 13, 10] }
      if end != nil { break }
      guard fill() else { throw Gone() }
    }
    let lines = String(decoding: buffer[..<end!], as: UTF8.self).components(separatedBy: "\r\n")
    buffer.removeFirst(end! + 4)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let pair = line.split(separator: ":", maxSplits: 1)
      headers[pair[0].lowercased()] = String(pair.count > 1 ? pair[1].drop { $0 == " " } : "")
    }
    var answer = Answer(status: Int(lines[0].split(separator: " ")[1]) ?? 0, headers: headers, body: [])
    if answer.status == 100 { return answer }
    if bodiless || answer.status == 204 || answer.status == 304 { return answer }
    if headers["transfer-encoding"] == "chunked" {
      while true {
        let size = Int(try line(), radix: 16) ?? 0
        answer.body += try take(size)
        _ = try line()
        if size == 0 { return answer }
      }
    }
    if let length = headers["content-length"].flatMap({ Int($0) }) {
      answer.body = try take(length)
    } else {
      while fill() {}
      answer.body = buffer
      buffer = []
    }
    return answer
  }

  /// A line of the body as it comes.
  func line() throws -> String {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        let text = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeFirst(end + 1)
        return text.hasSuffix("\r\n") ? String(text.dropLast()) : String(text.filter { $0 != "\r" })
      }
      guard fill() else { throw Gone() }
    }
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count { guard fill() else { throw Gone() } }
    defer { buffer.removeFirst(count) }
    return Array(buffer[..<count])
  }

  /// Everything until the other end closes; nil when it does not.
  func rest() -> String? {
    while fill() {}
    return isClosed ? String(decoding: buffer, as: UTF8.self) : nil
  }
}

/// Keeps what a test wants to have for later.
final class Box<Value: Sendable>: Sendable {
  private let held: Mutex<Value>
  init(_ value: Value) { held = Mutex(value) }
  var value: Value { held.withLock { $0 } }
  func set(_ value: Value) { held.withLock { $0 = value } }
  func change(_ body: (inout Value) -> Void) { held.withLock { body(&$0) } }
}

/// A server with small limits and a few routes.
func makeServer(_ extra: [Route] = [], _ change: (inout HTTPConfiguration) -> Void = { _ in }) throws -> HTTPServer {
  var configuration = HTTPConfiguration()
  configuration.port = 0
  configuration.headTimeoutMs = 10_000
  change(&configuration)
  let routes = [
    Route.get("/hello") { .text(200, "hello \($0.head.client)") },
    Route("POST", "/echo", bodyBytesMax: 100_000) { request, responder in
      responder.send(.bytes(200, "application/octet-stream", request.body))
    },
    Route.get("/parts/{name}/x") { .text(200, $0.parameters["name"] ?? "") },
    StaticPage("/page", "text/html; charset=utf-8", Array("<p>page</p>".utf8)).route,
  ]
  let server = try HTTPServer(configuration, handler: Router(routes + extra))
  try server.start()
  return server
}

/// A condition with a deadline.
func eventually(_ seconds: Int = 20, _ condition: () -> Bool) -> Bool {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while !condition() {
    if ContinuousClock.now > deadline { return false }
    usleep(1000)
  }
  return true
}

/// Where a program is, or nil.
func tool(_ name: String) -> String? {
  ["/usr/bin", "/bin", "/usr/local/bin"].map { "\($0)/\(name)" }.first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}

/// What a program prints; throws where it fails.
func output(_ name: String, _ arguments: [String]) throws -> String {
  struct Failed: Error {}
  let process = Process()
  process.executableURL = URL(filePath: tool(name) ?? "/nowhere")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw Failed() }
  return String(decoding: data, as: UTF8.self)
}
