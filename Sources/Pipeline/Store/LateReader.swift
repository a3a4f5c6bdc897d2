import Postgres

/// Reads rows that a decision turns out to need while it is being made.
///
/// By then the connection that stores is busy with the batch before. So there is a second one, which only reads
/// and is opened when it is first needed. A batch that locks its rows has the first to itself, and uses that.
final class LateReader {
  private let main: Connection
  private let open: () throws -> Connection
  private var second: Connection?
  var isLocking = false
  /// What went wrong first: a decision cannot fail, but its batch does.
  private var failure: (any Error)?

  init(main: Connection, open: @escaping () throws -> Connection) {
    self.main = main
    self.open = open
  }

  deinit { second?.close() }

  func read(_ body: (Connection) throws -> Void) {
    guard failure == nil else { return }
    do {
      try isLocking ? body(main) : readApart(body)
    } catch {
      failure = error
      second = nil
    }
  }

  /// On the second connection; once more on a new one, should it have been lost since it was last needed.
  private func readApart(_ body: (Connection) throws -> Void) throws {
    let isOld = second != nil
    do {
      try body(reader())
    } catch let error as PostgresError where isOld && error.isConnectionLost {
      second = nil
      try body(reader())
    }
  }

  private func reader() throws -> Connection {
    if let second { return second }
    let opened = try open()
    second = opened
    return opened
  }

  /// - Throws: what went wrong since the last time.
  func check() throws {
    defer { failure = nil }
    if let failure { throw failure }
  }
}
