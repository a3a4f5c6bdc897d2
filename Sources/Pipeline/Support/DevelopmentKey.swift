import Postgres

/// A key for trying things out: lies in the database beside what it encrypts, so it protects backups of
/// single tables at most. Not used where keys are given.
public enum DevelopmentKey {
  private static let insert = Statement(
    sql: "insert into dripline.development_key (content) values ($1) on conflict do nothing", parameterTypes: [.text])

  /// Makes the key where the database has none.
  public static func ensure(_ connection: Connection) throws {
    let parameters = ParameterWriter()
    parameters.append(text: Keyring.generate())
    try connection.query(insert, parameters)
  }
}
