import Postgres

/// The layout of Dripline's database, embedded in the program.
///
/// The texts are ops/migrations/NNNN_name.{up,down}.sql, reached through the link `sql` beside this file and
/// compiled in as bytes. SwiftPM makes a constant of each file's name, with the first digit replaced by `_`.
public enum Migrations {
  public static let all: [Migration] = [
    make(1, "spine", PackageResources._001_spine_up_sql, PackageResources._001_spine_down_sql),
    make(2, "programmes", PackageResources._002_programmes_up_sql, PackageResources._002_programmes_down_sql),
    make(3, "policy", PackageResources._003_policy_up_sql, PackageResources._003_policy_down_sql),
    make(4, "money", PackageResources._004_money_up_sql, PackageResources._004_money_down_sql),
    make(5, "payments", PackageResources._005_payments_up_sql, PackageResources._005_payments_down_sql),
    make(
      6, "dead_letter_orders", PackageResources._006_dead_letter_orders_up_sql,
      PackageResources._006_dead_letter_orders_down_sql),
    make(7, "roles", PackageResources._007_roles_up_sql, PackageResources._007_roles_down_sql),
    make(8, "erasure", PackageResources._008_erasure_up_sql, PackageResources._008_erasure_down_sql),
    make(9, "recovery", PackageResources._009_recovery_up_sql, PackageResources._009_recovery_down_sql),
  ]

  private static func make(_ number: Int, _ name: String, _ up: [UInt8], _ down: [UInt8]) -> Migration {
    Migration(
      number, name, up: String(decoding: up, as: UTF8.self), down: String(decoding: down, as: UTF8.self))
  }
}
