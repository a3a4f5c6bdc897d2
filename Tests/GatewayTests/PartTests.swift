import Contract
import Foundation
import HTTP
import Testing

@testable import Gateway

@Suite struct SourceGrantTests {
  @Test func linesGrantTopicsToATokensDigest() throws {
    let list = try TokenRoster<SourceGrant>(
      """
      # intake
      //intake.example/window/3  \(digest("one"))  aid.application.submitted.v1 household.changed.v1 rate=12.5

      //bank.example\t\(digest("two").uppercased())\tpayment.*
      //bank.example \(digest("three")) payment.*
      """)
    #expect(list.count == 3)
    let intake = list.holder(ofToken: "one".utf8)
    #expect(intake?.source == "//intake.example/window/3")
    #expect(intake?.topics == [.applicationSubmitted, .householdChanged])
    #expect(intake?.eventsPerSecond == 12.5)
    #expect(list.holder(ofToken: "two".utf8)?.topics == [.paymentDisbursed, .paymentOrdered])
    #expect(list.holder(ofToken: "three".utf8) == list.holder(ofToken: "two".utf8))
    for token in ["", "on", "one ", digest("one"), String(repeating: "x", count: 600)] {
      #expect(list.holder(ofToken: token.utf8) == nil)
    }
  }

  @Test func badLinesAreToldTogetherWithoutTheirWords() {
    let error = #expect(throws: TokenFault.self) {
      try TokenRoster<SourceGrant>(
        """
        //a.example secret-token review.passed.v1
        //a.example \(digest("a"))
        //a.example \(digest("a")) timer.due.v1
        //a.example \(digest("a")) case.closed.v1
        //a"b \(digest("a")) review.passed.v1
        //a.example \(digest("a")) review.passed.v1 rate=0
        //a.example \(digest("a")) review.passed.v1
        //b.example \(digest("a")) review.passed.v1
        //a.example \(digest("c")) review.rejected.v1
        """)
    }
    let text = error?.description ?? ""
    #expect(text.split(separator: "\n").map { $0.prefix(7) } == [1, 2, 3, 4, 5, 6, 8, 9].map { "line \($0):" })
    #expect(!text.contains("secret-token"))
  }

  @Test func tokensComeFromTheOneFieldOnly() {
    func read(_ value: String?) -> BearerToken.Reading {
      BearerToken.read(HTTPHeaders(value.map { [("Authorization", $0)] } ?? []))
    }
    #expect(read(nil) == .absent)
    #expect(read("bearer abc-._~+/=") == .token(Array("abc-._~+/=".utf8)))
    for text in ["", "Bearer", "Bearer ", "Bearer a b", "Bearer  a", "Basic YTpi", "Bearer \u{e9}", "Bearer a,b"] {
      #expect(read(text) == .malformed, "\(text)")
    }
    #expect(read("Bearer " + String(repeating: "a", count: 513)) == .malformed)
  }
}

@Suite struct LimitTests {
  private let start = ContinuousClock.now

  @Test func aBucketIsOverdrawnByOneRequestOnly() {
    var bucket = TokenBucket(perSecond: 10, burst: 5, at: start)
    #expect(bucket.admit(at: start) == nil)
    bucket.charge(25, at: start)
    #expect(bucket.admit(at: start) == 2)
    #expect(bucket.admit(at: start + .milliseconds(1500)) == 1)
    #expect(bucket.admit(at: start + .milliseconds(2100)) == nil)
    // A long rest fills it to the brim, not beyond.
    bucket.charge(6, at: start + .seconds(100))
    #expect(bucket.admit(at: start + .seconds(100)) == 1)
  }

  @Test func sourcesDoNotTouchEachOther() {
    let limiter = RateLimiter(perSecond: 10, burst: 20)
    let one = SourceGrant(source: "a", topics: [])
    let two = SourceGrant(source: "b", topics: [], eventsPerSecond: 1)
    limiter.charge(100, one, at: start)
    #expect(limiter.admit(one, at: start) == 8)
    #expect(limiter.admit(two, at: start) == nil)
    limiter.charge(4, two, at: start)
    #expect(limiter.admit(two, at: start) == 2)
  }

