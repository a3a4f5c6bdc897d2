extension Connection {
  private static let tryLock = Statement(
    sql: "select pg_try_advisory_lock($1, $2)", parameterTypes: [.int4, .int4])
  private static let lock = Statement(
    sql: "select pg_advisory_lock($1, $2)", parameterTypes: [.int4, .int4])
  private static let unlock = Statement(
    sql: "select pg_advisory_unlock($1, $2)", parameterTypes: [.int4, .int4])

  private func keys(_ key1: Int32, _ key2: Int32) -> ParameterWriter {
    let parameters = ParameterWriter()
    parameters.append(int4: key1)
    parameters.append(int4: key2)
    return parameters
  }

  /// Takes a lock that lasts until it is released or the connection ends; false when another session has it.
  /// A session may take it repeatedly and must then release it as often.
  public func tryAdvisoryLock(_ key1: Int32, _ key2: Int32) throws(PostgresError) -> Bool {
    try query(Self.tryLock, keys(key1, key2)).bool(0, 0)
  }

  /// Waits for the lock, up to the lock timeout (55P03).
  public func waitForAdvisoryLock(_ key1: Int32, _ key2: Int32) throws(PostgresError) {
    try query(Self.lock, keys(key1, key2))
  }

  /// False when this session did not hold the lock.
  @discardableResult
  public func releaseAdvisoryLock(_ key1: Int32, _ key2: Int32) throws(PostgresError) -> Bool {
    try query(Self.unlock, keys(key1, key2)).bool(0, 0)
  }
}
