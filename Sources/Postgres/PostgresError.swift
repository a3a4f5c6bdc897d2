internal import CLibpq

/// What went wrong between this program and the server.
///
/// It carries the server's primary message only. The detail and the context, where the server quotes rows and
/// parameters, are never read, and quoted values are struck out of data errors (class 22): an error can be logged.
public struct PostgresError: Error, Sendable {
  /// Open for more: compare, do not switch exhaustively.
  public struct Kind: Hashable, Sendable {
    let name: String
    /// No connection could be made, or it broke.
    public static let connection = Kind(name: "connection")
    /// The server refused the statement; see `sqlState`.
    public static let server = Kind(name: "server")
    /// The statement timeout of the server, or the socket deadline of this side (then the connection is closed).
    public static let timeout = Kind(name: "timeout")
    /// This program misused the connection, or got an answer of another shape than it asked for.
    public static let `protocol` = Kind(name: "protocol")
  }

  public let kind: Kind
  /// Five characters, or nil when the error did not come from the server.
  public internal(set) var sqlState: String?
  public internal(set) var message: String
  public internal(set) var hint: String?
  public internal(set) var constraint: String?
  public internal(set) var table: String?
  /// The connection is gone; open another.
  public internal(set) var isConnectionLost = false
  /// The statement may have taken effect: the connection broke after a COMMIT, or a statement outside a
  /// transaction, was sent and before its answer came. Read back what it wrote before doing it again.
  public internal(set) var outcomeUnknown = false
  /// Within a pipeline: which statement failed, counted from 0 in the order of sending.
  public internal(set) var statementIndex: Int?

  init(_ kind: Kind, _ message: String, isConnectionLost: Bool = false) {
    self.kind = kind
    self.message = message
    self.isConnectionLost = isConnectionLost
  }

  /// Doing the whole transaction again may succeed. Bound the number of attempts; and when `outcomeUnknown`
  /// is set, settle first whether the transaction took effect.
  public var isRetriable: Bool {
    guard let sqlState else { return isConnectionLost || kind == .connection || kind == .timeout }
    return PostgresError.isRetriable(sqlState: sqlState)
  }

  /// Whether the same may succeed a moment later: deadlocks, serialisation failures, a server that starts or stops.
  public static func isRetriable(sqlState: String) -> Bool {
    switch sqlState {
    // Serialization, deadlock, lock or statement timeout, shutdown, crash recovery, a standby, idle session.
    case "40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "57P05", "25006", "25P03": true
    default: sqlState.hasPrefix("08") || sqlState.hasPrefix("53")
    }
  }

  static let statementUnknown = "26000"
  static let planOutdated = "0A000"
}

extension PostgresError: CustomStringConvertible {
  public var description: String {
    var text = "postgres \(kind.name)"
    if let sqlState { text += " \(sqlState)" }
    if let statementIndex { text += " (statement \(statementIndex))" }
    text += ": \(message)"
    if let constraint { text += " [constraint \(constraint)]" }
    if let hint { text += " [hint: \(hint)]" }
    if outcomeUnknown { text += " [outcome unknown]" }
    return text
  }
}

extension PostgresError {
  /// Reads the error out of a failed PGresult.
  init(result: OpaquePointer, isConnectionLost: Bool) {
    func field(_ code: UInt8) -> String? {
      PQresultErrorField(result, Int32(code)).map { String(cString: $0) }
    }
    let state = field(UInt8(ascii: "C"))
    let primary = field(UInt8(ascii: "M")) ?? String(cString: PQresultErrorMessage(result))
    let kind: Kind
    switch state {
    case "57014": kind = .timeout
    case nil: kind = .connection
    case .some(let code): kind = code.hasPrefix("08") || isConnectionLost ? .connection : .server
    }
    self.init(kind, "", isConnectionLost: isConnectionLost)
    sqlState = state
    let trimmed = PostgresError.tidied(primary)
    message = state?.hasPrefix("22") == true ? PostgresError.withoutQuotedValues(trimmed) : trimmed
    hint = field(UInt8(ascii: "H")).map(PostgresError.tidied)
    constraint = field(UInt8(ascii: "n"))
    table = field(UInt8(ascii: "t"))
  }

  static func tidied(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return String(line.prefix(400))
  }

  /// `invalid input syntax for type integer: "12x"` quotes the parameter: the server may say so in any
  /// language, with any quotation marks, so everything from the first mark or colon on goes.
  static func withoutQuotedValues(_ text: String) -> String {
    guard let cut = text.firstIndex(where: { "\"“”„«»「」：:".contains($0) }) else { return text }
    return text[..<cut].trimmingSpaces() + " (value not shown)"
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String {
    var rest = self
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
