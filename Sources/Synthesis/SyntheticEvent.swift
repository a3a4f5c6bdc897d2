import Contract

/// One fact as it would be published: CloudEvents attributes, Kafka topic and key, JSON data.
public struct SyntheticEvent: Sendable, Equatable {
  public var topic: String
  /// Kafka key: the village code; for a fund the code of the province or county.
  public var key: String
  public var id: String
  public var source: String
  /// `ce_type`: the topic's name under the prefix `aid`.
  public var type: String
  public var time: Instant
  /// The case, or the village of a quota, or the name of a fund.
  public var subject: String
  /// The data as JSON.
  public var data: [UInt8]

  public init(
    topic: String, key: String, id: String, source: String, type: String, time: Instant,
    subject: String, data: [UInt8]
  ) {
    self.topic = topic
    self.key = key
    self.id = id
    self.source = source
    self.type = type
    self.time = time
    self.subject = subject
    self.data = data
  }

  /// The data as text.
  public var json: String {
    get { String(decoding: data, as: UTF8.self) }
    set { data = Array(newValue.utf8) }
  }

  /// `ce_time` as RFC 3339 with the offset of China.
  public var timeText: String {
    let buffer = ByteBuffer(capacity: 64)
    buffer.time(time)
    return String(
      decoding: UnsafeBufferPointer(start: buffer.base, count: buffer.count), as: UTF8.self)
  }

  /// The attributes as Kafka headers in binary mode, in a fixed order.
  public var headers: [(name: String, value: String)] {
    [
      ("ce_specversion", "1.0"), ("ce_id", id), ("ce_source", source), ("ce_type", type),
      ("ce_time", timeText), ("ce_subject", subject), ("content-type", "application/json"),
    ]
  }

  /// The value in structured mode. Attributes are written as they stand: none may need escaping.
  public var structured: String {
    """
    {"specversion":"1.0","id":"\(id)","source":"\(source)","type":"\(type)","time":"\(timeText)",\
    "subject":"\(subject)","datacontenttype":"application/json","data":\(json)}
    """
  }

  /// One line of `dripline synth`, without the newline.
  public var line: String {
    "{\"topic\":\"\(topic)\",\"key\":\"\(key)\",\"event\":\(structured)}"
  }
}

/// The parts of one event inside the buffer it was written to; valid only during the call that
/// hands it over.
public struct SyntheticEventView {
  public var topic: UnsafeRawBufferPointer
  public var key: UnsafeRawBufferPointer
  public var id: UnsafeRawBufferPointer
  public var source: UnsafeRawBufferPointer
  public var type: UnsafeRawBufferPointer
  public var timeText: UnsafeRawBufferPointer
  public var time: Instant
  public var subject: UnsafeRawBufferPointer
  public var data: UnsafeRawBufferPointer
  /// The whole line with its newline.
  public var line: UnsafeRawBufferPointer

  /// A copy that may be kept.
  public var event: SyntheticEvent {
    func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }
    return SyntheticEvent(
      topic: text(topic), key: text(key), id: text(id), source: text(source), type: text(type),
      time: time, subject: text(subject), data: Array(data))
  }
}
