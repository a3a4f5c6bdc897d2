import Contract
import Testing

@Suite("Names of programmes")
struct ProgrammeTests {
  @Test("a small letter, then small letters, digits and hyphens, at most 15 bytes")
  func names() {
    for name in ["a", "registration", "housing-2025", "abcdefghijklmno"] {
      #expect(Programme(name)?.text == name)
    }
    for name in ["", "A", "1a", "-a", "a_b", "a b", "é", "低保", "abcdefghijklmnop", "a\u{0}"] {
      #expect(Programme(name) == nil)
    }
    #expect(Programme("allowance") == .allowance && Programme.registration != .allowance)
  }

  @Test("a card's programme is the pack's to know")
  func card() throws {
    let card = try example(.applicationSubmitted, "valid-allowance")
    guard case .application(let body) = try decodeStructured(card.bytes, topic: card.topic).get().body else {
      Issue.record("no application")
      return
    }
    #expect(body.programme == .allowance)
    let wrong = try example(.applicationSubmitted, "invalid-programme.malformed-1")
    let violation = decodeStructured(wrong.bytes, topic: wrong.topic).violation
    #expect(violation?.code == .programmeMalformed && violation?.field == "data.programme")
  }
}
