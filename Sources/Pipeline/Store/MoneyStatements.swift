import Postgres

// Statements about money and helpers, prepared once a connection.

extension SQL {
  private static let purseColumns = """
    p.fund, p.year, p.partition, p.version, p.source, p.available, p.escrow, p.committed, p.instructed, p.paid,
    p.receivable, p.lapsed, p.state
    """
  /// All purses of some funds, by name and year.
  static let readPurses = Statement(
    sql: """
      select \(purseColumns) from unnest($1::text[], $2::int[]) as u(fund, year)
      join dripline.purses p using (fund, year)
      """,
    parameterTypes: [.textArray, .int4Array])
  /// As `readPurses`; locked in the order in which a batch is posted.
  static let lockPurses = Statement(
    sql: """
      select \(purseColumns) from unnest($1::text[], $2::int[]) as u(fund, year)
      join dripline.purses p using (fund, year) order by p.fund, p.year, p.partition for update of p
      """,
    parameterTypes: [.textArray, .int4Array])
  static let readReserves = Statement(
    sql: """
      select p.fund, p.year, p.version from unnest($1::text[], $2::int[]) as u(fund, year)
      join dripline.purses p using (fund, year) where p.partition = -1
      """,
    parameterTypes: [.textArray, .int4Array])

  /// See the migration: the sums of the entries are carried to the purses, whose versions are compared.
  static let post = Statement(
    sql: """
      select dripline.post($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
        $21, $22, $23, $24)
      """,
    parameterTypes: [
      .textArray, .int4Array, .int4Array, .int4Array, .int4Array, .textArray, .textArray, .boolArray, .boolArray,
      .int4Array, .byteaArray, .int4Array, .int8Array, .int4Array, .textArray, .int4Array, .int4Array, .int2Array,
      .int2Array, .int2Array, .int8Array, .textArray, .int2Array, .int8Array,
    ])
  static let insertPayments = Statement(
    sql: """
      insert into dripline.payments (instruction_id, case_id, programme, village, entitlement, number, attempt,
        amount_fen, funds, due, account_last4, lane, lane_offset)
      select u.id, u.case_id, u.programme, u.village, u.entitlement, u.number, u.attempt, u.fen, u.funds::jsonb, u.due,
        u.account, u.lane, u.lane_offset
      from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::smallint[], $7::smallint[],
        $8::bigint[], $9::text[], $10::int[], $11::text[], $12::int[], $13::bigint[])
        as u(id, case_id, programme, village, entitlement, number, attempt, fen, funds, due, account, lane, lane_offset)
      """,
    parameterTypes: [
      .textArray, .textArray, .textArray, .int8Array, .textArray, .int2Array, .int2Array, .int8Array, .textArray,
      .int4Array, .textArray, .int4Array, .int8Array,
    ])
  static let insertAnswers = Statement(
    sql: """
      insert into dripline.answers (instruction_id, outcome, reason, amount_fen, on_day, lane, lane_offset)
      select * from unnest($1::text[], $2::smallint[], $3::smallint[], $4::bigint[], $5::int[], $6::int[], $7::bigint[])
      """,
    parameterTypes: [.textArray, .int2Array, .int2Array, .int8Array, .int4Array, .int4Array, .int8Array])

  static let readHelpers = Statement(
    sql: "select helper, version, households from dripline.helpers where helper = any($1)",
    parameterTypes: [.int8Array])
  static let lockHelpers = Statement(
    sql: """
      select helper, version, households from dripline.helpers where helper = any($1) order by helper for update
      """,
    parameterTypes: [.int8Array])
  static let putHelpers = Statement(
    sql: "select dripline.put_helpers($1, $2, $3, $4)",
    parameterTypes: [.int8Array, .int4Array, .int4Array, .int4Array])
}
