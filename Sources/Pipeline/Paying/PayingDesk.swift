import Contract
import Payments
import Postgres

/// Where payments meet the bank: instructions into files, answers out of them, and whether both agree with the books.
///
/// One thread's. It has the rights of the role `dripline_payer` where the login is a member of it: it alone marks
/// payments as exported, and changes nothing else.
public final class PayingDesk {
  /// Reports read whole tables.
  private static let statementTimeoutSeconds = 600.0

  let connection: Connection
  private let settings: PipelineSettings

  public init(_ settings: PipelineSettings) throws {
    self.settings = settings
    var database = ConnectionSettings(url: settings.databaseURL, applicationName: "dripline pay")
    database.statementTimeoutSeconds = Self.statementTimeoutSeconds
    connection = try Connection(database)
    try DatabaseRole.payer.assume(connection)
    let tables = try connection.textRows("select to_regclass('dripline.payments')::text")
    guard tables.first?.first.flatMap({ $0 }) != nil else { throw WorkerConnection.SchemaMissing() }
  }

  /// Opens journal blocks; only exporting needs the keys.
  func sealer() throws -> Sealer { Sealer(keyring: try WorkerConnection.keyring(settings, connection).0) }

  /// Lets one export run at a time, until the connection ends.
  public func lockExport() throws {
    guard try connection.tryAdvisoryLock(WorkerConnection.key("dripline"), WorkerConnection.key("pay export")) else {
      throw PayingTrouble(
        en: "another export is running on this database; wait for its end", zh: "该数据库上已有导出在进行，请等待其结束")
    }
  }
}

/// Why the desk cannot go on; what it says holds no name and no account.
public struct PayingTrouble: Error, CustomStringConvertible {
  public let text: Localized
  public var description: String { text.en }

  init(_ text: Localized) { self.text = text }
  init(en: String, zh: String) { text = Localized(en: en, zh: zh) }
}
