import Postgres
import Testing

@Suite struct ErrorTests {
  @Test func aConstraintIsNamedAndNoValueShown() throws {
    let connection = try Fixture.connection()
    try connection.execute("create table person (id text constraint person_key primary key)")
    let insert = Statement(sql: "insert into person values ($1)", parameterTypes: [.text])
    let parameters = ParameterWriter()
    parameters.append(text: "SECRET-VALUE")
    try connection.query(insert, parameters)
    let error = try #require(postgresError { try connection.query(insert, parameters) })
    #expect(error.kind == .server)
    #expect(error.sqlState == "23505")
    #expect(error.constraint == "person_key")
    #expect(error.table == "person")
    #expect(!error.isRetriable && !error.isConnectionLost && !error.outcomeUnknown)
    #expect(!"\(error)".contains("SECRET"))
  }

  @Test(arguments: ["int4", "json", "timestamptz", "uuid"])
  func dataErrorsDoNotQuote(type: String) throws {
    let connection = try Fixture.connection()
    let statement = Statement(sql: "select $1::\(type)", parameterTypes: [.text])
    let parameters = ParameterWriter()
    parameters.append(text: "SECRET-VALUE")
    let error = try #require(postgresError { try connection.query(statement, parameters) })
    #expect(error.sqlState?.hasPrefix("22") == true)
    #expect(!"\(error)".contains("SECRET"))
    #expect(error.message.hasPrefix("invalid input syntax for type"))
  }

  @Test(arguments: [
    "host=127.0.0.1 password=PASS WORD", "postgresql://u:PASS%zz@h/db",
    "postgresql://postgres:PASS@127.0.0.1:1/x",
    "host=127.0.0.1 port=1 password=PASS",
  ])
  func thePasswordIsNotShown(url: String) throws {
    let error = try #require(postgresError { _ = try Connection(url: url, applicationName: "t") })
    #expect(error.kind == .connection)
    #expect(!"\(error)".contains("PASS") && !"\(error)".contains("WORD"))
  }

  @Test func aWrongPasswordIsAServersAnswer() throws {
    let url = "postgresql://postgres:wrong@127.0.0.1:\(Fixture.server.port)/postgres"
    let error = try #require(postgresError { _ = try Connection(url: url, applicationName: "t") })
    #expect(error.message.contains("password authentication failed"))
  }

  @Test func statementTimeoutKeepsTheConnection() throws {
    let connection = try Fixture.connection { $0.statementTimeoutSeconds = 0.2 }
    let error = try #require(postgresError { try connection.execute("select pg_sleep(30)") })
    #expect(
      error.kind == .timeout && error.sqlState == "57014" && !error.isConnectionLost && error.isRetriable)
    try connection.execute("select 1")
    try connection.setStatementTimeout(seconds: 10)
    try connection.execute("select pg_sleep(0.4)")
  }

  @Test func lockTimeoutIsRetriable() throws {
    let one = try Fixture.connection()
    let two = try Fixture.connection { $0.lockTimeoutSeconds = 0.1 }
    #expect(try one.tryAdvisoryLock(7, 1))
    #expect(try !two.tryAdvisoryLock(7, 1))
    let error = try #require(postgresError { try two.waitForAdvisoryLock(7, 1) })
    #expect(error.sqlState == "55P03" && error.isRetriable)
    #expect(try one.releaseAdvisoryLock(7, 1))
    #expect(try two.tryAdvisoryLock(7, 1))
    #expect(try !one.releaseAdvisoryLock(7, 1))
  }

  @Test func anAdvisoryLockEndsWithItsSession() throws {
    let one = try Fixture.connection()
    #expect(try one.tryAdvisoryLock(7, 2))
    one.close()
    let two = try Fixture.connection()
    #expect(try Fixture.eventually { try two.tryAdvisoryLock(7, 2) })
  }

  @Test func aTerminatedBackendIsALostConnection() throws {
    let connection = try Fixture.connection()
    let other = try Fixture.connection()
    try other.execute("select pg_terminate_backend(\(connection.backendPID))")
    let error = try #require(postgresError { try connection.execute("select 1") })
    #expect(error.sqlState == "57P01" && error.isConnectionLost && error.isRetriable && connection.isBroken)
    #expect(postgresError { try connection.execute("select 1") }?.isConnectionLost == true)
  }

  @Test func retriableStates() {
    for state in ["40001", "40P01", "55P03", "53300", "57P01", "57P03", "08006", "53100", "25006"] {
      #expect(PostgresError.isRetriable(sqlState: state), "\(state)")
    }
    for state in ["23505", "42P01", "22P02", "42501", "25P02"] {
      #expect(!PostgresError.isRetriable(sqlState: state), "\(state)")
    }
  }
}
