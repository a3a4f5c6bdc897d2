import Foundation
import Migrations
import Postgres

/// A database with the ledger, and postings in the form in which the pipeline makes them.
struct Books {
  struct Key: Hashable {
    var fund = "province", year = 2025, partition = -1
    static let reserve = Key()
    static func part(_ number: Int) -> Key { Key(partition: number) }
  }

  /// A movement: kind, from and to as numbers, as stored.
  struct Entry {
    var purse = Key.reserve
    var kind: Int
    var from: Int, to: Int
    var fen: Int64
  }

  static let accounts = ["source", "available", "escrow", "committed", "instructed", "paid", "receivable", "lapsed"]

  let url: String
  let connection: Connection

  init() throws {
    let name = "b" + UUID().uuidString.replacing("-", with: "").lowercased()
    try Fixture.connection().execute("create database \(name)")
    url = Fixture.server.url(database: name)
    connection = try Connection(url: url, applicationName: "books")
    _ = try Migrator(connection, Migrations.all).migrate()
  }

  private init(url: String) throws {
    self.url = url
    connection = try Connection(url: url, applicationName: "books")
  }

  /// The same database on another connection.
  static func at(_ url: String) throws -> Books { try Books(url: url) }

  /// One batch: each purse with the version that it is thought to have (0: none yet), and the entries of one fact.
  func post(
    _ purses: [(Key, base: Int)], _ entries: [Entry], at offset: Int, earmark: String = "allowance",
    by role: String? = nil
  ) throws {
    func list<T>(_ values: [T], _ type: String) -> String {
      "array[\(values.map { $0 is String ? "'\($0)'" : "\($0)" }.joined(separator: ","))]::\(type)[]"
    }
    let same = purses.map { _ in 0 }
    let sql = """
      select dripline.post(
        \(list(purses.map(\.0.fund), "text")), \(list(purses.map(\.0.year), "int")), \(list(purses.map(\.0.partition), "int")),
        \(list(purses.map(\.base), "int")), \(list(purses.map { $0.base + 1 }, "int")),
        \(list(purses.map { _ in earmark }, "text")), \(list(purses.map { _ in "province" }, "text")),
        \(list(purses.map { _ in false }, "bool")), \(list(purses.map { _ in false }, "bool")), \(list(same, "int")),
        \(list(purses.map { _ in "\\x00" }, "bytea")),
        \(list(entries.map { _ in 10240 }, "int")), \(list(entries.map { _ in offset }, "bigint")),
        \(list(Array(entries.indices), "int")),
        \(list(entries.map(\.purse.fund), "text")), \(list(entries.map(\.purse.year), "int")),
        \(list(entries.map(\.purse.partition), "int")), \(list(entries.map(\.kind), "smallint")),
        \(list(entries.map(\.from), "smallint")), \(list(entries.map(\.to), "smallint")),
        \(list(entries.map(\.fen), "bigint")), \(list(entries.map { _ in "C1" }, "text")),
        \(list(entries.map { _ in 0 }, "smallint")), \(list(entries.map { _ in 0 }, "bigint")))
      """
    try connection.execute((role.map { "set role \($0); " } ?? "") + sql)
  }

  /// Balances in the order of `accounts`; nil: no such purse.
  func balances(_ key: Key) throws -> [Int64]? {
    try connection.textRows(
      """
      select \(Self.accounts.joined(separator: ", ")) from dripline.purses
      where fund = '\(key.fund)' and year = \(key.year) and partition = \(key.partition)
      """
    ).first?.map { Int64($0!)! }
  }

  func version(_ key: Key) throws -> Int {
    try connection.textRows(
      "select version from dripline.purses where fund = '\(key.fund)' and year = \(key.year) and partition = \(key.partition)"
    ).first.map { Int($0[0]!)! } ?? 0
  }

  func count(_ table: String) throws -> Int {
    Int(try connection.textRows("select count(*) from dripline.\(table)")[0][0]!)!
  }
}

extension Books.Entry {
  static func allocation(_ fen: Int64) -> Self { Self(kind: 1, from: 0, to: 1, fen: fen) }

  /// The reserve gives to a partition: both sides.
  static func escrow(_ fen: Int64, to part: Int) -> [Self] {
    [Self(kind: 2, from: 1, to: 2, fen: fen), Self(purse: .part(part), kind: 2, from: 2, to: 1, fen: fen)]
  }

  static func commitment(_ fen: Int64, in purse: Books.Key) -> Self {
    Self(purse: purse, kind: 4, from: 1, to: 3, fen: fen)
  }
}
