import Foundation
import Synchronization
import Testing

@testable import Kafka

@Suite(.timeLimit(.minutes(2))) struct MockClusterTests {
  @Test func messagesComeBackWithKeyHeadersAndTime() throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t", partitions: 2)
    try produceAndReadBack(cluster.bootstrap, "t")
  }

  @Test func aGroupAssignsAndAClosedClusterIsReported() throws {
    let cluster = try MockCluster(brokers: 3)
    try cluster.createTopic("t", partitions: 6)
    let consumer = try makeConsumer(cluster.bootstrap, group: "g")
    try consumer.subscribe(["t"])
    #expect(try awaitAssignment(consumer).count == 6)
    #expect(consumer.memberId != nil)
    #expect(try consumer.groupMetadata().generation ?? -1 >= 0)
    #expect(try consumer.metadata(timeoutMs: 5000).brokers.count == 3)
    let held = try consumer.assign([PartitionOffset("t", 0, PartitionOffset.beginning)])
    #expect(held.keys.sorted() == [TopicPartition("t", 0)])
    #expect(consumer.close(timeoutMs: 10_000))
    cluster.stop()
    #expect(throws: KafkaError.self) { try cluster.createTopic("u", partitions: 1) }
  }

  /// A revocation that nobody answers once made freeing the client wait for ever.
  @Test(arguments: [nil, 0, 10_000]) func aMemberMayGoAtAnyPoint(closeMs: Int?) throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t", partitions: 4)
    for answersFirst in [false, true] {
      let started = ContinuousClock.now
      do {
        let consumer = try makeConsumer(cluster.bootstrap, group: unique("g"))
        try consumer.subscribe(["t"])
        let held = try awaitAssignment(consumer)
        if answersFirst { _ = try consumer.assign(held.map { PartitionOffset($0, 0) }) }
        if let closeMs { consumer.close(timeoutMs: closeMs) }
      }
      #expect(ContinuousClock.now - started < .seconds(20))
    }
  }

  @Test func everyMessageIsReportedWithItsToken() throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t", partitions: 1)
    let seen = SeenReports()
    let producer = try makeProducer(cluster.bootstrap) { seen.add($0) }
    let topic = try producer.topic("t")
    for token in UInt64(1)...100 {
      try producer.produce(topic, partition: 0, key: nil, value: nil, token: token)
    }
    try producer.flush(timeoutMs: 10_000)
    let reports = seen.all
    #expect(reports.map(\.token) == Array(1...100))
    #expect(reports.map(\.offset) == Array(0..<100))
    #expect(reports.allSatisfy { $0.error == nil && $0.partition == 0 })
    #expect(producer.failedDeliveries == 0 && producer.outstanding == 0)
  }

  /// A broker takes any first sequence number from a producer that it does not know: with a second request under
  /// way, the first would be lost and yet reported as delivered.
  @Test func aFirstRequestThatIsTurnedAwayIsNotLost() throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t", partitions: 2)
    let producer = try makeProducer(cluster.bootstrap, ["linger.ms": "0"])
    try producer.send("t", "so that the leader is known", partition: 1)
    try producer.flush(timeoutMs: 10_000)
    cluster.turnAwayNextProduce(.notLeader, delayMs: 300)
    for number in 1...3 {
      try producer.send("t", "\(number)", partition: 0)
      // Time for a request of its own, well before the first is answered.
      usleep(50_000)
    }
    try producer.flush(timeoutMs: 10_000)
    #expect(producer.failedDeliveries == 0)
    let consumer = try makeConsumer(cluster.bootstrap, group: "g")
    let place = TopicPartition("t", 0)
    #expect(try consumer.queryWatermarks(place, timeoutMs: 5000) == Watermarks(low: 0, high: 3))
  }

  @Test func aFullQueueIsRefusedAfterABoundedWait() throws {
    let producer = try makeProducer(
      "127.0.0.1:1", ["queue.buffering.max.messages": "10", "message.timeout.ms": "60000"])
    let topic = try producer.topic("t")
    let error = try #require(throws: KafkaError.self) {
      for _ in 0..<11 { try producer.produce(topic, partition: 0, key: nil, value: nil, waitMs: 50) }
    }
    #expect(error.code == .queueFull && error.isRetriable && !error.isFatal)
    producer.destroy()
    producer.destroy()
    #expect(throws: KafkaError.self) { try producer.topic("t") }
    #expect(throws: KafkaError.self) {
      try producer.produce(topic, partition: 0, key: nil, value: nil)
    }
  }

  @Test func givenUpMessagesAreCountedWithoutACallback() throws {
    let producer = try makeProducer(
      "127.0.0.1:1", ["message.timeout.ms": "200", "enable.idempotence": "false"])
    try producer.send("t", "never arrives")
    try eventually("delivery given up") {
      producer.poll(timeoutMs: 50)
      return producer.failedDeliveries == 1
    }
  }

  @Test func logAndStatisticsGoToTheObserver() throws {
    let lines = Atomic<Int>(0)
    let statistics = Atomic<Int>(0)
    try withExtendedLifetime(try MockCluster()) { cluster in
      let counts = Counts()
      let observer = ClientObserver(
        log: { _, _, _ in counts.log.wrappingAdd(1, ordering: .relaxed) },
        statistics: { json in
          if json.first == "{", json.last == "}" { counts.statistics.wrappingAdd(1, ordering: .relaxed) }
        })
      let producer = try Producer(
        KafkaConfiguration(
          bootstrap: cluster.bootstrap, ["statistics.interval.ms": "50", "debug": "broker"]),
        observer: observer)
      try eventually("a log line and statistics") {
        producer.poll(timeoutMs: 20)
        return counts.log.load(ordering: .relaxed) > 0 && counts.statistics.load(ordering: .relaxed) > 1
      }
      lines.store(counts.log.load(ordering: .relaxed), ordering: .relaxed)
      statistics.store(counts.statistics.load(ordering: .relaxed), ordering: .relaxed)
    }
    #expect(lines.load(ordering: .relaxed) > 0 && statistics.load(ordering: .relaxed) > 0)
  }
}

