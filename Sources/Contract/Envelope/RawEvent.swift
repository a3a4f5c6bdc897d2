/// One Kafka record as it was received. Points into the record, which must outlive this.
public struct RawEvent {
  /// The record's value; no base address: a tombstone.
  public var value: UnsafeRawBufferPointer
  /// The record's key. Only locality depends on it.
  public var key: UnsafeRawBufferPointer
  public var headers: EnvelopeHeaders
  /// The record's timestamp, against which `ce_time` is held.
  public var recordedAt: Instant

  public init(
    value: UnsafeRawBufferPointer,
    key: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0),
    headers: EnvelopeHeaders, recordedAt: Instant
  ) {
    self.value = value
    self.key = key
    self.headers = headers
    self.recordedAt = recordedAt
  }
}
