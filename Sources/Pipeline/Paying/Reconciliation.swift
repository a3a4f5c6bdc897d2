import Contract
import Payments
import Postgres

/// What one fund of one year has had instructed, and what became of it, by the ledger.
public struct FundSums: Sendable, Equatable {
  public var fund: String
  public var year: Int32
  public var instructedFen: Int64
  public var settledFen: Int64
  public var returnedFen: Int64
  /// The balance of the account `instructed` over all purses: what no bank has answered.
  public var outstandingFen: Int64

  public var agrees: Bool { instructedFen == settledFen + returnedFen + outstandingFen }
}

/// Something that does not match, with both sums where there are two.
public struct BookMismatch: Sendable, Equatable {
  /// What does not agree.
  public enum Kind: String, CaseIterable, Sendable {
    /// Instructed is not settled, returned and outstanding together.
    case balance
    /// Instructed in the ledger is not what the payments of that fact say.
    case ledgerAgainstPayments
    /// Settled or returned in the ledger is not what the answer of that fact says.
    case ledgerAgainstAnswers
    /// A payment's funds do not add up to it.
    case shares
    /// Due, and in no file.
    case inNoFile
    case answerWithoutPayment
    /// The answer's sum is not the payment's.
    case answerAmount
    /// An answer to what no bank was ever told.
    case answeredBeforeExport
    /// Count or sum of a file are not those of its payments.
    case fileSum
    /// Planned and not written.
    case fileUnwritten
  }

  public var kind: Kind
  /// An instruction, a file, a case, or a fund.
  public var subject: String
  /// What should be, and what is; 0 and 0 where no sums are compared.
  public var expectedFen: Int64
  public var foundFen: Int64
}

/// Ledger, payments, files and answers held against each other, at one moment.
public struct Reconciliation: Sendable {
  /// Differences listed of each kind.
  public static let listedMax: Int32 = 1000

  public var funds: [FundSums] = []
  public var differences: [BookMismatch] = []
  public var counts: [BookMismatch.Kind: Int] = [:]

  /// Whether payments go to banks in files at all; where they do not, none can be missing from one.
  public var usesFiles = false

  public var agrees: Bool { counts.values.allSatisfy { $0 == 0 } }
}

extension PayingDesk {
  /// Holds the books against each other. Reads one snapshot and changes nothing.
  ///
  /// - Parameters:
  ///   - today: what was due before it has to be in a file.
  ///   - progress: told what is being held against what.
  public func reconcile(today: Day, progress: (String) -> Void = { _ in }) throws -> Reconciliation {
    try connection.execute("begin isolation level repeatable read, read only")
    defer { connection.rollBack() }
    var result = Reconciliation()
    progress("adding up the ledger")
    result.funds = try fundSums()
    for each in result.funds where !each.agrees {
      result.counts[.balance, default: 0] += 1
      result.differences.append(
        BookMismatch(
          kind: .balance, subject: "\(each.fund)/\(each.year)", expectedFen: each.instructedFen,
          foundFen: each.settledFen + each.returnedFen + each.outstandingFen))
    }
    result.usesFiles = try connection.query(ReconciliationSQL.hasFiles).bool(0, 0)
    for (kind, statement) in ReconciliationSQL.all {
      if !result.usesFiles, [.inNoFile, .answeredBeforeExport].contains(kind) { continue }
      progress("comparing: \(kind.rawValue)")
      let parameters = ParameterWriter()
      parameters.append(int4: Reconciliation.listedMax)
      if kind == .inNoFile { parameters.append(int4: today.number) }
      let rows = try connection.query(statement, parameters)
      if rows.rowCount > 0 { result.counts[kind] = Int(try rows.int8(0, 3)) }
      for row in 0..<rows.rowCount {
        result.differences.append(
          BookMismatch(
            kind: kind, subject: try rows.text(row, 0), expectedFen: try rows.int8(row, 1),
            foundFen: try rows.int8(row, 2)))
      }
    }
    return result
  }

  private func fundSums() throws -> [FundSums] {
    let rows = try connection.query(ReconciliationSQL.funds)
    return try (0..<rows.rowCount).map { row in
      FundSums(
        fund: try rows.text(row, 0), year: try rows.int4(row, 1), instructedFen: try rows.int8(row, 2),
        settledFen: try rows.int8(row, 3), returnedFen: try rows.int8(row, 4), outstandingFen: try rows.int8(row, 5))
    }
  }
}

/// Each comparison answers subject, expected sum, found sum, and how many there are in all.
enum ReconciliationSQL {
  static let hasFiles = Statement(sql: "select exists (select from dripline.payment_files)")

