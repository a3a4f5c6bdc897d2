import Postgres

/// What a program is in the database: a role of the migrations, of which a login is a member
/// (`ops/guides/security.md` has the table of their rights).
public enum DatabaseRole: String, Sendable, CaseIterable {
  case worker = "dripline_worker"
  case payer = "dripline_payer"
  case console = "dripline_console"
  case auditor = "dripline_auditor"
  /// Erases identifiers and wraps keys anew.
  case keeper = "dripline_keeper"

  /// Takes the role where the login is a member of it, so that a login that may do more does no more; else the login's
  /// own rights hold.
  ///
  /// - Returns: whether the role was taken.
  @discardableResult
  public func assume(_ connection: Connection) throws -> Bool {
    let mayBe = try connection.textRows(
      "select 1 from pg_roles where rolname = '\(rawValue)' and pg_has_role(current_user, oid, 'member')")
    guard !mayBe.isEmpty else { return false }
    try connection.execute("set role \(rawValue)")
    return true
  }
}
