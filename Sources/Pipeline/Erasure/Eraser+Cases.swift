import Casework
import Contract
import Postgres

/// Who may be erased.
extension Eraser {
  /// Why a case keeps its identifiers.
  public enum Obstacle: String, Sendable {
    /// Nothing is stored under this id.
    case unknown
    /// It is not closed.
    case open
    /// Money is on its way: instructed, and no bank has answered.
    case unpaid
    /// A dead letter of it was corrected or tried again, and what was sent then holds them too.
    case retried
  }

  private static let standings = Statement(
    sql: """
      select u.id, c.stage,
        exists (
          select from dripline.payments p left join dripline.answers a using (instruction_id)
          where p.case_id = u.id and a.instruction_id is null),
        exists (select from dripline.dead_letters d where d.case_id = u.id and d.state in (1, 2))
      from unnest($1::text[]) as u(id) left join dripline.cases c on c.case_id = u.id
      """,
    parameterTypes: [.textArray])

  /// Cases that keep their identifiers for now, and why.
  public func obstacles(_ cases: [String]) throws -> [String: Obstacle] {
    var found: [String: Obstacle] = [:]
    for start in stride(from: 0, to: cases.count, by: 5000) {
      let ids = BinaryArray(of: .text)
      for id in cases[start..<min(start + 5000, cases.count)] { ids.append(text: id) }
      let rows = try connection.query(Self.standings, ParameterWriter(ids))
      for row in 0..<rows.rowCount {
        let id = try rows.text(row, 0)
        if rows.isNull(row, 1) {
          found[id] = .unknown
        } else if try rows.int2(row, 1) != Int16(Case.Stage.closed.rawValue) {
          found[id] = .open
        } else if try rows.bool(row, 2) {
          found[id] = .unpaid
        } else if try rows.bool(row, 3) {
          found[id] = .retried
        }
      }
    }
    return found
  }

  private static let closed = Statement(
    sql:
      "select case_id, version, state from dripline.cases where stage = $1 and case_id > $2 order by case_id limit 1000",
    parameterTypes: [.int2, .text])

  /// Cases whose last fact that counted is of a day before `day`: their time to be kept is over.
  public func closed(before day: Day) throws -> [String] {
    var found: [String] = []
    var last = ""
    while true {
      let parameters = ParameterWriter()
      parameters.append(int2: Int16(Case.Stage.closed.rawValue))
      parameters.append(text: last)
      let rows = try connection.query(Self.closed, parameters)
      for row in 0..<rows.rowCount {
        last = try rows.text(row, 0)
        let version = UInt32(bitPattern: try rows.int4(row, 1))
        let state = try rows.withBytes(row, 2) { try Case(id: last, version: version, bytes: $0) }
        if state.stepSince.day < day, try end(of: state).map({ $0.day < day }) ?? false { found.append(last) }
      }
      progress("looking up closed cases: \(found.count) found")
      if rows.rowCount < 1000 { return found }
    }
  }

  /// The time of the newest fact that a case has taken.
  private func end(of state: Case) throws -> Instant? {
    try state.taken.last.flatMap { try Journal.entry(connection, at: $0.position, sealer: sealer) }.map {
      Instant(milliseconds: $0.at)
    }
  }
}
