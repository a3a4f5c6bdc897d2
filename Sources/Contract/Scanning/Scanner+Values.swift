// The contract's own kinds of value, each a JSON string with a form.

extension Scanner {
  /// Free text, stored literally whatever it says.
  @inline(__always)
  mutating func text(_ maxLength: Int = Limits.textLength) throws(Fault) {
    let text = try string()
    if text.scalars > maxLength {
      throw Fault(.fieldLength, at: text.offset, bounds: 0...Int64(maxLength))
    }
  }

  /// Free text that is decided on.
  mutating func string(_ maxLength: Int) throws(Fault) -> String {
    let text = try string()
    if text.scalars > maxLength {
      throw Fault(.fieldLength, at: text.offset, bounds: 0...Int64(maxLength))
    }
    return text.string
  }

  /// An ASCII identifier.
  @inline(__always)
  mutating func identifier() throws(Fault) -> Text {
    let text = try string()
    guard text.isIdentifier else {
      throw Fault(text.isASCII ? .idMalformed : .idNotAscii, at: text.offset)
    }
    return text
  }

  /// A string of ASCII digits.
  mutating func digits(_ length: ClosedRange<Int>) throws(Fault) -> Text {
    let text = try string()
    guard length.contains(text.count), text.isDigits else {
      throw Fault(.digitsMalformed, at: text.offset)
    }
    return text
  }

  /// A word of a closed list.
  @inline(__always)
  mutating func word<W: ScannedWord>(_: W.Type) throws(Fault) -> W {
    let text = try string()
    let table = W.table
    guard let index = table.find(text), let word = W(rawValue: table.rawValue(index)) else {
      throw Fault(.wordUnknown, at: text.offset, table: table)
    }
    return word
  }

  /// The name of a programme.
  mutating func programme() throws(Fault) -> Programme {
    let text = try string()
    guard Programme.isName(text.buffer) else { throw Fault(.programmeMalformed, at: text.offset) }
    return Programme(checked: text.string)
  }

  /// `YYYY-MM-DD`, a day that the calendar has.
  @inline(__always)
  mutating func day() throws(Fault) -> Day {
    let text = try string()
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D, text.hasDigits(0, 4),
      text.hasDigits(5, 2), text.hasDigits(8, 2),
      let day = Day(year: text.number(0, 4), month: text.number(5, 2), day: text.number(8, 2))
    else { throw Fault(.dateMalformed, at: text.offset) }
    return day
  }

  /// A village's 12-digit code.
  mutating func village() throws(Fault) -> UInt64 {
    let text = try string()
    guard let code = RegionCode.village(text) else {
      throw Fault(.regionMalformed, at: text.offset)
    }
    return code
  }

  /// A resident ID as a keyed hash.
  @inline(__always)
  mutating func person(_ context: ReadingContext) throws(Fault) -> PersonKey {
    let text = try string()
    if let code = ResidentID.violation(text, bornBy: context.latestBirth) {
      if context.takesErased, let key = ErasedPerson.key(text.buffer) { return key }
      throw Fault(code, at: text.offset)
    }
    return context.key.personKey(text.start)
  }

  @inline(__always)
  mutating func fen(_ range: ClosedRange<Int64> = Limits.fen) throws(Fault) -> Int64 {
    try integer(range)
  }

  @inline(__always)
  mutating func count() throws(Fault) -> Int32 {
    Int32(truncatingIfNeeded: try integer(Limits.count))
  }
}

extension Text {
  @inline(__always)
  func hasDigits(_ index: Int, _ length: Int) -> Bool {
    for i in index..<index + length where start[i] &- 0x30 > 9 { return false }
    return true
  }
}
