import Contract
import Testing

@Suite("What a violation says")
struct ViolationTests {
  @Test("every reason has texts and a remedy in both languages, and a code of its own")
  func texts() {
    #expect(Set(ContractReason.allCases.map(\.code)).count == ContractReason.allCases.count)
    for reason in ContractReason.allCases {
      for text in [reason.meaning, reason.remedy] {
        #expect(!text.en.isEmpty && text.en.utf8.allSatisfy { $0 < 128 })
        #expect(text.zh.contains { !$0.isASCII })
      }
    }
  }

  @Test(
    "the field is a path",
    arguments: [
      ("invalid-residentId.checksum-2", "data.members[2].residentId"),
      ("invalid-field.unknown-2", "data.members[0].nickname"),
      ("invalid-field.unknown-4", "data.?"),
      ("invalid-field.missing-1", "data.programme"), ("invalid-field.missing-12", "data.nominator"),
      ("invalid-field.missing-14", "data.members[1].labour"),
      ("invalid-field.length-1", "data.members"), ("invalid-field.length-8", "data.evidence"),
      ("invalid-number.range-8", "data.evidence.ownPay"), ("invalid-item.repeated-1", "data.declared[2]"),
      ("invalid-json.duplicateKey-6", "data.evidence.ownPay"),
      ("invalid-json.duplicateKey-2", "data.members[0].relation"),
      ("invalid-household.head-1", "data.members"), ("invalid-field.type-8", "$"),
      ("invalid-person.repeated-1", "data.members[2].residentId"),
      ("invalid-number.range-2", "data.income[0].amountFen"), ("invalid-envelope.missing-2", "id"),
      ("invalid-time.malformed-1", "time"), ("invalid-word.unknown-3", "data.causes[0]"),
    ])
  func paths(name: String, field: String) throws {
    let bad = try example(.applicationSubmitted, name)
    #expect(decodeStructured(bad.bytes, topic: bad.topic).violation?.field == field)
  }

  @Test("a line of publish names the field from its own root")
  func linePaths() throws {
    let bad = try example(.applicationSubmitted, "invalid-residentId.checksum-2")
    let found = #expect(throws: ContractViolation.self) {
      try decoder.decode(line: line(of: bad), recordedAt: recordedAt)
    }
    #expect(found?.field == "event.data.members[2].residentId")
    for (text, reason) in [
      (#"{"topic":"aid.case.closed.v1","event":{}}"#, ContractReason.topicUnknown),
      (#"{"topic":"nonsense","event":{}}"#, .topicUnknown), (#"{"event":{}}"#, .fieldMissing),
      ("", .valueEmpty), (#"{"topic":"aid.quota.set.v1","event":{}} x"#, .jsonMalformed),
    ] {
      let found = #expect(throws: ContractViolation.self) {
        try decoder.decode(line: text, recordedAt: recordedAt)
      }
      #expect(found?.code == reason)
    }
  }

  @Test("bounds and words are in the rule")
  func rules() throws {
    let range = try example(.applicationSubmitted, "invalid-number.range-6")
    let rule = decodeStructured(range.bytes, topic: range.topic).violation?.rule
    #expect(rule?.en == "an integer from 1 to 4")
    let word = try example(.applicationSubmitted, "invalid-word.unknown-1")
    #expect(
      decodeStructured(word.bytes, topic: word.topic).violation?.rule.en == "one of: applied, nominated, discovered")
  }

  @Test("no violation repeats personal data or text of the event")
  func discretion() throws {
    let marks = ["示例", "6200000000000001234", "DROP", "1961", "1963", "2011"]
    for example in Example.facts where !example.isValid {
      guard let found = decodeStructured(example.bytes, topic: example.topic).violation else {
        continue
      }
      let said = "\(found) \(found.rule.zh) \(found.remedy.en) \(found.remedy.zh)"
      for mark in marks { #expect(!said.contains(mark), "\(example)") }
    }
  }
}
