import Casework
import Postgres

/// Which packs have been put in force. Reads only.
public final class Publications {
  private let connection: Connection

  public init(databaseURL: String) throws {
    connection = try Connection(url: databaseURL, applicationName: "dripline policy")
    try connection.execute("set default_transaction_read_only = on")
  }

  private static let one = Statement(
    sql: "select 1 from dripline.publications where key = $1", parameterTypes: [.int8])

  /// Whether a worker has taken the pack.
  public func contains(hash: String) throws -> Bool {
    let parameters = ParameterWriter()
    parameters.append(int8: Int64(bitPattern: Caseworker.key(ofPackHash: hash)))
    return try connection.query(Self.one, parameters).rowCount == 1
  }
}
