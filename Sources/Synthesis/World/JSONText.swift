import Contract

/// JSON being written into a buffer. Names are ours; values are escaped.
struct JSONText {
  let out: ByteBuffer
  private let words: WordTexts
  private var needsComma = false

  init(_ out: ByteBuffer, _ words: WordTexts) {
    self.out = out
    self.words = words
  }

  // MARK: Values

  mutating func object(_ body: (inout JSONText) -> Void) {
    begin(0x7B)
    body(&self)
    end(0x7D)
  }

  mutating func string(_ value: String) {
    separate()
    quoted(value)
    needsComma = true
  }

  mutating func word<W: Word>(_ value: W) { string(words.text(value)) }

  // MARK: Fields

  mutating func field(_ name: StaticString, _ value: String) {
    self.name(name)
    string(value)
  }

  mutating func field(_ name: StaticString, _ value: String?) {
    if let value { field(name, value) }
  }

  mutating func field<W: Word>(_ name: StaticString, _ value: W) { field(name, words.text(value)) }

  mutating func field<W: Word>(_ name: StaticString, _ value: W?) {
    if let value { field(name, value) }
  }

  mutating func field(_ name: StaticString, _ value: Int) {
    self.name(name)
    number(value)
  }

  mutating func field(_ name: StaticString, _ value: Int64?) {
    if let value { field(name, Int(value)) }
  }

  mutating func field(_ name: StaticString, _ value: Bool) {
    self.name(name)
    truth(value)
  }

  mutating func field(_ name: StaticString, _ value: Day) {
    self.name(name)
    out.reserve(16)
    out.byte(0x22)
    out.date(value)
    out.byte(0x22)
    needsComma = true
  }

  /// A division's code of 12 digits.
  mutating func field(_ name: StaticString, division: UInt64) {
    self.name(name)
    out.reserve(16)
    out.byte(0x22)
    out.padded(Int(division), 12)
    out.byte(0x22)
    needsComma = true
  }

  mutating func object(_ name: StaticString, _ body: (inout JSONText) -> Void) {
    self.name(name)
    object(body)
  }

  mutating func array<S: Sequence>(_ name: StaticString, _ items: S, _ each: (inout JSONText, S.Element) -> Void) {
    self.name(name)
    begin(0x5B)
    for item in items { each(&self, item) }
    end(0x5D)
  }

  mutating func words<W: Word>(_ name: StaticString, _ values: [W]) { array(name, values) { $0.word($1) } }

  /// Names that a programme has given its own fields.
  mutating func evidence(_ name: StaticString, _ evidence: [Evidence]) {
    guard !evidence.isEmpty else { return }
    object(name) { json in
      for item in evidence {
        json.string(item.name)
        json.colon()
        switch item.value {
        case .bool(let value): json.truth(value)
        case .integer(let value): json.number(Int(value))
        case .text(let value): json.string(value)
        }
      }
    }
  }

  // MARK: Bytes

  private mutating func name(_ name: StaticString) {
    separate()
    out.reserve(name.utf8CodeUnitCount + 4)
    out.byte(0x22)
    out.text(name)
    out.byte(0x22)
    colon()
  }

  private mutating func colon() {
    out.reserve(1)
    out.byte(0x3A)
    needsComma = false
  }

  private mutating func number(_ value: Int) {
    separate()
    out.reserve(24)
    if value < 0 { out.byte(0x2D) }
    out.number(abs(value))
    needsComma = true
  }

  private mutating func truth(_ value: Bool) {
    separate()
    out.reserve(8)
    out.text(value ? "true" : "false")
    needsComma = true
  }

  private mutating func begin(_ byte: UInt8) {
    separate()
    out.reserve(1)
    out.byte(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8) {
    out.reserve(1)
    out.byte(byte)
    needsComma = true
  }

  private mutating func separate() {
    guard needsComma else { return }
    out.reserve(1)
    out.byte(0x2C)
    needsComma = false
  }

  private func quoted(_ value: String) {
    var value = value
    value.withUTF8 { bytes in
      // Six bytes at most for each that is escaped.
      out.reserve(bytes.count * 6 + 2)
      out.byte(0x22)
      for byte in bytes {
        switch byte {
        case 0x22, 0x5C:
          out.byte(0x5C)
          out.byte(byte)
        case ..<0x20:
          out.text("\\u00")
          out.byte(0x30 + byte >> 4)
          out.byte(byte & 15 < 10 ? 0x30 + byte & 15 : 0x57 + byte & 15)
        default: out.byte(byte)
        }
      }
      out.byte(0x22)
    }
  }
}

/// The texts of words by their raw values: reflection, which most words are written by, costs a microsecond each.
final class WordTexts {
  private var texts: [ObjectIdentifier: [String]] = [:]

  func text<W: Word>(_ word: W) -> String {
    let type = ObjectIdentifier(W.self)
    if let known = texts[type] { return known[Int(word.rawValue)] }
    let made = W.makeTexts()
    texts[type] = made
    return made[Int(word.rawValue)]
  }
}
