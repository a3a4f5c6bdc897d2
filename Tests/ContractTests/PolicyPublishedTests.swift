import COpenSSL
import Contract
import Testing

@Suite("Policy packs")
struct PolicyPublishedTests {
  private let topic = TopicID.policyPublished

  private func digest(_ content: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256(content, content.count, &digest)
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// In binary mode; `content` is written as it stands between the quotes.
  private func decodePack(_ content: String, hashOf bytes: [UInt8]? = nil) -> Result<Fact, ContractViolation> {
    let hash = digest(bytes ?? Array(content.utf8))
    let headers = [
      ("ce_specversion", "1.0"), ("ce_id", "p1"), ("ce_source", "//policy.example"), ("ce_type", topic.type),
      ("ce_time", "2025-03-16T12:00:00+08:00"), ("ce_subject", hash),
    ]
    let data = """
      {"hash":"\(hash)","packId":"province","jurisdiction":"340000000000","inForceFrom":"2025-04-01",\
      "content":"\(content)","signers":[{"staffId":"S-1","name":"x","role":"countyHead"}]}
      """
    return decode(Array(data.utf8), headers: headers, topic: topic)
  }

  @Test("a pack as it was hashed, escapes and all")
  func pack() throws {
    let event = try example(topic, "valid-county")
    let fact = try decodeStructured(event.bytes, topic: topic).get()
    guard case .policy(let policy) = fact.body else {
      Issue.record("no policy")
      return
    }
    #expect(policy.content == "id: county-x\r\n\"quoted\"\\\t示\n")
    #expect(policy.hash == digest(Array(policy.content.utf8)) && fact.subject == policy.hash)
    #expect(policy.packId == "county-x" && policy.jurisdiction == 341_225_000_000)
    #expect(policy.inForceFrom == Day(year: 2025, month: 4, day: 1) && policy.signers.map(\.role) == [.countyHead])
  }

  @Test("512 KiB of content and not a byte more, escaped or not")
  func contentBytes() {
    let most = Limits.policyContentBytes.upperBound
    let plain = String(repeating: "示", count: most / 3) + String(repeating: "a", count: most % 3)
    #expect(decodePack(plain).violation == nil)
    #expect(decodePack(plain + "a").violation?.code == .fieldLength)
    let lines = [UInt8](repeating: 0x0A, count: 450_000)
    #expect(decodePack(String(repeating: "\\n", count: lines.count), hashOf: lines).violation == nil)
    let tooMany = [UInt8](repeating: 0x0A, count: 500_000)
    #expect(
      decodePack(String(repeating: "\\n", count: tooMany.count), hashOf: tooMany).violation?.code == .valueTooLarge)
  }

  @Test("a large pack comes as a line of publish; another topic's line of that size does not")
  func line() throws {
    let content = String(repeating: "a", count: 500_000)
    let hash = digest(Array(content.utf8))
    func text(_ topic: String, _ data: String) -> String {
      """
      {"topic":"\(topic)","key":"340000000000","event":{"specversion":"1.0","id":"p1","source":"//policy.example",\
      "type":"\(topic)","time":"2025-03-16T12:00:00+08:00","subject":"\(hash)","data":\(data)}}
      """
    }
    let data = """
      {"hash":"\(hash)","packId":"province","jurisdiction":"340000000000","inForceFrom":"2025-04-01",\
      "content":"\(content)","signers":[{"staffId":"S-1","name":"x","role":"countyHead"}]}
      """
    let parsed = try decoder.decode(line: text(topic.type, data), recordedAt: recordedAt)
    #expect(parsed.fact.subject == hash && parsed.data.count == data.utf8.count)
    let found = #expect(throws: ContractViolation.self) {
      try decoder.decode(line: text("aid.quota.set.v1", data), recordedAt: recordedAt)
    }
    #expect(found?.code == .valueTooLarge)
  }
}
