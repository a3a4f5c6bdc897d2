import Foundation
import Postgres
import Testing

/// One server for all tests; it ends with the test process.
enum Fixture {
  static let server: TemporaryServer = try! TemporaryServer()

  /// A connection whose unqualified names live in a schema of its own.
  static func connection(
    url: String? = nil, _ adjust: (inout ConnectionSettings) -> Void = { _ in }
  ) throws -> Connection {
    var settings = ConnectionSettings(url: url ?? server.url, applicationName: "postgres-tests")
    adjust(&settings)
    let connection = try Connection(settings)
    let schema = "t" + UUID().uuidString.replacing("-", with: "").lowercased()
    try connection.execute("create schema \(schema); set search_path = \(schema)")
    return connection
  }

  /// Waits for a condition, with a deadline.
  static func eventually(seconds: Double = 20, _ condition: () throws -> Bool) rethrows -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if try condition() { return true }
      usleep(5_000)
    }
    return false
  }
}

/// The error that `body` throws.
func postgresError(_ body: () throws -> Void) -> PostgresError? {
  do {
    try body()
    return nil
  } catch {
    return error as? PostgresError
  }
}
