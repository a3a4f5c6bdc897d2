import Foundation
import Migrations
import Postgres
import Testing

/// What each role may do is tried, and held against the tables of ops/guides/security.md.
@Suite("Roles in the database")
struct RoleTests {
  static let roles = ["migrator", "worker", "payer", "console", "auditor", "reader", "keeper"]

  /// A migrated database with a login for each role. Its owner is no superuser.
  static let database: String = {
    let name = "roles\(getpid())"
    do {
      let admin = try Connection(url: Fixture.server.url, applicationName: "roles")
      try admin.execute("create role \(name)_migrator login password 'x' createrole")
      try admin.execute("create database \(name) owner \(name)_migrator")
      _ = try Migrator(login("migrator", name), Migrations.all).migrate()
      for role in roles.dropFirst() {
        try admin.execute("create role \(name)_\(role) login password 'x' in role dripline_\(role)")
      }
      try admin.execute("create role \(name)_nobody login password 'x'")
    } catch { fatalError("no database of roles: \(error)") }
    return name
  }()

  static func login(_ role: String, _ database: String = database) throws -> Connection {
    let place = "host=127.0.0.1 port=\(Fixture.server.port) sslmode=disable"
    return try Connection(
      url: "\(place) dbname=\(database) user=\(database)_\(role) password=x", applicationName: "roles")
  }

