import Foundation
import Migrations
import Pipeline
import Postgres

extension Doctor {
  mutating func examineDatabase() -> Connection? {
    do {
      let connection = try Connection(url: settings.database(), applicationName: "dripline doctor")
      try connection.execute("set default_transaction_read_only = on")
      let row = try connection.textRows(
        """
        select current_setting('server_version_num')::int / 10000, current_setting('server_version'), current_user,
          (select rolsuper from pg_roles where rolname = current_user), pg_is_in_recovery(), pg_encoding_to_char(encoding)
        from pg_database where datname = current_database()
        """)[0]
      let version = Int(row[0] ?? "") ?? 0
      if version < 15 {
        note(
          .failed(
            "database.reachable", "PostgreSQL \(row[1] ?? "?") is too old", "PostgreSQL \(row[1] ?? "?") 版本过低",
            do: "upgrade to PostgreSQL 15 or newer", "请升级至 PostgreSQL 15 或更新版本"))
      } else {
        note(.ok("database.reachable", "PostgreSQL \(row[1] ?? "?") answers", "PostgreSQL \(row[1] ?? "?") 应答"))
      }
      if row[4] == "t" {
        note(
          .failed(
            "database.writable", "the server is a standby", "该服务器为备库",
            do: "write the primary into DRIPLINE_DATABASE_URL, or target_session_attrs=read-write with all of them",
            "请在 DRIPLINE_DATABASE_URL 中填写主库，或列出全部服务器并加 target_session_attrs=read-write"))
      }
      if row[5] != "UTF8" {
        note(
          .failed(
            "database.encoding", "the database is in \(row[5] ?? "?")", "数据库编码为 \(row[5] ?? "?")",
            do: "make it anew with encoding UTF8", "请以 UTF8 编码重建数据库"))
      }
      guard try examineSchema(connection) else { return nil }
      try examineRights(connection, login: row[2] ?? "?", isSuperuser: row[3] == "t")
      try examineServer(connection)
      return connection
    } catch {
      note(
        .failed(
          "database.reachable", "PostgreSQL does not answer: \(Self.plain(error))",
          "PostgreSQL 没有应答：\(Self.plain(error))",
          do: "check DRIPLINE_DATABASE_URL, pg_hba.conf and the server", "请检查 DRIPLINE_DATABASE_URL、pg_hba.conf 与服务器"))
      return nil
    }
  }

  /// Whether the tables are there as this program knows them.
  private mutating func examineSchema(_ connection: Connection) throws -> Bool {
    let states = try Migrator(connection, Migrations.all).status()
    func names(_ state: MigrationStatus.State) -> String {
      Self.list(states.filter { $0.state == state }.map { "\($0.number) \($0.name)" })
    }
    if states.allSatisfy({ $0.state == .pending }) {
      note(
        .failed(
          "database.migrated", "the database is empty", "数据库尚未初始化", do: "run `dripline migrate`", "请运行 dripline migrate"
        ))
      return false
    }
    if states.count(where: { $0.state == .unknown }) == 1,
      states.allSatisfy({ $0.state == .unknown || $0.state == .applied })
    {
      note(
        .warning(
          "database.migrated", "the database is one migration ahead: \(names(.unknown))",
          "数据库领先一个迁移：\(names(.unknown))",
          do: "fine while an upgrade goes on; then use the newer program", "升级过程中属正常；完成后请使用更新的程序"))
    } else if states.contains(where: { $0.state == .unknown }) {
      note(
        .failed(
          "database.migrated", "the database was migrated by a newer program: \(names(.unknown))",
          "数据库由更新的程序迁移过：\(names(.unknown))",
          do: "use the newer program", "请使用更新的程序"))
    } else if states.contains(where: { $0.state == .edited }) {
      note(
        .failed(
          "database.migrated", "migrations were edited after they had been applied: \(names(.edited))",
          "迁移在应用后被修改：\(names(.edited))",
          do: "use the program that applied them", "请使用当时应用迁移的程序"))
    } else if states.contains(where: { $0.state == .pending }) {
      note(
        .failed(
          "database.migrated", "migrations are missing: \(names(.pending))", "缺少迁移：\(names(.pending))",
          do: "run `dripline migrate`, then restart the workers one after the other", "请运行 dripline migrate，再逐个重启工作进程"))
    } else {
      note(.ok("database.migrated", "all \(states.count) migrations are applied", "\(states.count) 个迁移均已应用"))
    }
    return true
  }

  private mutating func examineServer(_ connection: Connection) throws {
    let rows = try connection.textRows(
      "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'wal_level')"
    )
    let found = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] ?? "", $0[1] ?? "") })
    let unsafe = ["fsync", "full_page_writes", "synchronous_commit"].filter { found[$0] == "off" }
    if unsafe.isEmpty {
      note(.ok("database.durable", "what is committed lasts", "已提交的数据可靠落盘"))
    } else {
      note(
        .failed(
          "database.durable", "\(unsafe.joined(separator: ", ")) off: a power cut loses facts that were answered for",
          "\(unsafe.joined(separator: ", ")) 已关闭：断电会丢失已确认的事件",
          do: "set them to on", "请设为 on"))
    }
    if found["data_checksums"] == "off" {
      note(
        .warning(
          "database.checksums", "pages have no checksums: a rotten disk is found late", "数据页无校验和：磁盘损坏难以及时发现",
          do: "stop the server and run pg_checksums --enable", "请停库后运行 pg_checksums --enable"))
    }
    let link = try connection.textRows(
      "select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false), inet_server_addr() is null or host(inet_server_addr()) in ('127.0.0.1', '::1')"
    )[0]
    if link[0] != "t", link[1] != "t" {
      note(
        .warning(
          "database.encrypted", "the connection is in the clear", "数据库连接未加密",
          do: "write sslmode=verify-full and sslrootcert=FILE into DRIPLINE_DATABASE_URL",
          "请在 DRIPLINE_DATABASE_URL 中加入 sslmode=verify-full 与 sslrootcert"))
    }
    let lanes = try connection.textRows(
      "select count(*), count(distinct owner) from dripline.lanes where topic <> 'clock'")[0]
    note(
      .ok(
        "database.lanes", "\(lanes[0] ?? "0") lanes, last owned by \(lanes[1] ?? "0") workers",
        "\(lanes[0] ?? "0") 个分道，最近由 \(lanes[1] ?? "0") 个工作进程持有"))
  }
}
