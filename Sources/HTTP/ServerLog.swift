/// Where a server tells operators what happens. Never given a token, an identifier, or what somebody typed.
public struct ServerLog: Sendable {
  /// How much a line of the log matters.
  public enum Level: Sendable { case debug, info, warning, error }
  private let write: @Sendable (Level, String, [(String, String)]) -> Void

  public init(_ write: @escaping @Sendable (Level, String, [(String, String)]) -> Void = { _, _, _ in }) {
    self.write = write
  }

  /// Writes a line.
  public func callAsFunction(_ level: Level, _ message: String, _ fields: [(String, String)] = []) {
    write(level, message, fields)
  }
}
