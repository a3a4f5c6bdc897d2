import Contract
import Foundation
import Testing

@Suite("Identifiers are taken out of bodies")
struct ErasureTests {
  private let key = IdentityKey([UInt8](repeating: 7, count: 32))!
  // Passes the checksum, and is nobody's.
  private let number = "11010119900307803X"

  private func erased(_ json: String) -> (text: String, count: Int)? {
    Erasure.body(Array(json.utf8), key: key).map { (String(decoding: $0.body, as: UTF8.self), $0.count) }
  }

  @Test("members, account, telephone and certificate go, all else keeps its bytes")
  func card() throws {
    let person = ErasedPerson.text(key.personKey(of: number)!)
    let card = """
      { "members" : [ {"name":"王样","residentId":"\(number)","relation":"head",
        "disability":{"certificate":"11010119900307803X42","grade":2} } ] ,
        "account":{"holder":"王样","number":"6222021234567890","bank":"农商行"},"phone":"13800000000",
        "signers":[{"staffId":"S1","name":"李官"}], "incomeFen": 1.20e3, "note":"a\\"b" }
      """
    let left = try #require(erased(card))
    #expect(
      left.text == """
        { "members" : [ {"name":"***","residentId":"\(person)","relation":"head",
          "disability":{"certificate":"00000000000000000000","grade":2} } ] ,
          "account":{"holder":"***","number":"0000000000007890","bank":"农商行"},"phone":"00000000000",
          "signers":[{"staffId":"S1","name":"李官"}], "incomeFen": 1.20e3, "note":"a\\"b" }
        """)
    #expect(left.count == 6)
  }

  @Test("however keys and values are written, lists included")
  func spellings() throws {
    let person = ErasedPerson.text(key.personKey(of: number)!)
    let escaped = number.unicodeScalars.map { "\\u" + String(format: "%04x", $0.value) }.joined()
    #expect(erased("{\"resident\\u0049d\":\"\(escaped)\"}")?.text == "{\"resident\\u0049d\":\"\(person)\"}")
    #expect(
      erased("{\"measures\":[{\"residentIds\":[\"\(number)\",\"\(number.lowercased())\"]}]}")?.text
        == "{\"measures\":[{\"residentIds\":[\"\(person)\",\"\(person)\"]}]}")
    #expect(erased("{\"data\":{\"member\":{\"name\":\"样\"}}}")?.text == "{\"data\":{\"member\":{\"name\":\"***\"}}}")
    #expect(erased("{\"name\":\"a place\",\"a\":[[],{},null,true,-1]}")?.count == 0)
  }

  @Test("what is no JSON is left to others", arguments: ["", "{", "{\"a\":}", "\u{0}"])
  func broken(json: String) { #expect(erased(json) == nil) }

  @Test("whatever the contract takes decodes to the same fact without them", arguments: Example.validFacts)
  func sameFact(example: Example) throws {
    let whole = try decodeStructured(example.bytes, topic: example.topic).get()
    let left = try #require(Erasure.body(example.bytes, key: testKey))
    let headers = [("content-type", "application/cloudevents+json")]
    let erased = try decode(
      left.body, headers: headers, topic: example.topic, by: decoder.reading(erased: whole.content)
    ).get()
    #expect(erased == whole)
    // Packs and wrapped events hold no identifiers of their own.
    if ![.policyPublished, .eventOrdered, .eventRetried].contains(example.topic) {
      let numbers = String(decoding: left.body, as: UTF8.self).matches(of: /[1-9][0-9]{16}[0-9Xx]/).map {
        String($0.output)
      }
      #expect(numbers.filter { ResidentID.isValid($0, bornBy: Day(number: Int32.max)) } == [])
    }
    let again = try #require(Erasure.body(left.body, key: testKey))
    #expect(again.body == left.body || example.name.contains("escapes"))
    // From outside nobody is named by a key.
    if String(decoding: left.body, as: UTF8.self).contains("\"~") {
      #expect(decodeStructured(left.body, topic: example.topic).violation?.code == .residentIdMalformed)
    }
  }
}
