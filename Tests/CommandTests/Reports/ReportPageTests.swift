import Contract
import Foundation
import Reports
import Testing

@testable import Spreadsheet
@testable import dripline

/// The writers that belong to the program: terminal, JSON, spreadsheet.
@Suite("Reports for terminals and programs")
struct ReportPageTests {
  private func report(_ text: String, to page: PageWriter, rows: Int = 1) throws {
    try page.begin(PageHead(kind: .card, title: "户卡", about: text, on: Day(text: "2026-01-31")!, language: .zh))
    try page.items(
      "household", "情况", [Item("text", "文字", .text(text)), Item("fen", "金额", .fen(123_456)), Item("none", "无", .empty)])
    try page.beginTable(TableHead("row", "表", [.init("name", "名称"), .init("amountFen", "金额"), .init("lines", "各行")]))
    for number in 0..<rows { try page.row([.text(text), .fen(Int64(number)), .lines([text, "二"])]) }
    try page.endTable(totals: [.text("合计"), .fen(5)])
    try page.notes("说明", [text])
    try page.end()
  }

  @Test("a terminal gets tables, and no code of its own")
  func terminal() throws {
    var text = ""
    try report("a\u{1B}[31m\n=1", to: TerminalPage { text += $0 })
    #expect(!text.contains("\u{1B}"))
    #expect(text.hasPrefix("户卡 · a [31m =1 · 2026-01-31\n"))
    #expect(text.contains("  金额  1,234.56\n"))
    #expect(
      text.contains(
        """
        名称       金额  各行
        ---------  ----  ---------
        a [31m =1  0.00  a [31m =1
                         二
        合计       0.05

        """))
  }

  @Test("long tables come in pieces")
  func pieces() throws {
    var text = ""
    try report("x", to: TerminalPage { text += $0 }, rows: 2500)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("名称") } == 3)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("x") } == 2500)
  }

  @Test("programs get one object a line, amounts in fen")
  func json() throws {
    var text = ""
    try report("a\"\u{202E}\n", to: JSONPage { text += $0 })
    #expect(
      text == """
        {"type":"report","report":"card","title":"户卡","about":"a\\" ","on":"2026-01-31","language":"zh"}
        {"type":"household","text":"a\\" ","fen":123456,"none":null}
        {"type":"row","name":"a\\" ","amountFen":0,"lines":["a\\" ","二"]}

        """)
  }

  @Test("a spreadsheet has a sheet for each table, whatever it is called")
  func sheets() throws {
    let path = NSTemporaryDirectory() + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = try Workbook(path: path)
    let page = SheetPage(book)
    try report("=1+1", to: page)
    for title in ["表", "表", "a/b[c]:*?\\'", String(repeating: "长", count: 40), String(repeating: "长", count: 40), ""] {
      try page.beginTable(TableHead("row", title, [.init("a", "a")]))
      try page.row([.text("x")])
      try page.endTable(totals: nil)
    }
    try book.close()
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).prefix(2) == Data("PK".utf8))
  }

  @Test("a file appears when it is whole, and a failure leaves what was there")
  func files() throws {
    let path = NSTemporaryDirectory() + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    let call = try Invocation(.reportCard, ["C1", "--format", "html", "--out", path, "--on", "2026-01-31"])
    let options = try ReportOptions(call)
    try ReportFile.write(options) { try report("first", to: $0) }
    let first = try String(contentsOfFile: path, encoding: .utf8)
    #expect(first.contains("first") && first.hasSuffix("</html>\n"))
    #expect(throws: Failure.self) {
      try ReportFile.write(options) { page in
        try report("second", to: page)
        throw Failure("stopped")
      }
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    #expect(
      try !FileManager.default.contentsOfDirectory(atPath: folder).contains {
        $0.hasPrefix(URL(fileURLWithPath: path).lastPathComponent + ".")
      })
  }
}
