import CLibrdkafka

/// Messages in the order they were read, owned and reachable without a copy.
///
/// Every pointer handed out is valid until `release()`, which frees the messages and keeps the room for the
/// next batch. Not for use by two threads at once.
public final class MessageBatch {
  public let capacity: Int
  public private(set) var count = 0
  private let slots: UnsafeMutablePointer<UnsafeMutablePointer<rd_kafka_message_t>?>
  // Messages point into their client, which must outlive them. A batch rarely holds messages of two.
  private var clients: [Client] = []

  /// - Parameter capacity: the most messages it can hold.
  public init(capacity: Int) {
    precondition(capacity > 0)
    self.capacity = capacity
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: nil, count: capacity)
  }

  deinit {
    release()
    slots.deallocate()
  }

  public var isEmpty: Bool { count == 0 }
  public var isFull: Bool { count == capacity }

  /// Frees all messages.
  public func release() {
    for index in 0..<count {
      rd_kafka_message_destroy(slots[index])
      slots[index] = nil
    }
    count = 0
    clients.removeAll(keepingCapacity: true)
  }

  func append(
    from client: Client, max: Int,
    _ read: (UnsafeMutablePointer<UnsafeMutablePointer<rd_kafka_message_t>?>, Int) -> Int
  ) -> Int {
    let room = min(max, capacity - count)
    guard room > 0 else { return 0 }
    let added = read(slots + count, room)
    guard added > 0 else { return 0 }
    count += added
    if clients.last !== client { clients.append(client) }
    return added
  }

  private func message(_ index: Int) -> UnsafeMutablePointer<rd_kafka_message_t> {
    precondition(index >= 0 && index < count, "message index out of range")
    return slots[index]!
  }

  /// The value; nil is a tombstone, an empty buffer an empty value.
  public func value(at index: Int) -> UnsafeRawBufferPointer? {
    let message = message(index)
    guard let start = message.pointee.payload else { return nil }
    return UnsafeRawBufferPointer(start: start, count: message.pointee.len)
  }

  /// The key, or nil if there is none.
  public func key(at index: Int) -> UnsafeRawBufferPointer? {
    let message = message(index)
    guard let start = message.pointee.key else { return nil }
    return UnsafeRawBufferPointer(start: start, count: message.pointee.key_len)
  }

  /// The record's place in its partition.
  public func offset(at index: Int) -> Int64 { message(index).pointee.offset }
  /// The record's partition.
  public func partition(at index: Int) -> Int32 { message(index).pointee.partition }

  /// The topic's name; allocates, so not for every message.
  public func topic(at index: Int) -> String {
    guard let topic = message(index).pointee.rkt else { return "" }
    return String(cString: rd_kafka_topic_name(topic))
  }

  /// Milliseconds since 1970, or nil where the broker keeps none.
  public func timestampMs(at index: Int) -> Int64? {
    var type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
    let time = rd_kafka_message_timestamp(message(index), &type)
    return type == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE || time < 0 ? nil : time
  }

  /// Set when this is no message but news of the partition: its end, a lost offset, a broken record.
  public func error(at index: Int) -> KafkaError? {
    let message = message(index)
    guard message.pointee.err != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    let code = KafkaErrorCode(message.pointee.err)
    return KafkaError(
      code, "consume", rd_kafka_message_errstr(message).map { String(cString: $0) },
      isFatal: code == .fatal, isRetriable: code.isTransient)
  }

  /// How many headers the message has. Malformed headers count as none.
  public func headerCount(at index: Int) -> Int {
    var headers: OpaquePointer?
    guard rd_kafka_message_headers(message(index), &headers) == RD_KAFKA_RESP_ERR_NO_ERROR else { return 0 }
    return rd_kafka_header_cnt(headers)
  }

  /// Calls `body` with each header's name (zero-terminated), value (nil or start and length), in order.
  public func forEachHeader<Failure: Error>(
    at index: Int, _ body: (UnsafePointer<CChar>, UnsafeRawPointer?, Int) throws(Failure) -> Void
  ) throws(Failure) {
    var headers: OpaquePointer?
    guard rd_kafka_message_headers(message(index), &headers) == RD_KAFKA_RESP_ERR_NO_ERROR else { return }
    var position = 0
    var name: UnsafePointer<CChar>?
    var value: UnsafeRawPointer?
    var size = 0
    while rd_kafka_header_get_all(headers, position, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR {
      if let name { try body(name, value, size) }
      position += 1
    }
  }
}
