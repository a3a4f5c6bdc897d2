import Contract
import Policy
import Reports

/// A report as tables for a terminal. Long tables come in pieces, each with its head.
final class TerminalPage: PageWriter {
  private static let rowsMax = 1000
  /// Columns of texts go on in further lines beyond so many characters.
  private static let columnsMax = 48

  private let out: (String) throws -> Void
  private var language = Language.zh
  private var table: TableHead?
  private var rows: [[Cell]] = []
  private var isBegun = false

  init(_ out: @escaping (String) throws -> Void) { self.out = out }

  func begin(_ head: PageHead) throws {
    language = head.language
    let parts = [head.title, head.about, "\(head.on)"].filter { !$0.isEmpty }.map(PlainText.clean)
    try out(parts.joined(separator: " · ") + "\n")
  }

  func items(_ key: String, _ title: String, _ items: [Item]) throws {
    guard !items.isEmpty else { return }
    let labels = items.map { PlainText.clean($0.label) }
    let width = labels.map(Table.width).max() ?? 0
    var text = "\n\(PlainText.clean(title))\n"
    for (item, label) in zip(items, labels) {
      let indent = String(repeating: " ", count: width - Table.width(label) + 2)
      text += "  \(label)\(indent)\(item.value.shown(language).joined(separator: "; "))".trimmingTrailingSpaces + "\n"
    }
    try out(text)
  }

  func beginTable(_ table: TableHead) throws {
    self.table = table
    rows = []
    try out(table.title.isEmpty ? "\n" : "\n\(PlainText.clean(table.title))\n")
    isBegun = false
  }

  func row(_ cells: [Cell]) throws {
    rows.append(cells)
    if rows.count == Self.rowsMax { try writeRows() }
  }

  func endTable(totals: [Cell]?) throws {
    if let totals { rows.append(totals) }
    if !rows.isEmpty { try writeRows() } else if !isBegun { try out(language == .zh ? "  无\n" : "  none\n") }
    table = nil
  }

  private func writeRows() throws {
    guard let head = table else { return }
    isBegun = true
    let right = head.columns.indices.filter { column in rows.contains { column < $0.count && $0[column].isNumber } }
    var text = Table(head.columns.map { PlainText.clean($0.title) }, right: Set(right))
    for row in rows {
      let cells = head.columns.indices.map { column -> [String] in
        guard column < row.count else { return [] }
        return row[column].shown(language).flatMap {
          row[column].isNumber ? [$0] : Wrap.lines($0, first: "", rest: "", columns: Self.columnsMax)
        }
      }
      for line in 0..<max(1, cells.map(\.count).max() ?? 0) { text.add(cells.map { line < $0.count ? $0[line] : "" }) }
    }
    rows.removeAll(keepingCapacity: true)
    try out(text.text + "\n")
  }

  func notes(_ title: String, _ lines: [String]) throws {
    guard !lines.isEmpty else { return }
    try out("\n" + (title.isEmpty ? "" : PlainText.clean(title) + "\n"))
    for line in lines { try out(Wrap.lines(line, first: "  - ", rest: "    ").joined(separator: "\n") + "\n") }
  }

  func signatures(_ labels: [String]) throws {}
  func end() throws {}
}
