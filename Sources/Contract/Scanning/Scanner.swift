/// A strict JSON reader that goes over the bytes once and hands out values as they are met. It
/// checks UTF-8, refuses a key twice or unknown, and allocates only for strings with escapes.
///
/// Faults it throws early may be about a field although the bytes further on are not JSON at all;
/// `FactDecoder` then lets `Syntax` look at the whole value, so that the answer does not depend on
/// which of two faults comes first.
struct Scanner {
  let start: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  var next: UnsafePointer<UInt8>
  /// Decoded strings that had escapes; never more bytes than the input.
  var scratch: UnsafeMutablePointer<UInt8>?
  var scratchUsed = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let base = bytes.baseAddress!
    start = base
    end = base + bytes.count
    next = base
  }

  /// Frees the scratch space; every `Text` handed out is invalid afterwards.
  mutating func release() {
    scratch?.deallocate()
    scratch = nil
  }

  @inline(__always)
  var offset: Int { next - start }

  @inline(__always)
  mutating func skipSpace() {
    while next < end {
      let byte = next.pointee
      if byte > 0x20 { return }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      next += 1
    }
  }

  /// Skips white space and takes `byte` if it comes next.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next < end, next.pointee == byte else { return false }
    next += 1
    return true
  }

  /// The end of the value: nothing but white space may follow.
  mutating func finish() throws(Fault) {
    skipSpace()
    if next != end { throw Fault(.jsonMalformed, at: offset) }
  }

  func fault(_ code: ContractReason, name: String? = nil) -> Fault {
    Fault(code, at: offset, name: name)
  }
}

/// Where the reader stands in an object.
struct ObjectCursor<F: Field> {
  fileprivate var seen: UInt32 = 0
  fileprivate var hint = 0
  fileprivate var isFirst = true

  /// Whether the field was in the object.
  @inline(__always)
  func has(_ field: F) -> Bool { seen >> UInt32(field.rawValue) & 1 != 0 }
}

/// Where the reader stands in an array.
struct ArrayCursor {
  let offset: Int
  let bounds: ClosedRange<Int>
  fileprivate(set) var count = 0
  fileprivate var isFirst = true
}

extension Scanner {
  @inline(__always)
  mutating func object<F: Field>(_: F.Type) throws(Fault) -> ObjectCursor<F> {
    guard take(0x7B) else { throw fault(.fieldType) }
    return ObjectCursor<F>()
  }

  /// The next field of the object, positioned before its value; nil at the end, where all required
  /// fields have been seen.
  @inline(__always)
  mutating func next<F: Field>(_ object: inout ObjectCursor<F>) throws(Fault) -> F? {
    let table = F.table
    if object.isFirst {
      object.isFirst = false
      if take(0x7D) { return try close(object, table) }
    } else if !take(0x2C) {
      guard take(0x7D) else { throw fault(.jsonMalformed) }
      return try close(object, table)
    }
    skipSpace()
    guard next < end, next.pointee == 0x22 else { throw fault(.jsonMalformed) }
    let key = try string()
    guard let index = table.find(key, hint: object.hint) else {
      throw Fault(.fieldUnknown, at: key.offset, name: PathFinder.shown(key.buffer), table: table)
    }
    let bit: UInt32 = 1 << UInt32(index)
    if object.seen & bit != 0 {
      throw Fault(.jsonDuplicateKey, at: key.offset, name: table.name(index))
    }
    object.seen |= bit
    object.hint = index + 1
    guard take(0x3A) else { throw fault(.jsonMalformed) }
    skipSpace()
    return F(rawValue: UInt8(truncatingIfNeeded: index))
  }

  @inline(__always)
  private func close<F: Field>(_ object: ObjectCursor<F>, _ table: KeyTable) throws(Fault) -> F? {
    let missing = table.required & ~object.seen
    if missing != 0 {
      throw Fault(
        .fieldMissing, at: offset - 1, name: table.name(missing.trailingZeroBitCount))
    }
    return nil
  }

  @inline(__always)
  mutating func array(_ bounds: ClosedRange<Int>) throws(Fault) -> ArrayCursor {
    skipSpace()
    let at = offset
    guard take(0x5B) else { throw fault(.fieldType) }
    return ArrayCursor(offset: at, bounds: bounds)
  }

  /// Moves to the next item; false at the end, where the count is within bounds.
  @inline(__always)
  mutating func next(_ array: inout ArrayCursor) throws(Fault) -> Bool {
    if array.isFirst {
      array.isFirst = false
      if take(0x5D) { return try close(array) }
    } else if !take(0x2C) {
      guard take(0x5D) else { throw fault(.jsonMalformed) }
      return try close(array)
    }
    array.count += 1
    if array.count > array.bounds.upperBound { throw lengthFault(array) }
    skipSpace()
    return true
  }

  @inline(__always)
  private func close(_ array: ArrayCursor) throws(Fault) -> Bool {
    if array.count < array.bounds.lowerBound { throw lengthFault(array) }
    return false
  }

  private func lengthFault(_ array: ArrayCursor) -> Fault {
    Fault(
      .fieldLength, at: array.offset,
      bounds: Int64(array.bounds.lowerBound)...Int64(array.bounds.upperBound))
  }
}
