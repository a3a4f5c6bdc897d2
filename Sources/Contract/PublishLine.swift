/// One line of `publish`: `{"topic":"...","key":"...","event":{a structured CloudEvent}}`, checked and
/// taken apart so that the event can be sent in binary mode.
public struct PublishLine: Sendable {
  public var topic: TopicID
  /// The record's key; nil when the line has none.
  public var key: String?
  public var id: String
  public var source: String
  public var time: String
  public var subject: String
  /// `traceparent`, `lane`, `sequence`, where present.
  public var extensions: [(name: String, value: String)]
  /// Where in the line the data stands, as it is to be sent.
  public var data: Range<Int>
  public var fact: Fact

  /// The headers of binary mode, in a fixed order.
  public var headers: [(name: String, value: String)] {
    [
      ("ce_specversion", "1.0"), ("ce_id", id), ("ce_source", source), ("ce_type", topic.type),
      ("ce_time", time), ("ce_subject", subject), ("content-type", "application/json"),
    ] + extensions.map { ("ce_\($0.name)", $0.value) }
  }
}

enum PublishLineField: UInt8, Field {
  case topic, key, event
  static let table = KeyTable(Self.self, required: [.topic, .event])
}

extension FactDecoder {
  /// Envelope and framing around the data of a line.
  private static let lineOverheadBytes = 8192

  /// Takes one line apart and decodes its fact. `recordedAt` stands for the timestamp that the record
  /// will get; `prefix` is that of the line's topic name.
  public func decode(
    line: UnsafeRawBufferPointer, recordedAt: Instant, prefix: String = TopicID.defaultPrefix
  ) throws(ContractViolation) -> PublishLine {
    guard line.baseAddress != nil, line.count > 0 else {
      throw ContractViolation(code: .valueEmpty, field: "$")
    }
    // Which topic it is for is read further on.
    guard line.count <= maxValueBytes(of: .policyPublished) + FactDecoder.lineOverheadBytes else {
      throw ContractViolation(code: .valueTooLarge, field: "$")
    }
    let bytes = line.assumingMemoryBound(to: UInt8.self)
    var scanner = Scanner(bytes)
    defer { scanner.release() }
    do throws(Fault) {
      return try publishLine(&scanner, recordedAt, prefix)
    } catch {
      throw FactDecoder.violation(error, in: bytes)
    }
  }

  /// The same, of a line held as text.
  public func decode(
    line: String, recordedAt: Instant, prefix: String = TopicID.defaultPrefix
  ) throws(ContractViolation) -> PublishLine {
    let bytes = Array(line.utf8)
    let result: Result<PublishLine, ContractViolation> = bytes.withUnsafeBytes { buffer in
      do throws(ContractViolation) {
        return .success(try decode(line: buffer, recordedAt: recordedAt, prefix: prefix))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func publishLine(
    _ scanner: inout Scanner, _ recordedAt: Instant, _ prefix: String
  ) throws(Fault) -> PublishLine {
    var topicName: Text?
    var key: String?
    var event = scanner.next
    var object = try scanner.object(PublishLineField.self)
    while let field = try scanner.next(&object) {
      switch field {
      case .topic: topicName = try scanner.string()
      case .key:
        let text = try scanner.string()
        if text.scalars > Limits.textLength {
          throw Fault(.fieldLength, at: text.offset, bounds: 0...Int64(Limits.textLength))
        }
        key = text.string
      case .event:
        event = scanner.next
        try scanner.skipValue(depth: 1)
      }
    }
    try scanner.finish()
    guard let topicName, let topic = TopicID(name: topicName.string, prefix: prefix),
      topic.carriesFacts
    else { throw Fault(.topicUnknown, at: topicName?.offset ?? 0) }

    scanner.next = event
    let structured = try scanner.structuredEvent(depth: 1)
    guard structured.data.count <= maxValueBytes(of: topic) else {
      throw Fault(.valueTooLarge, at: structured.data.baseAddress! - scanner.start)
    }
    let (fact, envelope) = try fact(&scanner, structured, topic, recordedAt: recordedAt)
    let first = structured.data.baseAddress! - scanner.start
    return PublishLine(
      topic: topic, key: key, id: envelope.id.string, source: envelope.source.string,
      time: envelope.time.string, subject: envelope.subject.string,
      extensions: structured.extensions, data: first..<first + structured.data.count, fact: fact)
  }
}
