import Foundation
import Testing

@testable import HTTP

@Suite(.timeLimit(.minutes(2))) struct ServerTests {
  @Test func requestsOfOneConnectionAreAnsweredInTurn() throws {
    let server = try makeServer()
    let client = try RawClient(server.port)
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
    let hello = try client.answer()
    #expect(hello.status == 200)
    #expect(hello.text == "hello 127.0.0.1")
    for name in ["x-content-type-options", "content-security-policy", "cache-control", "referrer-policy", "date"] {
      #expect(hello.headers[name] != nil, "\(name)")
    }
    #expect(hello.headers["server"] == nil)
    // Two at once, the second in chunks.
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
    client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n1;x=y\r\nf\r\n0\r\n\r\n")
    #expect(try client.answer().text == "abc")
    #expect(try client.answer().text == "def")
    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n")
    let head = try client.answer(bodiless: true)
    #expect(head.status == 200 && head.headers["content-length"] == "15")
    client.send("GET /parts/a%20b/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    #expect(try client.answer().text == "a b")
    #expect(client.rest() == "")
    server.stop()
  }

  @Test func whatHasNoRouteIsToldSo() throws {
    let server = try makeServer()
    let client = try RawClient(server.port)
    client.send("GET /nowhere HTTP/1.1\r\nHost: a\r\nAccept-Language: zh-CN\r\n\r\n")
    let missing = try client.answer()
    #expect(missing.status == 404)
    #expect(missing.headers["content-type"] == "application/problem+json")
    #expect(missing.json["title"] as? String == HTTPReason.pathUnknown.rule.zh)
    client.send("DELETE /hello HTTP/1.1\r\nHost: a\r\n\r\n")
    let wrong = try client.answer()
    #expect(wrong.status == 405)
    #expect(wrong.headers["allow"] == "GET, HEAD, OPTIONS")
    client.send("OPTIONS /echo HTTP/1.1\r\nHost: a\r\n\r\n")
    let options = try client.answer()
    #expect(options.status == 204)
    #expect(options.headers["allow"] == "OPTIONS, POST")
    client.send("POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nxx")
    #expect(try client.answer().status == 405)
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nxx")
    #expect(try client.answer().code == "body.unexpected")
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try client.answer().status == 200)
  }

  @Test func pagesAreNotSentTwice() throws {
    let server = try makeServer()
    let client = try RawClient(server.port)
    client.send("GET /page HTTP/1.1\r\nHost: a\r\n\r\n")
    let page = try client.answer()
    let tag = try #require(page.headers["etag"])
    client.send("GET /page HTTP/1.1\r\nHost: a\r\nIf-None-Match: \(tag)\r\n\r\n")
    #expect(try client.answer().status == 304)
  }

  @Test func anAnswerMayComeLaterAndFromElsewhere() throws {
    let waiting = Box<[HTTPResponder]>([])
    let server = try makeServer([
      Route.init("GET", "/later") { _, responder in waiting.change { $0.append(responder) } },
      Route.init("GET", "/never") { _, _ in },
    ])
    let clients = try (0..<20).map { _ in try RawClient(server.port) }
    for client in clients { client.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n") }
    #expect(eventually { waiting.value.count == 20 })
    // The threads are free meanwhile.
    let other = try RawClient(server.port)
    other.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try other.answer().status == 200)
    let responders = waiting.value
    waiting.set([])
    Thread.detachNewThread {
      for responder in responders {
        responder.send(.text(202, "late"))
        responder.send(.text(500, "twice"))
      }
    }
    for client in clients { #expect(try client.answer().text == "late") }
    // A responder let go of answers by itself.
    other.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try other.answer().code == "server.fault")
  }

  @Test func anAnswerThatNeverComesIsGivenUp() throws {
    let waiting = Box<[HTTPResponder]>([])
    let server = try makeServer([Route("GET", "/later") { _, responder in waiting.change { $0.append(responder) } }]) {
      $0.answerTimeoutMs = 100
    }
    let client = try RawClient(server.port)
    client.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n")
    let answer = try client.answer()
    #expect(answer.status == 503)
    #expect(answer.headers["retry-after"] != nil)
    waiting.set([])
  }

  @Test func streamsAreSentAsTheyAreWritten() throws {
    let streams = Box<[HTTPStream]>([])
    let server = try makeServer([
      .get("/stream") { _ in
        let stream = HTTPStream(bufferBytesMax: 100_000, isEndless: true)
        streams.change { $0.append(stream) }
        return HTTPResponse(200, headers: HTTPHeaders([("content-type", "text/event-stream")]), body: .stream(stream))
      }
    ])
    let client = try RawClient(server.port)
    client.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(eventually { streams.value.count == 1 })
    let stream = streams.value[0]
    Thread.detachNewThread {
      for number in 0..<100 { while !stream.write(Array("line \(number)\n".utf8)) {} }
      stream.end()
    }
    let answer = try client.answer()
    #expect(answer.text.split(separator: "\n").count == 100)
    #expect(answer.text.hasSuffix("line 99\n"))
    // A client that goes away is noticed at a write, and a server that stops ends the rest.
    let gone = try RawClient(server.port)
    gone.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(eventually { streams.value.count == 2 })
    let started = ContinuousClock.now
    server.stop()
    #expect(ContinuousClock.now - started < .seconds(10))
    #expect(!streams.value[1].write([1]))
  }

  @Test func stoppingLetsRequestsEndAndRefusesNewOnes() throws {
    let waiting = Box<[HTTPResponder]>([])
    let server = try makeServer([Route("GET", "/later") { _, responder in waiting.change { $0.append(responder) } }])
    let client = try RawClient(server.port)
    let idle = try RawClient(server.port)
    idle.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try idle.answer().status == 200)
    client.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(eventually { waiting.value.count == 1 })
    let ended = Box(false)
    let port = server.port
    Thread.detachNewThread {
      server.stop()
      ended.set(true)
    }
    #expect(eventually { server.isStopping.load(ordering: .relaxed) })
    idle.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
    let refused = try idle.answer()
    #expect(refused.code == "server.stopping" && refused.status == 503)
    #expect(!ended.value)
    waiting.value[0].send(.text(202, "done"))
    waiting.set([])
    #expect(try client.answer().text == "done")
    #expect(eventually { ended.value })
    #expect(throws: (any Error).self) {
      let late = try RawClient(port)
      late.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = try late.answer()
    }
  }

  @Test func aStopDoesNotWaitForEver() throws {
    let waiting = Box<[HTTPResponder]>([])
    let server = try makeServer([Route("GET", "/later") { _, responder in waiting.change { $0.append(responder) } }]) {
      $0.stopTimeoutMs = 50
    }
    let client = try RawClient(server.port)
    client.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(eventually { waiting.value.count == 1 })
    server.stop()
    #expect(try client.answer().code == "server.stopping")
    waiting.set([])
    server.stop()
  }

  /// With the programs that everybody has: openssl makes a certificate, curl asks.
  @Test(.enabled(if: tool("curl") != nil && tool("openssl") != nil)) func tlsIsSpoken() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tls\(UInt32.random(in: 0...UInt32.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (key, certificate) = (folder.appending(path: "key").path, folder.appending(path: "cert").path)
    _ = try output(
      "openssl",
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
        "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
      ])
    let server = try makeServer { $0.tls = TLSFiles(certificate: certificate, key: key) }
    let address = "https://localhost:\(server.port)"
    let trusted = ["--silent", "--show-error", "--max-time", "20", "--cacert", certificate]
    let answer = try output("curl", trusted + ["--include", "--http1.1", address + "/hello"])
    #expect(answer.contains("200 OK") && answer.contains("hello 127.0.0.1"))
    #expect(answer.lowercased().contains("strict-transport-security: max-age="))
    let posted = try output("curl", trusted + ["--tlsv1.3", "--data-binary", "@" + certificate, address + "/echo"])
    #expect(posted.contains("BEGIN CERTIFICATE"))
    for old in [["--tls-max", "1.1"], ["--tls-max", "1.2", "--ciphers", "AES128-SHA"]] {
      #expect(throws: (any Error).self) { try output("curl", trusted + old + [address + "/hello"]) }
    }
    #expect(throws: HTTPServerError.self) { try makeServer { $0.tls = TLSFiles(certificate: key + "x", key: key) } }
    #expect(throws: HTTPServerError.self) { try makeServer { $0.tls = TLSFiles(certificate: key, key: key) } }
  }

  @Test func everyAnswerIsTold() throws {
    let told = Box<[String]>([])
    let server = try makeServer {
      $0.onAnswer = { answered in told.change { $0.append("\(answered.method) \(answered.status)") } }
    }
    let client = try RawClient(server.port)
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try client.answer().status == 200)
    client.send("PUT /hello HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try client.answer().status == 405)
    client.send("GET /../x HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try client.answer().status == 400)
    #expect(told.value == ["GET 200", "PUT 405", " 400"])
  }

  @Test func aTakenAddressIsAnError() throws {
    let server = try makeServer()
    #expect(throws: HTTPServerError.self) { try makeServer { $0.port = server.port } }
    #expect(throws: HTTPServerError.self) { try makeServer { $0.host = "no.such.host" } }
    let other = try makeServer { $0.host = "::1" }
    #expect(other.port > 0)
  }
}
