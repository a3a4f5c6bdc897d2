import CLibrdkafka

/// An idempotent producer, transactional when its configuration has a `transactional.id`.
///
/// After a fatal error, or a transaction call that timed out, destroy it and make another: that is routine,
/// and the new one fences the old one's open transaction.
///
/// `@unchecked Sendable`: librdkafka's handle is thread-safe. `topic` and `destroy` change state without a
/// lock: the owner calls them from one thread, and `destroy` when no other call runs.
public final class Producer: @unchecked Sendable {
  /// Let librdkafka choose the partition by the key's hash.
  public static let unassigned: Int32 = RD_KAFKA_PARTITION_UA

  private var client: Client?
  private let callbacks: ClientCallbacks
  private var topics: [String: OpaquePointer] = [:]

  /// - Parameters:
  ///   - configuration: completed from `KafkaConfiguration.producerDefaults`.
  ///   - observer: told of errors, logs and statistics.
  ///   - onDelivery: called for every message from `poll`, `flush` and `commitTransaction`. Without it only failures
  ///     are reported by librdkafka, and counted, which is cheaper.
  public init(
    _ configuration: KafkaConfiguration, observer: ClientObserver = ClientObserver(),
    onDelivery: (@Sendable (DeliveryReport) -> Void)? = nil
  ) throws(KafkaConfigurationError) {
    callbacks = ClientCallbacks(observer, onDelivery: onDelivery)
    var defaults = KafkaConfiguration.producerDefaults
    if configuration["transactional.id"] == nil { defaults.merge(KafkaConfiguration.plainProducerDefaults) { $1 } }
    if onDelivery == nil { defaults["delivery.report.only.error"] = "true" }
    client = try Client(RD_KAFKA_PRODUCER, configuration, adding: defaults, callbacks)
  }

  deinit { destroy() }

  func native(_ operation: String) throws(KafkaError) -> OpaquePointer {
    guard let client else { throw KafkaError(.state, operation, "the producer is destroyed") }
    return client.native
  }

  /// How many messages were given up, since the producer was made.
  public var failedDeliveries: Int { callbacks.failedDeliveries.load(ordering: .relaxed) }

  /// Why the last of them was given up.
  public var deliveryTrouble: KafkaError? { callbacks.deliveryTrouble }

  /// Messages waiting to be sent or acknowledged, and reports waiting for `poll`.
  public var outstanding: Int { client.map { Int(rd_kafka_outq_len($0.native)) } ?? 0 }

  /// The error that ended this producer, or nil.
  public var fatalError: KafkaError? { client?.fatalError }

  func explained(_ error: KafkaError) -> KafkaError { client?.explained(error) ?? error }

  /// The handle of a topic, made once a name.
  public func topic(_ name: String) throws(KafkaError) -> TopicHandle {
    let rk = try native("topic")
    if let known = topics[name] { return TopicHandle(name: name, native: known, client: rk) }
    guard let made = rd_kafka_topic_new(rk, name, nil) else {
      throw KafkaError(KafkaErrorCode(rd_kafka_last_error()), "topic")
    }
    topics[name] = made
    return TopicHandle(name: name, native: made, client: rk)
  }

  /// Queues one message; key and value are copied.
  ///
  /// - Parameters:
  ///   - topic: a handle of this producer.
  ///   - partition: left out: by the key.
  ///   - key: nil for none.
  ///   - value: nil for a tombstone.
  ///   - headers: handed over and left empty on success, kept on failure.
  ///   - token: comes back in the delivery report.
  ///   - timestampMs: since 1970; 0 means now.
  ///   - waitMs: how long to wait, polling, while the local queue is full.
  /// - Throws: `queueFull` after that time, or what librdkafka refuses at once (size, unknown partition).
  public func produce(
    _ topic: TopicHandle, partition: Int32 = Producer.unassigned, key: UnsafeRawBufferPointer?,
    value: UnsafeRawBufferPointer?, headers: inout HeaderList, token: UInt64 = 0, timestampMs: Int64 = 0,
    waitMs: Int = 0
  ) throws(KafkaError) {
    let list = headers.pointer
    try produce(topic, waitMs: waitMs) { rk in
      kafka_shim_produce(
        rk, topic.native, partition, key?.startOrEmpty, key?.count ?? 0, value?.startOrEmpty,
        value?.count ?? 0, list, timestampMs, UnsafeMutableRawPointer(bitPattern: UInt(token)))
    }
    headers.forget()
  }

