/// Growing memory for what is written byte by byte on the hot path: an array's checks at each byte cost more
/// than the writing. It is kept when the buffer is emptied.
public final class ByteBuffer: @unchecked Sendable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  public private(set) var count = 0

  public init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// What has been written; valid until the next write.
  public var view: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// Empties it, its memory kept.
  public func clear() { count = 0 }

  /// Space for `more` bytes behind those that are there; `advance` takes what was used of it.
  @inline(__always)
  public func room(_ more: Int) -> UnsafeMutablePointer<UInt8> {
    if count + more > capacity { grow(more) }
    return base + count
  }

  /// So many bytes were written at the end by the caller.
  @inline(__always)
  public func advance(_ used: Int) { count += used }

  /// Adds one byte.
  @inline(__always)
  public func put(_ byte: UInt8) {
    room(1).pointee = byte
    count += 1
  }

  /// Adds bytes.
  @inline(__always)
  public func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    UnsafeMutableRawPointer(room(bytes.count)).copyMemory(from: start, byteCount: bytes.count)
    count += bytes.count
  }

  /// Adds a text's UTF-8.
  public func append(text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Drops what lies behind the first `count` bytes.
  public func truncate(to count: Int) {
    precondition(count <= self.count)
    self.count = count
  }

  /// Decimal digits, with zeros in front up to `width` digits.
  public func decimal(_ value: Int64, width: Int = 1) {
    var digits = 1
    var limit: UInt64 = 10
    let magnitude = value.magnitude
    while digits < 19, magnitude >= limit {
      digits += 1
      limit *= 10
    }
    if digits == 19, magnitude >= limit { digits = 20 }
    let length = max(digits, width)
    let sign = value < 0 ? 1 : 0
    let out = room(length + sign)
    if sign == 1 { out[0] = UInt8(ascii: "-") }
    var rest = magnitude
    var at = length + sign
    while at > sign {
      at -= 1
      out[at] = 48 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length + sign
  }

  /// Changes eight bytes that have been written.
  public func set(_ index: Int, _ value: UInt64) {
    precondition(index + 8 <= count)
    UnsafeMutableRawPointer(base + index).storeBytes(of: value.littleEndian, as: UInt64.self)
  }

  /// Changes a byte that has been written.
  public func set(_ index: Int, _ byte: UInt8) {
    precondition(index < count)
    base[index] = byte
  }

  @inline(never)
  private func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
