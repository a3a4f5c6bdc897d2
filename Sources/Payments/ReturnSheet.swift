import Contract
import Tables

/// What became of payments as a table, from banks that send no ISO 20022: the columns of `names`, in any order, then
/// a last line with the number of payments and their sum, without which the file is not whole.
struct ReturnSheet {
  enum Column: Int, CaseIterable { case instruction, outcome, amount, bookedAt, reason, voucher }

  static let names: [Column: [String]] = [
    .instruction: ["instruction_id", "指令编号"], .outcome: ["outcome", "结果"], .amount: ["amount", "金额"],
    .bookedAt: ["booked_at", "入账时间"], .reason: ["reason", "原因"], .voucher: ["voucher", "凭证号"],
  ]
  static let totals = ["TOTAL", "合计"]
  static let paid = ["paid", "成功", "已发放"]
  static let returned = ["returned", "失败", "退回"]

  var bytesMax: Int
  var entriesMax: Int

  func read(
    _ source: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
    _ take: (BankEntry) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    let scanner = SheetRows(CSVScanner(bytesMax: bytesMax, source))
    guard let head = try scanner.row() else { throw FileProblem(.empty, line: 1, field: "$") }
    var places: [Column: Int] = [:]
    for (place, cell) in head.enumerated() {
      guard let column = Column.allCases.first(where: { Self.names[$0]!.contains(cell.trimmingSpaces) }),
        places.updateValue(place, forKey: column) == nil
      else { throw FileProblem(.columns, line: scanner.line, field: "column \(place + 1)") }
    }
    for column in Column.allCases where places[column] == nil {
      throw FileProblem(.columns, line: scanner.line, field: Self.names[column]![0])
    }
    var count = 0
    var sumFen: Int64 = 0
    while let row = try scanner.row() {
      if Self.totals.contains(row[0].trimmingSpaces) {
        try check(row, count, sumFen, line: scanner.line)
        guard try scanner.row() == nil else { throw FileProblem(.total, line: scanner.line, field: "$") }
        return
      }
      guard scanner.isEnded else { throw FileProblem(.truncated, line: scanner.line, field: Self.totals[0]) }
      guard row.count == head.count else {
        throw FileProblem(.columns, line: scanner.line, field: "column \(min(row.count, head.count) + 1)")
      }
      let entry = try entry(row, places, line: scanner.line)
      guard count < entriesMax else { throw FileProblem(.tooMany, line: scanner.line, field: "$") }
      count += 1
      // At most a million sums of 10^13 fen: no overflow.
      sumFen += entry.amountFen ?? 0
      try take(entry)
    }
    throw FileProblem(.truncated, line: scanner.line, field: Self.totals[0])
  }

  private func check(_ row: [String], _ count: Int, _ sumFen: Int64, line: Int) throws(FileProblem) {
    let cells = row.map(\.trimmingSpaces)
    guard cells.count >= 3, cells[3...].allSatisfy(\.isEmpty), cells[1] == "\(count)", cells[2] == Yuan.text(sumFen)
    else {
      throw FileProblem(.total, line: line, field: Self.totals[0])
    }
  }

  private func entry(_ row: [String], _ places: [Column: Int], line: Int) throws(FileProblem) -> BankEntry {
    func cell(_ column: Column) -> String { row[places[column]!].trimmingSpaces }
    func problem(_ rule: FileProblem.Rule, _ column: Column) -> FileProblem {
      FileProblem(rule, line: line, field: Self.names[column]![0])
    }
    let reference = cell(.instruction)
    guard !reference.isEmpty else { throw problem(.reference, .instruction) }
    let amountFen: Int64
    do throws(Yuan.Rule) { amountFen = try Yuan.fen(cell(.amount)) } catch {
      switch error {
      case .negative: throw problem(.negative, .amount)
      case .decimals: throw problem(.decimals, .amount)
      case .amount: throw problem(.amount, .amount)
      }
    }
    guard let at = BankTime.instant(cell(.bookedAt)) else { throw problem(.time, .bookedAt) }
    let said: BankEntry.Said
    if Self.paid.contains(cell(.outcome)) {
      guard cell(.reason).isEmpty else { throw problem(.word, .reason) }
      said = .paid
    } else if Self.returned.contains(cell(.outcome)) {
      guard !cell(.reason).isEmpty else { throw problem(.missing, .reason) }
      said = .returned(ReturnCode.reason(cell(.reason)), code: ReturnCode.shown(cell(.reason)))
    } else {
      throw problem(.word, .outcome)
    }
    return BankEntry(
      subject: .reference(reference), said: said, amountFen: amountFen, at: at,
      voucher: Voucher.of([cell(.voucher)], reference: reference), line: line)
  }
}

/// The rows, their faults told as those of a bank's file.
private struct SheetRows {
  private let scanner: CSVScanner

  init(_ scanner: CSVScanner) { self.scanner = scanner }

  var line: Int { scanner.line }
  var isEnded: Bool { scanner.isEnded }

  func row() throws(FileProblem) -> [String]? {
    do throws(CSVFault) { return try scanner.row() } catch { throw FileProblem(error) }
  }
}

extension FileProblem {
  fileprivate init(_ fault: CSVFault) {
    let rule: Rule =
      switch fault.rule {
      case .encoding: .encoding
      case .malformed: .malformed
      case .truncated: .truncated
      case .tooLarge: .tooLarge
      case .tooMany: .tooMany
      case .unreadable: .unreadable
      }
    self.init(rule, line: fault.line, field: fault.column.map { "column \($0)" } ?? "$")
  }
}
