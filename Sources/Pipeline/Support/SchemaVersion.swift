import Migrations
import Postgres

/// Which layouts of the database this program works with: its own, and the next, so that workers of two versions can
/// run side by side while they are restarted one after the other. A migration only adds to what the version before
/// needs; the one after it may take away.
enum SchemaVersion {
  /// Why the program does not touch the database.
  struct Mismatch: Error, Equatable, CustomStringConvertible {
    var found: Int
    var known: Int

    var description: String {
      found < known
        ? "the database is at migration \(found), this program needs \(known): run `dripline migrate` of this program first"
        : "the database is at migration \(found); this program knows \(known) and works with \(known + 1) at most: use the newer program"
    }
  }

  /// Decides for a number found.
  static func check(found: Int, known: Int = Migrations.all.count) throws(Mismatch) {
    guard known...known + 1 ~= found else { throw Mismatch(found: found, known: known) }
  }

  /// - Throws: `Mismatch`; `WorkerConnection.SchemaMissing` where there is none.
  static func check(_ connection: Connection) throws {
    guard try connection.textRows("select to_regclass('dripline.lanes')")[0][0] != nil else {
      throw WorkerConnection.SchemaMissing()
    }
    // Some roles cannot read it: then what can be seen is that the layout is not older than the one that brought this.
    guard try connection.textRows("select has_table_privilege('dripline.migrations', 'select')") == [["t"]] else {
      let isRecent = try connection.textRows("select to_regclass('dripline.told')")[0][0] != nil
      return try check(found: isRecent ? Migrations.all.count : 0)
    }
    let newest = try connection.textRows("select max(number) from dripline.migrations")[0][0]
    try check(found: newest.flatMap { Int($0) } ?? 0)
  }
}
