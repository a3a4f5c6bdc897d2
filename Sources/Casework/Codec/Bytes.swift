/// Appends values to a byte buffer: integers as varints, signed ones zigzagged.
///
/// A copy of a writer shares its memory, so each writer has one owner.
public struct ByteWriter {
  public let buffer: ByteBuffer

  public init(capacity: Int = 64) { buffer = ByteBuffer(capacity: capacity) }

  public var count: Int { buffer.count }
  /// What has been written; valid until the next write.
  public var view: UnsafeRawBufferPointer { buffer.view }
  /// A copy of what has been written.
  public var bytes: [UInt8] { [UInt8](view) }

  /// A part of what has been written; valid until the next write.
  public subscript(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: view[range]) }

  /// Empties it, its memory kept.
  public mutating func clear() { buffer.clear() }

  /// Writes one byte.
  public mutating func byte(_ value: UInt8) { buffer.put(value) }

  /// Writes a number in as few bytes as it takes, seven bits each.
  public mutating func unsigned(_ value: UInt64) {
    let out = buffer.room(10)
    var rest = value
    var used = 0
    while rest >= 0x80 {
      out[used] = UInt8(truncatingIfNeeded: rest) | 0x80
      used += 1
      rest >>= 7
    }
    out[used] = UInt8(truncatingIfNeeded: rest)
    buffer.advance(used + 1)
  }

  /// Writes a number that is not negative.
  public mutating func unsigned(_ value: Int) { unsigned(UInt64(value)) }

  /// Writes a number of either sign; small ones take few bytes.
  public mutating func signed(_ value: Int64) {
    unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  /// Eight bytes, little endian: for hashes, which varints would lengthen.
  public mutating func fixed(_ value: UInt64) {
    UnsafeMutableRawPointer(buffer.room(8)).storeBytes(of: value.littleEndian, as: UInt64.self)
    buffer.advance(8)
  }

  /// Writes four bytes.
  public mutating func fixed(_ value: UInt32) {
    UnsafeMutableRawPointer(buffer.room(4)).storeBytes(of: value.littleEndian, as: UInt32.self)
    buffer.advance(4)
  }

  /// Writes a text with its length.
  public mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { blob(UnsafeRawBufferPointer($0)) }
  }

  /// Writes bytes with their number.
  public mutating func blob(_ value: UnsafeRawBufferPointer) {
    unsigned(value.count)
    buffer.append(value)
  }
}

/// Stored bytes that do not have the form that was written.
public struct CodecError: Error, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}

/// Reads what `ByteWriter` wrote; every read is bounds-checked.
public struct ByteReader {
  private let base: UnsafeRawBufferPointer
  public private(set) var cursor = 0

  public init(_ bytes: UnsafeRawBufferPointer) { base = bytes }

  public var isAtEnd: Bool { cursor == base.count }

  /// Reads one byte.
  public mutating func byte() throws(CodecError) -> UInt8 {
    guard cursor < base.count else { throw CodecError("stored bytes end early") }
    defer { cursor += 1 }
    return base[cursor]
  }

  /// Reads what `unsigned` wrote.
  public mutating func unsigned() throws(CodecError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try self.byte()
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
      guard shift < 64 else { throw CodecError("a stored number is too long") }
    }
  }

  /// A number of elements or bytes; never more than the bytes that are left.
  public mutating func count() throws(CodecError) -> Int {
    let value = try unsigned()
    guard value <= UInt64(base.count - cursor) else { throw CodecError("a stored count is too large") }
    return Int(value)
  }

  /// Reads what `signed` wrote.
  public mutating func signed() throws(CodecError) -> Int64 {
    let raw = try unsigned()
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }

  /// A signed number that fits a smaller integer.
  public mutating func within<I: FixedWidthInteger & SignedInteger>(_: I.Type = I.self) throws(CodecError)
    -> I
  {
    guard let value = I(exactly: try signed()) else { throw CodecError("a stored number is too large") }
    return value
  }

  /// An unsigned number that fits a smaller integer.
  public mutating func within<I: FixedWidthInteger & UnsignedInteger>(_: I.Type = I.self) throws(CodecError)
    -> I
  {
    guard let value = I(exactly: try unsigned()) else { throw CodecError("a stored number is too large") }
    return value
  }

  /// Reads eight bytes.
  public mutating func fixed64() throws(CodecError) -> UInt64 {
    UInt64(littleEndian: (try blob(of: 8)).loadUnaligned(as: UInt64.self))
  }

  /// Reads four bytes.
  public mutating func fixed32() throws(CodecError) -> UInt32 {
    UInt32(littleEndian: (try blob(of: 4)).loadUnaligned(as: UInt32.self))
  }

  /// Reads a text.
  public mutating func text() throws(CodecError) -> String {
    guard let text = String(validating: try blob(), as: UTF8.self) else {
      throw CodecError("a stored text is not UTF-8")
    }
    return text
  }

  /// Reads bytes with their number, in place.
  public mutating func blob() throws(CodecError) -> UnsafeRawBufferPointer {
    try blob(of: try count())
  }

  /// Reads so many bytes, in place.
  public mutating func blob(of count: Int) throws(CodecError) -> UnsafeRawBufferPointer {
    guard count <= base.count - cursor else { throw CodecError("stored bytes end early") }
    defer { cursor += count }
    return UnsafeRawBufferPointer(rebasing: base[cursor..<cursor + count])
  }

  /// Reads a word of a closed list by its number.
  public mutating func word<W: RawRepresentable>(_: W.Type = W.self) throws(CodecError) -> W
  where W.RawValue == UInt8 {
    let raw = try byte()
    guard let word = W(rawValue: raw) else { throw CodecError("no \(W.self) has the number \(raw)") }
    return word
  }

  /// A word, or nil where the byte is 0.
  public mutating func wordOrNil<W: RawRepresentable>(_: W.Type = W.self) throws(CodecError) -> W?
  where W.RawValue == UInt8 {
    let raw = try byte()
    guard raw != 0 else { return nil }
    guard let word = W(rawValue: raw) else { throw CodecError("no \(W.self) has the number \(raw)") }
    return word
  }

  /// Checks that nothing follows.
  public func end() throws(CodecError) {
    guard isAtEnd else { throw CodecError("stored bytes go on after their end") }
  }
}
