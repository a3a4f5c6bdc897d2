import Contract
import Foundation
import Kafka
import Pipeline
import Postgres
import Synthesis
import Synchronization

/// A synthetic event as it goes to its topic.
struct BenchEvent {
  var topic: String
  var key: [UInt8]
  var headers: [(String, String)]
  var value: [UInt8]

  init(_ view: SyntheticEventView) {
    let event = view.event
    topic = event.topic
    key = Array(event.key.utf8)
    headers = event.headers.map { ($0.name, $0.value) }
    value = Array(event.data)
  }

  /// An event of our own; `topic` gets its prefix when it is published.
  init(_ topic: TopicID, id: String, subject: String, at: String, json: String) {
    self.topic = topic.name()
    key = Array(subject.utf8)
    headers = [
      ("ce_specversion", "1.0"), ("ce_id", id), ("ce_source", "//dripline/bench"), ("ce_type", topic.type),
      ("ce_time", at), ("ce_subject", subject), ("content-type", "application/json"),
    ]
    value = Array(json.utf8)
  }

  func moved(to prefix: String) -> BenchEvent {
    var copy = self
    if let topic = TopicID(name: topic) { copy.topic = topic.name(prefix: prefix) }
    return copy
  }
}

/// Publishes synthetic events.
final class BenchPublisher {
  private let producer: Producer
  private var handles: [String: TopicHandle] = [:]
  private(set) var count = 0

  init(_ settings: PipelineSettings) throws {
    // It shares the machine, and a request holds one partition: it gathers for longer, which the latency
    // includes. The topics have leaders, so no first request is turned away.
    producer = try Producer(
      KafkaConfiguration([
        "partitioner": "murmur2_random", "linger.ms": "200", "max.in.flight.requests.per.connection": "5",
      ]).merging(settings.kafka))
  }

  func send(_ event: BenchEvent) throws {
    if handles[event.topic] == nil { handles[event.topic] = try producer.topic(event.topic) }
    var headers = HeaderList(capacity: 8)
    for (name, value) in event.headers { headers.add(name, value) }
    try event.key.withUnsafeBytes { key in
      try event.value.withUnsafeBytes { value in
        try producer.produce(handles[event.topic]!, key: key, value: value, headers: &headers, waitMs: 30_000)
      }
    }
    count += 1
    if count % 256 == 0 { producer.poll(timeoutMs: 0) }
  }

  func poll() { producer.poll(timeoutMs: 0) }

  func finish() throws {
    try producer.flush(timeoutMs: 60_000)
    guard producer.failedDeliveries == 0 else { throw Failure("the broker did not take every fact") }
  }
}

/// Notes when emissions can be read by a `read_committed` subscriber: of every topic the partitions of some
/// villages, since it shares the machine with what it measures.
final class BenchListener: @unchecked Sendable {
  private let consumer: Consumer
  private let queues: [TopicPartition: PartitionQueue]
  private let stopAt = Mutex<Date?>(nil)
  private let done = DispatchSemaphore(value: 0)
  /// One partition in so many is read, and one emission in so many of it is noted.
  private static let partitionsApart: Int32 = 4, emissionsApart: Int64 = 2
  /// `ce_id` and moment, written by the listener's thread until it is done.
  private var seen: [(id: String, at: Double)] = []

  /// - Parameter fromEnd: what is on the topics already is left out.
  init(_ settings: PipelineSettings, fromEnd: Bool = false) throws {
    consumer = try settings.consumer(group: "\(settings.group).listener")
    let present = try consumer.metadata(timeoutMs: 15_000).topics
    var starts: [PartitionOffset] = []
    for topic in TopicID.allCases where topic.direction == .out && topic != .caseState {
      let name = topic.name(prefix: settings.prefix)
      for partition in present[name] ?? [] where partition.id % Self.partitionsApart == 0 {
        let place = TopicPartition(name, partition.id)
        let start = fromEnd ? try consumer.queryWatermarks(place, timeoutMs: 15_000).high : 0
        starts.append(PartitionOffset(name, partition.id, start))
      }
    }
    queues = try consumer.assign(starts)
    Thread.detachNewThread { [self] in listen() }
  }

  private func listen() {
    let batch = MessageBatch(capacity: 1000)
    while stopAt.withLock({ $0.map { Date() < $0 } ?? true }) {
      var got = false
      for queue in queues.values {
        batch.release()
        guard queue.consume(max: 1000, into: batch) > 0 else { continue }
        got = true
        let now = Date().timeIntervalSince1970 * 1000
        for index in 0..<batch.count
        where batch.offset(at: index) % Self.emissionsApart == 0 && batch.error(at: index) == nil {
          batch.forEachHeader(at: index) { name, value, size in
            guard let value, strcmp(name, "ce_id") == 0 else { return }
            seen.append((String(decoding: UnsafeRawBufferPointer(start: value, count: size), as: UTF8.self), now))
          }
        }
      }
      if !got { _ = consumer.poll(timeoutMs: 1) }
    }
    done.signal()
  }

  func stop(after seconds: Double) {
    stopAt.withLock { $0 = Date(timeIntervalSinceNow: seconds) }
    done.wait()
    consumer.close(timeoutMs: 1000)
  }

  /// The same of facts of one topic, before a moment and after it (milliseconds since 1970).
  func latencies(_ times: FactTimes, of topic: String, split: Double) -> (before: [Double], after: [Double]) {
    var (before, after): ([Double], [Double]) = ([], [])
    for entry in seen where entry.id.hasPrefix(topic) {
      guard let published = times.recordedAt(emission: entry.id) else { continue }
      if published < split { before.append(entry.at - published) } else { after.append(entry.at - published) }
    }
    return (before, after)
  }

  /// From the fact's publication to its emission's being readable, in milliseconds.
  func latencies(_ settings: PipelineSettings, warmUpUntil: Date) throws -> [Double] {
    let times = try FactTimes(settings)
    let first = warmUpUntil.timeIntervalSince1970 * 1000
    return seen.compactMap { entry in
      guard let published = times.recordedAt(emission: entry.id), published >= first else { return nil }
      return entry.at - published
    }
  }
}
