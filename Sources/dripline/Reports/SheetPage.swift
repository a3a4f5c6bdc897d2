import Contract
import Policy
import Reports
import Spreadsheet

/// A report as a spreadsheet: a sheet for what it is about, and one for each table.
final class SheetPage: PageWriter {
  private static let nameMax = 31

  private let book: Workbook
  private var names: Set<String> = []
  private var language = Language.zh
  private var first: Sheet?
  private var table: TableHead?
  private var sheet: Sheet?

  init(_ book: Workbook) { self.book = book }

  func begin(_ head: PageHead) throws {
    language = head.language
    let sheet = try book.sheet(
      name(head.title),
      columns: [.init(language == .zh ? "项目" : "Item", width: 28), .init(language == .zh ? "内容" : "Value", width: 60)])
    first = sheet
    try sheet.add([.strong(PlainText.clean(head.title)), .text(PlainText.clean(head.about))])
    try sheet.add([.text(language == .zh ? "日期" : "Date"), .text("\(head.on)")])
  }

  func items(_ key: String, _ title: String, _ items: [Item]) throws {
    guard !items.isEmpty else { return }
    try first?.add([.strong(PlainText.clean(title))])
    for item in items { try first?.add([.text(PlainText.clean(item.label)), cell(item.value)]) }
  }

  func beginTable(_ table: TableHead) throws {
    self.table = table
    sheet = try open(table)
  }

  private func open(_ table: TableHead) throws -> Sheet {
    try book.sheet(
      name(table.title.isEmpty ? table.key : table.title),
      columns: table.columns.map { .init(PlainText.clean($0.title), width: Double($0.width) + 2) })
  }

  func row(_ cells: [Cell]) throws {
    guard let table else { return }
    // A full sheet goes on in another.
    if let sheet, sheet.rows > Sheet.rowsMax {
      sheet.filter()
      self.sheet = try open(table)
    }
    try sheet?.add(cells.map(cell))
  }

  func endTable(totals: [Cell]?) throws {
    sheet?.filter()
    if let sheet, let table { draw(table, on: sheet) }
    if let totals, let sheet, sheet.rows <= Sheet.rowsMax { try sheet.add(totals.map(cell)) }
    (table, sheet) = (nil, nil)
  }

  /// Rows that a chart shows at most: more would be a thicket.
  private static let chartedMax = 40

  /// The charts of a table, one below the other to its right.
  private func draw(_ table: TableHead, on sheet: Sheet) {
    guard sheet.rows > 1 else { return }
    let last = min(sheet.rows - 1, Self.chartedMax)
    for (place, chart) in table.charts.enumerated() {
      let series = chart.values.map { Chart.Series(column: $0, name: PlainText.clean(table.columns[$0].title)) }
      sheet.add(
        Chart(chart.kind.inSheets, PlainText.clean(chart.title), labels: chart.labels, series, rows: 1...last),
        at: table.columns.count + 1, place: place)
    }
  }

  func notes(_ title: String, _ lines: [String]) throws {
    for (place, line) in lines.enumerated() {
      try first?.add([.strong(place == 0 ? PlainText.clean(title) : ""), .wrapped(PlainText.clean(line))])
    }
  }

  func signatures(_ labels: [String]) throws {}
  func end() throws {}

  private func cell(_ cell: Cell) -> Sheet.Cell {
    switch cell {
    case .count(let count): .count(count)
    case .fen(let fen): .fen(fen)
    case .share(let part, let whole):
      Cell.perMille(part, whole).map { .percent(Double($0) / 10, decimals: 1) } ?? .empty
    case .rate(let rate): Self.cell(rate)
    case .lines: .wrapped(cell.shown(language).joined(separator: "\n"))
    case .empty: .empty
    default: .text(cell.shown(language).joined(separator: "\n"))
    }
  }

  private static func cell(_ rate: Rate) -> Sheet.Cell {
    guard let number = rate.number else { return .empty }
    return rate.unit == .percent
      ? .percent(number, decimals: rate.rounding.decimals) : .number(number, decimals: rate.rounding.decimals)
  }

  /// A name that a sheet can have and no other one has.
  private func name(_ title: String) -> String {
    let plain = String(PlainText.clean(title).map { "[]:*?/\\'".contains($0) ? " " : $0 })
    var number = 1
    while true {
      let end = number == 1 ? "" : " (\(number))"
      var start = plain
      while start.utf16.count + end.utf16.count > Self.nameMax { start.removeLast() }
      // Spreadsheet programs take names that differ by case only for the same.
      if names.insert((start + end).lowercased()).inserted { return start + end }
      number += 1
    }
  }
}

extension TableChart.Kind {
  fileprivate var inSheets: Chart.Kind {
    switch self {
    case .bar: .bar
    case .column: .column
    case .line: .line
    }
  }
}
