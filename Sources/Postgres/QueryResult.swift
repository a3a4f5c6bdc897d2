internal import CLibpq

/// The answer to one statement. Rows and columns count from 0; values are in binary form.
///
/// Reading a value as another type than the column's, or a null where none is expected, throws: a table
/// that was changed by hand must stop a batch with a message, not the process.
// Sendable by fact: a PGresult is never changed after libpq has handed it over.
/// Rows that came back, in binary form. Values are read as the type that the statement gives.
public final class QueryResult: @unchecked Sendable {
  private let handle: OpaquePointer
  public let rowCount: Int
  public let columnCount: Int
  private let types: [Oid]
  private let isBinary: Bool

  /// Takes ownership of a successful PGresult.
  init(taking handle: OpaquePointer) {
    self.handle = handle
    rowCount = Int(PQntuples(handle))
    columnCount = Int(PQnfields(handle))
    types = (0..<PQnfields(handle)).map { Oid(rawValue: PQftype(handle, $0)) }
    isBinary = PQbinaryTuples(handle) != 0
  }

  deinit { PQclear(handle) }

  /// Rows inserted, updated, deleted or selected.
  public var affectedRows: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

  /// The command tag, such as `COMMIT` or `INSERT 0 5`.
  public var commandTag: String { String(cString: PQcmdStatus(handle)) }

  /// Whether a value is null.
  public func isNull(_ row: Int, _ column: Int) -> Bool {
    PQgetisnull(handle, Int32(row), Int32(column)) != 0
  }

  /// A `smallint`.
  public func int2(_ row: Int, _ column: Int) throws(PostgresError) -> Int16 {
    Int16(bigEndian: try value(row, column, .int2, bytes: 2).loadUnaligned(as: Int16.self))
  }

  /// An `integer`.
  public func int4(_ row: Int, _ column: Int) throws(PostgresError) -> Int32 {
    Int32(bigEndian: try value(row, column, .int4, bytes: 4).loadUnaligned(as: Int32.self))
  }

  /// A `bigint`.
  public func int8(_ row: Int, _ column: Int) throws(PostgresError) -> Int64 {
    Int64(bigEndian: try value(row, column, .int8, bytes: 8).loadUnaligned(as: Int64.self))
  }

  /// A `double precision`.
  public func float8(_ row: Int, _ column: Int) throws(PostgresError) -> Double {
    let bits = try value(row, column, .float8, bytes: 8).loadUnaligned(as: UInt64.self)
    return Double(bitPattern: UInt64(bigEndian: bits))
  }

  /// A `boolean`.
  public func bool(_ row: Int, _ column: Int) throws(PostgresError) -> Bool {
    try value(row, column, .bool, bytes: 1).load(as: UInt8.self) != 0
  }

  /// Microseconds since 1970-01-01 00:00 UTC.
  public func timestamptzMicrosecondsSince1970(_ row: Int, _ column: Int) throws(PostgresError) -> Int64 {
    let raw = try value(row, column, .timestamptz, bytes: 8).loadUnaligned(as: Int64.self)
    let (moment, overflow) = Int64(bigEndian: raw).addingReportingOverflow(946_684_800_000_000)
    guard !overflow else { throw PostgresError(.protocol, "a timestamp beyond the range") }
    return moment
  }

  /// Days since 1970-01-01.
  public func dateDaysSince1970(_ row: Int, _ column: Int) throws(PostgresError) -> Int32 {
    let raw = try value(row, column, .date, bytes: 4).loadUnaligned(as: Int32.self)
    let (day, overflow) = Int32(bigEndian: raw).addingReportingOverflow(10_957)
    guard !overflow else { throw PostgresError(.protocol, "a date beyond the range") }
    return day
  }

  /// Text of any column that the server sends as text (text, varchar, name, an enum).
  public func text(_ row: Int, _ column: Int) throws(PostgresError) -> String {
    String(decoding: try bytes(row, column), as: UTF8.self)
  }

  /// The bytes of a bytea or a text, without copying: valid only while this result is alive, so keep it in
  /// scope with `withExtendedLifetime(result) { ... }` or use `withBytes`.
  public func bytes(_ row: Int, _ column: Int) throws(PostgresError) -> UnsafeRawBufferPointer {
    try check(row, column)
    let row = Int32(row)
    let column = Int32(column)
    guard PQgetisnull(handle, row, column) == 0 else { throw nullFound(column) }
    return UnsafeRawBufferPointer(
      start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
  }

  /// Gives `body` the bytes of a bytea or a text, without copying.
  public func withBytes<T>(
    _ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer) throws -> T
  ) throws -> T {
    let bytes = try bytes(row, column)
    return try withExtendedLifetime(self) { try body(bytes) }
  }

  private func check(_ row: Int, _ column: Int) throws(PostgresError) {
    guard row >= 0, row < rowCount, column >= 0, column < columnCount else {
      throw PostgresError(
        .protocol, "no row \(row), column \(column) in \(rowCount) rows, \(columnCount) columns")
    }
  }

  @inline(__always)
  private func value(
    _ row: Int, _ column: Int, _ type: Oid, bytes: Int32
  ) throws(PostgresError) -> UnsafeRawPointer {
    try check(row, column)
    guard isBinary, types[column] == type else {
      throw PostgresError(
        .protocol, "column \(column) has type \(types[column].rawValue), not \(type.rawValue)")
    }
    guard PQgetlength(handle, Int32(row), Int32(column)) == bytes else { throw nullFound(Int32(column)) }
    return UnsafeRawPointer(PQgetvalue(handle, Int32(row), Int32(column))!)
  }

  private func nullFound(_ column: Int32) -> PostgresError {
    PostgresError(.protocol, "a null in column \(column) (\(String(cString: PQfname(handle, column))))")
  }
}