final class Counts: Sendable {
  let log = Atomic<Int>(0)
  let statistics = Atomic<Int>(0)
}

final class SeenReports: Sendable {
  private let reports = Mutex<[DeliveryReport]>([])
  func add(_ report: DeliveryReport) { reports.withLock { $0.append(report) } }
  var all: [DeliveryReport] { reports.withLock { $0 } }
}

/// The same on any cluster: key, headers with null and empty values, a null and an empty value.
func produceAndReadBack(_ bootstrap: String, _ name: String) throws {
  let producer = try makeProducer(bootstrap)
  let topic = try producer.topic(name)
  var headers = HeaderList(capacity: 3)
  headers.add("ce_type", "aid.test.v1")
  headers.add("empty", UnsafeRawBufferPointer(start: nil, count: 0))
  headers.add("null", nil)
  try [UInt8]("value".utf8).withUnsafeBytes { value in
    try [UInt8]("key".utf8).withUnsafeBytes { key in
      try producer.produce(
        topic, partition: 1, key: key, value: value, headers: &headers, timestampMs: 1_700_000_000_123)
    }
  }
  try producer.produce(topic, partition: 1, key: nil, value: nil)
  try producer.produce(topic, partition: 1, key: nil, value: UnsafeRawBufferPointer(start: nil, count: 0))
  try producer.flush(timeoutMs: 10_000)

  let consumer = try makeConsumer(bootstrap, group: unique("g"))
  let place = TopicPartition(name, 1)
  let queue = try #require(try consumer.assign([PartitionOffset(place, 0)])[place])
  let batch = MessageBatch(capacity: 10)
  try eventually("three messages") {
    queue.consume(max: 10, into: batch)
    return batch.count == 3
  }
  #expect(batch.key(at: 0).map { String(decoding: $0, as: UTF8.self) } == "key")
  #expect(batch.text(at: 0) == "value")
  #expect(batch.timestampMs(at: 0) == 1_700_000_000_123)
  #expect(batch.topic(at: 0) == name && batch.partition(at: 0) == 1)
  #expect((0..<3).map { batch.offset(at: $0) } == [0, 1, 2])
  var seen: [String] = []
  batch.forEachHeader(at: 0) { name, value, count in
    let text = value.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: count), as: UTF8.self) }
    seen.append("\(String(cString: name))=\(text ?? "nil")")
  }
  #expect(seen == ["ce_type=aid.test.v1", "empty=", "null=nil"])
  #expect(batch.headerCount(at: 0) == 3 && batch.headerCount(at: 1) == 0)
  #expect(batch.key(at: 1) == nil && batch.value(at: 1) == nil)
  #expect(batch.value(at: 2)?.count == 0)
  #expect(batch.error(at: 0) == nil)
  // Messages outlive the consumer's closing, and the client outlives the messages.
  consumer.close(timeoutMs: 5000)
  #expect(batch.text(at: 0) == "value")
  batch.release()
  #expect(batch.isEmpty)
}
