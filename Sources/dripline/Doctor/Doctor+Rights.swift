import Pipeline
import Postgres

extension Doctor {
  mutating func examineRights(_ connection: Connection, login: String, isSuperuser: Bool) throws {
    let rows = try connection.textRows(
      """
      select r.rolname, pg_has_role(current_user, r.oid, 'member'),
        has_table_privilege(r.oid, 'dripline.journal', 'UPDATE, DELETE, TRUNCATE'),
        has_table_privilege(r.oid, 'dripline.journal', 'INSERT') and has_table_privilege(r.oid, 'dripline.cases', 'UPDATE')
      from pg_roles r where r.rolname = 'dripline_worker'
      """)
    guard let role = rows.first else {
      return note(
        .warning(
          "database.role", "there is no role dripline_worker: workers have all rights of their login",
          "没有角色 dripline_worker：工作进程拥有其账号的全部权限",
          do:
            "let an administrator run `create role dripline_worker nologin`, then `dripline migrate` of a fresh database, or the grants of ops/migrations",
          "请由管理员执行 create role dripline_worker nologin，并按 ops/migrations 授权"))
    }
    if role[1] != "t", let other = try otherRole(connection) {
      note(.ok("database.role", "\(login) has the rights of \(other)", "\(login) 具有 \(other) 的权限"))
    } else if role[1] != "t" {
      note(
        .failed(
          "database.role", "\(login) may not take the role dripline_worker", "\(login) 不能使用角色 dripline_worker",
          do: "grant dripline_worker, or the role of the program (security.md), to \(login)",
          "请将 dripline_worker 或该程序对应的角色（见 security.md）授予 \(login)"))
    } else if role[2] == "t" {
      note(
        .failed(
          "database.role", "the role dripline_worker may change or delete the journal", "角色 dripline_worker 可以修改或删除日志",
          do: "revoke update, delete, truncate on dripline.journal from dripline_worker",
          "请执行 revoke update, delete, truncate on dripline.journal from dripline_worker"))
    } else if role[3] != "t" {
      note(
        .failed(
          "database.role", "the role dripline_worker lacks rights", "角色 dripline_worker 权限不足",
          do: "give it the grants at the end of each file of ops/migrations", "请按 ops/migrations 各文件末尾授权"))
    } else {
      note(.ok("database.role", "workers can add to the journal and never change it", "工作进程只能追加日志，不能修改"))
    }
    if isSuperuser {
      note(
        .warning(
          "database.login", "\(login) is a superuser, from whom nothing in the database is safe",
          "\(login) 是超级用户，数据库对其不设防",
          do: "give workers a login of their own: create role worker1 login in role dripline_worker",
          "请为工作进程建立专用账号：create role worker1 login in role dripline_worker"))
    }
  }

  /// What the login is, where it is no worker.
  private func otherRole(_ connection: Connection) throws -> String? {
    let names = DatabaseRole.allCases.filter { $0 != .worker }.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try connection.textRows(
      "select rolname from pg_roles where rolname in (\(names)) and pg_has_role(current_user, oid, 'member') order by 1"
    ).first?.first ?? nil
  }
}
