import Contract
import Testing

@Suite("Glances at bodies")
struct BodyGlanceTests {
  private func glance(_ json: String) -> BodyGlance? { BodyGlance(Array(json.utf8), fields: ["on", "causes", "kind"]) }

  @Test("texts and lists at the top, by themselves or under an event's data")
  func found() throws {
    let body =
      #"{"members":[{"on":"2020-01-01","name":"\"on\":\"x\""}],"on" : "2025-03-07","causes":["illness", "disability"],"n":-1.5e3,"kind":null}"#
    for json in [body, #"{"specversion":"1.0","id":"a","data":\#(body),"subject":"C1"}"#] {
      let found = try #require(glance(json))
      #expect(found.text("on") == "2025-03-07" && found.texts("causes") == ["illness", "disability"])
      #expect(found.text("kind") == nil && found.text("members") == nil && found.texts("none").isEmpty)
    }
    #expect(glance(#"{"on":"\u00e9\n"}"#)?.text("on") == "é\n" && glance("{}") != nil)
    #expect(glance(#"{"causes":[1,{"a":[]},"x",[]],"on":5}"#)?.texts("causes") == ["x"])
  }

  @Test(
    "what is no object is told as such",
    arguments: ["", "[]", "5", "{", #"{"on"}"#, #"{"on":"a""#, #"{"on":"a",}"#, #"{"causes":["a"}"#, "\u{0}"])
  func refused(json: String) { #expect(glance(json) == nil) }
}
