/// How to reach the server, and how long to wait for it. Every wait is bounded.
public struct ConnectionSettings: Sendable {
  /// URL (`postgresql://user@host:port/db?sslmode=verify-full`) or keyword form (`host=... dbname=...`).
  /// May hold a password, so it is never printed.
  public var url: String
  /// Shown in `pg_stat_activity`.
  public var applicationName: String
  /// For connecting and logging in, over all hosts of the URL.
  public var connectTimeoutSeconds = 10.0
  /// The server cancels a statement that runs longer (57014).
  public var statementTimeoutSeconds = 30.0
  /// The server gives up waiting for a lock (55P03).
  public var lockTimeoutSeconds = 10.0
  /// The server ends a session that leaves a transaction idle (25P03): a frozen worker must not hold its locks.
  public var idleTransactionTimeoutSeconds = 60.0
  /// How much longer than the statement timeout this side waits for an answer before it closes the connection.
  public var answerGraceSeconds = 5.0
  /// Further settings of the session, such as `["synchronous_commit": "off"]`.
  public var parameters: [String: String] = [:]

  public init(url: String, applicationName: String) {
    self.url = url
    self.applicationName = applicationName
  }

  /// Sets the session up in one statement.
  var sessionSQL: String {
    func milliseconds(_ seconds: Double) -> String { String(Int(min(max(seconds, 0), 2_000_000) * 1000)) }
    var all = [
      // Plans of prepared statements over unnest() are small; compiling them costs 100 ms for nothing.
      "jit": "off",
      // A worker that vanished must not leave its statement running.
      "client_connection_check_interval": "5s",
      "statement_timeout": milliseconds(statementTimeoutSeconds),
      "lock_timeout": milliseconds(lockTimeoutSeconds),
      "idle_in_transaction_session_timeout": milliseconds(idleTransactionTimeoutSeconds),
      "standard_conforming_strings": "on",
    ]
    all.merge(parameters) { _, new in new }
    return all.sorted { $0.key < $1.key }.map { "set \(Self.identifier($0.key)) = \(Self.literal($0.value))" }
      .joined(separator: "; ")
  }

  /// `"a.b"` stays a qualified name: each part is quoted by itself.
  static func identifier(_ name: String) -> String {
    name.split(separator: ".", omittingEmptySubsequences: false).map { part in
      "\"" + part.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] } + "\""
    }.joined(separator: ".")
  }

  static func literal(_ value: String) -> String {
    "'" + String(value.flatMap { $0 == "'" ? ["'", "'"] : [$0] }) + "'"
  }
}
