extension Lexer {
  /// A string or bytes literal that starts here with its quote.
  mutating func quoted(raw: Bool, bytes: Bool) throws -> Token.Kind {
    let start = at
    let quote = byte()
    let isTriple = byte(1) == quote && byte(2) == quote
    at += isTriple ? 3 : 1
    var out: [UInt8] = []
    while true {
      guard at < source.count else { throw fault("literal has no end", start) }
      let next = byte()
      if next == quote, !isTriple || (byte(1) == quote && byte(2) == quote) {
        at += isTriple ? 3 : 1
        break
      }
      if !isTriple, next == 10 || next == 13 { throw fault("literal has no end on its line", start) }
      if next == UInt8(ascii: "\\"), !raw {
        try escape(&out, bytes: bytes)
      } else {
        out.append(next)
        at += 1
      }
    }
    if bytes { return .bytes(out) }
    guard let text = String(validating: out, as: UTF8.self) else { throw fault("literal is not UTF-8", start) }
    return .string(text)
  }

  private mutating func escape(_ out: inout [UInt8], bytes: Bool) throws {
    let start = at
    let mark = byte(1)
    at += 2
    switch mark {
    case UInt8(ascii: "a"): out.append(7)
    case UInt8(ascii: "b"): out.append(8)
    case UInt8(ascii: "f"): out.append(12)
    case UInt8(ascii: "n"): out.append(10)
    case UInt8(ascii: "r"): out.append(13)
    case UInt8(ascii: "t"): out.append(9)
    case UInt8(ascii: "v"): out.append(11)
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      out.append(mark)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): try append(try hex(2, start), &out, asByte: bytes, start)
    case UInt8(ascii: "u") where !bytes: try append(try hex(4, start), &out, asByte: false, start)
    case UInt8(ascii: "U") where !bytes: try append(try hex(8, start), &out, asByte: false, start)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      var code = UInt32(mark - 48)
      for _ in 0..<2 {
        guard byte() >= 48, byte() <= 55 else { throw fault("bad octal escape", start) }
        code = code * 8 + UInt32(byte() - 48)
        at += 1
      }
      try append(code, &out, asByte: bytes, start)
    default: throw fault("bad escape", start)
    }
  }

  private mutating func hex(_ count: Int, _ start: Int) throws -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<count {
      guard let digit = hexValue(byte()) else { throw fault("bad hexadecimal escape", start) }
      code = code << 4 | digit
      at += 1
    }
    return code
  }

  private func append(_ code: UInt32, _ out: inout [UInt8], asByte: Bool, _ start: Int) throws {
    if asByte {
      out.append(UInt8(truncatingIfNeeded: code))
    } else {
      guard let scalar = Unicode.Scalar(code) else { throw fault("escape is no code point", start) }
      out.append(contentsOf: UTF8.encode(scalar)!)
    }
  }
}
