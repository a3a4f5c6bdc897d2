import CLibrdkafka
import Synchronization

/// A member of a consumer group whose owner assigns its partitions and reads each through its own queue.
///
/// All calls block and belong on dedicated threads. `poll` must be called at least each
/// `max.poll.interval.ms`. There is no seek, pause or resume: librdkafka 2.0 loses messages when they run
/// beside batch reads. Start offsets go into `assign`; to slow a partition down, do not read its queue.
///
/// `@unchecked Sendable`: librdkafka's handle is thread-safe, the rest is in a lock or immutable.
public final class Consumer: @unchecked Sendable {
  let client: Client
  private let isClosed = Mutex(false)

  /// - Parameters:
  ///   - configuration: needs `bootstrap.servers` and `group.id`; completed from `KafkaConfiguration.consumerDefaults`.
  ///   - observer: told of errors, logs and statistics.
  public init(
    _ configuration: KafkaConfiguration, observer: ClientObserver = ClientObserver()
  ) throws(KafkaConfigurationError) {
    guard let group = configuration["group.id"], !group.isEmpty else {
      throw KafkaConfigurationError(problems: [.init(setting: "group.id", reason: "missing")])
    }
    var defaults = KafkaConfiguration.consumerDefaults
    defaults["enable.auto.commit"] = "false"
    defaults["enable.auto.offset.store"] = "false"
    client = try Client(RD_KAFKA_CONSUMER, configuration, adding: defaults, ClientCallbacks(observer))
    // Rebalances, statistics and errors then all arrive by `poll`.
    rd_kafka_poll_set_consumer(client.native)
  }

  /// Joins the group for these topics; the first `.assigned` follows by `poll`.
  public func subscribe(_ topics: [String]) throws(KafkaError) {
    let list = TopicPartitionList(topics: topics)
    try KafkaError.check(rd_kafka_subscribe(client.native, list.native), "subscribe")
  }

  /// Waits up to `timeoutMs` for the next rebalance or error; nil if there was none. Never messages.
  public func poll(timeoutMs: Int) -> ConsumerEvent? {
    if let event = nextEvent() { return event }
    if let message = rd_kafka_consumer_poll(client.native, bounded(timeoutMs)) {
      defer { rd_kafka_message_destroy(message) }
      let code = KafkaErrorCode(message.pointee.err)
      let error: KafkaError
      if code == .noError {
        // `assign` takes every partition's queue away from here first; a message would be a lost one.
        error = KafkaError(.state, "poll", "a message arrived outside its partition's queue", isFatal: true)
      } else {
        error =
          client.fatalError
          ?? KafkaError(
            code, "poll", rd_kafka_message_errstr(message).map { String(cString: $0) },
            isRetriable: code.isTransient)
      }
      client.callbacks.state.withLock { $0.events.append(.error(error)) }
    }
    return nextEvent()
  }

  private func nextEvent() -> ConsumerEvent? {
    client.callbacks.state.withLock { $0.events.isEmpty ? nil : $0.events.removeFirst() }
  }

  /// Takes over partitions, each from its start offset, in place of all held before.
  ///
  /// Each queue is cut off from the common one before fetching starts, so no message goes elsewhere. Queues of
  /// an earlier assignment must not be used any more.
  public func assign(_ starts: [PartitionOffset]) throws(KafkaError) -> [TopicPartition: PartitionQueue] {
    var queues: [TopicPartition: PartitionQueue] = [:]
    for start in starts { queues[start.partition] = try PartitionQueue(client, start.partition) }
    let list = TopicPartitionList(starts)
    try KafkaError.check(rd_kafka_assign(client.native, list.native), "assign")
    client.callbacks.state.withLock { $0.owesAnswer = false }
    return queues
  }

  /// Gives up all partitions; what their queues still hold is dropped.
  public func unassign() throws(KafkaError) {
    try KafkaError.check(rd_kafka_assign(client.native, nil), "unassign")
    client.callbacks.state.withLock { $0.owesAnswer = false }
  }

  /// The group's name, generation and member as they stand now.
  ///
  /// Call it on `.assigned`, before `assign`, and keep the copy for those partitions. A member that has been
  /// put out has generation -1, and the coordinator takes offsets sent with that from anybody: such metadata
  /// is refused here with `unknownMemberId`.
  public func groupMetadata() throws(KafkaError) -> GroupMetadata {
    guard let native = rd_kafka_consumer_group_metadata(client.native) else {
      throw KafkaError(.state, "groupMetadata", "no group")
    }
    let metadata = GroupMetadata(taking: native)
    guard let generation = metadata.generation, generation >= 0 else {
      throw KafkaError(.unknownMemberId, "groupMetadata", "not a member of the group at present")
    }
    return metadata
  }

  /// The name that the group knows this member by, or nil before it has joined.
  public var memberId: String? {
    guard let text = rd_kafka_memberid(client.native) else { return nil }
    defer { rd_kafka_mem_free(client.native, text) }
    return text.pointee == 0 ? nil : String(cString: text)
  }

  /// The error that ended this consumer, for instance a fenced `group.instance.id`.
  public var fatalError: KafkaError? { client.fatalError }

  /// Leaves the group. A static member (`group.instance.id`) only stops its heartbeat: its partitions stay with
  /// it until the session ends or the same instance is back. Without `close` the group waits for that, too.
  ///
  /// The client is freed with the last of this object, its queues and filled batches. Returns false when the
  /// group did not answer in time; freeing then waits for the answer, or for librdkafka's own limit of 5 s.
  @discardableResult
  public func close(timeoutMs: Int) -> Bool {
    let wasClosed = isClosed.withLock { closed in
      defer { closed = true }
      return closed
    }
    guard !wasClosed else { return true }
    return client.close(timeoutMs: timeoutMs)
  }
}
