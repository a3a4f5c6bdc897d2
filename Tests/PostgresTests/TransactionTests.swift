import Postgres
import Testing

@Suite struct TransactionTests {
  private static func table() throws -> (direct: Connection, name: String) {
    let connection = try Fixture.connection()
    let schema = try connection.textRows("select current_schema()")[0][0]!
    try connection.execute("create table t (n int4)")
    return (connection, schema + ".t")
  }

  private static func through(_ proxy: FaultyProxy, timeout: Double = 30) throws -> Connection {
    var settings = ConnectionSettings(
      url: Fixture.server.url(database: "postgres", port: proxy.port), applicationName: "t")
    settings.statementTimeoutSeconds = timeout
    settings.answerGraceSeconds = 0.2
    return try Connection(settings)
  }

  @Test func commitsAndRollsBack() throws {
    let (connection, _) = try Self.table()
    #expect(try connection.transaction { try connection.execute("insert into t values (1)") } == 1)
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try connection.transaction {
        try connection.execute("insert into t values (2)")
        throw Stop()
      }
    }
    #expect(try connection.textRows("select n from t") == [["1"]])
    #expect(postgresError { try connection.transaction { try connection.transaction {} } }?.kind == .protocol)
    #expect(!connection.isInTransaction)
  }

  @Test func aSwallowedErrorDoesNotCommit() throws {
    let (connection, _) = try Self.table()
    let error = postgresError {
      try connection.transaction {
        try connection.execute("insert into t values (1)")
        _ = try? connection.execute("select 1 / 0")
      }
    }
    #expect(error?.kind == .protocol && error?.outcomeUnknown == false)
    #expect(try connection.textRows("select count(*) from t") == [["0"]])
  }

  /// Both look the same from here, and only one took effect.
  @Test(arguments: [(FaultyProxy.Fault.cutAtAnswer, "1"), (.cutAtRequest, "0")])
  func aLostCommitAnswerIsUnknown(fault: FaultyProxy.Fault, rows: String) throws {
    let (direct, table) = try Self.table()
    let proxy = FaultyProxy(to: Fixture.server.port)
    let connection = try Self.through(proxy)
    let error = try #require(
      postgresError {
        try connection.transaction {
          try connection.execute("insert into \(table) values (1)")
          proxy.set(fault)
        }
      })
    #expect(error.outcomeUnknown && error.isConnectionLost && connection.isBroken)
    #expect(error.kind == .connection)
    #expect(try direct.textRows("select count(*) from \(table)") == [[rows]])
  }

  @Test func aLossBeforeCommitIsKnown() throws {
    let (_, table) = try Self.table()
    let proxy = FaultyProxy(to: Fixture.server.port)
    let connection = try Self.through(proxy)
    let error = try #require(
      postgresError {
        try connection.transaction {
          proxy.set(.cutAtAnswer)
          try connection.execute("insert into \(table) values (1)")
        }
      })
    #expect(!error.outcomeUnknown && error.isConnectionLost)
  }

  @Test(arguments: [true, false]) func aPipelineKnowsWhetherItMayHaveCommitted(commits: Bool) throws {
    let (direct, table) = try Self.table()
    let proxy = FaultyProxy(to: Fixture.server.port)
    let connection = try Self.through(proxy)
    let insert = Statement(sql: "insert into \(table) values (1)")
    if !commits { try connection.execute("begin") }
    let error = try #require(
      postgresError {
        _ = try connection.pipeline { pipeline in
          if commits { try pipeline.begin() }
          try pipeline.send(insert)
          if commits { try pipeline.commit() }
          proxy.set(.cutAtAnswer)
        }
      })
    #expect(error.outcomeUnknown == commits && error.isConnectionLost && connection.isBroken)
    #expect(
      try Fixture.eventually {
        try direct.textRows("select count(*) from \(table)") == [[commits ? "1" : "0"]]
      })
  }

  @Test func aStatementByItselfIsUnknownToo() throws {
    let (_, table) = try Self.table()
    let proxy = FaultyProxy(to: Fixture.server.port)
    let connection = try Self.through(proxy)
    proxy.set(.cutAtAnswer)
    #expect(
      postgresError { try connection.execute("insert into \(table) values (1)") }?.outcomeUnknown == true)
  }

  @Test func aStalledServerIsGivenUp() throws {
    let proxy = FaultyProxy(to: Fixture.server.port)
    let connection = try Self.through(proxy, timeout: 0.2)
    proxy.set(.stall)
    let start = ContinuousClock.now
    let error = try #require(postgresError { try connection.execute("select 1") })
    #expect(error.kind == .timeout && error.isConnectionLost && error.isRetriable && connection.isBroken)
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func aStalledPipelineOfMegabytesIsGivenUp() throws {
    let proxy = FaultyProxy(to: Fixture.server.port)
    let connection = try Self.through(proxy, timeout: 0.2)
    proxy.set(.stall)
    let parameters = ParameterWriter()
    parameters.append(bytea: [UInt8](repeating: 1, count: 20_000_000))
    let error = try #require(
      postgresError { _ = try connection.pipeline { try $0.send(PipelineTests.echo, parameters) } })
    #expect(error.kind == .timeout && error.isConnectionLost && error.outcomeUnknown)
  }

  @Test func aStalledConnectIsGivenUp() throws {
    let proxy = FaultyProxy(to: Fixture.server.port)
    proxy.set(.stall)
    let url = Fixture.server.url(database: "postgres", port: proxy.port)
    let error = postgresError {
      _ = try Connection(url: url, applicationName: "t", connectTimeoutSeconds: 0.3)
    }
    #expect(error?.kind == .timeout)
  }
}
