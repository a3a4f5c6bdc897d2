/// JSON by its grammar alone (RFC 8259), with the contract's limits of encoding and depth; knows no
/// fields.
enum Syntax {
  static let maxDepth = 32

  /// What makes `bytes` no JSON value, or nil.
  static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> Fault? {
    if hasForeignEncoding(bytes) { return Fault(.jsonEncoding, at: 0) }
    var scanner = Scanner(bytes)
    defer { scanner.release() }
    do throws(Fault) {
      try scanner.skipValue(depth: 0)
      try scanner.finish()
      return nil
    } catch {
      return error
    }
  }

  /// A byte order mark, or the zero bytes that UTF-16 and UTF-32 put beside ASCII.
  private static func hasForeignEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.count >= 2, bytes[0] == 0 || bytes[1] == 0 { return true }
    if bytes.count >= 2, bytes[0] >= 0xFE, bytes[1] >= 0xFE { return true }
    return bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }
}

extension Scanner {
  /// Goes over one value of any kind. `depth` containers are open around it.
  mutating func skipValue(depth: Int) throws(Fault) {
    skipSpace()
    // What is skipped may be read again: its strings must not stay in the scratch space.
    let used = scratchUsed
    defer { scratchUsed = used }
    guard next < end else { throw fault(.jsonMalformed) }
    switch next.pointee {
    case 0x7B:
      try enter(depth)
      if take(0x7D) { return }
      repeat {
        skipSpace()
        guard next < end, next.pointee == 0x22 else { throw fault(.jsonMalformed) }
        _ = try string()
        guard take(0x3A) else { throw fault(.jsonMalformed) }
        try skipValue(depth: depth + 1)
      } while take(0x2C)
      guard take(0x7D) else { throw fault(.jsonMalformed) }
    case 0x5B:
      try enter(depth)
      if take(0x5D) { return }
      repeat { try skipValue(depth: depth + 1) } while take(0x2C)
      guard take(0x5D) else { throw fault(.jsonMalformed) }
    case 0x22: _ = try string()
    case 0x74: if !literal("true") { throw fault(.jsonMalformed) }
    case 0x66: if !literal("false") { throw fault(.jsonMalformed) }
    case 0x6E: if !literal("null") { throw fault(.jsonMalformed) }
    default: try skipNumber()
    }
  }

  private mutating func enter(_ depth: Int) throws(Fault) {
    if depth >= Syntax.maxDepth { throw fault(.jsonDepth) }
    next += 1
  }

  private mutating func skipNumber() throws(Fault) {
    let at = offset
    if next < end, next.pointee == 0x2D { next += 1 }
    let first = next
    guard skipDigits() > 0, first.pointee != 0x30 || next - first == 1 else {
      throw Fault(.jsonMalformed, at: at)
    }
    if next < end, next.pointee == 0x2E {
      next += 1
      guard skipDigits() > 0 else { throw Fault(.jsonMalformed, at: at) }
    }
    if next < end, next.pointee | 0x20 == 0x65 {
      next += 1
      if next < end, next.pointee == 0x2B || next.pointee == 0x2D { next += 1 }
      guard skipDigits() > 0 else { throw Fault(.jsonMalformed, at: at) }
    }
  }

  private mutating func skipDigits() -> Int {
    let first = next
    while next < end, next.pointee &- 0x30 <= 9 { next += 1 }
    return next - first
  }
}
