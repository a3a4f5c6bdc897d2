import Contract
import Foundation
import Payments
import Postgres

/// Phase 1 of an export: instructions are put into files, in one transaction.
extension PayingDesk {
  /// Instructions planned at once: what bounds memory. Further ones make the next round.
  public static let roundMax = 200_000

  /// What is to be put into files.
  public struct ExportOrder: Sendable {
    public var accounts: PayingAccounts
    public var format: FileFormat
    /// Instructions due on or before this day.
    public var until: Day
    /// In China; see `PaymentPlan`.
    public var today: Day

    public init(accounts: PayingAccounts, format: FileFormat, until: Day, today: Day) {
      self.accounts = accounts
      self.format = format
      self.until = until
      self.today = today
    }
  }

  /// Where a round ended.
  public struct ExportMark: Sendable {
    var due: Int32
    var instructionId: String
  }

  private static let due = Statement(
    sql: """
      select p.instruction_id, p.amount_fen, p.funds::text, p.due, p.case_id from dripline.payments p
      where p.file_id is null and p.due <= $1 and (p.due, p.instruction_id) > ($2, $3)
        and not exists (select from dripline.answers a where a.instruction_id = p.instruction_id)
      order by p.due, p.instruction_id limit $4 for update of p
      """,
    parameterTypes: [.int4, .int4, .text, .int4])
  private static let makeFiles = Statement(
    sql: """
      insert into dripline.payment_files (file_id, format, account, fund, due, count, sum_fen)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::bigint[])
      """,
    parameterTypes: [.textArray, .textArray, .textArray, .textArray, .int4Array, .int4Array, .int8Array])
  private static let mark = Statement(
    sql: """
      update dripline.payments p set file_id = u.file_id from unnest($1::text[], $2::text[]) as u(instruction_id, file_id)
      where p.instruction_id = u.instruction_id and p.file_id is null
      """,
    parameterTypes: [.textArray, .textArray])

  /// Plans one round and marks its instructions; all or nothing.
  ///
  /// - Parameters:
  ///   - order: what is to be put into files.
  ///   - mark: where the round before ended; nil: the first.
  ///   - isTrial: changes nothing.
  ///   - roundMax: most instructions of the round.
  /// - Returns: the mark is nil when nothing is left behind it; `stopped` are those that stay where they are.
  public func plan(
    _ order: ExportOrder, after mark: ExportMark?, isTrial: Bool = false, roundMax: Int = roundMax
  ) throws -> (plan: PaymentPlan, stopped: [PaymentStop], next: ExportMark?) {
    let result = try connection.transaction {
      let (all, last) = try dueInstructions(order.until, after: mark, limit: roundMax)
      let stops = try stops(all.map { ($0.instruction.id, $0.caseId, $0.instruction.shares) })
      let instructions = zip(all, stops).filter { $0.1 == nil }.map(\.0.instruction)
      let plan = try PaymentPlan(instructions, accounts: order.accounts, format: order.format, today: order.today)
      if !isTrial, !plan.files.isEmpty {
        try store(plan)
        Failpoint.payPlan.pass()
      }
      return (plan, stops.compactMap { $0 }, all.count == roundMax ? last : nil)
    }
    if !isTrial, !result.0.files.isEmpty { Failpoint.payPlanned.pass() }
    return result
  }

  private func dueInstructions(
    _ until: Day, after mark: ExportMark?, limit: Int
  ) throws -> ([(instruction: DueInstruction, caseId: String)], ExportMark?) {
    let parameters = ParameterWriter()
    parameters.append(int4: until.number)
    parameters.append(int4: mark?.due ?? Int32.min)
    parameters.append(text: mark?.instructionId ?? "")
    parameters.append(int4: Int32(limit))
    let rows = try connection.query(Self.due, parameters)
    var found: [(instruction: DueInstruction, caseId: String)] = []
    found.reserveCapacity(rows.rowCount)
    for row in 0..<rows.rowCount {
      let id = try rows.text(row, 0)
      guard let shares = FundShares.read(try rows.text(row, 2)) else {
        throw PaymentPlan.Inconsistent(instructionId: id)
      }
      let due = Day(number: try rows.int4(row, 3))
      found.append(
        (DueInstruction(id: id, amountFen: try rows.int8(row, 1), shares: shares, due: due), try rows.text(row, 4)))
    }
    return (found, found.last.map { ExportMark(due: $0.instruction.due.number, instructionId: $0.instruction.id) })
  }

  private func store(_ plan: PaymentPlan) throws {
    let id = BinaryArray(of: .text), format = BinaryArray(of: .text), account = BinaryArray(of: .text)
    let fund = BinaryArray(of: .text), due = BinaryArray(of: .int4), count = BinaryArray(of: .int4)
    let sum = BinaryArray(of: .int8), instruction = BinaryArray(of: .text), file = BinaryArray(of: .text)
    for each in plan.files {
      id.append(text: each.id)
      format.append(text: each.format.rawValue)
      account.append(text: each.group.account.id)
      fund.append(text: each.group.fund)
      due.append(int4: each.group.date.number)
      count.append(int4: Int32(each.instructionIds.count))
      sum.append(int8: each.sumFen)
      for instructionId in each.instructionIds {
        instruction.append(text: instructionId)
        file.append(text: each.id)
      }
    }
    try connection.query(Self.makeFiles, ParameterWriter(id, format, account, fund, due, count, sum))
    let marked = try connection.query(Self.mark, ParameterWriter(instruction, file)).affectedRows
    guard marked == instruction.count else {
      let lost = instruction.count - marked
      throw PayingTrouble(
        en: "\(lost) of \(instruction.count) payments are in a file already; nothing was changed",
        zh: "\(instruction.count)笔支付中有\(lost)笔已在文件中；未作任何更改")
    }
  }
}

/// The column `funds`.
enum FundShares {
  /// nil: not of the form that the worker writes.
  static func read(_ text: String) -> [FundShare]? {
    guard let list = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] else { return nil }
    var shares: [FundShare] = []
    for each in list {
      guard let fund = each["fund"] as? String, let year = each["year"] as? Int,
        let amountFen = each["amountFen"] as? Int64
      else { return nil }
      shares.append(FundShare(fund: fund, year: year, amountFen: amountFen))
    }
    return shares.isEmpty ? nil : shares
  }
}
