import Foundation
import Postgres
import Testing

@Suite(.serialized) struct TemporaryServerTests {
  @Test(arguments: [TemporaryServer.Stop.fast, .immediate, .kill])
  func committedRowsOutliveAnyStop(how: TemporaryServer.Stop) throws {
    let server = try TemporaryServer(fsync: true, settings: ["shared_buffers": "16MB"])
    let connection = try Connection(url: server.socketURL, applicationName: "t")
    try connection.execute("create table t (n int4); insert into t values (1)")
    try server.restart(how)
    #expect(postgresError { try connection.execute("select 1") }?.isConnectionLost == true)
    let again = try Connection(url: server.url, applicationName: "t")
    #expect(try again.textRows("select n from t; ") == [["1"]])
    #expect(try again.textRows("show fsync") == [["on"]])
    again.close()
    server.remove()
    #expect(!FileManager.default.fileExists(atPath: server.directory))
    #expect(throws: TemporaryServerError.self) { try server.start() }
  }

  @Test func aStoppedServerRefuses() throws {
    let server = try TemporaryServer()
    try server.stop()
    let error = try #require(postgresError { _ = try Connection(url: server.url, applicationName: "t") })
    #expect(error.kind == .connection && error.isRetriable)
    try server.start()
    _ = try Connection(url: server.url, applicationName: "t")
  }
}
