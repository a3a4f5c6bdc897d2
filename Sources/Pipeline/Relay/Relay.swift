import Contract
import Foundation
import Kafka
import Synchronization

/// Follows emission topics as any subscriber does, and publishes what another topic is to carry of them.
///
/// Each once: what is published and how far was read are one Kafka transaction, a later life of the same name fences
/// an earlier one, and a member that the group has put out is refused. What is published keeps the emission's id.
public final class Relay: Sendable {
  /// Where it reads, and what becomes of a record there.
  public struct Route: Sendable {
    public var sources: Set<TopicID>
    public var target: TopicID
    /// The group's name behind the workers', and the `ce_source` behind theirs.
    public var name: String
    /// The value to be published for an emission; nil: nothing.
    public var make: @Sendable (TopicID, [UInt8]) -> [UInt8]?

    public init(
      from sources: Set<TopicID>, to target: TopicID, name: String,
      make: @escaping @Sendable (TopicID, [UInt8]) -> [UInt8]?
    ) {
      self.sources = sources
      self.target = target
      self.name = name
      self.make = make
    }
  }

  private let settings: PipelineSettings
  private let route: Route
  private let member: String
  private let log: Log
  private let isStopping = Atomic<Bool>(false)
  public let health: RelayHealth

  private static let batchMax = 2000
  private static let callTimeoutMs = 15_000

  /// - Parameters:
  ///   - settings: of the deployment; no database is needed.
  ///   - route: what it follows, and what it makes of that.
  ///   - member: a lasting name, unique among the living: its next life fences the last.
  ///   - log: told of starts and trouble.
  public init(_ settings: PipelineSettings, _ route: Route, member: String, log: Log) {
    self.settings = settings
    self.route = route
    self.member = member
    self.log = log
    health = RelayHealth(route.sources)
  }

  /// Ends `run` after the batch in hand. From any thread.
  public func stop() { isStopping.store(true, ordering: .releasing) }

  private var isOver: Bool { isStopping.load(ordering: .acquiring) }

  /// Runs until it is stopped, or until nothing has come for so long.
  ///
  /// - Parameter idleSeconds: nil: goes on. Otherwise a broker that does not let it in ends it, too.
  /// - Throws: `KafkaError` where a login or a right is refused and it is to end by itself.
  public func run(idleSeconds: Double?) throws {
    var attempt = 0
    while !isOver {
      do {
        try life(idleSeconds) { attempt = 0 }
        return
      } catch {
        guard error is KafkaError || error is PublishProblem else { throw error }
        if idleSeconds != nil, (error as? KafkaError)?.isRefusal == true { throw error }
        attempt += 1
        log.warning("starting over: \(error)", [("attempt", "\(attempt)")])
        Backoff.pause(attempt: min(attempt + 2, 9))
      }
    }
  }

