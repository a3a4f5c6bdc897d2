/// One numbered, reversible step of the database's layout.
public struct Migration: Sendable {
  /// 1, 2, 3, ... without gaps.
  public let number: Int
  /// Lower-case words with hyphens or underscores.
  public let name: String
  public let up: String
  public let down: String

  public init(_ number: Int, _ name: String, up: String, down: String) {
    self.number = number
    self.name = name
    self.up = up
    self.down = down
  }

  /// What the checksum covers; the server computes it.
  var checkedText: String { "\(name)\n--up--\n\(up)\n--down--\n\(down)" }
}

/// One migration carried out.
public struct MigrationReport: Sendable, Equatable, CustomStringConvertible {
  /// Whether a migration goes forward or back.
  public enum Direction: String, Sendable { case up, down }
  public let number: Int
  public let name: String
  public let direction: Direction
  public let milliseconds: Int

  public var description: String { "\(direction.rawValue) \(number) \(name) (\(milliseconds) ms)" }

  public static func == (a: Self, b: Self) -> Bool {
    (a.number, a.name, a.direction) == (b.number, b.name, b.direction)
  }
}

/// Where one migration stands.
public struct MigrationStatus: Sendable, Equatable {
  /// Whether a migration stands in the database.
  public enum State: String, Sendable {
    case pending, applied
    /// Its text is not the one that was applied.
    case edited
    /// The database has it, this program does not.
    case unknown
  }
  public let number: Int
  public let name: String
  public let state: State
}

/// Why the database was left as it is.
public enum MigrationError: Error, Equatable, CustomStringConvertible {
  /// The list is not numbered 1, 2, 3, ...
  case misnumbered(at: Int)
  case noSuchTarget(Int)
  /// The text of an applied migration has changed since.
  case edited(number: Int, name: String)
  /// The database was migrated by a newer program.
  case databaseIsNewer(number: Int, name: String)
  /// The SQL ended the transaction that it runs in.
  case leftTransaction(number: Int)
  /// Others held what it needs, again and again.
  case busy(number: Int, name: String, holders: [String])

  public var description: String {
    switch self {
    case .misnumbered(let position): "migrations must be numbered 1, 2, 3, ...; entry \(position) is not"
    case .noSuchTarget(let number): "there is no migration \(number)"
    case .edited(let number, let name):
      "migration \(number) \(name) was edited after it had been applied; restore its text and write a new one"
    case .databaseIsNewer(let number, let name):
      "the database has migration \(number) \(name), which this program does not know; use the newer program"
    case .leftTransaction(let number): "migration \(number) must not begin or end transactions"
    case .busy(let number, let name, let holders):
      "migration \(number) \(name) did not get its locks; "
        + (holders.isEmpty
          ? "nobody has been in a transaction for long: come at a quieter time"
          : "they may be held by \(holders.joined(separator: ", ")): end what is not a worker with pg_terminate_backend")
    }
  }
}
