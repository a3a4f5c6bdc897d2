import Casework
import Contract
import Policy
import Postgres

/// A pack that came as a fact.
public struct Publication: Sendable, Equatable {
  public var hash: String
  public var packId: String
  /// 12 digits, zeros at the end for everything below.
  public var jurisdiction: UInt64
  public var from: Day
  public var to: Day?
  public var publishedAt: Instant
}

extension Archive {
  private static let everyPublication = Statement(
    sql: """
      select k.hash, p.pack_id, p.jurisdiction, p.in_force_from, p.in_force_to, p.published_at
      from dripline.publications p join dripline.packs k using (key) order by p.number desc limit 500
      """)

  /// Packs that came as facts, the newest first.
  public func publications() throws -> [Publication] {
    let rows = try connection.query(Self.everyPublication)
    return try (0..<rows.rowCount).map { row in
      Publication(
        hash: try rows.text(row, 0), packId: try rows.text(row, 1), jurisdiction: UInt64(try rows.int8(row, 2)),
        from: Day(number: try rows.int4(row, 3)), to: rows.isNull(row, 4) ? nil : Day(number: try rows.int4(row, 4)),
        publishedAt: Instant(milliseconds: try rows.timestamptzMicrosecondsSince1970(row, 5) / 1000))
    }
  }

  private static let packHashes = Statement(sql: "select hash from dripline.packs order by recorded_at desc limit 500")

  /// Every pack that has decided something or was published, the newest first.
  public func packHashes() throws -> [String] {
    let rows = try connection.query(Self.packHashes)
    return try (0..<rows.rowCount).map { try rows.text($0, 0) }
  }

  /// A stored pack by its hash.
  public func pack(hash: String) throws -> Pack { try pack(key: Caseworker.key(ofPackHash: hash)) }

  /// A stored pack as it was written.
  public func packSource(hash: String) throws -> PackSource {
    let parameters = ParameterWriter()
    parameters.append(int8: Int64(bitPattern: Caseworker.key(ofPackHash: hash)))
    let rows = try connection.query(SQL.readPack, parameters)
    guard rows.rowCount == 1 else {
      throw PackShelf.Missing(description: "policy pack \(hash.prefix(16)) is not in the database")
    }
    return try PackSource(text: rows.text(0, 0))
  }
}

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
