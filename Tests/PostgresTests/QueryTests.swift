import Postgres
import Testing

@Suite struct QueryTests {
  static let scalars = Statement(
    sql: "select $1, $2, $3, $4, $5, $6, $7, $8, $9",
    parameterTypes: [.int2, .int4, .int8, .bool, .float8, .timestamptz, .date, .text, .bytea])

  @Test func scalarsGoThereAndBack() throws {
    let connection = try Fixture.connection()
    let parameters = ParameterWriter()
    for _ in 0..<2 {  // the second time with the prepared statement and the reused writer
      parameters.removeAll()
      parameters.append(int2: -7)
      parameters.append(int4: .min)
      parameters.append(int8: .max)
      parameters.append(bool: true)
      parameters.append(float8: -0.5)
      parameters.append(timestamptzMicrosecondsSince1970: 1_700_000_000_000_001)
      parameters.append(dateDaysSince1970: 20_000)
      parameters.append(text: "中文 ' ; drop table x --")
      parameters.append(bytea: [0, 1, 255])
      let result = try connection.query(Self.scalars, parameters)
      #expect(try result.int2(0, 0) == -7)
      #expect(try result.int4(0, 1) == .min)
      #expect(try result.int8(0, 2) == .max)
      #expect(try result.bool(0, 3))
      #expect(try result.float8(0, 4) == -0.5)
      #expect(try result.timestamptzMicrosecondsSince1970(0, 5) == 1_700_000_000_000_001)
      #expect(try result.dateDaysSince1970(0, 6) == 20_000)
      #expect(try result.text(0, 7) == "中文 ' ; drop table x --")
      #expect(try result.withBytes(0, 8) { Array($0) } == [0, 1, 255])
    }
  }

  static let types = Statement(
    sql: "select extract(epoch from $1)::int8, $2::text", parameterTypes: [.timestamptz, .date])

  @Test func timesMeanTheSameToTheServer() throws {
    let parameters = ParameterWriter()
    parameters.append(timestamptzMicrosecondsSince1970: 86_400_000_000)
    parameters.append(dateDaysSince1970: 1)
    let result = try Fixture.connection().query(Self.types, parameters)
    #expect(try result.int8(0, 0) == 86_400)
    #expect(try result.text(0, 1) == "1970-01-02")
  }

  static let arrays = Statement(
    sql: "select * from unnest($1, $2, $3, $4, $5, $6) as x(a, b, c, d, e, f)",
    parameterTypes: [.int2Array, .int4Array, .int8Array, .textArray, .byteaArray, .boolArray])

  @Test(arguments: [0, 1, 5_000]) func arraysGoThereAndBack(count: Int) throws {
    let connection = try Fixture.connection()
    let columns: [BinaryArray] = [.int2, .int4, .int8, .text, .bytea, .bool].map { BinaryArray(of: $0) }
    let parameters = ParameterWriter()
    for column in columns { parameters.append(array: column) }
    for round in 0..<2 {
      for column in columns { column.removeAll() }
      for row in 0..<count {
        columns[0].append(int2: Int16(truncatingIfNeeded: row))
        columns[1].append(int4: Int32(row))
        if row % 3 == 1 { columns[2].appendNull() } else { columns[2].append(int8: Int64(row) << 32) }
        columns[3].append(text: "case-\(row)")
        columns[4].append(byteaUpTo: 100) { space in
          for index in 0..<(row % 100) { space[index] = UInt8(truncatingIfNeeded: row + round) }
          return row % 100
        }
        columns[5].append(bool: row % 2 == 0)
      }
      let result = try connection.query(Self.arrays, parameters)
      #expect(result.rowCount == count)
      for row in 0..<count {
        #expect(try result.int2(row, 0) == Int16(truncatingIfNeeded: row))
        #expect(try result.int4(row, 1) == Int32(row))
        #expect(result.isNull(row, 2) == (row % 3 == 1))
        if row % 3 != 1 { #expect(try result.int8(row, 2) == Int64(row) << 32) }
        #expect(try result.text(row, 3) == "case-\(row)")
        let good = try result.withBytes(row, 4) { bytes in
          bytes.count == row % 100 && bytes.allSatisfy { $0 == UInt8(truncatingIfNeeded: row + round) }
        }
        #expect(good)
        #expect(try result.bool(row, 5) == (row % 2 == 0))
      }
    }
  }

  @Test func wrongShapesThrow() throws {
    let connection = try Fixture.connection()
    let statement = Statement(sql: "select 1::int4, null::int8, null::text")
    let result = try connection.query(statement)
    #expect(postgresError { _ = try result.int8(0, 0) }?.kind == .protocol)
    #expect(postgresError { _ = try result.int8(0, 1) }?.kind == .protocol)
    #expect(postgresError { _ = try result.text(0, 2) }?.kind == .protocol)
    #expect(postgresError { _ = try result.int4(1, 0) }?.kind == .protocol)
    #expect(postgresError { _ = try result.int4(0, -1) }?.kind == .protocol)
    let tooMany = ParameterWriter()
    tooMany.append(int4: 1)
    #expect(postgresError { try connection.query(statement, tooMany) }?.kind == .protocol)
    #expect(try connection.query(statement).rowCount == 1)
  }

  @Test func failedPreparationIsForgotten() throws {
    let connection = try Fixture.connection()
    let statement = Statement(sql: "select a from later")
    #expect(postgresError { try connection.query(statement) }?.sqlState == "42P01")
    try connection.execute("create table later (a int4)")
    #expect(try connection.query(statement).rowCount == 0)
  }

  @Test func lostStatementsArePreparedAnew() throws {
    let connection = try Fixture.connection()
    let statement = Statement(sql: "select 1::int4")
    try connection.query(statement)
    try connection.execute("deallocate all")
    #expect(postgresError { try connection.query(statement) }?.sqlState == "26000")
    #expect(try connection.query(statement).int4(0, 0) == 1)
  }

  @Test func statementsAreBounded() throws {
    let connection = try Fixture.connection()
    for _ in 0..<Connection.statementsMax { try connection.query(Statement(sql: "select 1")) }
    #expect(postgresError { try connection.query(Statement(sql: "select 1")) }?.kind == .protocol)
  }

  @Test func simpleTextWorks() throws {
    let connection = try Fixture.connection()
    try connection.execute("create table a (n int4 unique, t text)")
    #expect(try connection.execute("insert into a values (1, 'x'), (2, null)") == 2)
    #expect(try connection.textRows("select n, t from a order by n") == [["1", "x"], ["2", nil]])
    #expect(try connection.execute("") == 0)
    #expect(postgresError { try connection.execute("copy a from stdin") }?.isConnectionLost == true)
    #expect(connection.isBroken)
  }
}
