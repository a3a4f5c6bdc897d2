internal import CLibpq

extension Connection {
  /// Runs SQL text, one statement or several (then as one transaction); rows are thrown away.
  ///
  /// Never build the text from data: values belong into the parameters of `query`.
  /// - Returns: the rows affected by the last statement.
  @discardableResult
  public func execute(_ sql: String) throws(PostgresError) -> Int {
    let handle = try freeHandle()
    return try marking(handle) { () throws(PostgresError) in
      guard PQsendQuery(handle, sql) == 1 else { throw refused(handle) }
      let result = try lastResult(handle)
      return result?.affectedRows ?? 0
    }
  }

  /// Runs one statement of SQL text and returns its rows as text, as `psql` shows them.
  public func textRows(_ sql: String) throws(PostgresError) -> [[String?]] {
    let handle = try freeHandle()
    return try marking(handle) { () throws(PostgresError) in
      guard PQsendQuery(handle, sql) == 1 else { throw refused(handle) }
      guard let result = try lastResult(handle) else { return [] }
      var rows: [[String?]] = []
      for row in 0..<result.rowCount {
        var cells: [String?] = []
        for column in 0..<result.columnCount {
          cells.append(result.isNull(row, column) ? nil : try result.text(row, column))
        }
        rows.append(cells)
      }
      return rows
    }
  }

  /// Runs a prepared statement with binary parameters and binary results.
  @discardableResult
  public func query(
    _ statement: Statement, _ parameters: ParameterWriter? = nil
  ) throws(PostgresError) -> QueryResult {
    let handle = try freeHandle()
    return try marking(handle) { () throws(PostgresError) in
      if preparedName(statement) == nil {
        do throws(PostgresError) {
          _ = try prepare(handle, statement)
          _ = try lastResult(handle)
        } catch {
          forget(statement)
          throw error
        }
      }
      try sendPrepared(handle, statement, parameters)
      guard let result = try lastResult(handle) else { throw PostgresError(.protocol, "no result") }
      return result
    }
  }

  func prepare(_ handle: OpaquePointer, _ statement: Statement) throws(PostgresError) -> String {
    let name = try nameForPreparing(statement)
    let types = statement.parameterTypes.map(\.rawValue)
    guard PQsendPrepare(handle, name, statement.sql, Int32(types.count), types) == 1 else {
      forget(statement)
      throw refused(handle)
    }
    return name
  }

  func sendPrepared(
    _ handle: OpaquePointer, _ statement: Statement, _ parameters: ParameterWriter?
  ) throws(PostgresError) {
    let count = parameters?.fieldCount ?? 0
    guard count == statement.parameterTypes.count else {
      throw PostgresError(
        .protocol, "\(count) parameters for a statement of \(statement.parameterTypes.count)")
    }
    guard let name = preparedName(statement) else { throw PostgresError(.protocol, "not prepared") }
    let sent: Int32
    if let parameters {
      sent = try parameters.withPointers { PQsendQueryPrepared(handle, name, $0, $1, $2, $3, 1) }
    } else {
      sent = PQsendQueryPrepared(handle, name, 0, nil, nil, nil, 1)
    }
    guard sent == 1 else { throw refused(handle) }
  }

  /// Reads to the end of the statement; throws its first error.
  func lastResult(_ handle: OpaquePointer) throws(PostgresError) -> QueryResult? {
    let deadline = newDeadline()
    var last: QueryResult?
    var firstError: PostgresError?
    while let result = try nextResult(handle, deadline) {
      switch PQresultStatus(result) {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: last = QueryResult(taking: result)
      case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
        PQclear(result)
        close()
        throw PostgresError(.protocol, "COPY goes through copyIn; connection closed", isConnectionLost: true)
      default:
        let error = failure(handle, clearing: result)
        firstError = firstError ?? error
        if isBroken { throw error }
      }
    }
    if let firstError { throw firstError }
    if PQstatus(handle) == CONNECTION_BAD { throw lost("the connection to the server was lost") }
    return last
  }

  /// Marks the error of a statement that commits by itself when its answer was lost.
  private func marking<T>(
    _ handle: OpaquePointer, _ body: () throws(PostgresError) -> T
  ) throws(PostgresError) -> T {
    let commitsByItself = !isInTransaction
    do throws(PostgresError) {
      return try body()
    } catch {
      var error = error
      error.outcomeUnknown = commitsByItself && error.isConnectionLost
      throw error
    }
  }
}