  @Test func confirmedEventsAreRememberedForAWhile() {
    func fact(_ identity: Digest, _ content: Digest = 1) -> Fact {
      Fact(identity: identity, content: content, at: Instant(milliseconds: 0), subject: "", body: .withdrawal)
    }
    let recent = RecentEvents(countMax: 3, seconds: 10)
    recent.add([(1, 1), (2, 1)], at: start)
    #expect(recent.known(fact(1), at: start) == .repeated)
    #expect(recent.known(fact(1, 2), at: start) == .other)
    #expect(recent.known(fact(3), at: start) == .no)
    // The oldest makes room, round and round.
    for identity in Digest(3)...20 {
      recent.add([(identity, 1)], at: start + .seconds(1))
      #expect(recent.known(fact(identity), at: start + .seconds(1)) == .repeated)
      #expect(recent.known(fact(identity - 3), at: start + .seconds(1)) == .no)
      #expect(recent.known(fact(identity - 2), at: start + .seconds(1)) == .repeated)
    }
    #expect(recent.known(fact(20), at: start + .seconds(12)) == .no)
    recent.add([(20, 2), (21, 1)], at: start + .seconds(12))
    #expect(recent.known(fact(20, 2), at: start + .seconds(12)) == .repeated)
    for round in 0..<50 {
      let now = start + .seconds(20 + round * 7)
      recent.add([(Digest(100 + round), 1)], at: now)
      #expect(recent.known(fact(Digest(100 + round)), at: now) == .repeated)
      if round > 0 { #expect(recent.known(fact(Digest(99 + round)), at: now) == .repeated) }
      if round > 1 { #expect(recent.known(fact(Digest(98 + round)), at: now) == .no) }
    }
  }

  @Test func aFloodDoesNotFillTheLog() {
    let gate = LogGate(linesMax: 2)
    let now = ContinuousClock.now + .seconds(5)
    #expect(gate.pass(at: now) == 0)
    #expect(gate.pass(at: now) == 0)
    for _ in 0..<7 { #expect(gate.pass(at: now) == nil) }
    #expect(gate.pass(at: now + .seconds(2)) == 7)
    #expect(gate.pass(at: now + .seconds(2)) == 0)
  }
}

@Suite struct IntakeTests {
  private let intake = EventIntake(batchEventsMax: 10)

  private func request(_ body: [UInt8], _ headers: [(String, String)] = []) -> HTTPRequest {
    HTTPRequest(head: HTTPRequestHead(path: "/v1/events", headers: HTTPHeaders(headers)), body: body)
  }

  /// Handed in by whom the last event names.
  private func events(
    _ mode: ContentMode, _ request: HTTPRequest, recordedAt: Instant
  ) throws(EventRefusal) -> [Result<HandedEvent, EventRefusal>] {
    let body = try? JSONSerialization.jsonObject(with: Data(request.body))
    let event = (body as? [[String: Any]])?.last ?? body as? [String: Any]
    let named = request.head.headers["ce-source"] ?? event?["source"] as? String ?? source
    let grant = SourceGrant(source: named.replacing("%25", with: "%"), topics: Set(TopicID.facts))
    return try intake.events(mode, request, from: grant, recordedAt: recordedAt)
  }

  private func one(_ mode: ContentMode, _ request: HTTPRequest) throws -> Result<HandedEvent, EventRefusal> {
    try #require(try events(mode, request, recordedAt: recordedAt).first)
  }

  /// The example in binary mode: its data, and its attributes as headers.
  private func binary(_ example: Example) throws -> HTTPRequest {
    let whole = try one(.structured, request(example.bytes)).get()
    let line = whole.line
    let headers =
      [
        ("ce-specversion", "1.0"), ("ce-id", line.id), ("ce-source", line.source.replacing("%", with: "%25")),
        ("ce-type", line.topic.type), ("ce-time", line.time), ("ce-subject", line.subject),
        ("content-type", "application/json"),
      ] + line.extensions.map { ("ce-\($0.name)", $0.value) }
    return request(Array(example.bytes[whole.data]), headers)
  }

  @Test(arguments: Example.valid) func everyModeTakesTheSameEvent(example: Example) throws {
    let structured = try one(.structured, request(example.bytes)).get()
    let batched = try one(.batch, request(batch([example.bytes]))).get()
    let request = try binary(example)
    let plain = try one(.binary(pathType: nil), request).get()
    let typed = try one(.binary(pathType: example.topic.type), request).get()
    for other in [batched, plain, typed] {
      #expect(other.line.fact == structured.line.fact)
      #expect(other.line.key == structured.line.key)
      #expect(other.line.headers.map { "\($0)" } == structured.line.headers.map { "\($0)" })
    }
    #expect(Array(batch([example.bytes])[batched.data]) == Array(example.bytes[structured.data]))
    #expect(request.body[plain.data] == example.bytes[structured.data][...])
  }

  // A record may be too large by what stands around its data; here only the data counts.
  @Test(arguments: Example.all.filter { !$0.isValid && $0.reason != "value.tooLarge" })
  func everyInvalidExampleHasItsReason(example: Example) throws {
    for (mode, body) in [(ContentMode.structured, example.bytes), (.batch, batch([application("ok"), example.bytes]))] {
      let results: [Result<HandedEvent, EventRefusal>]
      do {
        results = try events(mode, request(body), recordedAt: recordedAt)
      } catch {
        // Bytes that are no JSON are no array of JSON either.
        #expect(mode == .batch && error.code.hasPrefix("json."), "\(error.code)")
        continue
      }
      let refusal = #expect(throws: EventRefusal.self) { try results.last!.get() }
      // The file says what a record of that topic would get; here the type is what says the topic.
      if let reason = example.reason, reason != "type.wrongTopic" { #expect(refusal?.code == reason) }
      #expect([400, 413, 415, 422, 431].contains(refusal?.status ?? 0))
      #expect(refusal?.rule.en.isEmpty == false && refusal?.remedy.zh.isEmpty == false)
    }
  }

  @Test func placesAreNamedWithinTheEvent() throws {
    let text = String(decoding: application("e1"), as: UTF8.self)
    let wrong = Array(text.replacing("\"341225196104120117\"", with: "\"341225196104120118\"").utf8)
    for mode in [ContentMode.structured, .batch] {
      let refusal = #expect(throws: EventRefusal.self) {
        try one(mode, request(mode == .batch ? batch([wrong]) : wrong)).get()
      }
      #expect(refusal?.code == "residentId.checksum" && refusal?.status == 422)
      #expect(refusal?.field == "data.members[0].residentId")
    }
  }

  @Test func whatThePipelineSaysItselfCannotBeHandedIn() throws {
    for type in ["aid.timer.due.v1", "aid.case.closed.v1"] {
      let text = String(decoding: application("e1"), as: UTF8.self).replacing(
        "aid.application.submitted.v1", with: type)
      let refusal = #expect(throws: EventRefusal.self) { try one(.structured, request(Array(text.utf8))).get() }
      #expect(refusal?.code == "type.wrongTopic" && refusal?.field == "type")
    }
    for (type, code) in [("aid.application.submitted.v9", "version.unknown"), ("x.y", "type.unknown")] {
      let text = String(decoding: application("e1"), as: UTF8.self).replacing(
        "aid.application.submitted.v1", with: type)
      #expect(
        #expect(throws: EventRefusal.self) { try one(.structured, request(Array(text.utf8))).get() }?.code == code)
    }
  }

  @Test func whatIsWrongWithTheEventsOfOthersIsNotSaid() throws {
    let text = String(decoding: application("e1"), as: UTF8.self)
    let wrong = Array(text.replacing("\"341225196104120117\"", with: "\"341225196104120118\"").utf8)
    let shapeless = Array(text.replacing("\"members\"", with: "\"persons\"").utf8)
    let plain = try binary(try #require(Example.valid.first { $0.topic == .applicationSubmitted }))
    let late = plain.head.headers.fields.map { ($0.name, $0.name == "ce-time" ? "2099-01-01T00:00:00Z" : $0.value) }
    for (mode, request) in [
      (.structured, request(wrong)), (.batch, request(batch([wrong]))),
      (ContentMode.binary(pathType: nil), request(plain.body, late)),
    ] {
      func code(_ source: String, _ topics: Set<TopicID>) throws -> String? {
        let grant = SourceGrant(source: source, topics: topics)
        let result = try #require(try intake.events(mode, request, from: grant, recordedAt: recordedAt).first)
        return #expect(throws: EventRefusal.self) { try result.get() }?.code
      }
      let own = try code(source, [.applicationSubmitted])
      #expect(own == "residentId.checksum" || own == "time.future")
      #expect(try code(source, [.reviewPassed]) == "topic.notGranted")
      #expect(try code("//other.example", [.applicationSubmitted]) == "source.mismatch")
    }
    // What the published schema says anybody may hear.
    let other = SourceGrant(source: "//other.example", topics: [.applicationSubmitted])
    let result = try #require(
      try intake.events(.structured, request(shapeless), from: other, recordedAt: recordedAt).first)
    #expect(#expect(throws: EventRefusal.self) { try result.get() }?.status == 400)
  }

  @Test func keysDecideOnlyTheLane() throws {
    #expect(try one(.structured, request(application("e"))).get().line.key == "341225101001")
    #expect(try one(.structured, request(application("e", key: "341225101009"))).get().line.key == "341225101009")
    let bad = #expect(throws: EventRefusal.self) { try one(.structured, request(application("e", key: "a b"))).get() }
    #expect(bad?.field == "partitionkey")
    let review = try #require(Example.valid.first { $0.topic == .reviewPassed })
    let event = try one(.structured, request(review.bytes)).get()
    #expect(event.line.key == event.line.subject)
    // A Kafka record's key stands beside it, not in it.
    let violation = application("e", key: "k").withUnsafeBytes { bytes in
      var headers = EnvelopeHeaders()
      let name = Array("content-type".utf8)
      let value = Array("application/cloudevents+json".utf8)
      return #expect(throws: ContractViolation.self) {
        try name.withUnsafeBufferPointer { name in
          try value.withUnsafeBytes { value in
            headers.add(name, value)
            _ = try intake.decoder.decode(
              RawEvent(value: bytes, headers: headers, recordedAt: recordedAt), topic: .applicationSubmitted)
          }
        }
      }
    }
    #expect(violation?.code == .fieldUnknown && violation?.field == "partitionkey")
  }

  @Test func binaryAttributesAreReadStrictly() throws {
    let example = try #require(Example.valid.first)
    let plain = try binary(example)
    func refusal(_ change: ([(String, String)]) -> [(String, String)], path: String? = nil) throws -> EventRefusal? {
      let headers = change(plain.head.headers.fields.map { ($0.name, $0.value) })
      return #expect(throws: EventRefusal.self) { try one(.binary(pathType: path), request(plain.body, headers)).get() }
    }
    for name in ["ce-id", "ce-source", "ce-type", "ce-time", "ce-subject", "ce-specversion"] {
      let missing = try refusal { $0.filter { $0.0 != name } }
      #expect(missing?.code == "envelope.missing" && missing?.field == name)
      let twice = try refusal { $0 + [(name, "x")] }
      #expect(twice?.code == "header.repeated" && twice?.field == name)
    }
    #expect(try refusal { $0 + [("ce-dataschema", "x")] }?.code == "header.unknown")
    #expect(try refusal { $0 + [("ce-traceparent", "%zz")] }?.code == "header.binary")
    #expect(try refusal { $0 + [("ce-traceparent", "%00")] }?.code == "header.binary")
    #expect(try refusal { $0 + [("ce-partitionkey", "a b")] }?.field == "ce-partitionkey")
    #expect(try refusal { $0 + [("ce-partitionkey", "a"), ("ce-partitionkey", "b")] }?.code == "header.repeated")
    #expect(try refusal({ $0 }, path: "aid.fund.allocated.v1")?.code == "topic.mismatch")
    let empty = #expect(throws: EventRefusal.self) {
      try one(.binary(pathType: nil), request([], plain.head.headers.fields.map { ($0.name, $0.value) })).get()
    }
    #expect(empty?.code == "value.empty")
  }

  @Test func batchesAreBounded() throws {
    #expect(try events(.batch, request(batch([])), recordedAt: recordedAt).isEmpty)
    let many = batch((0..<11).map { application("e\($0)") })
    #expect(
      #expect(throws: EventRefusal.self) { try events(.batch, request(many), recordedAt: recordedAt) }?.status
        == 400)
    for text in ["", "{}", "[", "[{}", "[{},]", "[1] 2", "\u{feff}[]", "[" + String(repeating: "[", count: 50)] {
      let refusal = #expect(throws: EventRefusal.self, "\(text)") {
        try events(.batch, request(Array(text.utf8)), recordedAt: recordedAt)
      }
      #expect(refusal?.status == 400)
    }
    let mixed = #expect(throws: EventRefusal.self) {
      try events(.structured, request(application("e"), [("ce-id", "x")]), recordedAt: recordedAt)
    }
    #expect(mixed?.code == "header.conflict" && mixed?.field == "ce-id")
  }

  @Test func modesFollowTheMediaType() throws {
    func mode(_ headers: [(String, String)], path: String? = nil) throws(EventRefusal) -> ContentMode {
      try ContentMode.of(HTTPRequestHead(path: "/v1/events", headers: HTTPHeaders(headers)), pathType: path)
    }
    #expect(try mode([("content-type", "application/cloudevents+json; charset=UTF-8")]) == .structured)
    #expect(try mode([("content-type", "application/cloudevents-batch+json")]) == .batch)
    #expect(try mode([("content-type", "application/json")], path: "t") == .binary(pathType: "t"))
    for type in ["text/json", "application/cloudevents+xml", "application/json; charset=gbk", "application/json;", ""] {
      #expect(throws: EventRefusal.self) { try mode([("content-type", type)]) }
    }
    #expect(throws: EventRefusal.self) { try mode([]) }
    #expect(throws: EventRefusal.self) { try mode([("content-type", "application/cloudevents+json")], path: "t") }
    let packed = #expect(throws: EventRefusal.self) {
      try mode([("content-type", "application/json"), ("content-encoding", "gzip")])
    }
    #expect(packed?.code == "contentCoding.unknown" && packed?.status == 415)
  }
}

