import Postgres
import Testing

@Suite struct PipelineTests {
  static let insert = Statement(
    sql: "insert into item select * from unnest($1)", parameterTypes: [.int8Array])
  static let count = Statement(sql: "select count(*) from item")
  static let divide = Statement(sql: "select 1 / $1", parameterTypes: [.int4])

  private func items() throws -> Connection {
    let connection = try Fixture.connection()
    try connection.execute("create table item (n int8)")
    return connection
  }

  private func numbers(_ range: Range<Int64>) -> ParameterWriter {
    let array = BinaryArray(of: .int8)
    for number in range { array.append(int8: number) }
    return ParameterWriter(array)
  }

  private func parameter(_ value: Int32) -> ParameterWriter {
    let writer = ParameterWriter()
    writer.append(int4: value)
    return writer
  }

  @Test func resultsComeInOrder() throws {
    let connection = try items()
    for round in 1...3 {
      let results = try connection.pipeline { pipeline in
        try pipeline.begin()
        try pipeline.send(Self.insert, numbers(0..<100))
        try pipeline.send(Self.count)
        try pipeline.send(Self.divide, parameter(1))
        try pipeline.commit()
      }
      #expect(results.count == 5)
      #expect(results[1].affectedRows == 100)
      #expect(try results[2].int8(0, 0) == Int64(round * 100))
      #expect(try results[3].int4(0, 0) == 1)
      #expect(!connection.isInTransaction)
    }
    #expect(try connection.pipeline { _ in }.isEmpty)
  }

  @Test func aFailureNamesItsStatementAndRollsBack() throws {
    let connection = try items()
    let error = try #require(
      postgresError {
        _ = try connection.pipeline { pipeline in
          try pipeline.begin()
          try pipeline.send(Self.insert, numbers(0..<100))
          try pipeline.send(Self.divide, parameter(0))
          try pipeline.send(Self.count)
          try pipeline.commit()
        }
      })
    #expect(error.sqlState == "22012" && error.statementIndex == 2 && !error.outcomeUnknown)
    #expect(!connection.isInTransaction)
    #expect(try connection.query(Self.count).int8(0, 0) == 0)
    let results = try connection.pipeline { try $0.send(Self.divide, parameter(1)) }
    #expect(try results[0].int4(0, 0) == 1)
  }

  @Test func withoutBeginItIsOneTransaction() throws {
    let connection = try items()
    let error = try #require(
      postgresError {
        _ = try connection.pipeline { pipeline in
          try pipeline.send(Self.insert, numbers(0..<100))
          try pipeline.send(Self.divide, parameter(0))
        }
      })
    #expect(error.statementIndex == 1)
    #expect(try connection.query(Self.count).int8(0, 0) == 0)
  }

  @Test func aFailedPreparationNamesItsStatement() throws {
    let connection = try items()
    let bad = Statement(sql: "select nothing from nowhere")
    let error = postgresError {
      _ = try connection.pipeline { pipeline in
        try pipeline.send(Self.count)
        try pipeline.send(bad)
        try pipeline.send(Self.insert, numbers(0..<1))
      }
    }
    #expect(error?.sqlState == "42P01" && error?.statementIndex == 1)
    // The insertion was never prepared: the server skipped that, too.
    #expect(try connection.pipeline { try $0.send(Self.insert, numbers(0..<1)) }[0].affectedRows == 1)
  }

  @Test func aDeferredConstraintFailsTheCommit() throws {
    let connection = try items()
    try connection.execute("create table once (n int8 unique deferrable initially deferred)")
    let insert = Statement(sql: "insert into once values (1), (1)")
    let explicit = postgresError {
      _ = try connection.pipeline { pipeline in
        try pipeline.begin()
        try pipeline.send(insert)
        try pipeline.commit()
      }
    }
    #expect(
      explicit?.sqlState == "23505" && explicit?.statementIndex == 2 && explicit?.outcomeUnknown == false)
    let implicit = postgresError { _ = try connection.pipeline { try $0.send(insert) } }
    #expect(implicit?.sqlState == "23505" && implicit?.outcomeUnknown == false)
    #expect(!connection.isBroken)
    #expect(try connection.textRows("select count(*) from once") == [["0"]])
  }

  static let echo = Statement(sql: "select $1", parameterTypes: [.bytea])

  /// Each answer is as large as its request: a client that only sends would block for ever.
  @Test func megabytesBothWaysDoNotDeadlock() throws {
    let connection = try items()
    let parameters = ParameterWriter()
    parameters.append(bytea: [UInt8](repeating: 42, count: 4_000_000))
    let results = try connection.pipeline { pipeline in
      for _ in 0..<10 { try pipeline.send(Self.echo, parameters) }
    }
    #expect(results.count == 10)
    for result in results { #expect(try result.bytes(0, 0).count == 4_000_000) }
  }

  @Test func theCallerWorksWhileTheServerDoes() throws {
    let connection = try items()
    let pending = try connection.beginPipeline { try $0.send(Self.insert, numbers(0..<50_000)) }
    #expect(postgresError { try connection.execute("select 1") }?.kind == .protocol)
    pending.advance()
    #expect(try pending.finish()[0].affectedRows == 50_000)
    #expect(postgresError { _ = try pending.finish() }?.kind == .protocol)
    #expect(try connection.query(Self.count).int8(0, 0) == 50_000)
  }

  @Test func anUnfinishedPipelineClosesTheConnection() throws {
    let connection = try items()
    _ = try connection.beginPipeline { try $0.send(Self.count) }
    #expect(connection.isBroken)
  }

  @Test func aThrowingBodyClosesTheConnection() throws {
    struct Stop: Error {}
    let connection = try items()
    #expect(throws: Stop.self) {
      _ = try connection.pipeline { pipeline in
        try pipeline.send(Self.insert, numbers(0..<1))
        throw Stop()
      }
    }
    #expect(connection.isBroken)
  }

  @Test func insideATransactionItsFailureIsRolledBack() throws {
    let connection = try items()
    let error = postgresError {
      try connection.transaction {
        try connection.query(Self.insert, numbers(0..<5))
        _ = try connection.pipeline { try $0.send(Self.divide, parameter(0)) }
      }
    }
    #expect(error?.sqlState == "22012")
    #expect(!connection.isInTransaction)
    #expect(try connection.query(Self.count).int8(0, 0) == 0)
  }
}
