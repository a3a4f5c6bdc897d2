import Casework
import Contract
import Kafka

/// A Kafka record's key, headers and value, flattened into one run of bytes that the journal keeps.
enum RawRecord {
  /// Headers beyond this number are not kept: the contract allows no more, so such a record is dead.
  static let headersMax = Limits.headers

  static func append(_ batch: MessageBatch, _ index: Int, to out: inout ByteWriter) {
    optional(batch.key(at: index), &out)
    let countAt = out.bytes.count
    out.byte(0)
    var count = 0
    batch.forEachHeader(at: index) { name, value, size in
      guard count < headersMax, size < 65_536 else { return }
      var length = 0
      while name[length] != 0 { length += 1 }
      guard length < 256 else { return }
      count += 1
      out.blob(UnsafeRawBufferPointer(start: name, count: length))
      optional(value.map { UnsafeRawBufferPointer(start: $0, count: size) }, &out)
    }
    out.bytes[countAt] = UInt8(count)
    optional(batch.value(at: index), &out)
  }

  /// The same for a record that did not come by Kafka.
  static func append(
    key: String, headers: [(name: String, value: String)], value: UnsafeRawBufferPointer, to out: inout ByteWriter
  ) {
    var key = key
    key.withUTF8 { optional(UnsafeRawBufferPointer($0), &out) }
    out.byte(UInt8(headers.count))
    for (name, text) in headers {
      out.text(name)
      var text = text
      text.withUTF8 { optional(UnsafeRawBufferPointer($0), &out) }
    }
    optional(value, &out)
  }

  private static func optional(_ bytes: UnsafeRawBufferPointer?, _ out: inout ByteWriter) {
    guard let bytes else { return out.unsigned(0) }
    out.unsigned(bytes.count + 1)
    out.bytes.append(contentsOf: bytes)
  }

  private static func optional(_ from: inout ByteReader) throws(CodecError) -> UnsafeRawBufferPointer? {
    let count = try from.unsigned()
    return count == 0 ? nil : try from.blob(of: Int(clamping: count - 1))
  }

  /// The parts of a kept record; the buffers point into `bytes`.
  struct Parts {
    var key: UnsafeRawBufferPointer?
    var headers: [(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer?)] = []
    var value: UnsafeRawBufferPointer?

    init(_ bytes: UnsafeRawBufferPointer) throws(CodecError) {
      var from = ByteReader(bytes)
      key = try RawRecord.optional(&from)
      for _ in 0..<(try from.byte()) {
        headers.append((try from.blob(), try RawRecord.optional(&from)))
      }
      value = try RawRecord.optional(&from)
    }

    /// The record as the decoder takes it.
    func event(recordedAt: Int64) -> RawEvent {
      var envelope = EnvelopeHeaders()
      for (name, value) in headers {
        envelope.add(
          name.assumingMemoryBound(to: UInt8.self), value ?? UnsafeRawBufferPointer(start: nil, count: 0))
      }
      return RawEvent(
        value: value ?? UnsafeRawBufferPointer(start: nil, count: 0),
        key: key ?? UnsafeRawBufferPointer(start: nil, count: 0), headers: envelope,
        recordedAt: Instant(milliseconds: recordedAt))
    }

    func header(_ wanted: String) -> String? {
      headers.first { String(decoding: $0.name, as: UTF8.self) == wanted }?.value
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
