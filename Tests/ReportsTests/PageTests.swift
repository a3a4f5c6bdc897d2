import Contract
import Policy
import Testing

@testable import Reports

/// Text that came from outside, in every format.
@Suite("Pages")
struct PageTests {
  static let hostile = [
    "<script>alert(1)</script>", "\"onmouseover=\"x", "=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "a\r\nb",
    "\u{202E}gpj.exe",
    "\u{1B}[31mred", "张\u{200B}三", "</td></tr></table>", "&lt;", "'); DROP TABLE cases;--", "x\u{0}y", "\u{2028}line",
    "a\u{0300}\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}b", "＝1", "\tTab", "`x`", "x\u{FFFE}y",
  ]

  static func written(_ make: (@escaping (String) -> Void) -> PageWriter, _ body: (PageWriter) throws -> Void) rethrows
    -> String
  {
    var text = ""
    try body(make { text += $0 })
    return text
  }

  static func html(_ body: (PageWriter) throws -> Void) rethrows -> String { try written({ HTMLWriter($0) }, body) }
  static func csv(_ body: (PageWriter) throws -> Void) rethrows -> String { try written({ CSVWriter($0) }, body) }

  /// A page in which the text stands everywhere where a text can.
  static func page(_ text: String, _ language: Language = .zh, kind: PageHead.Kind = .card) -> (PageWriter) throws ->
    Void
  {
    { page in
      try page.begin(PageHead(kind: kind, title: text, about: text, on: Day(text: "2026-01-31")!, language: language))
      try page.items("items", text, [Item("one", text, .text(text)), Item("two", text, .lines([text, text]))])
      try page.beginTable(TableHead("row", text, isMain: true, [.init("a", text), .init("b", text)]))
      try page.row([.text(text), .word(code: "word", name: text)])
      try page.endTable(totals: [.text(text)])
      try page.notes(text, [text])
      try page.signatures([text])
      try page.end()
    }
  }

  @Test("no text becomes a tag, an attribute or a direction", arguments: hostile)
  func html(hostile: String) throws {
    let text = try Self.html(Self.page(hostile))
    let plain = try Self.html(Self.page(String(repeating: "x", count: PlainText.clean(hostile).count)))
    func tags(_ text: String) -> [String] {
      text.split(separator: "<").dropFirst().compactMap { $0.split(separator: ">").first.map(String.init) }
    }
    #expect(tags(text) == tags(plain), "\(Set(tags(text)).subtracting(tags(plain)))")
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .format })
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    // A page that asks for nothing: no script, no address, nothing from outside.
    for word in ["<script", "http:", "https:", "url(", "@import", "src=", "href="] { #expect(!plain.contains(word)) }
    #expect(plain.contains("default-src 'none'"))
  }

  @Test("no text becomes a formula or another field", arguments: hostile)
  func csv(hostile: String) throws {
    let text = try Self.csv(Self.page(hostile, kind: .register))
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.count == 3 && lines[2].isEmpty, "a head and a row")
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    for line in lines {
      let fields = CSVReading.fields(line.trimmingPrefix("\u{FEFF}"))
      #expect(line.isEmpty || fields.count == 2)
      for field in fields {
        let first = field.unicodeScalars.first { $0 != " " }
        #expect(first.map { !"=+-@|%＝＋－＠".unicodeScalars.contains($0) } ?? true)
      }
    }
  }

  @Test("numbers are bare in files and grouped on paper")
  func numbers() {
    #expect(Cell.fen(-123_456_789).plain == "-1234567.89")
    #expect(Cell.fen(-123_456_789).shown(.zh) == ["-1,234,567.89"])
    #expect(Cell.fen(5).shown(.en) == ["0.05"])
    #expect(Cell.fen(.max).plain == "92233720368547758.07")
    #expect(Cell.fen(.min).plain == "-92233720368547758.08")
    #expect(Cell.count(1_000_000).shown(.zh) == ["1,000,000"])
    #expect(Cell.share(part: 1, whole: 3).shown(.zh) == ["33.3%"])
    #expect(Cell.share(part: 1, whole: 3).plain == "33.3")
    #expect(Cell.share(part: 1, whole: 0).shown(.zh) == [""])
    #expect(Cell.share(part: .max, whole: .max).plain == "100.0")
    #expect(Cell.flag(true).shown(.zh) == ["是"] && Cell.flag(false).shown(.en) == ["no"])
    #expect(Cell.empty.shown(.zh).isEmpty && Cell.empty.plain.isEmpty)
    #expect(CSVWriter.field(.fen(-5)) == "-0.05", "a number of ours is no formula")
  }

  @Test("a file of a list has its main table, of a card every part")
  func parts() throws {
    let list = try Self.csv(Self.page("x", kind: .funds))
    #expect(list == "\u{FEFF}x,x\r\nx,x\r\n")
    let card = try Self.csv(Self.page("x"))
    #expect(card == "\u{FEFF}x,x,2026-01-31\r\n\r\nx\r\nx,x\r\nx,\"x; x\"\r\n\r\nx\r\nx,x\r\nx,x\r\n")
  }

  @Test("the page says its language and prints on A4")
  func language() throws {
    let zh = try Self.html(Self.page("x")), en = try Self.html(Self.page("x", .en))
    #expect(zh.contains("<html lang=\"zh-CN\">") && zh.contains("2026年1月31日"))
    #expect(en.contains("<html lang=\"en\">") && en.contains("2026-01-31"))
    #expect(zh.contains("size: A4 portrait") && zh.contains("font-family: sans-serif"))
    #expect(zh.hasPrefix("<!DOCTYPE html>\n") && zh.hasSuffix("</html>\n"))
  }

  @Test("an empty main table says so")
  func empty() throws {
    let text = try Self.html { page in
      try page.begin(PageHead(kind: .funds, title: "t", about: "", on: Day(text: "2026-01-31")!, language: .zh))
      try page.table(TableHead("row", "rows", isMain: true, [.init("a", "a")]), [])
      try page.table(TableHead("other", "others", [.init("a", "a")]), [])
      try page.end()
    }
    #expect(text.contains(">无</td>") && !text.contains("others"))
  }
}

/// Fields of a line of comma-separated values, read by another hand than the writer's.
enum CSVReading {
  static func fields(_ line: some StringProtocol) -> [String] {
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var before: Character?
    for character in line {
      switch character {
      case "\"":
        if isQuoted {
          isQuoted = false
        } else {
          if before == "\"" { field.append(character) }
          isQuoted = true
        }
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      default: field.append(character)
      }
      before = character
    }
    return fields + [field]
  }
}
