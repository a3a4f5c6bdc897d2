// CloudEvents' structured mode: attributes and data in one JSON object.

enum EventField: UInt8, Field {
  case specversion, id, source, type, time, subject, datacontenttype, data
  case traceparent, lane, sequence, partitionkey
  // What is missing is said as a fault of the envelope, by `Attributes`.
  static let table = KeyTable(Self.self, required: [])
}

/// A structured event whose syntax has been checked and whose data has not been read.
struct StructuredEvent {
  var attributes = Attributes()
  var extensions: [(name: String, value: String)] = []
  /// `partitionkey` (CloudEvents' partitioning extension): what becomes the record's key.
  var key: Text?
  /// The bytes of `data` as written.
  var data: UnsafeBufferPointer<UInt8>
}

extension Scanner {
  /// Reads the event at `next` and stops behind it. In a Kafka record `takesKey` is false: its key stands
  /// beside it.
  mutating func structuredEvent(depth: Int, takesKey: Bool = false) throws(Fault) -> StructuredEvent {
    var event = StructuredEvent(data: UnsafeBufferPointer(start: start, count: 0))
    var attributes = Attributes()
    var object = try object(EventField.self)
    while let field = try next(&object) {
      switch field {
      case .specversion: attributes.specversion = try string()
      case .id: attributes.id = try string()
      case .source: attributes.source = try string()
      case .type: attributes.type = try string()
      case .time: attributes.time = try string()
      case .subject: attributes.subject = try string()
      case .datacontenttype:
        let text = try string()
        guard ContentType(text) == .json else { throw Fault(.envelopeContentType, at: text.offset) }
      case .data:
        let first = next
        try skipValue(depth: depth + 1)
        event.data = UnsafeBufferPointer(start: first, count: next - first)
      case .traceparent, .lane, .sequence:
        let text = try string()
        if text.scalars > Limits.textLength {
          throw Fault(.fieldLength, at: text.offset, bounds: 0...Int64(Limits.textLength))
        }
        event.extensions.append(("\(field)", text.string))
      case .partitionkey:
        guard takesKey else { throw Fault(.fieldUnknown, at: offset) }
        event.key = try identifier()
      }
    }
    attributes.end = offset - 1
    event.attributes = attributes
    if !object.has(.data) { throw Fault(.envelopeMissing, at: offset - 1, name: "data") }
    return event
  }
}

/// How a record's value is to be read.
enum ContentType {
  case json, cloudEvents

  /// nil when it is neither; parameters are ignored except a charset other than UTF-8.
  init?(_ text: Text) {
    let parts = text.string.lowercased().split(separator: ";").map { $0.filter { $0 != " " } }
    for parameter in parts.dropFirst()
    where parameter.hasPrefix("charset=") && parameter != "charset=utf-8" { return nil }
    switch parts.first {
    case "application/json": self = .json
    case "application/cloudevents+json": self = .cloudEvents
    default: return nil
    }
  }

  /// Of a record's headers; none means JSON.
  @inline(__always)
  init?(headers: borrowing EnvelopeHeaders) {
    guard let text = headers.text(.contentType) else {
      self = .json
      return
    }
    if text.equals("application/json") { self = .json } else { self.init(text) }
  }
}
