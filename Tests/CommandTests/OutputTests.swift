import Casework
import Contract
import Testing

@testable import Pipeline
@testable import dripline

@Suite struct OutputTests {
  @Test func tablesAlignWideCharacters() {
    var table = Table(["环节", "n"], right: [1])
    table.add(["comparison", "7"])
    table.add(["村级公示", "120"])
    #expect(
      table.text == """
        环节          n
        ----------  ---
        comparison    7
        村级公示    120
        """)
  }

  @Test func tablesShowNoTerminalCodes() {
    var table = Table(["text"])
    table.add(["a\u{1b}[31mred\nline"])
    #expect(table.text.hasSuffix("a [31mred line"))
  }

  @Test func jsonIsEscapedAndOrdered() {
    let line = JSONText.object([
      ("b", .text("\"\\\n\u{1}雨")), ("a", .list([.number(-1), .flag(true), .null, .decimal(1.25)])), ("c", .object([])),
    ])
    #expect(line == "{\"b\":\"\\\"\\\\\\n\\u0001雨\",\"a\":[-1,true,null,1.25],\"c\":{}}")
  }

  @Test func linesBreakAtSpacesAndBetweenChineseCharacters() {
    #expect(Wrap.lines("one two three", first: "- ", rest: "  ", columns: 10) == ["- one two", "  three"])
    #expect(Wrap.lines("公示时间不得，少于七天", first: "", rest: "", columns: 12) == ["公示时间不", "得，少于七天"])
    #expect(Wrap.lines("", first: "- ", rest: "  ") == ["-"])
    let long = String(repeating: "x", count: 100)
    #expect(Wrap.lines(long, first: "", rest: "") == [long])
  }

  @Test func positionsOfDeadLettersAreReadBack() {
    let letter = DeadLetter(
      lane: LaneID(.reviewPassed, 3), offset: 17, reason: "json.depth", field: nil, caseId: "C-1",
      time: Instant(milliseconds: 1_741_312_800_000))
    let text = letter.position(prefix: "aid")
    #expect(text == "aid.review.passed.v1/3/17")
    #expect(DeadLetter.position(text, prefix: "aid") == Position(lane: letter.lane.rawValue, offset: 17))
    for wrong in [
      "", "aid.review.passed.v1/3", "aid.none.v1/3/17", "aid.review.passed.v1/-1/0", "aid.review.passed.v1/3/x",
      "aid.case.state.v1/0/1",
    ] {
      #expect(DeadLetter.position(wrong, prefix: "aid") == nil)
    }
    #expect(
      letter.json(prefix: "aid")
        == "{\"topic\":\"aid.review.passed.v1\",\"partition\":3,\"offset\":17,\"reason\":\"json.depth\",\"caseId\":\"C-1\",\"time\":\"2025-03-07T10:00:00+08:00\",\"state\":\"open\"}"
    )
  }
}
