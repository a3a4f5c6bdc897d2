/// A statement with its parameter types, prepared once on each connection that uses it.
///
/// Keep statements in `static let`: the cache goes by identity, so a statement made anew for every call would
/// be prepared anew, and a connection takes only `Connection.statementsMax` of them.
public final class Statement: Sendable {
  public let sql: String
  /// One type a parameter, `$1` first. Arrays sent from `BinaryArray` need the matching array type.
  public let parameterTypes: [Oid]

  public init(sql: String, parameterTypes: [Oid] = []) {
    self.sql = sql
    self.parameterTypes = parameterTypes
  }

  static let begin = Statement(sql: "begin")
  static let commit = Statement(sql: "commit")
}
