import Casework
import Contract
import Policy
import Postgres

/// What cases are looked for by.
public struct CaseFilter: Sendable {
  /// The id's beginning; empty: any.
  public var prefix = ""
  /// 12 digits of a division, zeros at the end for everything below.
  public var region: UInt64?
  public var programme: String?
  public var stage: Case.Stage?
  public var outcome: Case.Outcome?
  public init() {}
}

extension Archive {
  private static let searched = Statement(
    sql: """
      select case_id, version,
        case when village >= $4 and village < $5 and $6 in ('', programme) and $7 in (-1, stage) and $8 in (-1, outcome)
          and stage > 0 then state end
      from dripline.cases where case_id > $1 and case_id >= $2 and ($3 = '' or case_id < $3) order by case_id limit 5000
      """,
    parameterTypes: [.text, .text, .text, .int8, .int8, .text, .int4, .int4])

  /// Cases in the order of ids, from behind one on. Whoever asks for few among many may stop in between: `body` answers
  /// whether to go on, and so many rows are looked at at most.
  /// - Returns: the last case looked at, nil where there are no more; and how many were looked at.
  public func searchCases(
    _ filter: CaseFilter, after: String, lookMax: Int, _ body: (Case) throws -> Bool
  ) throws -> (last: String?, looked: Int) {
    let first = filter.region ?? 0
    let end = filter.region.map { $0 + Region.span($0) } ?? UInt64(Int64.max)
    var last = after
    var looked = 0
    while true {
      let parameters = ParameterWriter()
      parameters.append(text: last)
      parameters.append(text: filter.prefix)
      parameters.append(text: Self.behind(filter.prefix))
      parameters.append(int8: Int64(first))
      parameters.append(int8: Int64(end))
      parameters.append(text: filter.programme ?? "")
      parameters.append(int4: filter.stage.map { Int32($0.rawValue) } ?? -1)
      parameters.append(int4: filter.outcome.map { Int32($0.rawValue) } ?? -1)
      let rows = try connection.query(Self.searched, parameters)
      for row in 0..<rows.rowCount {
        last = try rows.text(row, 0)
        looked += 1
        guard !rows.isNull(row, 2) else { continue }
        let version = UInt32(bitPattern: try rows.int4(row, 1))
        let state = try rows.withBytes(row, 2) { try Case(id: last, version: version, bytes: $0) }
        guard try body(state) else { return (last, looked) }
      }
      if rows.rowCount < 5000 { return (nil, looked) }
      if looked >= lookMax { return (last, looked) }
    }
  }

  /// The least text behind all that begin so; identifiers are ASCII.
  private static func behind(_ prefix: String) -> String {
    var bytes = Array(prefix.utf8)
    guard let last = bytes.popLast() else { return "" }
    return String(decoding: bytes + [last + 1], as: UTF8.self)
  }

  private static let claimed = Statement(
    sql: "select distinct case_id from dripline.claims where person = $1 and case_id <> ''", parameterTypes: [.bytea])

  /// Cases that a person was last claimed for, one a programme: found by the number's keyed hash.
  /// - Returns: nil: no such number exists (GB 11643).
  public func cases(ofResident number: String) throws -> [Case]? {
    guard ResidentID.isValid(number, bornBy: Day(number: Int32.max)),
      let person = try identityKey().personKey(of: number)
    else {
      return nil
    }
    let parameters = ParameterWriter()
    parameters.append(person: person)
    let rows = try connection.query(Self.claimed, parameters)
    let ids = BinaryArray(of: .text)
    for row in 0..<rows.rowCount { ids.append(text: try rows.text(row, 0)) }
    let cases = try connection.query(SQL.readCases, ParameterWriter(ids))
    return try (0..<cases.rowCount).map { row in
      let version = UInt32(bitPattern: try cases.int4(row, 1))
      return try cases.withBytes(row, 2) { try Case(id: cases.text(row, 0), version: version, bytes: $0) }
    }.sorted { $0.id < $1.id }
  }

  // MARK: Deadlines

  /// A deadline that has been set and not been fired or met.
  public struct OpenTimer: Sendable, Equatable {
    public var kind: TimerKind
    public var step: Int
    public var round: Int
    public var due: Day
  }

  private static let timersNaming = Statement(
    sql: "select due, entries from dripline.timers where position($1 in entries) > 0 order by due limit 100",
    parameterTypes: [.bytea])

  /// A case's open deadlines, soonest first. Every deadline of the database is looked at: give it a bound by `consult`.
  public func timers(of caseId: String) throws -> [OpenTimer] {
    let parameters = ParameterWriter()
    parameters.append(bytea: Array(caseId.utf8))
    let rows = try connection.query(Self.timersNaming, parameters)
    var found: [OpenTimer] = []
    for row in 0..<rows.rowCount {
      let due = Day(number: try rows.int4(row, 0))
      for timer in try rows.withBytes(row, 1, { try StoredTimer.decode($0, due: due) }) where timer.caseId == caseId {
        let open = OpenTimer(kind: timer.kind, step: Int(timer.step), round: Int(timer.round), due: due)
        if !found.contains(open) { found.append(open) }
      }
    }
    return found
  }
}
