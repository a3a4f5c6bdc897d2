import Contract
import Testing

@Suite("Envelope in headers")
struct EnvelopeTests {
  private let topic = TopicID.objectionRaised
  private let data = Array(#"{"objectionId":"O-1","text":"x","on":"2025-03-16"}"#.utf8)
  private let headers = [
    ("ce_specversion", "1.0"), ("ce_id", "e1"), ("ce_source", "//intake.example"),
    ("ce_type", "aid.objection.raised.v1"), ("ce_time", "2025-03-16T12:00:00+08:00"),
    ("ce_subject", "C0001"), ("content-type", "application/json"),
  ]

  private func violation(_ headers: [(String, String)]) -> ContractViolation? {
    decode(data, headers: headers, topic: topic).violation
  }

  private func replacing(_ name: String, _ value: String) -> [(String, String)] {
    headers.map { $0.0 == name ? (name, value) : $0 }
  }

  @Test("a plain record decodes; without content type too; other headers do not matter")
  func plain() throws {
    let fact = try decode(data, headers: headers, topic: topic).get()
    #expect(fact.subject == "C0001")
    #expect(fact.at == Timestamp.parse("2025-03-16T04:00:00Z"))
    #expect(violation(Array(headers.dropLast())) == nil)
    #expect(violation(headers + [("x-note", "a"), ("x-note", "b"), ("ce_lane", "l")]) == nil)
  }

  @Test("every attribute is required")
  func missing() {
    for (name, _) in headers.dropLast() {
      let found = violation(headers.filter { $0.0 != name })
      #expect(found?.code == .envelopeMissing)
      #expect(found?.field == name)
    }
  }

  @Test(
    "an attribute that is wrong",
    arguments: [
      ("ce_specversion", "0.3", ContractReason.versionUnknown),
      ("ce_type", "aid.objection.raised.v2", .versionUnknown),
      ("ce_type", "aid.quota.set.v1", .typeWrongTopic), ("ce_type", "other", .typeUnknown),
      ("ce_id", "é", .idNotAscii), ("ce_id", "", .idMalformed), ("ce_subject", "Ｃ1", .idNotAscii),
      ("ce_subject", "C\u{1}", .headerBinary), ("ce_source", "a b", .envelopeMalformed),
      ("ce_time", "2025-03-16", .timeMalformed), ("ce_time", "2099-01-01T00:00:00Z", .timeFuture),
      ("content-type", "text/plain", .envelopeContentType),
      ("content-type", "application/json; charset=gbk", .envelopeContentType),
    ])
  func wrong(name: String, value: String, reason: ContractReason) {
    let found = violation(replacing(name, value))
    #expect(found?.code == reason)
    #expect(found?.field == name)
  }

  @Test("the skew is allowed and not a millisecond more")
  func skew() {
    let at = Timestamp.parse("2025-03-16T04:00:00Z")!.milliseconds
    for (ahead, isAllowed) in [(300_000, true), (300_001, false)] {
      let recorded = Instant(milliseconds: at - Int64(ahead))
      let result = decode(data, headers: headers, topic: topic, at: recorded)
      #expect(result.violation?.code == (isAllowed ? nil : .timeFuture))
    }
  }

  @Test("repeated, unknown and too many headers")
  func headerLimits() {
    #expect(violation(headers + [("ce_id", "e1")])?.code == .headerRepeated)
    #expect(violation(headers + [("ce_colour", "red")])?.code == .headerUnknown)
    #expect(violation(headers + [("CE_ID", "e1")])?.code == .headerUnknown)
    let many = (0..<10_000).map { ("h\($0)", "v") }
    #expect(violation(headers + many)?.code == .headerTooMany)
    #expect(
      violation(headers + [("big", String(repeating: "x", count: 20_000))])?.code == .headerTooMany)
    #expect(
      violation(replacing("content-type", "application/cloudevents+json"))?.code == .headerConflict)
  }

  @Test("headers that are no text")
  func binaryHeaders() {
    for value: [UInt8]? in [nil, [0xFF, 0xFE], [0], [0xC0, 0x80]] {
      let found: ContractReason? = withHeaders(headers.filter { $0.0 != "ce_id" }) { headers in
        var headers = headers
        let bytes = value ?? []
        return bytes.withUnsafeBytes { bytes in
          Array("ce_id".utf8).withUnsafeBufferPointer { headers.add($0, value == nil ? nil : bytes) }
          return data.withUnsafeBytes { data in
            let event = RawEvent(value: data, headers: headers, recordedAt: recordedAt)
            do throws(ContractViolation) {
              _ = try decoder.decode(event, topic: topic)
              return nil
            } catch {
              return error.code
            }
          }
        }
      }
      #expect(found == .headerBinary)
    }
  }

  @Test("tombstone, empty and oversized values")
  func sizes() {
    #expect(decode([], headers: headers, topic: topic).violation?.code == .valueEmpty)
    let padded = data + [UInt8](repeating: 0x20, count: 65_536 - data.count)
    #expect(decode(padded, headers: headers, topic: topic).violation == nil)
    #expect(
      decode(padded + [0x20], headers: headers, topic: topic).violation?.code == .valueTooLarge)
  }

  @Test("identity is of source and id; content of type, time, subject and data")
  func digests() throws {
    let fact = try decode(data, headers: headers, topic: topic).get()
    for (name, value, sameIdentity, sameContent) in [
      ("ce_id", "e2", false, true), ("ce_source", "//other.example", false, true),
      ("ce_time", "2025-03-16T12:00:01+08:00", true, false), ("ce_subject", "C0002", true, false),
    ] {
      let other = try decode(data, headers: replacing(name, value), topic: topic).get()
      #expect((other.identity == fact.identity) == sameIdentity)
      #expect((other.content == fact.content) == sameContent)
    }
    let other = try decode(data + [0x20], headers: headers, topic: topic).get()
    #expect(other.identity == fact.identity)
    #expect(other.content != fact.content)
  }

  @Test("the subject of a dead record is found where it can be")
  func subject() {
    let read = { (headers: [(String, String)], bytes: [UInt8]) -> String? in
      withHeaders(headers) { headers in
        bytes.withUnsafeBytes {
          decoder.subject(
            of: RawEvent(value: $0, headers: headers, recordedAt: recordedAt), topic: topic)
        }
      }
    }
    #expect(read(headers, Array("{".utf8)) == "C0001")
    #expect(read(replacing("ce_subject", "é"), data) == nil)
    let structured = [("content-type", "application/cloudevents+json")]
    #expect(read(structured, Array(#"{"subject":"C7","data":{}}"#.utf8)) == "C7")
    #expect(read(structured, Array(#"{"subject":"#.utf8)) == nil)
  }
}
