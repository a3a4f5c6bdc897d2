import Casework
import Contract
import Policy
import Postgres

/// The packs at hand: the one in force for new applications, and those that cases have pinned.
public final class PackShelf {
  public struct Entry {
    public let key: UInt64
    public let worker: Caseworker
  }

  public struct Missing: Error, CustomStringConvertible {
    public let description: String
  }

  public let current: Entry
  private var others: [UInt64: Entry] = [:]
  private let connection: Connection

  /// Puts the current pack into the database, so that a replay finds it.
  public init(connection: Connection, source: PackSource) throws {
    self.connection = connection
    current = try PackShelf.entry(source)
    let parameters = ParameterWriter()
    parameters.append(int8: Int64(bitPattern: current.key))
    parameters.append(text: source.hash)
    parameters.append(text: source.text)
    try connection.query(SQL.insertPack, parameters)
  }

  /// The pack that decides on a case: the one that it pinned at its application; 0: none yet.
  func pack(pinned key: UInt64) throws -> Entry { key == 0 ? current : try pack(key: key) }

  public func pack(key: UInt64) throws -> Entry {
    if key == current.key { return current }
    if let known = others[key] { return known }
    let parameters = ParameterWriter()
    parameters.append(int8: Int64(bitPattern: key))
    let rows = try connection.query(SQL.readPack, parameters)
    guard rows.rowCount == 1 else {
      throw Missing(description: "policy pack \(String(key, radix: 16)), pinned by a case, is not in the database")
    }
    let entry = try PackShelf.entry(PackSource(text: rows.text(0, 0)))
    others[key] = entry
    return entry
  }

  private static func entry(_ source: PackSource) throws -> Entry {
    let pack = try PackLoader.load(source)
    return Entry(key: Caseworker.key(ofPackHash: pack.hash), worker: Caseworker(pack: pack))
  }
}
