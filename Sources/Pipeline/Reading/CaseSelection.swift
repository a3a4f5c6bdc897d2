import Casework
import Contract
import Policy
import Postgres

// Choosing cases for reports.

extension Archive {
  /// Answers of one statement of a report take no longer: some of them read a whole table.
  private static let statementSeconds = 600.0

  /// Everything that `body` reads is as of one moment.
  public func snapshot<T>(_ body: () throws -> T) throws -> T {
    try connection.setStatementTimeout(seconds: Self.statementSeconds)
    try connection.execute(
      """
      begin isolation level repeatable read read only;
      set local enable_seqscan = on; set local enable_hashjoin = on;
      set local idle_in_transaction_session_timeout = '\(Int(Self.statementSeconds))s'
      """)
    let result: T
    do { result = try body() } catch {
      connection.rollBack()
      throw error
    }
    try connection.commit()
    return result
  }

  /// Bounded by the cases looked at, not by those found: a village is few among many.
  private static let inRegion = Statement(
    sql: """
      select case_id, version, case when village >= $2 and village < $3 and $4 in ('', programme) then state end
      from dripline.cases where case_id > $1 order by case_id limit 5000
      """,
    parameterTypes: [.text, .int8, .int8, .text])

  /// The cases of a division and all below it, in the order of ids.
  /// - Parameters:
  ///   - region: 12 digits, zeros at the end for everything below; nil: everywhere.
  ///   - programme: nil: all.
  public func forEachCase(
    in region: UInt64?, programme: String? = nil, _ body: (Case) throws -> Void
  ) throws {
    let first = region ?? 0
    let end = region.map { $0 + Region.span($0) } ?? UInt64(Int64.max)
    var last = ""
    while true {
      let parameters = ParameterWriter()
      parameters.append(text: last)
      parameters.append(int8: Int64(first))
      parameters.append(int8: Int64(end))
      parameters.append(text: programme ?? "")
      let rows = try connection.query(Self.inRegion, parameters)
      for row in 0..<rows.rowCount {
        last = try rows.text(row, 0)
        guard !rows.isNull(row, 2) else { continue }
        let version = UInt32(bitPattern: try rows.int4(row, 1))
        try body(try rows.withBytes(row, 2) { try Case(id: last, version: version, bytes: $0) })
      }
      if rows.rowCount < 5000 { return }
    }
  }

  /// Other cases in which a member of this household stands, in the order of ids.
  public func others(of state: Case) throws -> [Case] {
    let persons = BinaryArray(of: .bytea)
    for person in state.members { persons.append(person: person) }
    let rows = try connection.query(SQL.readClaims, ParameterWriter(persons))
    var found: Set<String> = []
    for row in 0..<rows.rowCount { found.insert(try rows.text(row, 2)) }
    found.remove(state.id)
    found.remove("")
    let ids = BinaryArray(of: .text)
    for id in found { ids.append(text: id) }
    let cases = try connection.query(SQL.readCases, ParameterWriter(ids))
    return try (0..<cases.rowCount).map { row in
      let version = UInt32(bitPattern: try cases.int4(row, 1))
      return try cases.withBytes(row, 2) { try Case(id: cases.text(row, 0), version: version, bytes: $0) }
    }.sorted { $0.id < $1.id }
  }

  private static let tallies = Statement(
    sql: "select helper, households from dripline.helpers where households > 0")

  /// Households that each helper looks after, over all regions, by the helper's digest.
  public func helperTallies() throws -> [Digest: Int] {
    let rows = try connection.query(Self.tallies)
    var found: [Digest: Int] = [:]
    for row in 0..<rows.rowCount { found[Digest(bitPattern: try rows.int8(row, 0))] = Int(try rows.int4(row, 1)) }
    return found
  }
}
