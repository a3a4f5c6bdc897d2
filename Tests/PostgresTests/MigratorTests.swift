import Foundation
import Migrations
import Postgres
import Testing

@Suite struct MigratorTests {
  static let one = Migration(1, "one", up: "create table public.one (n int4)", down: "drop table public.one")
  static let two = Migration(
    2, "two", up: "create table public.two (n int4); insert into public.two values (2)",
    down: "drop table public.two")

  /// A database of its own: the migrator's schema has a fixed name.
  private func database() throws -> String {
    let name = "m" + UUID().uuidString.replacing("-", with: "").lowercased()
    try Fixture.connection().execute("create database \(name)")
    return Fixture.server.url(database: name)
  }

  private func connection(_ url: String) throws -> Connection {
    try Connection(url: url, applicationName: "migrator-tests")
  }

  private func steps(_ reports: [MigrationReport]) -> [String] {
    reports.map { "\($0.direction.rawValue) \($0.number)" }
  }

  @Test func goesForwardAndBack() throws {
    let connection = try connection(database())
    let migrator = try Migrator(connection, [Self.one, Self.two])
    #expect(try migrator.status().map(\.state) == [.pending, .pending])
    #expect(steps(try migrator.migrate()) == ["up 1", "up 2"])
    #expect(steps(try migrator.migrate()) == [])
    #expect(try connection.textRows("select n from public.two") == [["2"]])
    #expect(try migrator.status().map(\.state) == [.applied, .applied])
    #expect(steps(try migrator.migrate(to: 1)) == ["down 2"])
    #expect(postgresError { try connection.execute("select 1 from public.two") }?.sqlState == "42P01")
    #expect(steps(try migrator.migrate(to: 0)) == ["down 1"])
    #expect(steps(try migrator.migrate(to: 2)) == ["up 1", "up 2"])
    #expect(throws: MigrationError.noSuchTarget(3)) { try migrator.migrate(to: 3) }
  }

  @Test func anEditedTextIsRefused() throws {
    let connection = try connection(database())
    _ = try Migrator(connection, [Self.one]).migrate()
    let edited = Migration(1, "one", up: Self.one.up + " ", down: Self.one.down)
    let migrator = try Migrator(connection, [edited, Self.two])
    #expect(try migrator.status().map(\.state) == [.edited, .pending])
    #expect(throws: MigrationError.edited(number: 1, name: "one")) { try migrator.migrate() }
    #expect(throws: MigrationError.edited(number: 1, name: "one")) { try migrator.migrate(to: 0) }
  }

  @Test func anOlderProgramRefuses() throws {
    let connection = try connection(database())
    _ = try Migrator(connection, [Self.one, Self.two]).migrate()
    let older = try Migrator(connection, [Self.one])
    #expect(try older.status().map(\.state) == [.applied, .unknown])
    #expect(throws: MigrationError.databaseIsNewer(number: 2, name: "two")) { try older.migrate() }
  }

  @Test func aFailingOneIsUndoneWhole() throws {
    let connection = try connection(database())
    let bad = Migration(2, "bad", up: "create table public.bad (n int4); select 1 / 0", down: "")
    let migrator = try Migrator(connection, [Self.one, bad])
    #expect(postgresError { _ = try migrator.migrate() }?.sqlState == "22012")
    #expect(try migrator.status().map(\.state) == [.applied, .pending])
    #expect(try connection.textRows("select to_regclass('public.bad')") == [[nil]])
  }

  @Test(arguments: ["commit", "create table public.x (n int4); commit; begin"])
  func leavingTheTransactionIsRefused(text: String) throws {
    let migrator = try Migrator(connection(database()), [Migration(1, "sly", up: text, down: "")])
    #expect(throws: MigrationError.leftTransaction(number: 1)) { try migrator.migrate() }
    #expect(try migrator.status().map(\.state) == [.pending])
  }

  @Test func numbersMustBeDense() throws {
    let connection = try connection(database())
    #expect(throws: MigrationError.misnumbered(at: 2)) { _ = try Migrator(connection, [Self.one, Self.one]) }
  }

  @Test func programsThatStartTogetherTakeTurns() async throws {
    let url = try database()
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<3 {
        group.addTask { try Migrator(connection(url), [Self.one, Self.two]).migrate().count }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.sorted() == [0, 0, 2])
  }

  @Test func theEmbeddedTextsAreTheFiles() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../ops/migrations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".sql")
    }
    var expected: Set<String> = []
    for migration in Migrations.all {
      let stem = String(format: "%04d_", migration.number) + migration.name
      for (suffix, text) in [("up", migration.up), ("down", migration.down)] {
        expected.insert("\(stem).\(suffix).sql")
        #expect(
          try String(contentsOf: folder.appending(path: "\(stem).\(suffix).sql"), encoding: .utf8) == text)
      }
    }
    #expect(Set(files) == expected)
  }

  @Test func theEmbeddedMigrationsGoForwardAndBack() throws {
    let migrator = try Migrator(connection(database()), Migrations.all)
    #expect(try migrator.migrate().count == Migrations.all.count)
    #expect(try migrator.migrate(to: 0).count == Migrations.all.count)
    #expect(try migrator.migrate().count == Migrations.all.count)
  }
}
