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
  ///   - body: takes them one by one.
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
  public func others(of state: Case) throws -> [Case] { try others(of: [state])[0] }

  /// The same for several cases, in two questions whatever their number.
  public func others(of states: [Case]) throws -> [[Case]] {
    let persons = BinaryArray(of: .bytea)
    for person in Set(states.flatMap(\.members)) { persons.append(person: person) }
    let rows = try connection.query(SQL.readClaims, ParameterWriter(persons))
    var holders: [PersonKey: Set<String>] = [:]
    for row in 0..<rows.rowCount {
      let id = try rows.text(row, 2)
      if !id.isEmpty { holders[PersonKey(stored: try rows.bytes(row, 0)), default: []].insert(id) }
    }
    let found = states.map { state in
      state.members.reduce(into: Set<String>()) { $0.formUnion(holders[$1] ?? []) }.subtracting([state.id])
    }
    let ids = BinaryArray(of: .text)
    for id in found.reduce(into: Set<String>(), { $0.formUnion($1) }) { ids.append(text: id) }
    let cases = try connection.query(SQL.readCases, ParameterWriter(ids))
    var known: [String: Case] = [:]
    for row in 0..<cases.rowCount {
      let version = UInt32(bitPattern: try cases.int4(row, 1))
      let state = try cases.withBytes(row, 2) { try Case(id: cases.text(row, 0), version: version, bytes: $0) }
      known[state.id] = state
    }
    return found.map { ids in ids.sorted().compactMap { known[$0] } }
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
