import CXXHash

/// The decoded bytes of one JSON string, valid UTF-8 without U+0000. Points into the scanned value
/// or, where the string had escapes, into the scanner's scratch space: use it before the scan ends.
struct Text {
  var start: UnsafePointer<UInt8>
  var count: Int
  /// Unicode scalars: what JSON Schema calls length.
  var scalars: Int
  /// Offset of the opening quote.
  var offset: Int

  @inline(__always)
  subscript(_ index: Int) -> UInt8 { start[index] }

  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  var string: String { String(decoding: buffer, as: UTF8.self) }

  /// XXH3 of the bytes.
  var digest: Digest { XXH3_64bits(start, count) }

  /// Compares from the ninth byte on with `other`, which has the same count.
  @inline(__always)
  func equalsAfterEight(_ other: UnsafePointer<UInt8>) -> Bool {
    var i = 8
    while i < count {
      if start[i] != other[i] { return false }
      i += 1
    }
    return true
  }

  @inline(__always)
  func equals(_ other: StaticString) -> Bool {
    guard count == other.utf8CodeUnitCount else { return false }
    for i in 0..<count where start[i] != other.utf8Start[i] { return false }
    return true
  }

  func hasBytes(of other: Text) -> Bool {
    buffer.elementsEqual(other.buffer)
  }

  @inline(__always)
  func equals(_ other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    for i in 0..<count where start[i] != other[i] { return false }
    return true
  }

  @inline(__always)
  var isDigits: Bool {
    for i in 0..<count where start[i] &- 0x30 > 9 { return false }
    return count > 0
  }

  /// Letters, digits and `._:/-`, starting with a letter or digit, at most 64.
  @inline(__always)
  var isIdentifier: Bool {
    guard count >= 1, count <= 64, start[0] != 0x2D, start[0] != 0x2E, start[0] != 0x2F,
      start[0] != 0x3A, start[0] != 0x5F
    else { return false }
    for i in 0..<count {
      let byte = start[i]
      // One bit an allowed byte: - . / 0-9 : in the low word; A-Z _ a-z in the high one.
      let low: UInt64 = 0x07FF_E000_0000_0000
      let high: UInt64 = 0x07FF_FFFE_87FF_FFFE
      let word = byte < 64 ? low : high
      if byte >= 128 || word >> UInt64(byte & 63) & 1 == 0 { return false }
    }
    return true
  }

  var isASCII: Bool { scalars == count && buffer.allSatisfy { $0 < 128 } }

  /// The decimal number of `length` digits from `index`; the bytes must be digits.
  @inline(__always)
  func number(_ index: Int, _ length: Int) -> Int {
    var value = 0
    for i in index..<index + length { value = value * 10 + Int(start[i] &- 0x30) }
    return value
  }
}
