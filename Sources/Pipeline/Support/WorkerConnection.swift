import Contract
import Foundation
import Postgres

/// A connection with the rights of a role: whatever the login may do, the journal can only grow.
public enum WorkerConnection {
  /// Every statement of the data path finds rows by key. A plan made while a table was small would read it
  /// whole, for ever after; these settings leave the planner no such choice.
  static let indexOnly = [
    "plan_cache_mode": "force_generic_plan", "enable_seqscan": "off", "enable_hashjoin": "off",
    "enable_mergejoin": "off",
  ]

  /// Batches take a fraction of a second; whoever holds a row for longer is looked at, see `Eviction`.
  static let lockTimeoutSeconds = 4.0

  /// A connection with a role's rights and the limits of the data path, named by what it is for.
  public static func open(
    _ settings: PipelineSettings, purpose: String, as role: DatabaseRole = .worker
  ) throws -> Connection {
    var database = ConnectionSettings(url: settings.databaseURL, applicationName: "dripline \(purpose)")
    database.parameters = indexOnly
    database.lockTimeoutSeconds = lockTimeoutSeconds
    let connection = try Connection(database)
    try SchemaVersion.check(connection)
    try role.assume(connection)
    return connection
  }

  /// The database has no schema of this program.
  public struct SchemaMissing: Error, CustomStringConvertible {
    public let description = "the database has no Dripline schema yet: run `dripline migrate`"
  }

  /// A stable number for a name, for advisory locks.
  static func key(_ name: String) -> Int32 {
    Int32(truncatingIfNeeded: name.utf8.reduce(5381) { ($0 &* 33) ^ Int64($1) })
  }

  /// The key ring: as given, or the development key that the migration left in the database.
  public static func keyring(_ settings: PipelineSettings, _ connection: Connection) throws -> (
    Keyring, isDevelopment: Bool
  ) {
    if let keys = settings.keys { return (try Keyring(parsing: keys), false) }
    let rows = try connection.textRows("select content from dripline.development_key")
    guard let text = rows.first?.first.flatMap({ $0 }) else {
      throw Keyring.Problem(
        description:
          "no key: set DRIPLINE_KEYS, or DRIPLINE_KEYS_FILE, or let `dripline migrate` make a development key")
    }
    return (try Keyring(parsing: text), true)
  }
}