  /// A table of the guide, by its first column; `–` stands for nothing.
  static func documented(_ mark: String) throws -> (head: [String], rows: [String: [String]]) {
    let guide = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../ops/guides/security.md")
    let text = try String(contentsOf: guide, encoding: .utf8)
    let after = try #require(text.range(of: "<!-- \(mark) -->"), "the guide has no table \(mark)")
    let lines = text[after.upperBound...].split(separator: "\n").drop { !$0.hasPrefix("|") }.prefix {
      $0.hasPrefix("|")
    }
    func cells(_ line: Substring) -> [String] {
      line.split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "").replacing("–", with: "")
      }
    }
    let head = try cells(#require(lines.first))
    return (
      Array(head.dropFirst()),
      Dictionary(uniqueKeysWithValues: lines.dropFirst(2).map { (cells($0)[0], Array(cells($0).dropFirst())) })
    )
  }

  /// Whether the server carries it out; its effect is undone. What the rights do not stop, a trigger may.
  static func may(_ sql: String, _ connection: Connection) throws -> Bool {
    try connection.execute("begin")
    defer { connection.rollBack() }
    guard let error = postgresError({ try connection.execute(sql) }) else { return true }
    if ["42501", "DL003"].contains(error.sqlState) { return false }
    throw error
  }

  /// `S I U(version)`: what may be done with a table, found by doing it.
  static func tried(_ table: String, _ columns: [(name: String, type: String)], isView: Bool, _ connection: Connection)
    throws -> String
  {
    func each(_ letter: String, _ whole: String?, _ one: (String, String) -> String) throws -> String? {
      if let whole, try may(whole, connection) { return letter }
      let allowed = try columns.filter { try may(one($0.name, $0.type), connection) }.map(\.name)
      if allowed.isEmpty { return nil }
      return allowed.count == columns.count ? letter : "\(letter)(\(allowed.sorted().joined(separator: ", ")))"
    }
    let name = "dripline.\(table)"
    let select = try each("S", "select * from \(name) limit 0") { column, _ in "select \(column) from \(name) limit 0" }
    if isView { return select ?? "" }
    return try [
      select,
      each("I", nil) { column, type in
        "insert into \(name) (\(column)) overriding system value select null::\(type) where false"
      },
      each("U", nil) { column, _ in "update \(name) set \(column) = default where false" },
      may("delete from \(name) where false", connection) ? "D" : nil,
      may("truncate \(name) cascade", connection) ? "T" : nil,
    ].compactMap { $0 }.joined(separator: " ")
  }

  @Test("each right on each table, tried by each login, is as the guide has it")
  func tables() throws {
    let (head, rows) = try Self.documented("rights")
    #expect(head == Self.roles)
    let owner = try Self.login("migrator")
    let relations = try owner.textRows(
      """
      select c.relname, c.relkind = 'v', string_agg(quote_ident(a.attname) || ':' || format_type(a.atttypid, a.atttypmod), ';' order by a.attnum)
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'dripline'::regnamespace and c.relkind in ('r', 'v', 'p', 'm') group by 1, 2 order by 1
      """)
    #expect(Set(rows.keys) == Set(relations.map { $0[0]! }), "every table has a line in the guide")
    let logins = try Self.roles.map { try Self.login($0) }
    for relation in relations {
      let columns = relation[2]!.split(separator: ";").map { column in
        let parts = column.split(separator: ":", maxSplits: 1)
        return (name: String(parts[0]), type: String(parts[1]))
      }
      let found = try logins.map { try Self.tried(relation[0]!, columns, isView: relation[1] == "t", $0) }
      #expect(
        found == rows[relation[0]!],
        "| `\(relation[0]!)` | \(found.map { $0.isEmpty ? "–" : $0 }.joined(separator: " | ")) |")
    }
  }

  @Test("each function is carried out for those whom the guide names, and nobody else")
  func functions() throws {
    let (_, rows) = try Self.documented("functions")
    let owner = try Self.login("migrator")
    let functions = try owner.textRows(
      """
      select proname, array_to_string(array(
        select case when format_type(t, null) like '%[]' then '''{}''::' else '''0''::' end || format_type(t, null)
        from unnest(proargtypes) t), ', ')
      from pg_proc where pronamespace = 'dripline'::regnamespace and prorettype <> 'trigger'::regtype order by 1
      """)
    #expect(Set(rows.keys) == Set(functions.map { $0[0]! }), "every function has a line in the guide")
    for function in functions {
      let found = try Self.roles.filter { role in
        let connection = try Self.login(role)
        try connection.execute("begin")
        defer { connection.rollBack() }
        let error = postgresError { try connection.execute("select dripline.\(function[0]!)(\(function[1]!))") }
        return error?.message.contains("for function") != true
      }
      #expect(
        found.joined(separator: ", ") == rows[function[0]!]?.first,
        "| `\(function[0]!)` | \(found.joined(separator: ", ")) |")
    }
  }

  @Test("a login without a role sees nothing at all")
  func nobody() throws {
    let connection = try Self.login("nobody")
    for sql in ["select from dripline.lanes", "select dripline.region_end(1)", "create table dripline.mine ()"] {
      #expect(postgresError { try connection.execute(sql) }?.sqlState == "42501", "\(sql)")
    }
  }

  @Test("the journal only grows, also for its owner")
  func journalOnlyGrows() throws {
    let owner = try Self.login("migrator")
    try owner.execute("begin; insert into dripline.journal values (1, 0, 1, 1, 1, 0, '', '')")
    defer { owner.rollBack() }
    for sql in ["update dripline.journal set facts = 2", "delete from dripline.journal", "truncate dripline.journal"] {
      try owner.execute("savepoint s")
      #expect(postgresError { try owner.execute(sql) }?.sqlState == "DL003", "\(sql)")
      try owner.execute("rollback to s")
    }
  }

  @Test("a reader sees the cases of its own divisions, whatever it asks")
  func rowsOfAReader() throws {
    let owner = try Self.login("migrator")
    try owner.execute(
      """
      insert into dripline.cases (case_id, village, programme, stage, outcome, step, version, base, paid_fen, state)
      select 'C' || v, v, 'registration', 1, 0, 1, 1, 0, 0, ''
      from unnest(array[440203101201, 440203102201, 440204101201, 620122101201]) v
      """)
    defer { _ = try? owner.execute("delete from dripline.cases; delete from dripline.reader_regions") }
    let reader = try Self.login("reader")
    func seen() throws -> [String?] {
      try reader.textRows("select village from dripline.region_cases order by 1").map { $0[0] }
    }
    #expect(try seen() == [])
    for (region, villages) in [
      (440_203_101_201, ["440203101201"]), (440_203_101_000, ["440203101201"]),
      (440_203_000_000, ["440203101201", "440203102201"]),
      (440_200_000_000, ["440203101201", "440203102201", "440204101201"]),
      (620_000_000_000, ["620122101201"]),
    ] {
      try owner.execute(
        "delete from dripline.reader_regions; insert into dripline.reader_regions values ('\(Self.database)_reader', \(region))"
      )
      #expect(try seen() == villages, "\(region)")
    }
    // A cheap function of the reader's own is not called with the rows of others.
    try reader.execute(
      """
      create function pg_temp.peek(v text) returns bool language plpgsql cost 0.0000001 as $$
      begin if v not like '62%' then raise exception 'saw %', v; end if; return true; end $$
      """)
    #expect(
      try reader.textRows("select village from dripline.region_cases where pg_temp.peek(village)") == [["620122101201"]]
    )
  }

  @Test("back to the layout before and forward again, with rows in the journal")
  func downAndUp() throws {
    let name = "rolesdown\(getpid())"
    try Connection(url: Fixture.server.url, applicationName: "roles").execute("create database \(name)")
    let connection = try Connection(url: Fixture.server.url(database: name), applicationName: "roles")
    let migrator = try Migrator(connection, Migrations.all)
    _ = try migrator.migrate()
    try connection.execute("insert into dripline.journal values (1, 0, 1, 1, 1, 0, '', '')")
    _ = try migrator.migrate(to: 6)
    let left = try connection.textRows("select has_schema_privilege('dripline_console', 'dripline', 'usage')")
    #expect(left == [["f"]])
    _ = try migrator.migrate()
    #expect(try connection.textRows("select count(*) from dripline.journal") == [["1"]])
  }
}
