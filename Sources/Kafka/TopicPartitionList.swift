import CLibrdkafka

/// Owns librdkafka's list of partitions with offsets.
struct TopicPartitionList: ~Copyable {
  let native: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

  init(_ partitions: [TopicPartition]) {
    native = rd_kafka_topic_partition_list_new(Int32(partitions.count))
    for each in partitions { rd_kafka_topic_partition_list_add(native, each.topic, each.partition) }
  }

  init(_ offsets: [PartitionOffset]) {
    native = rd_kafka_topic_partition_list_new(Int32(offsets.count))
    for each in offsets {
      let element = rd_kafka_topic_partition_list_add(native, each.partition.topic, each.partition.partition)
      element?.pointee.offset = each.offset
    }
  }

  /// Subscriptions carry no partition.
  init(topics: [String]) {
    native = rd_kafka_topic_partition_list_new(Int32(topics.count))
    for each in topics { rd_kafka_topic_partition_list_add(native, each, RD_KAFKA_PARTITION_UA) }
  }

  /// Takes over a list that librdkafka made.
  init(taking native: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) { self.native = native }

  deinit { rd_kafka_topic_partition_list_destroy(native) }

  /// The elements' offsets; those without an offset are left out. Throws the first element's error.
  func offsets(_ operation: String) throws(KafkaError) -> [TopicPartition: Int64] {
    var result: [TopicPartition: Int64] = [:]
    for index in 0..<Int(native.pointee.cnt) {
      let element = native.pointee.elems[index]
      try KafkaError.check(element.err, operation)
      guard element.offset >= 0 else { continue }
      result[TopicPartition(String(cString: element.topic), element.partition)] = element.offset
    }
    return result
  }

  static func partitions(
    of native: UnsafePointer<rd_kafka_topic_partition_list_t>
  ) -> [TopicPartition] {
    (0..<Int(native.pointee.cnt)).map {
      TopicPartition(String(cString: native.pointee.elems[$0].topic), native.pointee.elems[$0].partition)
    }
  }
}
