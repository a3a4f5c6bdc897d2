internal import CLibpq
import Glibc

/// One connection, used by one thread at a time; its calls block, each for a bounded time.
///
/// After an error with `isConnectionLost` the connection is closed (`isBroken`): make another one.
public final class Connection {
  /// How many different statements one connection prepares.
  public static let statementsMax = 256

  public let settings: ConnectionSettings
  private(set) var handle: OpaquePointer?
  /// One answer is waited for no longer than this.
  private(set) var answerTimeoutSeconds: Double
  /// Set while a pipeline or a COPY has the connection.
  var occupant: String?
  /// By identity; the statement is kept so that its identity cannot be given to another.
  private var prepared: [ObjectIdentifier: (statement: Statement, name: String)] = [:]
  private var preparedEver = 0

  public convenience init(
    url: String, applicationName: String, connectTimeoutSeconds: Double = 10
  ) throws(PostgresError) {
    var settings = ConnectionSettings(url: url, applicationName: applicationName)
    settings.connectTimeoutSeconds = connectTimeoutSeconds
    try self.init(settings)
  }

  public init(_ settings: ConnectionSettings) throws(PostgresError) {
    self.settings = settings
    answerTimeoutSeconds = settings.statementTimeoutSeconds + settings.answerGraceSeconds
    try connect()
    try execute(settings.sessionSQL)
  }

  deinit { close() }

  /// Closes the connection; an open transaction is rolled back by the server. May be called again.
  public func close() {
    guard let handle else { return }
    self.handle = nil
    PQfinish(handle)
  }

  /// The connection was lost or closed.
  public var isBroken: Bool { handle == nil }

  /// The process id of the server's backend.
  public var backendPID: Int32 { handle.map { PQbackendPID($0) } ?? 0 }

  /// Whether a transaction is open, be it sound or failed.
  public var isInTransaction: Bool {
    guard let handle else { return false }
    return PQtransactionStatus(handle) != PQTRANS_IDLE
  }

  var transactionHasFailed: Bool { handle.map { PQtransactionStatus($0) == PQTRANS_INERROR } ?? false }

  /// Changes the statement timeout, here and on the server. Not within a transaction: a rollback would undo
  /// the server's half.
  public func setStatementTimeout(seconds: Double) throws(PostgresError) {
    try execute("set statement_timeout = \(Int(min(max(seconds, 0), 2_000_000) * 1000))")
    answerTimeoutSeconds = seconds + settings.answerGraceSeconds
  }

  func newDeadline() -> Deadline { Deadline(secondsFromNow: answerTimeoutSeconds) }

  /// The handle, when the connection is free for a new statement.
  func freeHandle() throws(PostgresError) -> OpaquePointer {
    guard let handle else {
      throw PostgresError(.connection, "the connection is closed", isConnectionLost: true)
    }
    guard occupant == nil else { throw PostgresError(.protocol, "the connection is taken by a \(occupant!)") }
    return handle
  }

  // MARK: Connecting

  private func connect() throws(PostgresError) {
    // libpq's own message for a malformed string can quote a part of it, so of the password.
    guard let parsed = PQconninfoParse(settings.url, nil) else {
      throw PostgresError(.connection, "the connection URL cannot be parsed")
    }
    PQconninfoFree(parsed)
    // Later entries win: the URL may override what stands above it.
    let options: [(String, String)] = [
      ("keepalives", "1"), ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "20000"), ("dbname", settings.url), ("client_encoding", "UTF8"),
      ("application_name", settings.applicationName),
    ]
    var keywords: [UnsafePointer<CChar>?] = options.map { UnsafePointer(strdup($0.0)) } + [nil]
    var values: [UnsafePointer<CChar>?] = options.map { UnsafePointer(strdup($0.1)) } + [nil]
    defer { for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) } }
    let started = PQconnectStartParams(&keywords, &values, 1)
    guard let started else { throw PostgresError(.connection, "out of memory") }
    do throws(PostgresError) {
      try finishConnecting(started, Deadline(secondsFromNow: settings.connectTimeoutSeconds))
    } catch {
      PQfinish(started)
      throw error
    }
    // Notices may quote rows; libpq would print them.
    PQsetNoticeReceiver(started, { _, _ in }, nil)
    guard PQsetnonblocking(started, 1) == 0 else {
      PQfinish(started)
      throw PostgresError(.connection, "the socket cannot be set nonblocking")
    }
    handle = started
  }

  private func finishConnecting(_ started: OpaquePointer, _ deadline: Deadline) throws(PostgresError) {
    var wanted = Int16(POLLOUT)
    guard PQstatus(started) != CONNECTION_BAD else { throw connectError(started) }
    while true {
      var descriptor = pollfd(fd: PQsocket(started), events: wanted, revents: 0)
      let ready = poll(&descriptor, 1, deadline.remainingMilliseconds)
      if ready == 0 || deadline.isPast {
        throw PostgresError(
          .timeout, "no connection within \(settings.connectTimeoutSeconds) s", isConnectionLost: true)
      }
      if ready < 0 && errno != EINTR {
        throw PostgresError(.connection, "poll failed", isConnectionLost: true)
      }
      switch PQconnectPoll(started) {
      case PGRES_POLLING_OK: return
      case PGRES_POLLING_READING: wanted = Int16(POLLIN)
      case PGRES_POLLING_WRITING: wanted = Int16(POLLOUT)
      default: throw connectError(started)
      }
    }
  }

  private func connectError(_ started: OpaquePointer) -> PostgresError {
    let text = PostgresError.tidied(String(cString: PQerrorMessage(started)))
    var error = PostgresError(.connection, text, isConnectionLost: true)
    error.hint = PostgresError.remedy(ofRefusal: text)
    return error
  }

  // MARK: Prepared statements

  /// The name under which a statement is prepared, or nil and a new name to prepare it under.
  func preparedName(_ statement: Statement) -> String? { prepared[ObjectIdentifier(statement)]?.name }

  func nameForPreparing(_ statement: Statement) throws(PostgresError) -> String {
    guard prepared.count < Connection.statementsMax else {
      throw PostgresError(
        .protocol, "more than \(Connection.statementsMax) statements; keep them in static lets")
    }
    preparedEver += 1
    let name = "d\(preparedEver)"
    prepared[ObjectIdentifier(statement)] = (statement, name)
    return name
  }

  func forget(_ statement: Statement) { prepared[ObjectIdentifier(statement)] = nil }

  /// After 26000 or an outdated plan: prepare everything anew, under new names.
  func forgetAllStatements() { prepared.removeAll() }
}
