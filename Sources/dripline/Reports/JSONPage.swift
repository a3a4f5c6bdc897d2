import Contract
import Policy
import Reports

/// A report as JSON, one object a line: first the report itself, then each group of values and each row, told apart by
/// `type`. Amounts are in fen, days and times in their usual forms, words as the contract writes them.
final class JSONPage: PageWriter {
  private let out: (String) throws -> Void
  private var table: TableHead?

  init(_ out: @escaping (String) throws -> Void) { self.out = out }

  func begin(_ head: PageHead) throws {
    try line([
      ("type", .text("report")), ("report", .text(head.kind.rawValue)), ("title", .text(PlainText.clean(head.title))),
      ("about", .text(PlainText.clean(head.about))), ("on", .text("\(head.on)")),
      ("language", .text(head.language.rawValue)),
    ])
  }

  func items(_ key: String, _ title: String, _ items: [Item]) throws {
    guard !items.isEmpty else { return }
    try line([("type", .text(key))] + items.map { ($0.key, Self.value($0.value)) })
  }

  func beginTable(_ table: TableHead) throws { self.table = table }

  func row(_ cells: [Cell]) throws {
    guard let table else { return }
    try line([("type", .text(table.key))] + zip(table.columns, cells).map { ($0.key, Self.value($1)) })
  }

  func endTable(totals: [Cell]?) throws { table = nil }
  func notes(_ title: String, _ lines: [String]) throws {}
  func signatures(_ labels: [String]) throws {}
  func end() throws {}

  private func line(_ fields: [(String, JSONText.Value)]) throws { try out(JSONText.object(fields) + "\n") }

  private static func value(_ cell: Cell) -> JSONText.Value {
    switch cell {
    case .text(let text): .text(PlainText.clean(text))
    case .lines(let lines): .list(lines.map { .text(PlainText.clean($0)) })
    case .word(let code, _): .text(PlainText.clean(code))
    case .count(let count): .number(count)
    case .fen(let fen): .number(Int(fen))
    case .share(let part, let whole): Cell.perMille(part, whole).map { .decimal(Double($0) / 10) } ?? .null
    case .rate(let rate): rate.number.map { .decimal($0) } ?? .null
    case .day(let day): .text("\(day)")
    case .moment(let at): .text(Timestamp.format(at))
    case .flag(let flag): .flag(flag)
    case .empty: .null
    }
  }
}
