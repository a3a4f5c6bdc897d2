import Casework
import Contract
import Foundation
import Policy
import Postgres

/// What was instructed in a village out of one fund, and what banks answered.
public struct VillagePayments: Sendable, Equatable {
  public var village: UInt64
  public var fund: FundKey
  public var count: Int
  public var instructedFen: Int64
  public var paidFen: Int64
  public var returnedFen: Int64
}

/// A payment in the register, with its id and village.
public struct RegisteredPayment: Sendable, Equatable {
  public var instructionId: String
  public var village: UInt64
  public var payment: StoredPayment
}

extension Archive {
  private static let byVillage = Statement(
    sql: """
      select p.village, s.fund, s.year, count(*), sum(s."amountFen")::bigint,
        coalesce(sum(s."amountFen") filter (where a.outcome = \(PaymentOutcome.paid.rawValue)), 0)::bigint,
        coalesce(sum(s."amountFen") filter (where a.outcome = \(PaymentOutcome.returned.rawValue)), 0)::bigint
      from dripline.payments p
      cross join lateral jsonb_to_recordset(p.funds) as s(fund text, year int, "amountFen" bigint)
      left join dripline.answers a using (instruction_id)
      group by p.village, s.fund, s.year order by p.village, s.fund, s.year
      """)

  /// Sums of the whole register, by village and fund: reads all of it.
  public func paymentsByVillage() throws -> [VillagePayments] {
    let rows = try connection.query(Self.byVillage)
    return try (0..<rows.rowCount).map { row in
      VillagePayments(
        village: UInt64(try rows.int8(row, 0)),
        fund: FundKey(name: try rows.text(row, 1), year: UInt16(clamping: try rows.int4(row, 2))),
        count: Int(try rows.int8(row, 3)),
        instructedFen: try rows.int8(row, 4), paidFen: try rows.int8(row, 5), returnedFen: try rows.int8(row, 6))
    }
  }

  private static let register = Statement(
    sql: """
      select p.instruction_id, p.village, p.case_id, p.entitlement, p.number, p.attempt, p.amount_fen, p.funds::text, p.due,
        a.outcome, a.reason, a.on_day
      from dripline.payments p left join dripline.answers a using (instruction_id)
      where p.instruction_id > $1 and p.village >= $2 and p.village < $3
        and p.funds @> jsonb_build_array(jsonb_build_object('fund', $4::text, 'year', $5::int))
      order by p.instruction_id limit $6
      """,
    parameterTypes: [.text, .int8, .int8, .text, .int4, .int4])

  /// A page of a fund's instructions in the order of their ids.
  /// `region`: 12 digits, zeros at the end for everything below; nil: everywhere.
  public func instructions(
    of fund: FundKey, in region: UInt64?, after: String, most: Int
  ) throws -> [RegisteredPayment] {
    let first = region ?? 0
    let parameters = ParameterWriter()
    parameters.append(text: after)
    parameters.append(int8: Int64(first))
    parameters.append(int8: region.map { Int64($0 + Region.span($0)) } ?? Int64.max)
    parameters.append(text: fund.name)
    parameters.append(int4: Int32(fund.year))
    parameters.append(int4: Int32(most))
    let rows = try connection.query(Self.register, parameters)
    return try (0..<rows.rowCount).map { row in
      RegisteredPayment(
        instructionId: try rows.text(row, 0), village: UInt64(try rows.int8(row, 1)),
        payment: try storedPayment(rows, row, from: 2))
    }
  }

  private static let latest = Statement(
    sql: """
      select at, year, partition, kind, amount_fen, case_id, instalment from dripline.ledger
      where fund = $1 and year = $2 and kind not in (\(EntryKind.escrow.rawValue), \(EntryKind.gathering.rawValue))
      order by at desc, lane, lane_offset, place limit $3
      """,
    parameterTypes: [.text, .int4, .int4])

  /// The newest movements of a fund's year, by their facts' time; shifts between its purses left out.
  public func latestEntries(of fund: FundKey, most: Int) throws -> [StoredEntry] {
    let parameters = ParameterWriter()
    parameters.append(text: fund.name)
    parameters.append(int4: Int32(fund.year))
    parameters.append(int4: Int32(most))
    let rows = try connection.query(Self.latest, parameters)
    return try (0..<rows.rowCount).compactMap { row in
      guard let kind = EntryKind(rawValue: UInt8(clamping: try rows.int2(row, 3))) else { return nil }
      return StoredEntry(
        at: Instant(milliseconds: try rows.int8(row, 0)), purse: PurseKey(fund: fund, partition: try rows.int4(row, 2)),
        kind: kind,
        amountFen: try rows.int8(row, 4), caseId: try rows.text(row, 5), instalment: Int(try rows.int2(row, 6)))
    }
  }
}
