import Console
import Contract
import Foundation
import Policy
import Testing

@testable import Pipeline
@testable import dripline

/// What is shown of a dead letter, and how one is corrected.
@Suite("Dead letters as they are shown and corrected")
struct DeadViewTests {
  private func record(_ json: String, headers: [(String, String)] = []) -> DeadRecord {
    let standard = [
      ("ce_specversion", "1.0"), ("ce_id", "E-1"), ("ce_source", "//intake.example/1"),
      ("ce_type", "aid.household.changed.v1"),
      ("ce_time", "2025-03-07T10:00:00+08:00"), ("ce_subject", "C1"), ("content-type", "application/json"),
    ]
    let given = Set(headers.map(\.0))
    return DeadRecord(
      topic: .householdChanged, recordedAt: Instant(milliseconds: 1_741_400_000_000),
      headers: (standard.filter { !given.contains($0.0) } + headers).map { ($0.0, Array($0.1.utf8)) },
      value: Array(json.utf8))
  }

  @Test("paths are those that violations name, in the order of the text")
  func leaves() {
    let found = JSONLeaves(Array(#"{"a":{"b":[1,{"c":"x\u4e2d\n\"y"},[]],"d":null},"a":true,"e":{}}"#.utf8))
    #expect(found.brokenAt == nil)
    #expect(found.leaves.map(\.path) == ["a.b[0]", "a.b[1].c", "a.b[2]", "a.d", "a", "e"])
    #expect(found.leaves[1].text == "x中\n\"y")
    #expect(found.objects.map(\.path) == ["a.b[1]", "a", "e", ""])
    #expect(JSONLeaves(Array(#"{"s":"\ud83d\ude00"}"#.utf8)).leaves[0].text == "😀")
  }

  @Test(
    "what is not JSON is read as far as it is",
    arguments: [
      ("{\"a\":1,}", 7), ("{\"a\":1", 6), ("", 0), ("{\"a\":tru}", 5), ("{\"a\":1} x", 8), ("[1,2", 4),
      ("{\"a\" 1}", 5), ("\"\u{1}\"", 1),
    ])
  func broken(_ text: String, _ at: Int) {
    #expect(JSONLeaves(Array(text.utf8)).brokenAt == at, "\(text)")
  }

  @Test("deep nesting and many values end the reading, not the program")
  func bounds() {
    #expect(JSONLeaves([UInt8](repeating: UInt8(ascii: "["), count: 100_000)).brokenAt != nil)
    let many = "[" + (0..<5000).map { "\($0)" }.joined(separator: ",") + "]"
    #expect(JSONLeaves(Array(many.utf8)).leaves.count == JSONLeaves.leavesMax)
  }

  @Test("only what is known to be harmless is shown")
  func masking() {
    let json = """
      {"kind":"incomeChanged","on":"2025-03-06","incomeFen":123456,"name":"张三丰","residentId":"341225196104120117",\
      "account":{"number":"6200000000000001234","holder":"张三丰"},"phone":"13800001111","note":"张三丰住在东街8号","region":"341225101001",\
      "other":"Zhang Sanfeng","requestId":"C1:village-review:1","caseId":"C341225196104120117","big":341225196104120117,"flag":true,"none":null}
      """
    let view = DeadView(record(json), fault: "incomeFen")
    let shown = Dictionary(view.lines.map { ($0.path, $0.value) }) { first, _ in first }
    #expect(
      shown["kind"] == "incomeChanged" && shown["on"] == "2025-03-06" && shown["incomeFen"] == "123456"
        && shown["region"] == "341225101001")
    #expect(shown["requestId"] == "C1:village-review:1" && shown["flag"] == "true" && shown["none"] == "null")
    #expect(
      shown["name"] == "张*" && shown["residentId"] == "****0117" && shown["account.number"] == "****1234"
        && shown["account.holder"] == "张*")
    #expect(
      shown["phone"] == "****1111" && shown["note"]?.contains("东街") == false
        && shown["other"]?.contains("Zhang") == false)
    #expect(shown["caseId"] == "C****0117" && shown["big"]?.contains("1961") == false)
    #expect(view.lines.filter(\.isFault).map(\.path) == ["incomeFen"])
    let all = view.lines.map(\.value).joined() + view.headers.map(\.value).joined()
    for secret in ["张三丰", "341225196104120117", "6200000000000001234", "13800001111"] { #expect(!all.contains(secret)) }
    #expect(view.headers.first { $0.path == "ce_subject" }?.value == "C1")
  }

