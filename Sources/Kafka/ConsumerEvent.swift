/// What `Consumer.poll` reports.
public enum ConsumerEvent: Sendable {
  /// The group gave these partitions. Answer with `groupMetadata()`, then `assign(_:)`.
  case assigned([TopicPartition])
  /// The group takes all partitions back. Answer with `unassign()`; until then the group waits.
  ///
  /// `lost`: somebody else may own them already (the session or the poll interval ran out).
  case revoked([TopicPartition], lost: Bool)
  /// An error in the background. Only `isFatal` ends the consumer.
  case error(KafkaError)
}
