import CLibrdkafka

/// The first offset of a partition and the one behind its last message.
public struct Watermarks: Hashable, Sendable {
  public let low: Int64
  /// With `isolation.level=read_committed` this is the last stable offset: messages of an open transaction
  /// lie behind it.
  public let high: Int64

  public init(low: Int64, high: Int64) {
    self.low = low
    self.high = high
  }

  /// The same places by a count that begins `base` earlier.
  public func shifted(by base: Int64) -> Watermarks { Watermarks(low: low + base, high: high + base) }
}

extension Consumer {
  /// Asks the partitions' leaders, all partitions of a leader at once.
  ///
  /// Not through librdkafka's own query: that one (2.0.2) hides a failed answer behind a good one that arrives
  /// with it, and then gives the end of the log for its beginning.
  public func queryWatermarks(
    _ partitions: [TopicPartition], timeoutMs: Int
  ) throws(KafkaError) -> [TopicPartition: Watermarks] {
    // The end last: it is never before the beginning.
    let lows = try listOffsets(partitions, PartitionOffset.beginning, timeoutMs)
    let highs = try listOffsets(partitions, PartitionOffset.end, timeoutMs)
    var marks: [TopicPartition: Watermarks] = [:]
    for partition in partitions { marks[partition] = Watermarks(low: lows[partition]!, high: highs[partition]!) }
    return marks
  }

  /// The first and the next offset of a partition, asked of its leader.
  public func queryWatermarks(
    _ partition: TopicPartition, timeoutMs: Int
  ) throws(KafkaError) -> Watermarks {
    try queryWatermarks([partition], timeoutMs: timeoutMs)[partition]!
  }

  private func listOffsets(
    _ partitions: [TopicPartition], _ place: Int64, _ timeoutMs: Int
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    guard !partitions.isEmpty else { return [:] }
    // The protocol's times below zero are places in the log.
    let list = TopicPartitionList(partitions.map { PartitionOffset($0, place) })
    try KafkaError.check(rd_kafka_offsets_for_times(client.native, list.native, bounded(timeoutMs)), "listOffsets")
    let offsets = try list.offsets("listOffsets")
    guard let missing = partitions.first(where: { offsets[$0] == nil }) else { return offsets }
    throw KafkaError(.unknownTopicOrPartition, "listOffsets", "no answer for \(missing)", isRetriable: true)
  }

  /// What the last fetch of an assigned partition said, without asking; nil before the first.
  public func cachedWatermarks(_ partition: TopicPartition) -> Watermarks? {
    var low: Int64 = 0
    var high: Int64 = 0
    let error = rd_kafka_get_watermark_offsets(
      client.native, partition.topic, partition.partition, &low, &high)
    guard error == RD_KAFKA_RESP_ERR_NO_ERROR, high >= 0 else { return nil }
    return Watermarks(low: low, high: high)
  }

  /// The group's committed offsets; partitions without one are missing from the result.
  ///
  /// With `isolation.level=read_committed` (the default here) the answer waits while an open transaction
  /// holds one of the offsets, and ends in a retriable error when `timeoutMs` is over first.
  public func committed(
    _ partitions: [TopicPartition], timeoutMs: Int
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    guard !partitions.isEmpty else { return [:] }
    let list = TopicPartitionList(partitions)
    do throws(KafkaError) {
      try KafkaError.check(rd_kafka_committed(client.native, list.native, bounded(timeoutMs)), "committed")
    } catch { throw client.explained(error) }
    return try list.offsets("committed")
  }

  /// The next offset of each partition to be read from its queue; missing before the first read.
  ///
  /// Counts transaction markers as read, which "last message's offset + 1" does not: the lag it gives ends
  /// at 0.
  public func positions(_ partitions: [TopicPartition]) throws(KafkaError) -> [TopicPartition: Int64] {
    let list = TopicPartitionList(partitions)
    try KafkaError.check(rd_kafka_position(client.native, list.native), "positions")
    return try list.offsets("positions")
  }

  /// Commits offsets outside any transaction, for brokers without transactions.
  ///
  /// librdkafka sends the generation that is current when the request leaves: commit only for partitions held
  /// since the last `.assigned`.
  public func commit(_ offsets: [PartitionOffset], timeoutMs: Int) throws(KafkaError) {
    guard !offsets.isEmpty else { return }
    guard let queue = rd_kafka_queue_new(client.native) else { throw KafkaError(.state, "commit") }
    defer { rd_kafka_queue_destroy(queue) }
    let list = TopicPartitionList(offsets)
    try KafkaError.check(
      rd_kafka_commit_queue(client.native, list.native, queue, nil, nil), "commit")
    guard let event = rd_kafka_queue_poll(queue, bounded(timeoutMs)) else {
      throw KafkaError(.timedOut, "commit", isRetriable: true)
    }
    defer { rd_kafka_event_destroy(event) }
    try KafkaError.check(rd_kafka_event_error(event), "commit")
    if let list = rd_kafka_event_topic_partition_list(event) {
      for index in 0..<Int(list.pointee.cnt) {
        try KafkaError.check(list.pointee.elems[index].err, "commit")
      }
    }
  }

  /// The cluster's brokers and topics.
  public func metadata(timeoutMs: Int) throws(KafkaError) -> ClusterMetadata {
    try ClusterMetadata(client, timeoutMs: timeoutMs)
  }
}
