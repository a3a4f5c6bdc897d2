import Contract
import Policy
import Testing

@testable import Reports

@Suite("Messages to households")
struct MessageListTests {
  private static let on = Day(text: "2020-12-31")!

  private func csv(isList: Bool) throws -> [Substring] {
    try PageTests.csv { page in
      var list = try MessageList(.year(2020), to: page, isList: isList, about: "", on: Self.on, language: .en)
      func take(_ topic: TopicID, _ caseId: String, _ day: String, _ json: String) throws {
        let head = #"{"caseId":"\#(caseId)","programme":"allowance","at":"\#(day)T10:00:00+08:00","#
        try list.take(topic, of: caseId, at: Day(text: day)!.start, value: Array((head + json.dropFirst()).utf8))
      }
      let reasons =
        #""reasons":[{"clause":"R-318","text":{"en":"income per person 8700.00 yuan"}},{"clause":"R-318"},{"clause":"R-141"}]"#
      try take(.applicationRefused, "X1", "2020-03-01", #"{"region":"341225101002",\#(reasons)}"#)
      try take(.paymentSettled, "X2", "2020-03-02", #"{"region":"341225101001","amountFen":76550,"holder":"某人"}"#)
      try take(.paymentSettled, "X2", "2020-04-02", #"{"region":"341225101001","amountFen":76550}"#)
      // Another year, a topic that asks for nothing, a body without a village.
      try take(.paymentSettled, "X2", "2021-01-01", #"{"region":"341225101001","amountFen":76550}"#)
      try take(.caseFlagged, "X2", "2020-04-02", #"{"region":"341225101001"}"#)
      try take(.paymentSettled, "X3", "2020-04-02", #"{"amountFen":1}"#)
      try list.end()
    }.split(separator: "\r\n").dropFirst().map { $0 }
  }

  @Test("are counted by village and kind")
  func counted() throws {
    #expect(try csv(isList: false) == ["341225101001,2,0,2", "341225101002,1,1,0"])
  }

  @Test("are listed with a text that tells no reason's values and nobody's name")
  func listed() throws {
    let lines = try csv(isList: true)
    #expect(lines.count == 3)
    #expect(
      lines.first?.contains("341225101002,X1,Not approved,\"Your application was not approved (R-318, R-141)") == true,
      "\(lines)"
    )
    #expect(lines.filter { $0.contains("765.50 yuan are in your account") && $0.contains("765.50元已到账") }.count == 2)
    #expect(!lines.joined().contains("8700") && !lines.joined().contains("某人"))
  }
}
