import Contract
import Foundation
import HTTP
import Kafka
import Synchronization
import Testing

@testable import Gateway

/// The `topics` directory of this checkout.
let topicsDirectory = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "topics")

let source = "//intake.example/window/3"
let token = "correct-horse-battery-staple"

func digest(_ text: String) -> String { Secrets.hexadecimal(Secrets.sha256(Array(text.utf8))) }

/// One file of `topics/examples`, a structured event.
struct Example: Sendable, CustomStringConvertible {
  var topic: TopicID
  var name: String
  var bytes: [UInt8]
  var isValid: Bool { name.hasPrefix("valid-") }
  var reason: String? { isValid ? nil : String(name.split(separator: "-")[1]) }
  var description: String { "\(topic.type)/\(name)" }

  static let all: [Example] = TopicID.allCases.filter { $0.direction == .in }.flatMap { topic in
    let folder = topicsDirectory.appending(path: "examples/\(topic.type)")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.sorted().filter { $0.hasSuffix(".json") }.map { file in
      Example(
        topic: topic, name: String(file.dropLast(5)),
        bytes: Array((try? Data(contentsOf: folder.appending(path: file))) ?? Data()))
    }
  }

  static let valid = all.filter(\.isValid)
}

/// Later than every example, except those from the future.
let recordedAt = Timestamp.parse("2025-12-31T00:00:00Z")!

/// A household's application that holds, with an id of its own.
func application(_ id: String, subject: String = "C0001", key: String? = nil, source: String = source) -> [UInt8] {
  let text = String(decoding: Example.valid.first { $0.name == "valid-applied" }!.bytes, as: UTF8.self)
  var event = text.replacing("\"ex-application-1\"", with: "\"\(id)\"").replacing("\"C0001\"", with: "\"\(subject)\"")
    .replacing("//intake.example/window/3", with: source)
  if let key { event = event.replacing("\"specversion\"", with: "\"partitionkey\": \"\(key)\", \"specversion\"") }
  return Array(event.utf8)
}

func batch(_ events: [[UInt8]]) -> [UInt8] {
  Array("[".utf8) + events.joined(separator: Array(",".utf8)) + Array("]".utf8)
}

extension HTTPClient.Answer {
  var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }
  var code: String? { json["code"] as? String }
  var field: String? { json["field"] as? String }
}

func unique(_ name: String) -> String { "\(name)\(UUID().uuidString.lowercased().prefix(8))" }

/// Everything that was logged.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  var log: ServerLog {
    ServerLog { [self] level, message, fields in
      lines.withLock { $0.append("\(level) \(message) \(fields.map { "\($0)=\($1)" }.joined(separator: " "))") }
    }
  }
}

/// A gateway on the mock cluster or on a real one.
final class Bench {
  let cluster: MockCluster?
  let bootstrap: String
  let gateway: Gateway
  let prefix: String
  let lines = LogLines()
  let file: URL

  init(
    bootstrap given: String? = nil, sources: String? = nil, topics: [TopicID] = [.applicationSubmitted, .reviewPassed],
    _ change: (inout GatewaySettings) -> Void = { _ in }
  ) throws {
    cluster = given == nil ? try MockCluster() : nil
    bootstrap = given ?? cluster!.bootstrap
    let prefix = unique("t")
    self.prefix = prefix
    file = FileManager.default.temporaryDirectory.appending(path: unique("sources"))
    try (sources ?? "\(source) \(digest(token)) application.submitted.v1 aid.review.*").write(
      to: file, atomically: true, encoding: .utf8)
    // All topics, so that none is missing.
    let names: [String] = TopicID.allCases.filter { $0.direction == .in }.map { $0.name(prefix: prefix) }
    if let cluster {
      for name in names { try cluster.createTopic(name, partitions: 2) }
    } else {
      _ = try Admin(KafkaConfiguration(bootstrap: bootstrap)).createTopics(
        names.map { NewTopic($0, partitions: 2) }, timeoutMs: 20_000)
    }
    var http = HTTPConfiguration()
    http.port = 0
    var settings = GatewaySettings(
      kafka: KafkaConfiguration(bootstrap: bootstrap), prefix: prefix, sourcesFile: file.path, http: http)
    settings.refreshMs = 20
    change(&settings)
    gateway = try Gateway(settings, log: lines.log)
    try gateway.start()
    let made = gateway
    let isReady = eventually { made.readiness == nil }
    guard isReady else { throw GatewayError("the bench's gateway is not ready") }
  }

  deinit {
    gateway.stop()
    try? FileManager.default.removeItem(at: file)
  }

  var client: HTTPClient { HTTPClient(port: gateway.port) }

  func post(
    _ body: [UInt8], _ type: String = "application/cloudevents+json", path: String = "/v1/events",
    token: String? = token,
    _ headers: [(String, String)] = []
  ) throws -> HTTPClient.Answer {
    var all = headers + [("content-type", type)]
    if let token { all.append(("authorization", "Bearer \(token)")) }
    return try client.request("POST", path, headers: all, body: body)
  }

  struct Stored: Equatable {
    var key: String?
    var value: [UInt8]
    var headers: [String: String]
  }

  /// All records of a topic.
  func stored(_ topic: TopicID, count: Int) throws -> [Stored] {
    let name = topic.name(prefix: prefix)
    let consumer = try Consumer(KafkaConfiguration(bootstrap: bootstrap, ["group.id": unique("reader")]))
    defer { consumer.close(timeoutMs: 5000) }
    let queues = try consumer.assign((0..<2).map { PartitionOffset(name, $0, PartitionOffset.beginning) })
    let batch = MessageBatch(capacity: 1000)
    var found: [Stored] = []
    _ = eventually { () -> Bool in
      _ = consumer.poll(timeoutMs: 5)
      for queue in queues.values {
        batch.release()
        queue.consume(max: 1000, into: batch)
        for index in 0..<batch.count where batch.error(at: index) == nil {
          var headers: [String: String] = [:]
          batch.forEachHeader(at: index) { name, start, count in
            let value = UnsafeRawBufferPointer(start: start, count: count)
            headers[String(cString: name)] = String(decoding: value, as: UTF8.self)
          }
          found.append(
            Stored(
              key: batch.key(at: index).map { String(decoding: $0, as: UTF8.self) },
              value: batch.value(at: index).map(Array.init) ?? [], headers: headers))
        }
      }
      return found.count >= count
    }
    batch.release()
    return found
  }
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

/// Keeps what one thread finds for another.
final class Box<Value: Sendable>: Sendable {
  private let held: Mutex<Value>
  init(_ value: Value) { held = Mutex(value) }
  var value: Value { held.withLock { $0 } }
  func set(_ value: Value) { held.withLock { $0 = value } }
}
