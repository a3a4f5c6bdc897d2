import Postgres
import Testing

@Suite struct CopyTests {
  private func table() throws -> Connection {
    let connection = try Fixture.connection()
    try connection.execute("create table t (a int8 primary key, b text, c bytea)")
    return connection
  }
  private let sql = "copy t from stdin (format binary)"

  @Test func rowsArrive() throws {
    let connection = try table()
    let body = [UInt8](repeating: 7, count: 500)
    let count = try connection.copyIn(sql) { writer in
      for row in 0..<20_000 {
        try writer.beginRow(columns: 3)
        writer.append(int8: Int64(row))
        if row % 2 == 0 { writer.append(text: "r\(row)") } else { writer.appendNull() }
        writer.append(bytea: body)
      }
    }
    #expect(count == 20_000)
    let sums = try connection.textRows("select sum(a), count(b), sum(length(c)) from t")
    #expect(sums == [["199990000", "10000", "10000000"]])
    #expect(try connection.copyIn(sql) { _ in } == 0)
  }

  /// The server says nothing until the end: no chunk may wait for an answer.
  @Test func aLongCopyDoesNotWaitForAnswers() throws {
    let connection = try table()
    let body = [UInt8](repeating: 7, count: 100_000)
    let count = try connection.copyIn(sql) { writer in
      for row in 0..<1_000 {
        try writer.beginRow(columns: 3)
        writer.append(int8: Int64(row))
        writer.appendNull()
        writer.append(bytea: body)
      }
    }
    #expect(count == 1_000)
  }

  @Test func anErrorCancels() throws {
    struct Stop: Error {}
    let connection = try table()
    #expect(throws: Stop.self) {
      try connection.copyIn(sql) { writer in
        try writer.beginRow(columns: 3)
        throw Stop()
      }
    }
    #expect(try connection.textRows("select count(*) from t") == [["0"]])
    #expect(
      postgresError {
        try connection.copyIn(sql) { writer in
          try writer.beginRow(columns: 3)
          writer.append(int8: 1)
        }
      }?.kind == .protocol)
    #expect(postgresError { try connection.copyIn("copy nowhere from stdin") { _ in } }?.sqlState == "42P01")
    #expect(try connection.textRows("select 1") == [["1"]])
  }

  @Test func theServersErrorIsReported() throws {
    let connection = try table()
    let error = postgresError {
      try connection.copyIn(sql) { writer in
        for _ in 0..<100_000 {
          try writer.beginRow(columns: 3)
          writer.append(int8: 1)
          writer.append(text: "x")
          writer.append(bytea: [1])
        }
      }
    }
    #expect(error?.sqlState == "23505")
    #expect(try connection.textRows("select 1") == [["1"]])
  }
}
