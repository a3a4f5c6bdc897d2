import Casework
import Contract
import Foundation
import Postgres

/// A row of the register of payments with the bank's answer.
public struct StoredPayment: Sendable, Equatable {
  /// What one fund gives of it.
  public struct Share: Sendable, Equatable {
    public var fund: FundKey
    public var amountFen: Int64
  }

  public var caseId: String
  /// Its id: case, aid step, and behind a point which time it was granted, if not the first.
  public var entitlement: String
  /// Month, stage, or 1.
  public var number: Int
  public var attempt: Int
  public var amountFen: Int64
  public var shares: [Share]
  public var due: Day
  /// nil: not answered yet.
  public var outcome: PaymentOutcome?
  public var reason: ReturnReason?
  public var answeredOn: Day?
}

/// A row of the ledger.
public struct StoredEntry: Sendable {
  public var at: Instant
  public var purse: PurseKey
  public var kind: EntryKind
  public var amountFen: Int64
  /// Empty: none.
  public var caseId: String
  /// 0: none.
  public var instalment: Int
}

extension Archive {
  /// Found by the instruction's id, which begins with the case's: the table has no other key.
  private static let paymentsOf = Statement(
    sql: """
      select p.case_id, p.entitlement, p.number, p.attempt, p.amount_fen, p.funds::text, p.due, a.outcome, a.reason, a.on_day
      from unnest($1::text[]) as u(id)
      join dripline.payments p
        on p.instruction_id > (u.id || ':') collate "C" and p.instruction_id < (u.id || ';') collate "C" and p.case_id = u.id
      left join dripline.answers a using (instruction_id)
      order by p.case_id, p.due, p.entitlement, p.number, p.attempt
      """,
    parameterTypes: [.textArray])

  /// What was instructed for some cases, by case and day.
  public func payments(of caseIds: [String]) throws -> [StoredPayment] {
    guard !caseIds.isEmpty else { return [] }
    let ids = BinaryArray(of: .text)
    for id in caseIds { ids.append(text: id) }
    let rows = try connection.query(Self.paymentsOf, ParameterWriter(ids))
    return try (0..<rows.rowCount).map { try storedPayment(rows, $0, from: 0) }
  }

  /// A row of the register with its answer, whose ten columns begin at `first`.
  func storedPayment(_ rows: QueryResult, _ row: Int, from first: Int) throws -> StoredPayment {
    StoredPayment(
      caseId: try rows.text(row, first), entitlement: try rows.text(row, first + 1),
      number: Int(try rows.int2(row, first + 2)),
      attempt: Int(try rows.int2(row, first + 3)), amountFen: try rows.int8(row, first + 4),
      shares: try shares(rows.text(row, first + 5)), due: Day(number: try rows.int4(row, first + 6)),
      outcome: rows.isNull(row, first + 7)
        ? nil : PaymentOutcome(rawValue: UInt8(clamping: try rows.int2(row, first + 7))),
      reason: rows.isNull(row, first + 8)
        ? nil : ReturnReason(rawValue: UInt8(clamping: try rows.int2(row, first + 8))),
      answeredOn: rows.isNull(row, first + 9) ? nil : Day(number: try rows.int4(row, first + 9)))
  }

  /// As it stands in the column `funds`.
  private struct ShareText: Decodable {
    var fund: String
    var year: UInt16
    var amountFen: Int64
  }

  private func shares(_ json: String) throws -> [StoredPayment.Share] {
    try JSONDecoder().decode([ShareText].self, from: Data(json.utf8)).map {
      StoredPayment.Share(fund: FundKey(name: $0.fund, year: $0.year), amountFen: $0.amountFen)
    }
  }

  private static let flows = Statement(
    sql: """
      select fund, year, kind, sum(amount_fen)::bigint from dripline.ledger
      where kind in (\(EntryKind.returned.rawValue), \(EntryKind.recovery.rawValue), \(EntryKind.writeOff.rawValue))
      group by fund, year, kind
      """)

  /// What was returned, recovered and written off of each fund: movements that no balance shows.
  public func fundFlows() throws -> [FundKey: [EntryKind: Int64]] {
    let rows = try connection.query(Self.flows)
    var found: [FundKey: [EntryKind: Int64]] = [:]
    for row in 0..<rows.rowCount {
      let fund = FundKey(name: try rows.text(row, 0), year: UInt16(clamping: try rows.int4(row, 1)))
      guard let kind = EntryKind(rawValue: UInt8(clamping: try rows.int2(row, 2))) else { continue }
      found[fund, default: [:]][kind] = try rows.int8(row, 3)
    }
    return found
  }

  private static let openLedger = Statement(
    sql: """
      declare report_ledger no scroll cursor for
      select at, year, partition, kind, amount_fen, case_id, instalment from dripline.ledger
      where fund = $1 and $2 in (0, year) order by at, lane, lane_offset, place
      """,
    parameterTypes: [.text, .int4])
  private static let fetchLedger = Statement(sql: "fetch 5000 from report_ledger")

  /// Every movement of a fund's money by its fact's time; within a `snapshot`.
  /// - Parameters:
  ///   - fund: its name.
  ///   - year: nil: all years.
  ///   - body: takes them one by one.
  public func forEachEntry(ofFund fund: String, year: UInt16?, _ body: (StoredEntry) throws -> Void) throws {
    let parameters = ParameterWriter()
    parameters.append(text: fund)
    parameters.append(int4: Int32(year ?? 0))
    try connection.query(Self.openLedger, parameters)
    while true {
      let rows = try connection.query(Self.fetchLedger)
      for row in 0..<rows.rowCount {
        guard let kind = EntryKind(rawValue: UInt8(clamping: try rows.int2(row, 3))) else {
          throw HistoryProblem(
            description: "the ledger has an entry of an unknown kind; this program is older than the database")
        }
        let key = FundKey(name: fund, year: UInt16(clamping: try rows.int4(row, 1)))
        try body(
          StoredEntry(
            at: Instant(milliseconds: try rows.int8(row, 0)),
            purse: PurseKey(fund: key, partition: try rows.int4(row, 2)),
            kind: kind, amountFen: try rows.int8(row, 4), caseId: try rows.text(row, 5),
            instalment: Int(try rows.int2(row, 6))))
      }
      if rows.rowCount == 0 { break }
    }
    try connection.execute("close report_ledger")
  }
}
