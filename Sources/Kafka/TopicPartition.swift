/// One partition of one topic.
public struct TopicPartition: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let topic: String
  public let partition: Int32

  public init(_ topic: String, _ partition: Int32) {
    self.topic = topic
    self.partition = partition
  }

  public var description: String { "\(topic)[\(partition)]" }

  public static func < (left: Self, right: Self) -> Bool {
    (left.topic, left.partition) < (right.topic, right.partition)
  }
}

/// A place in a partition: where to start, or the next offset to be read by whoever resumes.
public struct PartitionOffset: Hashable, Sendable, CustomStringConvertible {
  /// Start at the first offset the broker still has.
  public static let beginning: Int64 = -2
  /// Start behind the last message.
  public static let end: Int64 = -1
  /// Start at the group's committed offset, or where `auto.offset.reset` says.
  public static let committed: Int64 = -1000

  public let partition: TopicPartition
  public let offset: Int64

  public init(_ partition: TopicPartition, _ offset: Int64) {
    self.partition = partition
    self.offset = offset
  }

  public init(_ topic: String, _ partition: Int32, _ offset: Int64) {
    self.init(TopicPartition(topic, partition), offset)
  }

  public var description: String { "\(partition)@\(offset)" }
}
