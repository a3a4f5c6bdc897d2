import Contract

/// Bytes being written: room is asked for once an event, so that single writes need no check.
final class ByteBuffer {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  var count = 0

  init(capacity: Int = 1 << 17) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  /// Makes room for `bytes` more.
  func reserve(_ bytes: Int) {
    guard count + bytes > capacity else { return }
    let larger = max(capacity * 2, count + bytes)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  @inline(__always)
  func text(_ text: StaticString) {
    (base + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  @inline(__always)
  func byte(_ byte: UInt8) {
    base[count] = byte
    count += 1
  }

  func bytes(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer(raw) }

  func raw(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    (base + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  /// The bytes from `start` on once more: what was written before is quoted without building it anew.
  func again(from start: Int, to end: Int) {
    (base + count).update(from: base + start, count: end - start)
    count += end - start
  }

  func number(_ value: Int) {
    precondition(value >= 0)
    var digits = 1
    var bound = 10
    while value >= bound {
      digits += 1
      bound = bound.multipliedReportingOverflow(by: 10).overflow ? Int.max : bound * 10
    }
    padded(value, digits)
  }

  /// `value` in exactly `width` digits.
  @inline(__always)
  func padded(_ value: Int, _ width: Int) {
    var rest = value
    var position = count + width
    while position > count {
      position -= 1
      base[position] = UInt8(truncatingIfNeeded: 48 + rest % 10)
      rest /= 10
    }
    count += width
  }

  /// `2025-03-07`
  func date(_ day: Day) {
    let (y, m, d) = day.yearMonthDay
    padded(y, 4)
    byte(45)
    padded(m, 2)
    byte(45)
    padded(d, 2)
  }

  /// `2025-03-07T09:30:00.125+08:00`
  func time(_ instant: Instant) {
    let day = instant.day
    date(day)
    let rest = Int(instant.milliseconds - day.start.milliseconds)
    byte(84)
    padded(rest / 3_600_000, 2)
    byte(58)
    padded(rest / 60_000 % 60, 2)
    byte(58)
    padded(rest / 1000 % 60, 2)
    byte(46)
    padded(rest % 1000, 3)
    text("+08:00")
  }
}
