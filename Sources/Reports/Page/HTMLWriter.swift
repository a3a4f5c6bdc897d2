import Contract
import Policy

/// A page for a browser or a printer: A4, nothing from outside, no script, everything escaped.
public final class HTMLWriter: PageWriter {
  private let out: (String) throws -> Void
  private var language = Language.zh
  private var rows = 0
  /// The first rows of a table that has charts.
  private var charted: (table: TableHead, rows: [[Cell]])?

  /// - Parameter out: takes the page piece by piece.
  public init(_ out: @escaping (String) throws -> Void) { self.out = out }

  public func begin(_ head: PageHead) throws {
    language = head.language
    let title = HTMLText.escaped(head.title), about = HTMLText.escaped(head.about)
    try out(
      """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)\(about.isEmpty ? "" : " · " + about)</title>
      <style>
      \(HTMLStyle.sheet(language, isLandscape: head.isLandscape))
      </style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p>\(about.isEmpty ? "" : "<span>\(about)</span>")<span>\(HTMLWriter.day(head.on, language))</span></p>
      </header>

      """)
  }

  /// Two pairs of name and value in a line, as household cards have them.
  public func items(_ key: String, _ title: String, _ items: [Item]) throws {
    guard !items.isEmpty else { return }
    var html = "<table class=\"items\">\n<caption>\(HTMLText.escaped(title))</caption>\n<tbody>\n"
    var isOpen = false
    for item in items {
      let value = lines(item.value)
      let isLong = item.value.shown(language).reduce(0) { $0 + $1.count } > 28
      if isLong, isOpen {
        html += "<td colspan=\"2\"></td></tr>\n"
        isOpen = false
      }
      if !isOpen { html += "<tr>" }
      html +=
        "<th scope=\"row\">\(HTMLText.escaped(item.label))</th><td\(isLong ? " colspan=\"3\"" : "")>\(value)</td>"
      if isLong || isOpen { html += "</tr>\n" }
      isOpen = !isLong && !isOpen
    }
    if isOpen { html += "<td colspan=\"2\"></td></tr>\n" }
    try out(html + "</tbody>\n</table>\n")
  }

  public func beginTable(_ table: TableHead) throws {
    rows = 0
    charted = table.charts.isEmpty ? nil : (table, [])
    let whole = max(1, table.columns.reduce(0) { $0 + $1.width })
    let look = table.columns.count > 12 ? " class=\"wider\"" : table.columns.count > 8 ? " class=\"wide\"" : ""
    var html = "<table\(look)>\n"
    if !table.title.isEmpty { html += "<caption>\(HTMLText.escaped(table.title))</caption>\n" }
    html += "<colgroup>"
    for column in table.columns {
      let perMille = column.width * 1000 / whole
      html += "<col style=\"width:\(perMille / 10).\(perMille % 10)%\">"
    }
    html += "</colgroup>\n<thead><tr>"
    for column in table.columns { html += "<th scope=\"col\">\(HTMLText.escaped(column.title))</th>" }
    try out(html + "</tr></thead>\n<tbody>\n")
  }

  public func row(_ cells: [Cell]) throws {
    rows += 1
    if charted?.rows.count ?? HTMLChart.rowsMax < HTMLChart.rowsMax { charted?.rows.append(cells) }
    try out(line(cells))
  }

  public func endTable(totals: [Cell]?) throws {
    var html = ""
    if rows == 0 {
      html += "<tr><td class=\"none\" colspan=\"99\">\(language.pick("none", "无"))</td></tr>\n"
    }
    html += "</tbody>\n"
    if let totals { html += "<tfoot>\(line(totals).dropLast())</tfoot>\n" }
    html += "</table>\n"
    if let (table, rows) = charted {
      html += table.charts.map { HTMLChart(chart: $0, columns: table.columns, rows: rows, language: language).html }
        .joined()
    }
    try out(html)
  }

  public func notes(_ title: String, _ lines: [String]) throws {
    guard !lines.isEmpty else { return }
    var html = "<section>\n"
    if !title.isEmpty { html += "<h2>\(HTMLText.escaped(title))</h2>\n" }
    for line in lines { html += "<p>\(HTMLText.escaped(line))</p>\n" }
    try out(html + "</section>\n")
  }

  public func signatures(_ labels: [String]) throws {
    let spans = labels.map { "<span>\(HTMLText.escaped($0))</span>" }.joined()
    try out("<p class=\"signatures\">\(spans)</p>\n")
  }

  public func end() throws { try out("</body>\n</html>\n") }

  private func line(_ cells: [Cell]) -> String {
    "<tr>" + cells.map { "<td\(HTMLWriter.look($0))>\(lines($0))</td>" }.joined() + "</tr>\n"
  }

  /// Numbers and days are not broken.
  private static func look(_ cell: Cell) -> String {
    switch cell {
    case .count, .fen, .share, .rate: " class=\"n\""
    case .day, .moment: " class=\"d\""
    default: ""
    }
  }

  private func lines(_ cell: Cell) -> String { cell.shown(language).map(HTMLText.escaped).joined(separator: "<br>") }

  static func day(_ day: Day, _ language: Language) -> String {
    let (year, month, number) = day.yearMonthDay
    return language == .zh ? "\(year)年\(month)月\(number)日" : day.description
  }
}
