/// Why an expression could not be compiled or evaluated.
public struct CELError: Error, CustomStringConvertible, Sendable {
  public let message: String
  public init(_ message: String) { self.message = message }
  public var description: String { message }

  static let overload = CELError("no such overload")
  static let divide = CELError("divide by zero")
  static let modulus = CELError("modulus by zero")
  static let overflow = CELError("return error for overflow")
  static let range = CELError("range error: value out of range")
  static let budget = CELError("evaluation budget is used up")
}

/// One fault found in the text of an expression.
public struct CELIssue: Error, CustomStringConvertible, Sendable {
  public let message: String
  /// From 1.
  public let line: Int
  /// From 1, in code points.
  public let column: Int
  /// The faulty line of the expression without its end; of a long line the part around the place.
  public let text: String
  /// Code points of `text` before the place.
  public let indent: Int

  /// `1:5: undeclared reference to 'agee', did you mean 'age'?`, the line, and a caret below the place.
  public var description: String {
    "\(line):\(column): \(message)\n | \(text)\n | \(String(repeating: " ", count: indent))^"
  }

  init(_ message: String, at offset: Int, in source: [UInt8]) {
    let offset = min(max(0, offset), source.count)
    var start = offset
    while start > 0, source[start - 1] != 10 { start -= 1 }
    var end = offset
    while end < source.count, source[end] != 10 { end += 1 }
    // A caret is of use only where the line can be shown as a whole.
    let shown = max(start, offset - 80)..<min(end, offset + 80)
    self.message = message
    line = source[..<start].count { $0 == 10 } + 1
    // Bytes that start a code point.
    column = source[start..<offset].count { $0 & 0xc0 != 0x80 } + 1
    indent = source[shown.lowerBound..<offset].count { $0 & 0xc0 != 0x80 }
    text = String(decoding: source[shown], as: UTF8.self)
  }
}

/// All faults of an expression that was refused.
public struct CELIssues: Error, CustomStringConvertible, Sendable {
  public let issues: [CELIssue]
  public var description: String { issues.map(\.description).joined(separator: "\n") }
}
