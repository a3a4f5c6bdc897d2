extension Scanner {
  /// An integer as written: no fraction, exponent, leading zero or minus zero, and within `range`.
  @inline(__always)
  mutating func integer(_ range: ClosedRange<Int64>) throws(Fault) -> Int64 {
    skipSpace()
    let at = offset
    var p = next
    let isNegative = p < end && p.pointee == 0x2D
    if isNegative { p += 1 }
    let digits = p
    var value: Int64 = 0
    while p < end, p.pointee &- 0x30 <= 9 {
      // Eighteen digits fit; what is longer is out of every range and is only skipped.
      if p - digits < 18 { value = value &* 10 &+ Int64(p.pointee &- 0x30) }
      p += 1
    }
    let count = p - digits
    guard count > 0 else { throw Fault(.fieldType, at: at) }
    if count > 1, digits.pointee == 0x30 { throw Fault(.jsonMalformed, at: at) }
    if p < end, p.pointee == 0x2E || p.pointee | 0x20 == 0x65 {
      throw Fault(.numberNotInteger, at: at)
    }
    if isNegative {
      if value == 0, count == 1 { throw Fault(.numberNotInteger, at: at) }
      value = -value
    }
    guard count <= 18, range.contains(value) else {
      throw Fault(.numberRange, at: at, bounds: range)
    }
    next = p
    return value
  }

  /// `true` or `false`.
  mutating func boolean() throws(Fault) -> Bool {
    skipSpace()
    if literal("true") { return true }
    if literal("false") { return false }
    throw fault(.fieldType)
  }

  /// Takes `word` if it comes next.
  @inline(__always)
  mutating func literal(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard end - next >= count else { return false }
    for i in 0..<count where next[i] != word.utf8Start[i] { return false }
    next += count
    return true
  }
}