  static let funds = Statement(
    sql: """
      select coalesce(l.fund, p.fund) as fund, coalesce(l.year, p.year) as year, coalesce(l.instructed, 0)::bigint,
        coalesce(l.settled, 0)::bigint, coalesce(l.returned, 0)::bigint, coalesce(p.outstanding, 0)::bigint
      from (
        select fund collate "C" as fund, year, sum(amount_fen) filter (where kind = 6) as instructed,
          sum(amount_fen) filter (where kind = 7) as settled, sum(amount_fen) filter (where kind = 8) as returned
        from dripline.ledger where kind in (6, 7, 8) group by 1, 2) l
      full join (
        select fund collate "C" as fund, year, sum(instructed) as outstanding from dripline.purses group by 1, 2) p
        using (fund, year)
      order by 1, 2
      """)

  /// What the payments of each fact ask of each fund.
  private static let shares = """
    cross join lateral jsonb_to_recordset(p.funds) as f(fund text, year int, "amountFen" bigint)
    """

  static let all: [(BookMismatch.Kind, Statement)] = [
    (
      .ledgerAgainstPayments,
      comparison(
        """
        select l.lane, l.lane_offset, l.case_id collate "C" as case_id, l.fund collate "C" as fund, l.year,
          l.kind, sum(l.amount_fen) as fen
        from dripline.ledger l where l.kind = 6 group by 1, 2, 3, 4, 5, 6
        """,
        """
        select p.lane, p.lane_offset, p.case_id, f.fund collate "C" as fund, f.year, 6::smallint as kind,
          sum(f."amountFen") as fen
        from dripline.payments p \(shares) group by 1, 2, 3, 4, 5, 6
        """)
    ),
    (
      .ledgerAgainstAnswers,
      comparison(
        """
        select l.lane, l.lane_offset, l.case_id collate "C" as case_id, l.fund collate "C" as fund, l.year,
          l.kind, sum(l.amount_fen) as fen
        from dripline.ledger l where l.kind in (7, 8) group by 1, 2, 3, 4, 5, 6
        """,
        """
        select a.lane, a.lane_offset, p.case_id, f.fund collate "C" as fund, f.year,
          (a.outcome + 6)::smallint as kind, sum(f."amountFen") as fen
        from dripline.answers a join dripline.payments p using (instruction_id) \(shares) group by 1, 2, 3, 4, 5, 6
        """)
    ),
    (
      .shares,
      list(
        """
        select p.instruction_id as subject, p.amount_fen as expected, sum(f."amountFen")::bigint as found
        from dripline.payments p \(shares) group by 1, 2 having sum(f."amountFen") is distinct from p.amount_fen
        """)
    ),
    (
      .inNoFile,
      list(
        """
        select p.instruction_id as subject, p.amount_fen as expected, 0::bigint as found from dripline.payments p
        where p.file_id is null and p.due < $2
          and not exists (select from dripline.answers a where a.instruction_id = p.instruction_id)
        """, more: [.int4])
    ),
    (
      .answerWithoutPayment,
      list(
        """
        select a.instruction_id as subject, 0::bigint as expected, a.amount_fen as found from dripline.answers a
        where not exists (select from dripline.payments p where p.instruction_id = a.instruction_id)
        """)
    ),
    (
      .answerAmount,
      list(
        """
        select p.instruction_id as subject, p.amount_fen as expected, a.amount_fen as found
        from dripline.payments p join dripline.answers a using (instruction_id) where a.amount_fen <> p.amount_fen
        """)
    ),
    (
      .answeredBeforeExport,
      list(
        """
        select p.instruction_id as subject, p.amount_fen as expected, a.amount_fen as found
        from dripline.payments p join dripline.answers a using (instruction_id) where p.file_id is null
        """)
    ),
    (
      .fileSum,
      list(
        """
        select f.file_id as subject, f.sum_fen as expected, coalesce(sum(p.amount_fen), 0)::bigint as found
        from dripline.payment_files f left join dripline.payments p using (file_id) group by f.file_id
        having count(p.instruction_id) <> f.count or coalesce(sum(p.amount_fen), 0) <> f.sum_fen
        """)
    ),
    (
      .fileUnwritten,
      list(
        """
        select file_id as subject, sum_fen as expected, 0::bigint as found from dripline.payment_files
        where written_at is null
        """)
    ),
  ]

  private static func list(_ query: String, more: [Oid] = []) -> Statement {
    Statement(
      sql:
        "select subject, expected, found, count(*) over () from (\(query)) d order by subject, expected, found limit $1",
      parameterTypes: [.int4] + more)
  }

  /// Sums of facts that differ between the ledger and what it should say.
  private static func comparison(_ ledger: String, _ documents: String) -> Statement {
    list(
      """
      select case_id || ' ' || fund || '/' || year as subject, coalesce(d.fen, 0)::bigint as expected,
        coalesce(l.fen, 0)::bigint as found
      from (\(ledger)) l full join (\(documents)) d using (lane, lane_offset, case_id, fund, year, kind)
      where l.fen is distinct from d.fen
      """)
  }
}
