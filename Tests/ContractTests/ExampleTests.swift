import Contract
import Testing

@Suite("Examples of the contract")
struct ExampleTests {
  @Test("every topic has at least two valid examples, every fact topic an invalid one")
  func coverage() {
    for topic in TopicID.allCases {
      let examples = Example.all.filter { $0.topic == topic }
      #expect(examples.count(where: \.isValid) >= 2, "\(topic.type)")
      if topic.carriesFacts {
        #expect(examples.contains { !$0.isValid }, "\(topic.type)")
      }
    }
  }

  @Test("a valid fact decodes alike in structured mode, as a line and in binary mode")
  func valid() throws {
    for example in Example.validFacts {
      let structured = decodeStructured(example.bytes, topic: example.topic)
      #expect(structured.violation == nil, "\(example)")
      let (headers, data, fact) = try binary(example)
      #expect(fact == (try structured.get()), "\(example)")
      #expect(
        fact == (try decode(data, headers: headers, topic: example.topic).get()), "\(example)")
    }
  }

  @Test("an invalid fact is refused for exactly the reason in its name")
  func invalid() {
    for example in Example.facts where !example.isValid {
      let violation = decodeStructured(example.bytes, topic: example.topic).violation
      #expect(example.reason != nil, "\(example) names no known reason")
      #expect(
        violation?.code == example.reason, "\(example): \(violation?.description ?? "accepted")")
    }
  }
}
