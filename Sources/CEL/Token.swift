/// A lexical element of an expression and where it starts, in bytes.
struct Token {
  enum Kind: Equatable {
    case name(String)
    /// A field name in backticks.
    case quotedName(String)
    case int(magnitude: UInt64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    /// An operator or bracket.
    case mark(String)
    case end
  }
  var kind: Kind
  var offset: Int

  /// How a message calls the token.
  var text: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .quotedName(let name): "'`\(name)`'"
    case .int, .uint, .double: "number"
    case .string, .bytes: "literal"
    case .mark(let mark): "'\(mark)'"
    case .end: "end of expression"
    }
  }
}

/// A fault of lexer or parser, before it has line and column.
struct SyntaxError: Error {
  let message: String
  let offset: Int
}
