internal import CLibpq
import Glibc

extension Connection {
  /// Waits until the socket can be read or, when asked, written, and takes in what came.
  ///
  /// Input always moves, even while sending: a server that is blocked on its answers reads no parameters.
  private func wait(_ handle: OpaquePointer, toSend: Bool, _ deadline: Deadline) throws(PostgresError) {
    var descriptor = pollfd(
      fd: PQsocket(handle), events: Int16(toSend ? POLLIN | POLLOUT : POLLIN), revents: 0)
    let ready = poll(&descriptor, 1, deadline.remainingMilliseconds)
    if ready > 0 {
      // A failure shows as CONNECTION_BAD and as an error result, which holds the server's last words.
      if descriptor.revents & ~Int16(POLLOUT) != 0 { _ = PQconsumeInput(handle) }
    } else if ready == 0 {
      if deadline.isPast { throw answerMissing() }
    } else if errno != EINTR {
      throw lost("poll failed")
    }
  }

  /// Sends everything that libpq still holds. Never waits for input alone: there may be none to come.
  func flush(_ handle: OpaquePointer, _ deadline: Deadline) throws(PostgresError) {
    while PQflush(handle) == 1, PQstatus(handle) == CONNECTION_OK {
      try wait(handle, toSend: true, deadline)
    }
  }

  /// The next PGresult, to be cleared by the caller; nil at the end of a statement.
  func nextResult(_ handle: OpaquePointer, _ deadline: Deadline) throws(PostgresError) -> OpaquePointer? {
    while PQisBusy(handle) != 0, PQstatus(handle) == CONNECTION_OK {
      let pending = PQflush(handle) == 1
      try wait(handle, toSend: pending, deadline)
    }
    return PQgetResult(handle)
  }

  /// Turns a failed PGresult into its error, clears it, and closes a connection that went with it.
  func failure(_ handle: OpaquePointer, clearing result: OpaquePointer) -> PostgresError {
    // After a FATAL message the server closes; waiting for the end of file would only replace the reason.
    let severity = PQresultErrorField(result, Int32(UInt8(ascii: "V"))).map { String(cString: $0) }
    let isLost = PQstatus(handle) == CONNECTION_BAD || severity == "FATAL" || severity == "PANIC"
    let error = PostgresError(result: result, isConnectionLost: isLost)
    PQclear(result)
    if isLost { close() }
    if error.sqlState == PostgresError.statementUnknown || error.sqlState == PostgresError.planOutdated {
      forgetAllStatements()
    }
    return error
  }

  /// A libpq call refused: either the connection is gone or the call was out of place.
  func refused(_ handle: OpaquePointer) -> PostgresError {
    if PQstatus(handle) == CONNECTION_BAD { return lost("the connection to the server was lost") }
    return PostgresError(.protocol, PostgresError.tidied(String(cString: PQerrorMessage(handle))))
  }

  func lost(_ message: String) -> PostgresError {
    close()
    return PostgresError(.connection, message, isConnectionLost: true)
  }

  private func answerMissing() -> PostgresError {
    close()
    return PostgresError(
      .timeout, "no answer from the server within \(answerTimeoutSeconds) s", isConnectionLost: true)
  }
}
