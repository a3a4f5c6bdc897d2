import Casework
import Contract
import Policy
import Postgres

/// Money of one fund and year in one place and period.
public struct PlaceMoney: Sendable, Equatable {
  public var fund: FundKey
  /// The division's code; of what funds were given, 0: they have no place.
  public var place: UInt64
  /// Among the periods that were asked for.
  public var period: Int
  public var amountFen: Int64
}

/// Places of a village, over its programmes.
public struct VillagePlaces: Sendable, Equatable {
  public var village: UInt64
  /// nil: none were set.
  public var places: Int64?
  public var used: Int64
  public var waiting: Int64
}

extension Archive {
  /// Added up by the database, so that a ledger of any length comes as a few rows.
  private static let paid = Statement(
    sql: """
      select l.fund, l.year, c.village / $2 * $2 as division, width_bucket(l.at, $1) as bucket,
        sum(case when l.kind = \(EntryKind.settlement.rawValue) then l.amount_fen else -l.amount_fen end)::bigint
      from dripline.ledger l join dripline.cases c on c.case_id = l.case_id
      where l.kind in (\(EntryKind.settlement.rawValue), \(EntryKind.recovery.rawValue))
        and l.at >= $1[1] and l.at < $1[cardinality($1)] and c.village >= $3 and c.village < $4
      group by l.fund, l.year, division, bucket order by l.fund, l.year, division, bucket
      """,
    parameterTypes: [.int8Array, .int8, .int8, .int8])

  private static let given = Statement(
    sql: """
      select fund, year, 0::bigint, width_bucket(at, $1) as bucket, sum(amount_fen)::bigint from dripline.ledger
      where kind = \(EntryKind.allocation.rawValue) and at >= $1[1] and at < $1[cardinality($1)]
      group by fund, year, bucket order by fund, year, bucket
      """,
    parameterTypes: [.int8Array])

  /// What households received between some moments, what came back taken off, by fund and place.
  /// - Parameters:
  ///   - bounds: the beginnings of the periods, in order, and the end of the last.
  ///   - region: 12 digits, zeros at the end for everything below; nil: everywhere.
  ///   - span: how much of a code the places are told apart by: 1 for villages, 10^10 for provinces.
  public func paid(between bounds: [Instant], in region: UInt64?, span: UInt64) throws -> [PlaceMoney] {
    let parameters = ParameterWriter(Self.array(bounds))
    parameters.append(int8: Int64(span))
    parameters.append(int8: Int64(region ?? 0))
    parameters.append(int8: Int64(region.map { $0 + Region.span($0) } ?? UInt64(Int64.max)))
    return try money(connection.query(Self.paid, parameters))
  }

  /// What funds were given between some moments.
  public func allocated(between bounds: [Instant]) throws -> [PlaceMoney] {
    try money(connection.query(Self.given, ParameterWriter(Self.array(bounds))))
  }

  private static func array(_ bounds: [Instant]) -> BinaryArray {
    let array = BinaryArray(of: .int8)
    for bound in bounds { array.append(int8: bound.milliseconds) }
    return array
  }

  private func money(_ rows: QueryResult) throws -> [PlaceMoney] {
    try (0..<rows.rowCount).map { row in
      PlaceMoney(
        fund: FundKey(name: try rows.text(row, 0), year: UInt16(clamping: try rows.int4(row, 1))),
        // Buckets are counted from 1.
        place: UInt64(try rows.int8(row, 2)), period: Int(try rows.int4(row, 3)) - 1, amountFen: try rows.int8(row, 4))
    }
  }

  private static let villages = Statement(
    sql:
      "select village, places, used, waiting from dripline.villages where village >= $1 and village < $2 order by village",
    parameterTypes: [.int8, .int8])

  /// Places of the villages of a division, as they are now.
  public func villagePlaces(in region: UInt64?) throws -> [VillagePlaces] {
    let parameters = ParameterWriter()
    parameters.append(int8: Int64(region ?? 0))
    parameters.append(int8: Int64(region.map { $0 + Region.span($0) } ?? UInt64(Int64.max)))
    let rows = try connection.query(Self.villages, parameters)
    return try (0..<rows.rowCount).map { row in
      VillagePlaces(
        village: UInt64(try rows.int8(row, 0)), places: rows.isNull(row, 1) ? nil : Int64(try rows.int4(row, 1)),
        used: Int64(try rows.int4(row, 2)), waiting: Int64(try rows.int4(row, 3)))
    }
  }
}
