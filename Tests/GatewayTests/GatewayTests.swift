import Contract
import Foundation
import HTTP
import Kafka
import Testing

@testable import Gateway

@Suite(.serialized, .timeLimit(.minutes(3))) struct GatewayTests {
  private static let batchType = "application/cloudevents-batch+json"

  @Test func anEventIsAnsweredWhenTheBrokerHasIt() throws {
    try roundTrip(Bench())
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["DRIPLINE_TEST_BOOTSTRAP"]?.isEmpty == false))
  func onARealBrokerToo() throws {
    try roundTrip(Bench(bootstrap: ProcessInfo.processInfo.environment["DRIPLINE_TEST_BOOTSTRAP"]))
  }

  private func roundTrip(_ bench: Bench) throws {
    let answer = try bench.post(application("e1"))
    #expect(answer.status == 202)
    #expect(answer.headers["content-type"] == "application/json")
    let results = try #require(answer.json["results"] as? [[String: Any]])
    #expect(results.count == 1 && results[0]["result"] as? String == "published" && results[0]["id"] as? String == "e1")
    #expect(results[0]["offset"] as? Int == 0)
    // A repeat has no effect; the same id with anything else is refused.
    let again = try bench.post(application("e1"))
    #expect(again.status == 200 && again.json["repeated"] as? Int == 1)
    let forged = try bench.post(application("e1", subject: "C0002"))
    #expect(forged.status == 409 && forged.code == "event.sameIdOtherBytes" && forged.field == "id")
    // A batch, with a repeat of before and one in itself.
    let body = batch([application("e2"), application("e1"), application("e3", key: "341225101009"), application("e2")])
    let many = try bench.post(body, Self.batchType)
    #expect(many.status == 202)
    #expect(many.json["published"] as? Int == 2 && many.json["repeated"] as? Int == 2)
    #expect(
      (many.json["results"] as? [[String: Any]])?.map { $0["result"] as? String } == [
        "published", "repeated", "published", "repeated",
      ])
    // Binary mode, at both addresses.
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(application("e4"))) as? [String: Any])
    let data = try JSONSerialization.data(withJSONObject: try #require(whole["data"]))
    func headers(_ id: String) -> [(String, String)] {
      [
        ("ce-specversion", "1.0"), ("ce-id", id), ("ce-source", source), ("ce-type", "aid.application.submitted.v1"),
        ("ce-time", "2025-03-07T10:00:00+08:00"), ("ce-subject", "C0001"),
      ]
    }
    #expect(try bench.post(Array(data), "application/json", headers("e4")).status == 202)
    let typed = try bench.post(
      Array(data), "application/json; charset=utf-8", path: "/v1/events/aid.application.submitted.v1", headers("e5"))
    #expect(typed.status == 202)

    let stored = try bench.stored(.applicationSubmitted, count: 5)
    #expect(stored.map { $0.headers["ce_id"] ?? "" }.sorted() == ["e1", "e2", "e3", "e4", "e5"])
    for record in stored {
      let id = record.headers["ce_id"] ?? ""
      #expect(record.key == (id == "e3" ? "341225101009" : "341225101001"))
      #expect(record.headers["ce_source"] == source && record.headers["ce_type"] == "aid.application.submitted.v1")
      #expect(record.headers["ce_time"] == "2025-03-07T10:00:00+08:00" && record.headers["ce_subject"] == "C0001")
      #expect(record.headers["content-type"] == (id == "e5" ? "application/json" : "application/json"))
      if id == "e4" || id == "e5" {
        #expect(record.value == Array(data))
      } else {
        #expect(
          String(decoding: application(id), as: UTF8.self).contains(String(decoding: record.value, as: UTF8.self)))
      }
    }
    let empty = try bench.post(batch([]), Self.batchType)
    #expect(empty.status == 200)
    #expect(bench.gateway.counts.published == 5)
    #expect(bench.gateway.outbox.pendingEvents == 0)
  }

  @Test func aBatchIsTakenWholeOrNotAtAll() throws {
    let bench = try Bench()
    let text = String(decoding: application("bad"), as: UTF8.self)
    let wrong = Array(text.replacing("\"341225196104120117\"", with: "\"341225196104120118\"").utf8)
    let stranger = application("e9", source: "//other.example")
    let answer = try bench.post(batch([application("e1"), wrong, Array("{}".utf8), stranger]), Self.batchType)
    #expect(answer.status == 400)
    #expect(answer.code == "envelope.missing" && answer.field == "[2].data")
    #expect(answer.json["events"] as? Int == 4 && answer.json["refused"] as? Int == 3)
    let refusals = try #require(answer.json["refusals"] as? [[String: Any]])
    #expect(refusals.map { $0["index"] as? Int } == [1, 2, 3])
    #expect(refusals.map { $0["code"] as? String } == ["residentId.checksum", "envelope.missing", "source.mismatch"])
    #expect(refusals[0]["field"] as? String == "data.members[0].residentId")
    #expect((refusals[0]["remedy"] as? [String: String])?["zh"]?.isEmpty == false)
    // Nothing of it was published: the good one is new later.
    #expect(try bench.post(application("e1")).json["published"] as? Int == 1)
    #expect(try bench.stored(.applicationSubmitted, count: 1).count == 1)
    // Nothing that was sent is in the answer.
    #expect(!answer.text.contains("341225196104120118") && !answer.text.contains("other.example"))
  }

  @Test func onlyTheSourceItselfMaySpeakAndOnlyOnItsTopics() throws {
    let bench = try Bench()
    for wrong in [nil, "wrong", "", "a b"] as [String?] {
      let answer = try bench.post(application("e1"), token: wrong)
      #expect(answer.status == 401)
      #expect(answer.code == (wrong == nil ? "token.missing" : "token.unknown"))
      #expect(answer.headers["www-authenticate"]?.hasPrefix("Bearer realm=") == true)
    }
    let other = try bench.post(application("e1", source: "//other.example"))
    #expect(other.status == 403 && other.code == "source.mismatch" && other.field == "source")
    let fund = try #require(Example.valid.first { $0.topic == .fundAllocated })
    let text = String(decoding: fund.bytes, as: UTF8.self)
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(fund.bytes)) as? [String: Any])
    let ours = text.replacing(try #require(whole["source"] as? String), with: source)
    let notGranted = try bench.post(Array(ours.utf8))
    #expect(notGranted.status == 403 && notGranted.code == "topic.notGranted" && notGranted.field == "type")
    // Who may not in is told so before anything else.
    #expect(try bench.post([], "text/plain", token: "wrong").status == 401)
    for line in bench.lines.all {
      for secret in [token, "wrong", digest(token)] { #expect(!line.contains(secret), "\(line)") }
    }
    #expect(bench.lines.all.contains { $0.contains("code=source.mismatch") && $0.contains("source=\(source)") })
  }

  @Test func whatIsNotAnEventIsRefusedWithItsPlaceAndRemedy() throws {
    let bench = try Bench()
    let text = String(decoding: application("e1"), as: UTF8.self)
    for (body, type, status, code, field) in [
      ("", "application/cloudevents+json", 400, "value.empty", "$"),
      ("{", "application/cloudevents+json", 400, "json.malformed", "$"),
      (text.replacing("\"id\"", with: "\"idd\""), "application/cloudevents+json", 400, "field.unknown", "idd"),
      (text, "application/xml", 415, "mediaType.unknown", "content-type"),
      (text, "application/cloudevents+json; charset=gbk", 415, "mediaType.unknown", "content-type"),
      (
        text.replacing("2025-03-07T10:00:00+08:00", with: "2999-03-07T10:00:00+08:00"), "application/cloudevents+json",
        422, "time.future", "time"
      ),
      (text, "application/json", 400, "envelope.missing", "ce-type"),
    ] {
      let answer = try bench.post(Array(body.utf8), type)
      #expect(answer.status == status, "\(answer.text)")
      #expect(answer.code == code)
      #expect(answer.field == field)
      #expect(answer.headers["content-type"] == "application/problem+json")
      #expect((answer.json["rule"] as? [String: String])?["en"]?.isEmpty == false)
      #expect((answer.json["remedy"] as? [String: String])?["zh"]?.isEmpty == false)
    }
    let chinese = try bench.post(Array("{".utf8), "application/cloudevents+json", [("accept-language", "zh-CN")])
    #expect(chinese.json["title"] as? String == ContractReason.jsonMalformed.meaning.zh)
    let gone = try bench.post(application("e1"), path: "/v1/events/aid.timer.due.v1")
    #expect(gone.status == 404)
    let large = try bench.post([UInt8](repeating: 32, count: 9_000_000))
    #expect(large.status == 413 && large.code == "body.tooLarge")
    let wide = text.replacing("\"members\"", with: "\"x\": \"\(String(repeating: "y", count: 70_000))\", \"members\"")
    #expect(try bench.post(Array(wide.utf8)).status == 413)
  }

  @Test func aSourceThatSendsTooMuchIsToldWhenToComeBack() throws {
    let bench = try Bench {
      $0.eventsPerSecond = 1
      $0.burstEvents = 2
    }
    let events = (0..<30).map { application("e\($0)") }
    #expect(try bench.post(batch(events), Self.batchType).status == 202)
    let answer = try bench.post(application("e31"))
    #expect(answer.status == 429 && answer.code == "rate.exceeded")
    let seconds = try #require(answer.headers["retry-after"].flatMap { Int($0) })
    #expect((20...28).contains(seconds))
    #expect(try bench.client.request("GET", "/v1/health/ready").status == 200)
  }

  @Test func aFullQueuePushesBack() throws {
    let bench = try Bench { $0.pendingEventsMax = 10 }
    let answer = try bench.post(batch((0..<11).map { application("e\($0)") }), Self.batchType)
    #expect(answer.status == 429 && answer.code == "queue.full" && answer.headers["retry-after"] == "1")
    #expect(try bench.post(batch((0..<10).map { application("e\($0)") }), Self.batchType).status == 202)
  }

  @Test func aBrokerThatDoesNotAnswerIsNotHidden() throws {
    let bench = try Bench {
      $0.deliveryTimeoutMs = 1500
      $0.stallMs = 300
    }
    #expect(try bench.post(application("e0")).status == 202)
    bench.cluster?.stop()
    let first = Pending { try bench.post(application("e1")) }
    #expect(eventually { bench.gateway.trouble != nil })
    // Nobody else has to wait for it.
    let second = try bench.post(application("e2"))
    #expect(second.status == 503 && second.code == "broker.unavailable" && second.headers["retry-after"] != nil)
    let answer = try first.wait()
    #expect(answer.status == 503 && answer.code == "delivery.unconfirmed")
    #expect((answer.json["results"] as? [[String: Any]])?.first?["result"] as? String == "unconfirmed")
    #expect(eventually { (try? bench.client.request("GET", "/v1/health/ready").status) == 503 })
    #expect(try bench.client.request("GET", "/v1/health/live").status == 200)
    #expect(bench.gateway.outbox.pendingEvents == 0)
  }

  @Test func aMissingTopicIsToldAtOnce() throws {
    let bench = try Bench()
    let file = FileManager.default.temporaryDirectory.appending(path: unique("sources"))
    defer { try? FileManager.default.removeItem(at: file) }
    try "\(source) \(digest(token)) *".write(to: file, atomically: true, encoding: .utf8)
    var http = HTTPConfiguration()
    http.port = 0
    let settings = GatewaySettings(
      kafka: KafkaConfiguration(bootstrap: bench.bootstrap), prefix: unique("none"), sourcesFile: file.path, http: http)
    let gateway = try Gateway(settings)
    defer { gateway.stop() }
    try gateway.start()
    #expect(eventually { !gateway.broker.now.missing.isEmpty })
    let headers = [("authorization", "Bearer \(token)"), ("content-type", "application/cloudevents+json")]
    let answer = try HTTPClient(port: gateway.port).request(
      "POST", "/v1/events", headers: headers, body: application("e"))
    #expect(answer.status == 503 && answer.code == "topic.missing")
    #expect(try HTTPClient(port: gateway.port).request("GET", "/v1/health/ready").code == "topic.missing")
  }

  @Test func tokensCanBeChangedWhileItRuns() throws {
    let bench = try Bench()
    #expect(try bench.post(application("e1"), token: "new").status == 401)
    try "\(source) \(digest("new")) *".write(to: bench.file, atomically: true, encoding: .utf8)
    #expect(eventually { bench.gateway.sources.roster.holder(ofToken: "new".utf8) != nil })
    #expect(try bench.post(application("e1"), token: "new").status == 202)
    #expect(try bench.post(application("e2")).status == 401)
    try "nonsense".write(to: bench.file, atomically: true, encoding: .utf8)
    // Looked at when somebody comes.
    #expect(
      eventually {
        _ = bench.gateway.sources.roster
        return bench.lines.all.contains { $0.hasPrefix("error the file of sources does not hold") }
      })
    #expect(try bench.post(application("e2"), token: "new").status == 202)
  }

  @Test func theDocumentIsServed() throws {
    let bench = try Bench()
    let answer = try bench.client.request("GET", "/v1/openapi.json")
    #expect(answer.status == 200 && answer.text == OpenAPI.document().text)
  }

  @Test func stoppingAnswersWhatIsUnderWay() throws {
    let bench = try Bench()
    let clients = (0..<8).map { number in
      Pending {
        try bench.post(batch((0..<200).map { application("s\(number).\($0)") }), Self.batchType)
      }
    }
    _ = eventually { bench.gateway.counts.requests >= 4 }
    bench.gateway.stop()
    var published = 0
    for client in clients {
      // Taken and confirmed, or refused, or never let in: never something between.
      guard let answer = try? client.wait() else { continue }
      if answer.status == 202 { published += 200 } else { #expect(answer.status == 503) }
    }
    #expect(published > 0)
    #expect(try bench.stored(.applicationSubmitted, count: published).count >= published)
    #expect(throws: (any Error).self) { try bench.client.request("GET", "/v1/health/live") }
  }
}

/// Something done in another thread.
final class Pending: Sendable {
  private struct Work: @unchecked Sendable { let run: () throws -> HTTPClient.Answer }
  private let result = Box<Result<HTTPClient.Answer, any Error>?>(nil)
  private let ended = DispatchSemaphore(value: 0)

  init(_ run: @escaping () throws -> HTTPClient.Answer) {
    let work = Work(run: run)
    Thread.detachNewThread { [self] in
      result.set(Result { try work.run() })
      ended.signal()
    }
  }

  func wait() throws -> HTTPClient.Answer {
    ended.wait()
    return try result.value!.get()
  }
}
