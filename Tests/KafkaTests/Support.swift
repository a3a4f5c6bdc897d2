import Foundation
import Testing

@testable import Kafka

/// A real cluster by address, given from outside; without it only the mock cluster is used.
enum RealCluster {
  static let bootstrap = ProcessInfo.processInfo.environment["DRIPLINE_TEST_BOOTSTRAP"] ?? ""
  static var isGiven: Bool { !bootstrap.isEmpty }
}

extension Trait where Self == ConditionTrait {
  static var realCluster: Self {
    .enabled(if: RealCluster.isGiven, "set DRIPLINE_TEST_BOOTSTRAP to a cluster's address")
  }
}

func unique(_ name: String) -> String { "test.\(name).\(UUID().uuidString.lowercased().prefix(8))" }

/// Repeats until `condition` holds; fails the test after `seconds`.
func eventually(
  within seconds: Int = 30, _ what: Comment, at place: SourceLocation = #_sourceLocation,
  _ condition: () throws -> Bool
) throws {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while try !condition() {
    try #require(ContinuousClock.now < deadline, what, sourceLocation: place)
  }
}

func makeTopic(_ name: String, partitions: Int = 1) throws -> String {
  let topic = unique(name)
  let admin = try Admin(KafkaConfiguration(bootstrap: RealCluster.bootstrap))
  let outcome = try admin.createTopics([NewTopic(topic, partitions: partitions)], timeoutMs: 10_000)
  try #require(outcome == [topic: .done])
  try eventually("topic \(topic) has leaders") {
    try admin.metadata(timeoutMs: 5000).topics[topic]?.allSatisfy { $0.leader != nil } ?? false
  }
  return topic
}

func makeProducer(
  _ bootstrap: String = RealCluster.bootstrap, _ settings: [String: String] = [:],
  onDelivery: (@Sendable (DeliveryReport) -> Void)? = nil
) throws -> Producer {
  try Producer(KafkaConfiguration(bootstrap: bootstrap, settings), onDelivery: onDelivery)
}

func makeTransactional(_ id: String, _ settings: [String: String] = [:]) throws -> Producer {
  let own = ["transactional.id": id, "transaction.timeout.ms": "10000"]
  let producer = try makeProducer(RealCluster.bootstrap, own.merging(settings) { $1 })
  try producer.initTransactions(timeoutMs: 30_000)
  return producer
}

func makeConsumer(
  _ bootstrap: String = RealCluster.bootstrap, group: String, _ settings: [String: String] = [:]
) throws -> Consumer {
  try Consumer(
    KafkaConfiguration(bootstrap: bootstrap, ["group.id": group].merging(settings) { $1 }))
}

extension Producer {
  func send(
    _ topic: String, _ text: String, partition: Int32 = 0
  ) throws {
    let handle = try self.topic(topic)
    var text = text
    try text.withUTF8 {
      try produce(
        handle, partition: partition, key: nil, value: UnsafeRawBufferPointer($0), waitMs: 5000)
    }
  }
}

/// What one read gave, copied out.
struct Received: Equatable {
  var offset: Int64
  var text: String?
}

extension MessageBatch {
  func text(at index: Int) -> String? { value(at: index).map { String(decoding: $0, as: UTF8.self) } }

  func received() -> [Received] {
    (0..<count).map { Received(offset: offset(at: $0), text: text(at: $0)) }
  }
}

/// Reads one partition from its first offset until its (stable) end, through an assigned queue.
func readAll(
  _ bootstrap: String = RealCluster.bootstrap, _ topic: String, partition: Int32 = 0,
  isolation: String = "read_committed"
) throws -> [Received] {
  let consumer = try makeConsumer(bootstrap, group: unique("reader"), ["isolation.level": isolation])
  defer { consumer.close(timeoutMs: 5000) }
  let place = TopicPartition(topic, partition)
  let end = try consumer.queryWatermarks(place, timeoutMs: 10_000).high
  let queue = try #require(
    try consumer.assign([PartitionOffset(place, PartitionOffset.beginning)])[place])
  let batch = MessageBatch(capacity: 1000)
  var all: [Received] = []
  try eventually("partition read to \(end)") {
    _ = consumer.poll(timeoutMs: 5)
    queue.consume(max: 1000, into: batch)
    all += batch.received()
    batch.release()
    return try end == 0 || consumer.positions([place])[place] ?? 0 >= end
  }
  return all
}

/// Polls until the group has given this member partitions, and returns them sorted.
func awaitAssignment(_ consumer: Consumer) throws -> [TopicPartition] {
  var result: [TopicPartition]?
  try eventually("assignment") {
    if case .assigned(let partitions)? = consumer.poll(timeoutMs: 100) { result = partitions.sorted() }
    return result != nil
  }
  return result!
}
