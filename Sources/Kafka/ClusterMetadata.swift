import CLibrdkafka

/// Brokers and topics as one broker sees them.
public struct ClusterMetadata: Hashable, Sendable {
  /// A broker and its address.
  public struct Broker: Hashable, Sendable {
    public let id: Int32
    public let host: String
    public let port: Int32
  }

  /// A partition and who leads it.
  public struct Partition: Hashable, Sendable {
    public let id: Int32
    /// The leading broker, or nil while there is none.
    public let leader: Int32?
    public let replicas: [Int32]
    public let inSync: [Int32]
  }

  public let brokers: [Broker]
  public let topics: [String: [Partition]]

  // All topics, then a choice among them: asking for one by name can create it on some brokers.
  init(_ client: Client, timeoutMs: Int) throws(KafkaError) {
    var pointer: UnsafePointer<rd_kafka_metadata>?
    try KafkaError.check(rd_kafka_metadata(client.native, 1, nil, &pointer, bounded(timeoutMs)), "metadata")
    guard let pointer else { throw KafkaError(.state, "metadata") }
    defer { rd_kafka_metadata_destroy(pointer) }
    let metadata = pointer.pointee
    brokers = (0..<Int(metadata.broker_cnt)).map {
      let broker = metadata.brokers[$0]
      return Broker(id: broker.id, host: String(cString: broker.host), port: broker.port)
    }
    var topics: [String: [Partition]] = [:]
    for index in 0..<Int(metadata.topic_cnt) {
      let topic = metadata.topics[index]
      guard topic.err == RD_KAFKA_RESP_ERR_NO_ERROR else { continue }
      topics[String(cString: topic.topic)] = (0..<Int(topic.partition_cnt))
        .map { Self.partition(topic.partitions[$0]) }.sorted { $0.id < $1.id }
    }
    self.topics = topics
  }

  private static func partition(_ native: rd_kafka_metadata_partition) -> Partition {
    Partition(
      id: native.id, leader: native.leader < 0 ? nil : native.leader,
      replicas: (0..<Int(native.replica_cnt)).map { native.replicas[$0] },
      inSync: (0..<Int(native.isr_cnt)).map { native.isrs[$0] })
  }
}
