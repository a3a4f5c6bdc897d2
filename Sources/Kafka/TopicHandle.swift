import CLibrdkafka

/// A topic that one producer writes to. Valid until that producer is destroyed.
///
/// `@unchecked Sendable`: the C handle is thread-safe and freed by its producer.
public struct TopicHandle: @unchecked Sendable {
  public let name: String
  let native: OpaquePointer
  let client: OpaquePointer
}

/// What became of one message.
public struct DeliveryReport: Sendable {
  /// As given to `Producer.produce`.
  public let token: UInt64
  public let partition: Int32
  /// The message's offset, or negative when it was not written.
  public let offset: Int64
  public let error: KafkaError?
}
