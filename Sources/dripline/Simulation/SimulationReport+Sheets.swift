import Casework
import Contract
import Policy
import Spreadsheet

extension SimulationReport {
  /// Four sheets: summary, by clause, by place, cases.
  func write(to book: Workbook) throws {
    try writeSummary(book)
    try writeCauses(book)
    try writePlaces(book)
    try writeCases(book)
  }

  private func writeSummary(_ book: Workbook) throws {
    let sheet = try book.sheet(
      pick("Summary", "汇总"), columns: [.init(pick("Measure", "项目"), width: 48), .init(pick("Value", "数值"), width: 28)])
    var charted: (first: Int, last: Int)?
    for row in summary {
      if case .count = row.value,
        CaseDifference.Kind.allCases.contains(where: { row.label.hasSuffix($0.name(language)) })
      {
        charted = (charted?.first ?? sheet.rows, sheet.rows)
      }
      try sheet.add([.text(row.label), cell(row.value)])
    }
    guard let charted, !differences.isEmpty else { return }
    let title = pick("Cases that differ", "结果不同的个案")
    sheet.add(Chart(.bar, title, [.init(column: 1, name: title)], rows: charted.first...charted.last), at: 3)
  }

  private func cell(_ value: Value) -> Sheet.Cell {
    switch value {
    case .text(let text): .text(text)
    case .count(let count): .count(count)
    case .fen(let fen): .fen(fen)
    }
  }

  private func writeCauses(_ book: Workbook) throws {
    let sheet = try book.sheet(
      pick("By clause", "按条款"),
      columns: [
        .init(pick("What differs", "变化"), width: 30), .init(pick("Cases", "个案"), width: 10),
        .init(pick("Clause", "条款"), width: 10), .init(pick("Rule", "规则"), width: 30),
        .init(pick("Title", "名称"), width: 50),
        .init(pick("Step", "环节"), width: 22),
      ])
    for (cause, weight) in sums.rankedCauses {
      try sheet.add([
        .text(cause.kind.name(language)), .count(weight.cases), .text(cause.clause),
        .text(cause.rule.isEmpty ? cause.code : cause.rule), .wrapped(weight.title.text(language)),
        .text(titles.name(cause.step, of: nil, language)),
      ])
    }
    sheet.filter()
  }

  private func writePlaces(_ book: Workbook) throws {
    let kinds = CaseDifference.Kind.allCases
    let sheet = try book.sheet(
      pick("By place", "按地区"),
      columns: [
        .init(pick("County", "县"), width: 10), .init(pick("Township", "乡镇"), width: 12),
        .init(pick("Village", "行政村"), width: 15), .init(pick("Cases", "个案"), width: 10),
        .init(pick("Differ", "不同"), width: 10),
      ] + kinds.map { .init($0.name(language), width: 14) } + [
        .init(pick("A month before, yuan", "原每月支出（元）"), width: 18),
        .init(pick("A month after, yuan", "新每月支出（元）"), width: 18),
        .init(pick("Difference, yuan", "差额（元）"), width: 18),
      ])
    // Sums stand above what they sum, so that filtering by an empty village shows townships.
    let rows = [6, 9, 12].flatMap { sums.divisions(digits: $0) }.sorted { $0.code < $1.code }
    for (code, own) in rows.prefix(Sheet.rowsMax) {
      let names: [Sheet.Cell] = [6, 9, 12].map { digits in
        guard code.count >= digits else { return .empty }
        let part = String(code.prefix(digits))
        return code.count == digits && digits < 12 ? .strong(part) : .text(part)
      }
      try sheet.add(
        names + [.count(own.cases), .count(own.different)] + kinds.map { .count(own[$0]) }
          + [.fen(own.beforeFen), .fen(own.afterFen), .fen(own.afterFen - own.beforeFen)])
    }
    sheet.filter()
  }

  private func writeCases(_ book: Workbook) throws {
    let sheet = try book.sheet(
      pick("Cases", "个案"),
      columns: [
        .init(pick("Case", "个案编号"), width: 24), .init(pick("Programme", "项目"), width: 16),
        .init(pick("Village", "行政村"), width: 15), .init(pick("Applied on", "申请日"), width: 12),
        .init(pick("What differs", "变化"), width: 28), .init(pick("Step", "环节"), width: 20),
        .init(pick("Outcome before", "原结果"), width: 26), .init(pick("Reasons before", "原理由"), width: 50),
        .init(pick("Outcome after", "新结果"), width: 26), .init(pick("Reasons after", "新理由"), width: 50),
        .init(pick("Month before, yuan", "原每月（元）"), width: 16), .init(pick("Month after, yuan", "新每月（元）"), width: 16),
      ])
    for difference in differences.prefix(Sheet.rowsMax - 1) {
      let before = CourseView(course: difference.before, titles: titles, language: language)
      let after = CourseView(course: difference.after, titles: titles, language: language)
      let programme = pack.programme(difference.programme.text)?.title.text(language) ?? difference.programme.text
      try sheet.add([
        .text(difference.caseId), .text(programme), .text(Region.digits(difference.village)),
        .text("\(difference.appliedOn)"), .text(difference.kind.name(language)),
        .text(titles.name(difference.step, of: difference.programme, language)),
        .text(before.outcome), .wrapped(before.reasons.joined(separator: "\n")),
        .text(after.outcome), .wrapped(after.reasons.joined(separator: "\n")),
        difference.before.grantedFen.map { .fen($0) } ?? .empty, difference.after.grantedFen.map { .fen($0) } ?? .empty,
      ])
    }
    sheet.filter()
    let left = differences.count - (Sheet.rowsMax - 1)
    if left > 0 {
      try sheet.add([.strong(pick("\(left) more cases do not fit a sheet; --json has them", "另有\(left)件放不下，见 --json"))])
    }
  }
}
