extension KafkaConfiguration {
  /// For a consumer of up to some 120 partitions through `PartitionQueue`s.
  ///
  /// Each partition prefetches by itself: librdkafka fetches until either bound is passed, then may overshoot
  /// by one fetch. `queued.max.messages.kbytes` counts payload bytes of one partition.
  public static let consumerDefaults: [String: String] = [
    "isolation.level": "read_committed",
    "partition.assignment.strategy": "range",
    "auto.offset.reset": "error",
    "session.timeout.ms": "10000",
    "heartbeat.interval.ms": "2000",
    "max.poll.interval.ms": "60000",
    "queued.min.messages": "2000",
    "queued.max.messages.kbytes": "512",
    "fetch.message.max.bytes": "262144",
    "fetch.wait.max.ms": "50",
    "fetch.error.backoff.ms": "100",
    "socket.nagle.disable": "true",
    "allow.auto.create.topics": "false",
  ]

  /// For a producer, transactional when `transactional.id` is added.
  public static let producerDefaults: [String: String] = [
    "enable.idempotence": "true",
    "acks": "all",
    "compression.type": "lz4",
    "linger.ms": "5",
    "batch.size": "262144",
    "queue.buffering.max.messages": "200000",
    "queue.buffering.max.kbytes": "131072",
    "socket.nagle.disable": "true",
  ]
}
