import Casework
import Contract
import Postgres

/// A fact that could not be decided on: where it stands and why, nothing of what it says.
public struct DeadLetter: Sendable, Equatable {
  public var lane: LaneID
  public var offset: Int64
  /// The code; `meaning` is nil for a code of a newer program.
  public var reason: String
  /// The field that the contract's violation names.
  public var field: String?
  public var caseId: String?
  /// The record's own timestamp.
  public var time: Instant

  public var known: ContractReason? { ContractReason(rawValue: reason) }
}

extension Archive {
  private static let columns = "lane, lane_offset, reason, field, case_id, at"
  private static let page = Statement(
    sql: """
      select \(columns) from dripline.dead_letters where (lane, lane_offset) > ($1, $2)
      order by lane, lane_offset limit 1000
      """,
    parameterTypes: [.int4, .int8])
  private static let one = Statement(
    sql: "select \(columns) from dripline.dead_letters where lane = $1 and lane_offset = $2",
    parameterTypes: [.int4, .int8])

  /// Every dead letter, by lane and offset.
  public func forEachDeadLetter(_ body: (DeadLetter) throws -> Void) throws {
    var after = Position(lane: 0, offset: -1)
    while true {
      let rows = try connection.query(Self.page, Self.parameters(after))
      for row in 0..<rows.rowCount {
        let letter = try Self.letter(rows, row)
        after = Position(lane: letter.lane.rawValue, offset: letter.offset)
        try body(letter)
      }
      if rows.rowCount < 1000 { return }
    }
  }

  public func deadLetter(at position: Position) throws -> DeadLetter? {
    let rows = try connection.query(Self.one, Self.parameters(position))
    return rows.rowCount == 1 ? try Self.letter(rows, 0) : nil
  }

  private static func parameters(_ position: Position) -> ParameterWriter {
    let parameters = ParameterWriter()
    parameters.append(int4: Int32(position.lane))
    parameters.append(int8: position.offset)
    return parameters
  }

  private static func letter(_ rows: QueryResult, _ row: Int) throws -> DeadLetter {
    DeadLetter(
      lane: LaneID(rawValue: UInt32(try rows.int4(row, 0))), offset: try rows.int8(row, 1),
      reason: try rows.text(row, 2), field: try filled(rows, row, 3), caseId: try filled(rows, row, 4),
      time: Instant(milliseconds: try rows.int8(row, 5)))
  }

  private static func filled(_ rows: QueryResult, _ row: Int, _ column: Int) throws -> String? {
    guard !rows.isNull(row, column) else { return nil }
    let text = try rows.text(row, column)
    return text.isEmpty ? nil : text
  }
}