  /// One membership. A producer's open transaction is undone by its next life.
  private func life(_ idleSeconds: Double?, _ isWell: () -> Void) throws {
    let consumer = try Consumer(
      KafkaConfiguration(["auto.offset.reset": "earliest"]).merging(settings.kafka).merging(
        KafkaConfiguration(["group.id": "\(settings.group).\(route.name)"])))
    defer { consumer.close(timeoutMs: 5000) }
    let producer = try ProducerMaker.make(settings, name: "\(route.name)-\(member)")
    defer { producer.destroy() }
    let target = try producer.topic(route.target.name(prefix: settings.prefix))
    let topics = Dictionary(uniqueKeysWithValues: route.sources.map { ($0.name(prefix: settings.prefix), $0) })
    try consumer.subscribe(topics.keys.sorted())

    let batch = MessageBatch(capacity: Self.batchMax)
    let trouble = Trouble()
    var held: (group: GroupMetadata, queues: [PartitionQueue])?
    var idleSince = Date(), askedAt = Date.distantPast
    while !isOver {
      if let event = consumer.poll(timeoutMs: batch.isEmpty ? 50 : 0) {
        switch event {
        case .assigned(let partitions):
          let group = try consumer.groupMetadata()
          let committed = try consumer.committed(partitions, timeoutMs: Self.callTimeoutMs)
          let queues = try consumer.assign(
            partitions.map { PartitionOffset($0, committed[$0] ?? PartitionOffset.beginning) })
          held = (group, Array(queues.values))
          log.info("following", [("partitions", "\(partitions.count)")])
          isWell()
          idleSince = Date()
        case .revoked:
          held = nil
          try consumer.unassign()
        case .error(let error):
          if error.isFatal || error.isRefusal { throw error }
          trouble.note("kafka: \(error)", log)
        }
        continue
      }
      batch.release()
      for queue in held?.queues ?? [] where !batch.isFull { queue.consume(max: Self.batchMax / 4, into: batch) }
      if let held, !batch.isEmpty {
        health.work.beat()
        try publish(batch, producer, target, consumer, held.group, topics)
        health.work.rest()
        health.broker.note()
        idleSince = Date()
      } else if Date().timeIntervalSince(askedAt) > 5 {
        // A broker that says nothing and one that has nothing to say look alike.
        askedAt = Date()
        if (try? consumer.metadata(timeoutMs: 2000)) != nil { health.broker.note() }
      } else if held != nil, let idleSeconds, Date().timeIntervalSince(idleSince) >= idleSeconds {
        return
      }
    }
  }

  private func publish(
    _ batch: MessageBatch, _ producer: Producer, _ target: TopicHandle, _ consumer: Consumer, _ group: GroupMetadata,
    _ topics: [String: TopicID]
  ) throws {
    var next: [TopicPartition: Int64] = [:]
    var published: [TopicID: Int] = [:]
    if settings.transactions { try producer.beginTransaction() }
    for index in 0..<batch.count {
      if let error = batch.error(at: index) {
        guard error.isRetriable else { throw error }
        continue
      }
      let name = batch.topic(at: index)
      next[TopicPartition(name, batch.partition(at: index))] = batch.offset(at: index) + 1
      guard let topic = topics[name], let value = batch.value(at: index), let made = route.make(topic, Array(value))
      else { continue }
      try produce(made, batch, index, producer, target)
      published[topic, default: 0] += 1
    }
    let offsets = next.map { PartitionOffset($0.key, $0.value) }
    if settings.transactions {
      try producer.sendOffsets(offsets, groupMetadata: group, timeoutMs: Self.callTimeoutMs)
      try producer.commitTransaction(timeoutMs: Self.callTimeoutMs)
    } else {
      try producer.flush(timeoutMs: Self.callTimeoutMs)
      guard producer.failedDeliveries == 0 else { throw PublishProblem.undelivered }
      try consumer.commit(offsets, timeoutMs: Self.callTimeoutMs)
    }
    for (topic, count) in published { health.published[topic.suffix].add(count) }
  }

  /// Key, id, time, subject and trace are the emission's.
  private func produce(
    _ value: [UInt8], _ batch: MessageBatch, _ index: Int, _ producer: Producer, _ target: TopicHandle
  ) throws {
    var headers = HeaderList(capacity: 8)
    headers.add("ce_specversion", "1.0")
    headers.add("ce_source", "\(PublishStage.source)/\(route.name)")
    headers.add("ce_type", route.target.type)
    headers.add("content-type", "application/json")
    batch.forEachHeader(at: index) { name, value, size in
      guard Self.kept.contains(String(cString: name)) else { return }
      headers.add(name, strlen(name), UnsafeRawBufferPointer(start: value, count: value == nil ? 0 : size))
    }
    try value.withUnsafeBytes { value in
      try producer.produce(target, key: batch.key(at: index), value: value, headers: &headers, waitMs: 30_000)
    }
    producer.poll(timeoutMs: 0)
  }

  private static let kept: Set<String> = ["ce_id", "ce_time", "ce_subject", "ce_traceparent", "traceparent"]
}
