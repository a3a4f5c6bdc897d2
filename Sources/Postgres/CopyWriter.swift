internal import CLibpq

/// Writes the rows of a binary COPY; handed to the closure of `Connection.copyIn`.
///
/// For each row call `beginRow(columns:)` and then append that many values, in the columns' exact types:
/// COPY does not convert.
public final class CopyWriter: FieldWriter {
  private static let chunkBytes = 256 * 1024
  private let connection: Connection
  private let handle: OpaquePointer
  private let deadline: Deadline
  private var fieldsDue = 0
  public private(set) var rowCount = 0

  fileprivate init(_ connection: Connection, _ handle: OpaquePointer) {
    self.connection = connection
    self.handle = handle
    deadline = connection.newDeadline()
    super.init(fieldType: nil, capacity: Self.chunkBytes + 16 * 1024)
    let signature: [UInt8] =
      Array("PGCOPY\n".utf8) + [0xff, 0x0d, 0x0a, 0x00] + [UInt8](repeating: 0, count: 8)
    signature.withUnsafeBytes {
      reserve(signature.count).copyMemory(from: $0.baseAddress!, byteCount: $0.count)
    }
  }

  /// Begins a row of so many columns.
  public func beginRow(columns: Int16) throws(PostgresError) {
    try checkRow()
    if byteCount >= Self.chunkBytes { try sendChunk() }
    reserve(2).storeBytes(of: columns.bigEndian, as: Int16.self)
    fieldsDue = fieldCount + Int(columns)
    rowCount += 1
  }

  private func checkRow() throws(PostgresError) {
    guard fieldCount == fieldsDue else { throw PostgresError(.protocol, "row \(rowCount) is incomplete") }
  }

  /// Waits until libpq has passed the chunk on: its own buffer would grow without bound.
  private func sendChunk() throws(PostgresError) {
    let sent = PQputCopyData(handle, base.assumingMemoryBound(to: CChar.self), Int32(byteCount))
    guard sent == 1 else { throw connection.refused(handle) }
    clearBytes()
    try connection.flush(handle, deadline)
  }

  fileprivate func finish() throws(PostgresError) {
    try checkRow()
    reserve(2).storeBytes(of: Int16(-1).bigEndian, as: Int16.self)
    try sendChunk()
    guard PQputCopyEnd(handle, nil) == 1 else { throw connection.refused(handle) }
  }
}

extension Connection {
  /// Runs `copy ... from stdin (format binary)`; an error in `body` cancels the COPY and goes on.
  /// Cannot be part of a pipeline.
  /// - Returns: the number of rows copied.
  @discardableResult
  public func copyIn(_ sql: String, _ body: (CopyWriter) throws -> Void) throws -> Int {
    let handle = try freeHandle()
    let commitsByItself = !isInTransaction
    do {
      try startCopy(handle, sql)
      occupant = "COPY"
      defer { occupant = nil }
      let writer = CopyWriter(self, handle)
      do {
        try body(writer)
        try writer.finish()
      } catch {
        try endCopy(handle, reporting: error)
      }
      return try lastResult(handle)?.affectedRows ?? 0
    } catch var error as PostgresError {
      error.outcomeUnknown = commitsByItself && error.isConnectionLost
      throw error
    }
  }

  private func startCopy(_ handle: OpaquePointer, _ sql: String) throws(PostgresError) {
    guard PQsendQuery(handle, sql) == 1 else { throw refused(handle) }
    guard let result = try nextResult(handle, newDeadline()) else { throw refused(handle) }
    switch PQresultStatus(result) {
    case PGRES_COPY_IN: PQclear(result)
    case PGRES_FATAL_ERROR:
      let error = failure(handle, clearing: result)
      if !isBroken { _ = try? lastResult(handle) }
      throw error
    default:
      PQclear(result)
      close()
      throw PostgresError(.protocol, "not a COPY FROM STDIN; connection closed", isConnectionLost: true)
    }
  }

  /// Cancels the COPY after `error`. When the server had failed first, its error is the one to report.
  private func endCopy(_ handle: OpaquePointer, reporting error: any Error) throws -> Never {
    if isBroken { throw error }
    _ = PQputCopyEnd(handle, "cancelled by the client")
    do throws(PostgresError) {
      _ = try lastResult(handle)
    } catch let cancelled {
      if cancelled.sqlState != "57014" { throw cancelled }
    }
    throw error
  }
}
