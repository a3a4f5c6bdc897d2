/// Comma-separated values (RFC 4180) for spreadsheet programs: UTF-8 with the mark by which they know it, and no text
/// that they would take for a formula.
///
/// Of a list it has the one table that matters, so that every line has the same columns; of a card all, each under a
/// line with its title.
public final class CSVWriter: PageWriter {
  private let out: (String) throws -> Void
  private var isList = false
  private var isOpen = false
  private var parts = 0

  /// - Parameter out: takes the file piece by piece.
  public init(_ out: @escaping (String) throws -> Void) { self.out = out }

  public func begin(_ head: PageHead) throws {
    isList = head.isList
    try out("\u{FEFF}")
    guard !isList else { return }
    try line([.text(head.title), .text(head.about), .day(head.on)])
    parts = 1
  }

  public func items(_ key: String, _ title: String, _ items: [Item]) throws {
    guard !isList, !items.isEmpty else { return }
    try part(title)
    for item in items { try line([.text(item.label), item.value]) }
  }

  public func beginTable(_ table: TableHead) throws {
    isOpen = table.isMain || !isList
    guard isOpen else { return }
    if !isList { try part(table.title) }
    try line(table.columns.map { .text($0.title) })
  }

  public func row(_ cells: [Cell]) throws { if isOpen { try line(cells) } }

  public func endTable(totals: [Cell]?) throws { isOpen = false }

  public func notes(_ title: String, _ lines: [String]) throws {}
  public func signatures(_ labels: [String]) throws {}
  public func end() throws {}

  private func part(_ title: String) throws {
    if parts > 0 { try out("\r\n") }
    parts += 1
    try line([.text(title)])
  }

  private func line(_ cells: [Cell]) throws {
    try out(cells.map(CSVWriter.field).joined(separator: ",") + "\r\n")
  }

  /// Quoted where it has to be. Numbers and days of ours cannot be formulas; every other text is looked at.
  static func field(_ cell: Cell) -> String {
    var text = cell.plain
    switch cell {
    case .count, .fen, .share, .rate, .day, .moment, .flag, .empty: return text
    case .text, .lines, .word: break
    }
    if text.unicodeScalars.first(where: { $0 != " " }).map({ starts.contains($0) }) ?? false { text = "'" + text }
    guard text.contains(where: { ",\"\r\n;".contains($0) }) || text.first == " " || text.last == " " else {
      return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// What spreadsheet programs begin a formula with; the wide forms too.
  private static let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "|", "%", "＝", "＋", "－", "＠"]
}
