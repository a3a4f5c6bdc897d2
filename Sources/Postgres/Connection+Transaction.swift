extension Connection {
  /// Runs `body` between BEGIN and COMMIT; on any error, ROLLBACK and the error goes on.
  ///
  /// - Throws: what `body` throws; or a `PostgresError` with `outcomeUnknown` when the answer to COMMIT was
  ///   lost, which alone leaves open whether the transaction took effect.
  public func transaction<T>(_ body: () throws -> T) throws -> T {
    guard !isInTransaction else { throw PostgresError(.protocol, "a transaction is already open") }
    do throws(PostgresError) {
      try execute("begin")
    } catch {
      var error = error
      error.outcomeUnknown = false
      throw error
    }
    let value: T
    do {
      value = try body()
    } catch {
      rollBack()
      throw error
    }
    try commit()
    return value
  }

  /// Ends a transaction begun by hand. See `transaction` for the errors.
  public func commit() throws(PostgresError) {
    // COMMIT of a failed transaction rolls back and calls that success.
    guard !transactionHasFailed else {
      rollBack()
      throw PostgresError(.protocol, "COMMIT of a transaction in which a statement had failed: rolled back")
    }
    do throws(PostgresError) {
      try execute("commit")
    } catch {
      var error = error
      error.outcomeUnknown = error.isConnectionLost
      throw error
    }
  }

  /// Leaves any open transaction; when even that fails, the connection is closed, which does the same.
  public func rollBack() {
    guard !isBroken, isInTransaction else { return }
    guard occupant == nil else { return close() }
    do { try execute("rollback") } catch { close() }
  }
}
