import Contract
import Foundation
import HTTP
import Synchronization

/// Sends prepared events to a gateway as fast as it takes them, and measures.
public struct GatewayLoad: Sendable {
  /// A numeric address.
  public var host = "127.0.0.1"
  public var port: UInt16 = 8080
  public var token = ""
  /// Events of one request; 1: structured mode, otherwise batches.
  public var batchEvents = 500
  public var connections = 4

  public init() {}

  /// What was measured.
  public struct Outcome: Sendable {
    public var events = 0
    public var seconds = 0.0
    /// Of each request that was taken, from its first byte to the answer.
    public var latenciesMs: [Double] = []
    /// Requests put off by 429 and 503, and sent again.
    public var putOff = 0
    public var eventsPerSecond: Double { seconds > 0 ? Double(events) / seconds : 0 }
  }

  /// A line as `dripline synth` writes it, made an event of `source` under an id of its own: the same line
  /// twice is no repeat.
  public static func event(
    _ line: UnsafeRawBufferPointer, source: String, idSuffix: String, prefix: String, decoder: FactDecoder
  ) throws(ContractViolation) -> [UInt8] {
    let now = Instant(milliseconds: WallClock.milliseconds())
    let parsed = try decoder.decode(line: line, recordedAt: now, prefix: prefix)
    let id = String(parsed.id.suffix(Limits.identifierLength - idSuffix.utf8.count - 1))
    var members: [JSONValue.Member] = [
      .init("specversion", "1.0"), .init("id", .string("b\(id)\(idSuffix)")),
      .init("source", .string(source)), .init("type", .string(parsed.topic.type)), .init("time", .string(parsed.time)),
      .init("subject", .string(parsed.subject)),
    ]
    if let key = parsed.key { members.append(.init("partitionkey", .string(key))) }
    var bytes = JSONValue.object(members).bytes
    bytes.removeLast()
    bytes += ",\"data\":".utf8
    bytes += line[parsed.data]
    bytes.append(0x7D)
    return bytes
  }

  /// - Throws: what a refusal other than "later" says.
  public func run(_ events: [[UInt8]]) throws -> Outcome {
    let bodies = stride(from: 0, to: events.count, by: batchEvents).map { first -> (bytes: [UInt8], count: Int) in
      let part = events[first..<min(first + batchEvents, events.count)]
      if batchEvents == 1 { return (part.first!, 1) }
      var bytes: [UInt8] = [0x5B]
      bytes.reserveCapacity(part.reduce(2) { $0 + $1.count + 1 })
      for (index, event) in part.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        bytes += event
      }
      bytes.append(0x5D)
      return (bytes, part.count)
    }
    let next = Atomic<Int>(0)
    let shared = Mutex<(outcome: Outcome, problem: String?)>((Outcome(), nil))
    let group = DispatchGroup()
    let started = ContinuousClock.now
    for _ in 0..<connections {
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        let found = work(bodies, next)
        shared.withLock { shared in
          shared.outcome.events += found.outcome.events
          shared.outcome.latenciesMs += found.outcome.latenciesMs
          shared.outcome.putOff += found.outcome.putOff
          shared.problem = shared.problem ?? found.problem
        }
      }
    }
    group.wait()
    let elapsed = (ContinuousClock.now - started) / .seconds(1)
    return try shared.withLock { shared in
      if let problem = shared.problem { throw GatewayError(problem) }
      shared.outcome.seconds = elapsed
      return shared.outcome
    }
  }

  /// One connection's part.
  private func work(_ bodies: [(bytes: [UInt8], count: Int)], _ next: borrowing Atomic<Int>) -> (
    outcome: Outcome, problem: String?
  ) {
    let client = HTTPClient(host: host, port: port)
    let type = batchEvents == 1 ? "application/cloudevents+json" : "application/cloudevents-batch+json"
    let headers = [("authorization", "Bearer \(token)"), ("content-type", type)]
    var outcome = Outcome()
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < bodies.count else { return (outcome, nil) }
      do {
        while true {
          let started = ContinuousClock.now
          let answer = try client.request("POST", "/v1/events", headers: headers, body: bodies[index].bytes)
          // 200: a repeat among the facts, which the broker has already.
          if [200, 202].contains(answer.status) {
            outcome.latenciesMs.append((ContinuousClock.now - started) / .milliseconds(1))
            outcome.events += bodies[index].count
            break
          }
          guard [429, 503].contains(answer.status) else {
            // Holds nothing of what was sent.
            return (outcome, "\(answer.status): \(answer.text.prefix(600))")
          }
          outcome.putOff += 1
          Thread.sleep(forTimeInterval: Double(answer.headers["retry-after"] ?? "1") ?? 1)
        }
      } catch {
        return (outcome, "\(error)")
      }
    }
  }
}
