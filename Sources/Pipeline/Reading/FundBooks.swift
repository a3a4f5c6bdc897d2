import Casework
import Contract
import Postgres

/// A fund's money of one year, all purses together.
public struct FundBook: Sendable, Equatable {
  public var fund: FundKey
  /// Word of `FundSource`; empty until something is allocated.
  public var source: String
  public var earmark: String
  /// In fen by account; `escrow` and `source` left out.
  public var balances: [Account: Int64]
  public var allocatedFen: Int64
  /// Cases that wait for money.
  public var waiting: Int64
  public var isFrozen: Bool

  /// What stands in the accounts is what was allocated.
  public var isBalanced: Bool { balances.values.reduce(0, +) == allocatedFen }

  public static let accounts: [Account] = [.available, .committed, .instructed, .paid, .receivable, .lapsed]
}

/// What households of one programme have received out of one fund, what came back taken off.
public struct ProgrammePayments: Sendable, Equatable {
  public var programme: String
  public var fund: FundKey
  public var paidFen: Int64
}

extension Archive {
  private static let books = Statement(
    sql: """
      select fund, year, max(source_word), max(earmark), (-sum(source))::bigint, sum(available)::bigint,
        sum(committed)::bigint, sum(instructed)::bigint, sum(paid)::bigint, sum(receivable)::bigint,
        sum(lapsed)::bigint, sum(waiting)::bigint, bool_or(frozen)
      from dripline.purses group by fund, year order by fund, year
      """)

  /// The books of every fund and year.
  public func fundBooks() throws -> [FundBook] {
    let rows = try connection.query(Self.books)
    return try (0..<rows.rowCount).map { row in
      var balances: [Account: Int64] = [:]
      for (place, account) in FundBook.accounts.enumerated() { balances[account] = try rows.int8(row, 5 + place) }
      return FundBook(
        fund: FundKey(name: try rows.text(row, 0), year: UInt16(clamping: try rows.int4(row, 1))),
        source: try rows.text(row, 2), earmark: try rows.text(row, 3), balances: balances,
        allocatedFen: try rows.int8(row, 4), waiting: try rows.int8(row, 11), isFrozen: try rows.bool(row, 12))
    }
  }

  private static let payments = Statement(
    sql: """
      select c.programme, l.fund, l.year,
        sum(case when l.kind = \(EntryKind.settlement.rawValue) then l.amount_fen else -l.amount_fen end)::bigint
      from dripline.ledger l join dripline.cases c on c.case_id = l.case_id
      where l.kind in (\(EntryKind.settlement.rawValue), \(EntryKind.recovery.rawValue))
      group by c.programme, l.fund, l.year order by c.programme, l.fund, l.year
      """)

  /// What households received, by programme and fund.
  public func programmePayments() throws -> [ProgrammePayments] {
    let rows = try connection.query(Self.payments)
    return try (0..<rows.rowCount).map { row in
      ProgrammePayments(
        programme: try rows.text(row, 0),
        fund: FundKey(name: try rows.text(row, 1), year: UInt16(clamping: try rows.int4(row, 2))),
        paidFen: try rows.int8(row, 3))
    }
  }
}