  /// The same for many messages with much the same headers: the caller keeps them in an array of its own.
  public func produce(
    _ topic: TopicHandle, partition: Int32 = Producer.unassigned, key: UnsafeRawBufferPointer,
    value: UnsafeRawBufferPointer, headers: UnsafeBufferPointer<RecordHeader>, waitMs: Int = 0
  ) throws(KafkaError) {
    try produce(topic, waitMs: waitMs) { rk in
      kafka_shim_produce_headers(
        rk, topic.native, partition, key.startOrEmpty, key.count, value.startOrEmpty, value.count,
        headers.baseAddress, headers.count)
    }
  }

  @inline(__always)
  private func produce(
    _ topic: TopicHandle, waitMs: Int, _ send: (OpaquePointer) -> rd_kafka_resp_err_t
  ) throws(KafkaError) {
    let rk = try native("produce")
    precondition(topic.client == rk, "topic handle of another producer")
    var deadline: ContinuousClock.Instant?
    while true {
      let error = send(rk)
      if error == RD_KAFKA_RESP_ERR_NO_ERROR { return }
      let now = ContinuousClock.now
      let end = deadline ?? now + .milliseconds(waitMs)
      deadline = end
      guard error == RD_KAFKA_RESP_ERR__QUEUE_FULL, now < end else { throw refused(error) }
      rd_kafka_poll(rk, 10)
    }
  }

  /// The same without headers.
  public func produce(
    _ topic: TopicHandle, partition: Int32 = Producer.unassigned, key: UnsafeRawBufferPointer?,
    value: UnsafeRawBufferPointer?, token: UInt64 = 0, timestampMs: Int64 = 0, waitMs: Int = 0
  ) throws(KafkaError) {
    var none = HeaderList()
    try produce(
      topic, partition: partition, key: key, value: value, headers: &none, token: token,
      timestampMs: timestampMs, waitMs: waitMs)
  }

  private func refused(_ error: rd_kafka_resp_err_t) -> KafkaError {
    if let fatal = fatalError { return fatal }
    let code = KafkaErrorCode(error)
    return KafkaError(code, "produce", isRetriable: code.isTransient)
  }

  /// Serves delivery reports, statistics and errors, waiting up to `timeoutMs` for the first.
  @discardableResult
  public func poll(timeoutMs: Int) -> Int {
    client.map { Int(rd_kafka_poll($0.native, bounded(timeoutMs))) } ?? 0
  }

  /// Waits until every queued message is acknowledged or given up. Look at `failedDeliveries` afterwards.
  public func flush(timeoutMs: Int) throws(KafkaError) {
    let rk = try native("flush")
    guard let client else { return }
    try client.waiting(timeoutMs, "flush") { slice throws(KafkaError) -> Void? in
      let error = rd_kafka_flush(rk, bounded(min(slice, timeoutMs)))
      if error == RD_KAFKA_RESP_ERR__TIMED_OUT { return nil }
      try KafkaError.check(error, "flush")
      return ()
    }
  }

  /// Drops what is queued or in flight, and frees the client. A second call does nothing.
  public func destroy() {
    guard let client else { return }
    // A fenced or fatal producer can send nothing more, and would otherwise wait for its messages.
    rd_kafka_purge(client.native, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
    rd_kafka_poll(client.native, 0)
    for each in topics.values { rd_kafka_topic_destroy(each) }
    topics = [:]
    self.client = nil
  }
}
