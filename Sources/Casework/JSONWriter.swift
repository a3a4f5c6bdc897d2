import Contract

/// Writes compact JSON into one reused buffer. Keys are ours; only values are escaped.
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() { bytes.reserveCapacity(4096) }

  public mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Begins a value of its own: no comma to what stands in the buffer before it.
  mutating func beginDocument() {
    needsComma = false
    beginObject()
  }

  mutating func beginObject() {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }

  mutating func endObject() {
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  mutating func field(_ key: StaticString, _ value: String) {
    self.key(key)
    string(value)
  }

  mutating func field(_ key: StaticString, _ value: Int64) {
    self.key(key)
    needsComma = false
    integer(value)
  }

  mutating func field(_ key: StaticString, _ value: Bool) {
    self.key(key)
    raw(value ? "true" : "false")
  }

  mutating func field(_ key: StaticString, region: UInt64) {
    self.key(key)
    quote()
    integer(Int64(clamping: region), width: 12)
    quote()
    needsComma = true
  }

  mutating func field(_ key: StaticString, hex: UInt64) {
    self.key(key)
    quote()
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8((hex >> UInt64(shift)) & 15)
      bytes.append(digit < 10 ? 48 + digit : 87 + digit)
    }
    quote()
    needsComma = true
  }

  /// An identifier made of parts, without building a string first.
  mutating func field(_ key: StaticString, _ first: String, _ parts: IdentifierPart...) {
    self.key(key)
    quote()
    escape(first)
    for part in parts {
      bytes.append(UInt8(ascii: ":"))
      switch part {
      case .text(let text): escape(text)
      case .number(let number): integer(Int64(number))
      }
    }
    quote()
    needsComma = true
  }

  enum IdentifierPart {
    case text(String)
    case number(Int)
  }

  mutating func field(_ key: StaticString, _ day: Day) {
    self.key(key)
    quote()
    date(day)
    quote()
    needsComma = true
  }

  /// RFC 3339 in China's offset, to the millisecond where there is one.
  mutating func field(_ key: StaticString, _ instant: Instant) {
    self.key(key)
    quote()
    let day = instant.day
    date(day)
    let rest = instant.milliseconds - day.start.milliseconds
    bytes.append(UInt8(ascii: "T"))
    integer(rest / 3_600_000, width: 2)
    bytes.append(UInt8(ascii: ":"))
    integer(rest / 60_000 % 60, width: 2)
    bytes.append(UInt8(ascii: ":"))
    integer(rest / 1000 % 60, width: 2)
    if rest % 1000 != 0 {
      bytes.append(UInt8(ascii: "."))
      integer(rest % 1000, width: 3)
    }
    raw("+08:00")
    quote()
    needsComma = true
  }

  mutating func array<S: Sequence>(
    _ key: StaticString, _ elements: S, _ each: (inout JSONWriter, S.Element) -> Void
  ) {
    self.key(key)
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    for element in elements { each(&self, element) }
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }

  mutating func object(_ key: StaticString, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    needsComma = false
    object(body)
  }

  mutating func string(_ value: String) {
    separate()
    quote()
    escape(value)
    quote()
    needsComma = true
  }

  mutating func number(_ value: Int64) {
    separate()
    integer(value)
  }

  private mutating func key(_ key: StaticString) {
    separate()
    quote()
    raw(key)
    quote()
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func quote() { bytes.append(UInt8(ascii: "\"")) }

  private mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    needsComma = true
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        raw("\\u00")
        bytes.append(48 + (byte >> 4))
        let low = byte & 15
        bytes.append(low < 10 ? 48 + low : 87 + low)
      default: bytes.append(byte)
      }
    }
  }

  private mutating func date(_ day: Day) {
    let (y, m, d) = day.yearMonthDay
    integer(Int64(y), width: 4)
    bytes.append(UInt8(ascii: "-"))
    integer(Int64(m), width: 2)
    bytes.append(UInt8(ascii: "-"))
    integer(Int64(d), width: 2)
  }

  private mutating func integer(_ value: Int64, width: Int = 1) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var magnitude = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(48 + UInt8(truncatingIfNeeded: magnitude % 10))
      magnitude /= 10
    } while magnitude > 0
    while bytes.count - start < width { bytes.append(48) }
    bytes[start...].reverse()
    needsComma = true
  }
}
