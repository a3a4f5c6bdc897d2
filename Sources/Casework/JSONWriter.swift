import Contract

/// Writes compact JSON into one reused buffer. Keys are ours; only values are escaped.
///
/// A copy of a writer shares its memory, so each writer has one owner.
public struct JSONWriter {
  private let buffer = ByteBuffer(capacity: 8192)
  private var needsComma = false

  public init() {}

  /// What has been written; valid until the next write.
  public var bytes: UnsafeRawBufferPointer { buffer.view }

  /// Empties it, its memory kept.
  public mutating func clear() {
    buffer.clear()
    needsComma = false
  }

  @inline(__always)
  private func put(_ byte: UInt8) { buffer.put(byte) }

  /// Begins a value of its own: no comma to what stands in the buffer before it.
  mutating func beginDocument() {
    needsComma = false
    beginObject()
  }

  mutating func beginObject() {
    separate()
    put(UInt8(ascii: "{"))
    needsComma = false
  }

  mutating func endObject() {
    put(UInt8(ascii: "}"))
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
      put(digit < 10 ? 48 + digit : 87 + digit)
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
      put(UInt8(ascii: ":"))
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
    put(UInt8(ascii: "T"))
    integer(rest / 3_600_000, width: 2)
    put(UInt8(ascii: ":"))
    integer(rest / 60_000 % 60, width: 2)
    put(UInt8(ascii: ":"))
    integer(rest / 1000 % 60, width: 2)
    if rest % 1000 != 0 {
      put(UInt8(ascii: "."))
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
    put(UInt8(ascii: "["))
    needsComma = false
    for element in elements { each(&self, element) }
    put(UInt8(ascii: "]"))
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
    let length = key.utf8CodeUnitCount
    let out = buffer.room(length + 4)
    var at = 0
    if needsComma {
      out[0] = UInt8(ascii: ",")
      at = 1
    }
    out[at] = UInt8(ascii: "\"")
    (out + at + 1).update(from: key.utf8Start, count: length)
    out[at + length + 1] = UInt8(ascii: "\"")
    out[at + length + 2] = UInt8(ascii: ":")
    buffer.advance(at + length + 3)
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { put(UInt8(ascii: ",")) }
    needsComma = false
  }

  private func quote() { put(UInt8(ascii: "\"")) }

  private mutating func raw(_ text: StaticString) {
    buffer.room(text.utf8CodeUnitCount).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    buffer.advance(text.utf8CodeUnitCount)
    needsComma = true
  }

  private func escape(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // Six bytes at most for each that is escaped.
      let out = buffer.room(utf8.count * 6)
      var at = 0
      for byte in utf8 {
        if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
          out[at] = byte
          at += 1
          continue
        }
        out[at] = UInt8(ascii: "\\")
        if byte >= 0x20 {
          out[at + 1] = byte
          at += 2
          continue
        }
        out[at + 1] = UInt8(ascii: "u")
        out[at + 2] = 48
        out[at + 3] = 48
        out[at + 4] = 48 + (byte >> 4)
        out[at + 5] = byte & 15 < 10 ? 48 + (byte & 15) : 87 + (byte & 15)
        at += 6
      }
      buffer.advance(at)
    }
  }

  private mutating func date(_ day: Day) {
    let (y, m, d) = day.yearMonthDay
    integer(Int64(y), width: 4)
    put(UInt8(ascii: "-"))
    integer(Int64(m), width: 2)
    put(UInt8(ascii: "-"))
    integer(Int64(d), width: 2)
  }

  private mutating func integer(_ value: Int64, width: Int = 1) {
    buffer.decimal(value, width: width)
    needsComma = true
  }
}
