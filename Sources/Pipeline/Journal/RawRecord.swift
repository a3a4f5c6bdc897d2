import Casework
import Contract
import Kafka

/// A Kafka record's key, headers and value, flattened into one run of bytes: what is decoded and what the
/// journal keeps are the same.
enum RawRecord {
  /// Headers beyond this number are not kept, nor bytes of a name or value beyond these: one more than the
  /// contract allows, so that a record that is dead by its headers is so again in a replay.
  static let headersMax = Limits.headers + 1
  static let headerBytesMax = Limits.headerBytes + 1

  static func append(_ batch: MessageBatch, _ index: Int, to out: inout ByteWriter) {
    optional(batch.key(at: index), &out)
    let countAt = out.count
    out.byte(0)
    var count = 0
    batch.forEachHeader(at: index) { name, value, size in
      guard count < headersMax else { return }
      var length = 0
      while length < headerBytesMax, name[length] != 0 { length += 1 }
      count += 1
      out.blob(UnsafeRawBufferPointer(start: name, count: length))
      optional(value.map { UnsafeRawBufferPointer(start: $0, count: min(size, headerBytesMax)) }, &out)
    }
    out.buffer.set(countAt, UInt8(count))
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
    out.buffer.append(bytes)
  }

  private static func optional(_ from: inout ByteReader) throws(CodecError) -> UnsafeRawBufferPointer? {
    let count = try from.unsigned()
    return count == 0 ? nil : try from.blob(of: Int(clamping: count - 1))
  }

  // MARK: Erased identifiers

  /// A record in whose place nothing is left but what it counts as.
  static func erased(_ content: Digest) -> [UInt8] {
    var out = ByteWriter(capacity: 16)
    append(key: "", headers: [], value: nothing, to: &out)
    out.fixed(content)
    return out.bytes
  }

  /// The same record with another value, marked as one whose identifiers were erased.
  /// - Parameter content: `Fact.content` of the event as it came.
  static func erased(_ bytes: UnsafeRawBufferPointer, value: [UInt8], content: Digest) -> [UInt8] {
    var out = ByteWriter(capacity: bytes.count + 64)
    do throws(CodecError) {
      var from = ByteReader(bytes)
      _ = try optional(&from)
      for _ in 0..<(try from.byte()) {
        _ = try from.blob()
        _ = try optional(&from)
      }
      out.buffer.append(UnsafeRawBufferPointer(rebasing: bytes[..<from.cursor]))
    } catch { return erased(content) }
    value.withUnsafeBytes { optional($0, &out) }
    out.fixed(content)
    return out.bytes
  }

  /// Of a record whose identifiers were erased, what it counts as; nil: it is as it came.
  static func erasedContent(_ bytes: UnsafeRawBufferPointer) -> Digest? {
    do throws(CodecError) {
      var from = ByteReader(bytes)
      if from.isAtEnd { return nil }
      _ = try optional(&from)
      for _ in 0..<(try from.byte()) {
        _ = try from.blob()
        _ = try optional(&from)
      }
      _ = try optional(&from)
      return from.isAtEnd ? nil : try from.fixed64()
    } catch { return nil }
  }

  private static var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

  /// The record as the decoder takes it; its buffers point into `bytes`, which were written here.
  static func event(_ bytes: UnsafeRawBufferPointer, recordedAt: Int64) -> RawEvent {
    var headers = EnvelopeHeaders()
    do throws(CodecError) {
      var from = ByteReader(bytes)
      let key = try optional(&from) ?? nothing
      for _ in 0..<(try from.byte()) {
        let name = try from.blob()
        headers.add(name.assumingMemoryBound(to: UInt8.self), try optional(&from))
      }
      let value = try optional(&from) ?? nothing
      return RawEvent(value: value, key: key, headers: headers, recordedAt: Instant(milliseconds: recordedAt))
    } catch {
      // Journal bytes that are no record: the decoder refuses an empty value.
      return RawEvent(value: nothing, key: nothing, headers: headers, recordedAt: Instant(milliseconds: recordedAt))
    }
  }

  /// The record's headers as they came, for people; empty where the bytes are no record.
  static func headers(_ bytes: UnsafeRawBufferPointer) -> [(name: String, value: [UInt8])] {
    var found: [(name: String, value: [UInt8])] = []
    do throws(CodecError) {
      var from = ByteReader(bytes)
      _ = try optional(&from)
      for _ in 0..<(try from.byte()) {
        let name = String(decoding: try from.blob(), as: UTF8.self)
        found.append((name, try optional(&from).map { [UInt8]($0) } ?? []))
      }
    } catch { return [] }
    return found
  }
}
