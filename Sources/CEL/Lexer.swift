/// Cuts the text of an expression into tokens.
struct Lexer {
  let source: [UInt8]
  var at = 0

  init(_ source: [UInt8]) { self.source = source }

  /// All tokens, the last one `.end`. Throws `SyntaxError`.
  static func tokens(_ source: [UInt8], limit: Int) throws -> [Token] {
    var lexer = Lexer(source)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
      if tokens.count > limit {
        throw SyntaxError(message: "expression has more than \(limit) tokens", offset: token.offset)
      }
    }
  }

  func byte(_ ahead: Int = 0) -> UInt8 { at + ahead < source.count ? source[at + ahead] : 0 }

  mutating func next() throws -> Token {
    skipSpace()
    let start = at
    guard at < source.count else { return Token(kind: .end, offset: at) }
    let first = byte()
    if isDigit(first) || (first == UInt8(ascii: ".") && isDigit(byte(1))) {
      return Token(kind: try number(), offset: start)
    }
    if isNameStart(first) {
      if let literal = try prefixedLiteral() { return Token(kind: literal, offset: start) }
      while at < source.count, isNameStart(byte()) || isDigit(byte()) { at += 1 }
      return Token(kind: .name(text(start..<at)), offset: start)
    }
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return Token(kind: try quoted(raw: false, bytes: false), offset: start)
    case UInt8(ascii: "`"):
      at += 1
      while at < source.count, isNameStart(byte()) || isDigit(byte()) || "-./ ".utf8.contains(byte()) { at += 1 }
      guard byte() == UInt8(ascii: "`"), at > start + 1 else { throw fault("bad quoted field name", start) }
      at += 1
      return Token(kind: .quotedName(text(start + 1..<at - 1)), offset: start)
    default: break
    }
    for mark in ["&&", "||", "==", "!=", "<=", ">="] where matches(mark) {
      at += 2
      return Token(kind: .mark(mark), offset: start)
    }
    if "+-*/%<>!?:.,()[]{}".utf8.contains(first) {
      at += 1
      return Token(kind: .mark(text(start..<at)), offset: start)
    }
    throw fault("unexpected character", start)
  }

  private mutating func skipSpace() {
    while at < source.count {
      switch byte() {
      case 9, 10, 12, 13, 32: at += 1
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while at < source.count, byte() != 10 { at += 1 }
      default: return
      }
    }
  }

  /// A literal with the prefix b, r or br; nil if here is something else.
  private mutating func prefixedLiteral() throws -> Token.Kind? {
    var ahead = 0
    var bytes = false
    var raw = false
    if byte() | 0x20 == UInt8(ascii: "b") {
      bytes = true
      ahead = 1
    }
    if byte(ahead) | 0x20 == UInt8(ascii: "r") {
      raw = true
      ahead += 1
    }
    guard ahead > 0, byte(ahead) == UInt8(ascii: "\"") || byte(ahead) == UInt8(ascii: "'") else { return nil }
    at += ahead
    return try quoted(raw: raw, bytes: bytes)
  }

  private mutating func number() throws -> Token.Kind {
    let start = at
    if byte() == UInt8(ascii: "0"), byte(1) | 0x20 == UInt8(ascii: "x"), hexValue(byte(2)) != nil {
      at += 2
      let digits = at
      while hexValue(byte()) != nil { at += 1 }
      return try whole(text(digits..<at), radix: 16, start)
    }
    while isDigit(byte()) { at += 1 }
    var isDouble = false
    if byte() == UInt8(ascii: "."), isDigit(byte(1)) {
      isDouble = true
      at += 1
      while isDigit(byte()) { at += 1 }
    }
    if byte() | 0x20 == UInt8(ascii: "e") {
      let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
      if isDigit(byte(1 + sign)) {
        isDouble = true
        at += 1 + sign
        while isDigit(byte()) { at += 1 }
      }
    }
    guard isDouble else { return try whole(text(start..<at), radix: 10, start) }
    guard let value = Double(text(start..<at)), value.isFinite else { throw fault("invalid double literal", start) }
    return .double(value)
  }

  private mutating func whole(_ digits: String, radix: Int, _ start: Int) throws -> Token.Kind {
    let value = UInt64(digits, radix: radix)
    if byte() | 0x20 == UInt8(ascii: "u") {
      at += 1
      guard let value else { throw fault("invalid uint literal", start) }
      return .uint(value)
    }
    guard let value, value <= UInt64(Int64.max) + 1 else { throw fault("invalid int literal", start) }
    return .int(magnitude: value)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
  func fault(_ message: String, _ offset: Int) -> SyntaxError { SyntaxError(message: message, offset: offset) }

  func matches(_ mark: String) -> Bool {
    var ahead = 0
    for expected in mark.utf8 {
      if byte(ahead) != expected { return false }
      ahead += 1
    }
    return true
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

func isNameStart(_ byte: UInt8) -> Bool {
  let letter = byte | 0x20
  return byte == 95 || (letter >= 97 && letter <= 122)
}

func hexValue(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 48...57: UInt32(byte - 48)
  case 65...70: UInt32(byte - 55)
  case 97...102: UInt32(byte - 87)
  default: nil
  }
}
