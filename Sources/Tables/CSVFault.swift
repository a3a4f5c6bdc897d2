/// Where and why a file is no table. Holds no value of it.
public struct CSVFault: Error, Sendable, Equatable {
  /// Which rule of the format is broken.
  public enum Rule: String, CaseIterable, Sendable {
    /// Not UTF-8.
    case encoding
    /// A quotation mark where none may stand, or a line that ends in CR alone.
    case malformed
    /// The file ends within a quoted cell.
    case truncated
    case tooLarge, tooMany, unreadable
  }

  public var rule: Rule
  /// Counted from 1.
  public var line: Int
  /// Counted from 1; nil: the file as a whole.
  public var column: Int?

  public init(_ rule: Rule, line: Int, column: Int? = nil) {
    self.rule = rule
    self.line = line
    self.column = column
  }
}