  @Test("a field that is missing has a place to be filled in")
  func missing() {
    let view = DeadView(record(#"{"kind":"incomeChanged","member":{"name":"x"}}"#), fault: "member.residentId")
    #expect(
      view.lines.first?.path == "member.residentId" && view.lines.first?.isEditable == true && view.dropped == nil)
    #expect(DeadView(record(#"{"odd":1}"#), fault: "odd").dropped == "odd")
    #expect(DeadView(record("{"), fault: "$").unread != nil)
  }

  private func edit(_ json: String, _ changes: [String: String], dropped: String? = nil) throws -> String {
    try CorrectedEvent.edit(Array(json.utf8), changes: changes, dropped: dropped)
  }

  @Test("values change in their places, everything else stays byte for byte")
  func editing() throws {
    #expect(
      try edit(#"{ "a" : 1 ,"b":"x","c":true}"#, ["a": "42", "b": "y\"z", "c": "false"])
        == #"{ "a" : 42 ,"b":"y\"z","c":false}"#)
    #expect(
      try edit(#"{"m":{"a":1}}"#, ["m.b": "text", "m.c": "7", "m.d": #"{"x":[1]}"#]).count
        == #"{"m":{"a":1,"b":"text","c":7,"d":{"x":[1]}}}"#.count)
    #expect(try edit(#"{"m":{}}"#, ["m.b": "0712"]) == #"{"m":{"b":"0712"}}"#, "leading zeros are no number")
    #expect(try edit(#"{"a":1,"b":2,"c":3}"#, [:], dropped: "b") == #"{"a":1,"c":3}"#)
    #expect(try edit(#"{"a":1, "c":{"x":1}}"#, [:], dropped: "c") == #"{"a":1}"#)
    #expect(try edit(#"{"a":1}"#, [:], dropped: "a") == "{}")
    #expect(try edit(#"{"a":1,"a":2}"#, [:], dropped: "a") == #"{"a":1}"#, "the second of two")
    for bad in [["a": "x"], ["c": "maybe"], ["nowhere.b": "1"], ["l": "1"]] {
      #expect(throws: ConsoleProblem.self) { try edit(#"{"a":1,"b":"x","c":true,"l":[]}"#, bad) }
    }
    #expect(throws: ConsoleProblem.self) { try edit("{", ["a": "1"]) }
  }

  @Test("a corrected event keeps the contract, in both modes, under a new id")
  func corrected() throws {
    let bad = #"{"kind":"incomeChanged","on":"2025-03-06","incomeFen":-5}"#
    let now = Instant(milliseconds: 1_741_400_000_000)
    let binary = try CorrectedEvent(
      record(bad), changes: ["incomeFen": "500", "ce_subject": "C2"], dropped: nil, id: "fix-1", recordedAt: now)
    #expect(
      binary.text.contains(#""id":"fix-1""#) && binary.text.contains(#""subject":"C2""#)
        && binary.text.contains(#""incomeFen":500"#))
    let whole =
      #"{"specversion":"1.0","id":"E-1","source":"//i/1","type":"aid.household.changed.v1","time":"2025-03-07T10:00:00+08:00","subject":"C1","data":\#(bad)}"#
    let structured = record(whole, headers: [("content-type", "application/cloudevents+json")])
    let made = try CorrectedEvent(
      structured, changes: ["data.incomeFen": "500"], dropped: nil, id: "fix-2", recordedAt: now)
    #expect(made.text.contains(#""id":"fix-2""#))
    let changes = DeadView.changes(structured, Array(made.text.utf8))
    #expect(changes.map(\.path) == ["data.incomeFen"] && changes[0].before == "-5" && changes[0].after == "500")
    #expect(DeadView.changes(record(bad), Array(binary.text.utf8)).map(\.path) == ["subject", "data.incomeFen"])
    #expect(throws: ConsoleProblem.self) {
      try CorrectedEvent(record(bad), changes: ["on": "x"], dropped: nil, id: "fix-3", recordedAt: now)
    }
    #expect(throws: ConsoleProblem.self) {
      try CorrectedEvent(
        record(bad), changes: ["incomeFen": "5", "ce_type": "aid.review.passed.v1"], dropped: nil, id: "fix-4",
        recordedAt: now)
    }
  }
}
