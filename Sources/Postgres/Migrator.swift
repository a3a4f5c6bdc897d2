import Glibc

/// Brings a database to a numbered layout, forward or back, one transaction a migration.
///
/// What was applied stands in `dripline.migrations` with a checksum of its text. An advisory lock makes
/// programs that start together take turns.
public struct Migrator {
  /// The advisory lock's keys: "drip", "migr" in ASCII.
  static let lockKeys: (Int32, Int32) = (0x6472_6970, 0x6d69_6772)

  private let connection: Connection
  private let migrations: [Migration]
  private let patience: Patience

  /// How long a migration waits for its locks. While it waits, everybody who comes after it waits too; so it gives up
  /// soon and comes again.
  public struct Patience: Sendable {
    public var lockSeconds = 2.0
    public var pauseSeconds = 1.0
    public var tries = 30

    public init(lockSeconds: Double = 2, pauseSeconds: Double = 1, tries: Int = 30) {
      self.lockSeconds = lockSeconds
      self.pauseSeconds = pauseSeconds
      self.tries = tries
    }
  }

  public init(
    _ connection: Connection, _ migrations: [Migration], patience: Patience = Patience()
  ) throws(MigrationError) {
    for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
      throw .misnumbered(at: index + 1)
    }
    self.connection = connection
    self.migrations = migrations
    self.patience = patience
  }

  /// Every migration known here or there, by number.
  public func status() throws -> [MigrationStatus] {
    guard try connection.textRows("select to_regclass('dripline.migrations')")[0][0] != nil else {
      return migrations.map { MigrationStatus(number: $0.number, name: $0.name, state: .pending) }
    }
    let applied = try connection.query(Self.readApplied)
    let checksums = try currentChecksums()
    var all: [Int: MigrationStatus] = [:]
    for migration in migrations {
      all[migration.number] = MigrationStatus(number: migration.number, name: migration.name, state: .pending)
    }
    for row in 0..<applied.rowCount {
      let number = Int(try applied.int4(row, 0))
      let name = try applied.text(row, 1)
      let state: MigrationStatus.State =
        switch all[number] {
        case nil: .unknown
        case .some: try applied.text(row, 2) == checksums[number - 1] ? .applied : .edited
        }
      all[number] = MigrationStatus(number: number, name: name, state: state)
    }
    return all.values.sorted { $0.number < $1.number }
  }

  /// Migrates to layout `target` (0 = before the first; nil = the newest), and says what it did.
  ///
  /// - Throws: `MigrationError` before anything is changed; `PostgresError` when a migration fails, which then
  ///   is rolled back while those before it stay.
  ///
  /// `waiting`: told whenever one did not get its locks and will try again.
  public func migrate(to target: Int? = nil, waiting: (String) -> Void = { _ in }) throws -> [MigrationReport] {
    let target = target ?? migrations.count
    guard 0...migrations.count ~= target else { throw MigrationError.noSuchTarget(target) }
    try connection.waitForAdvisoryLock(Self.lockKeys.0, Self.lockKeys.1)
    defer {
      if !connection.isBroken { _ = try? connection.releaseAdvisoryLock(Self.lockKeys.0, Self.lockKeys.1) }
    }
    try connection.execute(Self.createTable)
    let statuses = try status()
    for status in statuses {
      switch status.state {
      case .unknown: throw MigrationError.databaseIsNewer(number: status.number, name: status.name)
      case .edited: throw MigrationError.edited(number: status.number, name: status.name)
      case .pending, .applied: break
      }
    }
    let applied = Set(statuses.filter { $0.state == .applied }.map(\.number))
    let forward = migrations.filter { $0.number <= target && !applied.contains($0.number) }
    let back = migrations.reversed().filter { $0.number > target && applied.contains($0.number) }
    return try back.map { try insist($0, .down, waiting) } + forward.map { try insist($0, .up, waiting) }
  }

  /// Tries again when others hold what the migration needs.
  private func insist(
    _ migration: Migration, _ direction: MigrationReport.Direction, _ waiting: (String) -> Void
  ) throws -> MigrationReport {
    var attempt = 1
    while true {
      do {
        return try run(migration, direction)
      } catch let error as PostgresError where error.sqlState == "55P03" {
        let busy = MigrationError.busy(number: migration.number, name: migration.name, holders: try holders())
        guard attempt < patience.tries else { throw busy }
        waiting("\(busy)")
        attempt += 1
        usleep(UInt32(patience.pauseSeconds * 1_000_000))
      }
    }
  }

  /// Who has been in a transaction for longer than the migration waited.
  private func holders() throws -> [String] {
    try connection.textRows(
      """
      select format('session %s (%s) %s for %s s', pid, application_name, state, extract(epoch from now() - xact_start)::int)
      from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and xact_start < now() - \(Int(patience.lockSeconds * 1000)) * interval '1 ms'
      order by xact_start limit 5
      """
    ).compactMap { $0[0] }
  }

  private func run(_ migration: Migration, _ direction: MigrationReport.Direction) throws -> MigrationReport {
    let start = Deadline.now()
    let parameters = ParameterWriter()
    parameters.append(int4: Int32(migration.number))
    if direction == .up {
      parameters.append(text: migration.name)
      parameters.append(text: migration.checkedText)
    }
    try connection.transaction {
      try connection.execute("set local lock_timeout = \(Int(patience.lockSeconds * 1000))")
      // Compared below: a text that commits and begins again would leave half a migration behind.
      let before = try connection.textRows("select pg_current_xact_id()")
      try connection.execute(direction == .up ? migration.up : migration.down)
      guard connection.isInTransaction, try connection.textRows("select pg_current_xact_id()") == before
      else {
        throw MigrationError.leftTransaction(number: migration.number)
      }
      try connection.query(direction == .up ? Self.recordUp : Self.recordDown, parameters)
    }
    return MigrationReport(
      number: migration.number, name: migration.name, direction: direction,
      milliseconds: Int((Deadline.now() - start) / 1_000_000))
  }

  private func currentChecksums() throws -> [String] {
    let texts = BinaryArray(of: .text)
    for migration in migrations { texts.append(text: migration.checkedText) }
    let result = try connection.query(Self.checksums, ParameterWriter(texts))
    return try (0..<result.rowCount).map { try result.text($0, 0) }
  }

  private static let createTable = """
    set client_min_messages = warning;
    create schema if not exists dripline;
    create table if not exists dripline.migrations (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )
    """
  private static let readApplied = Statement(
    sql: "select number, name, checksum from dripline.migrations order by number")
  private static let checksums = Statement(
    sql: """
      select encode(sha256(convert_to(t, 'UTF8')), 'hex')
      from unnest($1) with ordinality as x(t, i) order by i
      """, parameterTypes: [.textArray])
  private static let recordUp = Statement(
    sql: """
      insert into dripline.migrations (number, name, checksum)
      values ($1, $2, encode(sha256(convert_to($3, 'UTF8')), 'hex'))
      """, parameterTypes: [.int4, .text, .text])
  private static let recordDown = Statement(
    sql: "delete from dripline.migrations where number = $1", parameterTypes: [.int4])
}