@Suite struct OpenAPITests {
  private let document = OpenAPI.document().text

  private func walk(_ value: Any, _ body: (String, Any) -> Void) {
    if let object = value as? [String: Any] {
      for (name, inner) in object {
        body(name, inner)
        walk(inner, body)
      }
    } else if let list = value as? [Any] {
      for inner in list { walk(inner, body) }
    }
  }

  @Test func everyTopicIsThereAndEveryReferenceLeadsSomewhere() throws {
    let root = try #require(try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
    #expect(root["openapi"] as? String == "3.1.0")
    let paths = try #require(root["paths"] as? [String: Any])
    let components = try #require(root["components"] as? [String: Any])
    for topic in TopicID.allCases {
      #expect((paths["/v1/events/\(topic.type)"] != nil) == (topic.direction == .in), "\(topic.type)")
    }
    var references = 0
    var operations: [String] = []
    walk(root) { name, value in
      if name == "$ref", let text = value as? String {
        references += 1
        let parts = text.split(separator: "/").map(String.init)
        #expect(parts.count == 4 && parts[..<2] == ["#", "components"])
        #expect((components[parts[2]] as? [String: Any])?[parts[3]] != nil, "\(text)")
      }
      if name == "operationId", let text = value as? String { operations.append(text) }
      #expect(name != "$id" && name != "$schema")
    }
    #expect(references > 100)
    #expect(Set(operations).count == operations.count && operations.count > 20)
    #expect(document == OpenAPI.document().text)
  }

  @Test func everyReasonHasItsWords() {
    for reason in GatewayReason.allCases {
      #expect(!reason.rule.en.isEmpty && reason.rule.zh.unicodeScalars.contains { $0.value > 0x4E00 })
      #expect(!reason.remedy.en.isEmpty && reason.remedy.zh.unicodeScalars.contains { $0.value > 0x4E00 })
    }
    for reason in ContractReason.allCases { #expect([400, 409, 413, 415, 422, 431].contains(reason.status)) }
  }
}
