extension Scanner {
  /// A JSON string.
  @inline(__always)
  mutating func string() throws(Fault) -> Text {
    skipSpace()
    guard next < end, next.pointee == 0x22 else { throw fault(.fieldType) }
    let opening = offset
    let first = next + 1
    var p = first
    var continuations = 0
    while true {
      // Eight bytes at a time while they are plain ASCII.
      while end - p >= 8 {
        let special = Scanner.special(UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
        if special != 0 {
          p += special.trailingZeroBitCount >> 3
          break
        }
        p += 8
      }
      guard p < end else { throw Fault(.jsonMalformed, at: opening) }
      let byte = p.pointee
      if byte == 0x22 {
        next = p + 1
        let count = p - first
        return Text(start: first, count: count, scalars: count - continuations, offset: opening)
      } else if byte >= 0x80 {
        repeat {
          let length = multibyteLength(p)
          guard length > 0 else { throw Fault(.jsonEncoding, at: opening) }
          continuations += length - 1
          p += length
        } while p < end && p.pointee >= 0x80
      } else if byte == 0x5C {
        return try escapedString(opening: opening)
      } else if byte < 0x20 {
        throw Fault(byte == 0 ? .jsonNullCharacter : .jsonMalformed, at: opening)
      } else {
        p += 1
      }
    }
  }

  /// High bits mark bytes that are a quote, a backslash, a control character or not ASCII; the lowest
  /// mark is exact.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let control = (word &- ones &* 0x20) & ~word
    return (control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | word)
      & highs
  }

  /// The length of the well-formed UTF-8 sequence of more than one byte at `p`, or 0 (Unicode 15.0,
  /// table 3-7).
  @inline(__always)
  func multibyteLength(_ p: UnsafePointer<UInt8>) -> Int {
    let left = end - p
    let a = p[0]
    guard left >= 2 else { return 0 }
    let b = p[1]
    if a < 0xE0 { return a >= 0xC2 && b & 0xC0 == 0x80 ? 2 : 0 }
    guard left >= 3, p[2] & 0xC0 == 0x80 else { return 0 }
    if a < 0xF0 {
      let low: UInt8 = a == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = a == 0xED ? 0x9F : 0xBF
      return b >= low && b <= high ? 3 : 0
    }
    guard a <= 0xF4, left >= 4, p[3] & 0xC0 == 0x80 else { return 0 }
    let low: UInt8 = a == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = a == 0xF4 ? 0x8F : 0xBF
    return b >= low && b <= high ? 4 : 0
  }

  /// A string with at least one escape, decoded into the scratch space. `next` is at its quote.
  @inline(never)
  private mutating func escapedString(opening: Int) throws(Fault) -> Text {
    let space =
      scratch ?? UnsafeMutablePointer<UInt8>.allocate(capacity: end - start)
    scratch = space
    let out = space + scratchUsed
    var count = 0
    var scalars = 0
    var p = next + 1
    while true {
      guard p < end else { throw Fault(.jsonMalformed, at: opening) }
      let byte = p.pointee
      if byte == 0x22 { break }
      scalars += 1
      if byte >= 0x80 {
        let length = multibyteLength(p)
        guard length > 0 else { throw Fault(.jsonEncoding, at: opening) }
        for i in 0..<length { out[count + i] = p[i] }
        count += length
        p += length
      } else if byte < 0x20 {
        throw Fault(byte == 0 ? .jsonNullCharacter : .jsonMalformed, at: opening)
      } else if byte != 0x5C {
        out[count] = byte
        count += 1
        p += 1
      } else {
        let scalar = try escape(&p, opening: opening)
        for unit in UTF8.encode(scalar)! {
          out[count] = unit
          count += 1
        }
      }
    }
    next = p + 1
    scratchUsed += count
    assert(scratchUsed <= end - start, "a string was decoded twice into the scratch space")
    return Text(start: out, count: count, scalars: scalars, offset: opening)
  }

  /// One escape at `p`, a surrogate pair counting as one; moves `p` behind it.
  private func escape(
    _ p: inout UnsafePointer<UInt8>, opening: Int
  ) throws(Fault) -> Unicode.Scalar {
    guard end - p >= 2 else { throw Fault(.jsonMalformed, at: opening) }
    let kind = p[1]
    p += 2
    switch kind {
    case 0x22, 0x5C, 0x2F: return Unicode.Scalar(kind)
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75:
      let unit = try hexadecimal(&p, opening: opening)
      if unit == 0 { throw Fault(.jsonNullCharacter, at: opening) }
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard unit < 0xDC00, end - p >= 2, p[0] == 0x5C, p[1] == 0x75 else {
        throw Fault(.jsonEncoding, at: opening)
      }
      p += 2
      let trailing = try hexadecimal(&p, opening: opening)
      guard (0xDC00...0xDFFF).contains(trailing),
        let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (trailing - 0xDC00))
      else { throw Fault(.jsonEncoding, at: opening) }
      return scalar
    default: throw Fault(.jsonMalformed, at: opening)
    }
  }

  private func hexadecimal(
    _ p: inout UnsafePointer<UInt8>, opening: Int
  ) throws(Fault) -> UInt32 {
    guard end - p >= 4 else { throw Fault(.jsonMalformed, at: opening) }
    var value: UInt32 = 0
    for i in 0..<4 {
      let byte = p[i]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: throw Fault(.jsonMalformed, at: opening)
      }
    }
    p += 4
    return value
  }
}
