import Casework
import Postgres

/// Reads tables in pieces, in the order of their keys.
struct TableScan {
  let connection: Connection

  func scan(
    _ table: String, _ columns: String, _ key: String, _ row: (QueryResult, Int) throws -> Void
  ) throws {
    try connection.execute(
      "declare audit_\(table) no scroll cursor for select \(columns) from dripline.\(table) order by \(key)")
    let fetch = Statement(sql: "fetch 5000 from audit_\(table)", parameterTypes: [])
    while true {
      let rows = try connection.query(fetch)
      for index in 0..<rows.rowCount { try row(rows, index) }
      if rows.rowCount == 0 { break }
    }
    try connection.execute("close audit_\(table)")
  }
}

/// What a state is stored as.
func encoded(_ write: (inout ByteWriter) -> Void) -> [UInt8] {
  var out = ByteWriter()
  write(&out)
  return out.bytes
}
