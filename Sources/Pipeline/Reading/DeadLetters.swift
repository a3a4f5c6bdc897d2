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
  /// What has been ordered about it.
  public var state = Letter.State.open
  /// The order that it stands by; nil: none was given.
  public var order: Position?

  public var known: ContractReason? { ContractReason(rawValue: reason) }
}

extension Archive {
  private static let columns =
    "lane, lane_offset, reason, field, case_id, at, state, version, order_lane, order_offset, proposer"
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

  /// The dead letter of a place; nil: there is none.
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
    let position = Position(lane: UInt32(try rows.int4(row, 0)), offset: try rows.int8(row, 1))
    let letter = try LetterReader.letter(rows, row, at: position, from: 6)
    return DeadLetter(
      lane: LaneID(rawValue: position.lane), offset: position.offset,
      reason: try rows.text(row, 2), field: try filled(rows, row, 3), caseId: try filled(rows, row, 4),
      time: Instant(milliseconds: try rows.int8(row, 5)), state: letter.state, order: letter.order)
  }

  private static func filled(_ rows: QueryResult, _ row: Int, _ column: Int) throws -> String? {
    guard !rows.isNull(row, column) else { return nil }
    let text = try rows.text(row, column)
    return text.isEmpty ? nil : text
  }
}

// What the console reads of dead letters.

/// A dead letter's record as it was received. It may hold what a household wrote: whoever reads it masks what is shown,
/// and keeps nothing else. It does not describe itself, so that no message can show it.
public struct DeadRecord: Sendable, CustomStringConvertible, CustomReflectable {
  public var topic: TopicID?
  public var recordedAt: Instant
  public var headers: [(name: String, value: [UInt8])]
  public var value: [UInt8]

  public var description: String { "DeadRecord(\(topic?.name() ?? "clock"))" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Archive {
  private static let counted = Statement(
    sql: "select reason, count(*) from dripline.dead_letters group by reason order by count(*) desc, reason")

  /// How many dead letters there are of each reason, the most frequent first.
  public func deadLetterCounts() throws -> [(reason: String, count: Int)] {
    let rows = try connection.query(Self.counted)
    return try (0..<rows.rowCount).map { (try rows.text($0, 0), Int(try rows.int8($0, 1))) }
  }

  /// The same, of those that something is to be done with.
  public func openDeadLetterCounts() throws -> [(reason: String, count: Int)] {
    let rows = try connection.query(Self.openCounted)
    return try (0..<rows.rowCount).map { (try rows.text($0, 0), Int(try rows.int8($0, 1))) }
  }

  private static let openCounted = Statement(
    sql: """
      select reason, count(*) from dripline.dead_letters where state in (0, 1)
      group by reason order by count(*) desc, reason
      """)

  private static let newest = Statement(
    sql: """
      select \(columns) from dripline.dead_letters
      where $3 in ('', reason) and (lane, lane_offset) > ($1, $2) and state = any($5)
      order by lane, lane_offset limit $4
      """,
    parameterTypes: [.int4, .int8, .text, .int4, .int2Array])

  /// A page of dead letters behind a position, by lane and offset.
  /// `reason`: empty: all.
  public func deadLetters(
    after: Position?, reason: String, states: [Letter.State] = Letter.State.allCases, most: Int
  ) throws -> [DeadLetter] {
    let wanted = BinaryArray(of: .int2)
    for state in states { wanted.append(int2: Int16(state.rawValue)) }
    let parameters = Self.parameters(after ?? Position(lane: 0, offset: -1))
    parameters.append(text: reason)
    parameters.append(int4: Int32(most))
    parameters.append(array: wanted)
    let rows = try connection.query(Self.newest, parameters)
    return try (0..<rows.rowCount).map { try Self.letter(rows, $0) }
  }

  /// What a dead letter's record says; nil: the journal does not have it.
  public func deadRecord(at position: Position) throws -> DeadRecord? {
    guard let entry = try Journal.entry(connection, at: position, sealer: try sealer()) else { return nil }
    let wrapped = entry.unwrapped
    return (wrapped?.record ?? entry.raw).withUnsafeBytes { raw in
      DeadRecord(
        topic: wrapped?.topic ?? entry.lane.topic, recordedAt: Instant(milliseconds: entry.recordedAt),
        headers: RawRecord.headers(raw),
        value: [UInt8](RawRecord.event(raw, recordedAt: entry.recordedAt).value))
    }
  }
}

/// An order about a dead letter, and what was decided on it.
public struct LetterOrderRecord: Sendable, CustomStringConvertible, CustomReflectable {
  public var position: Position
  public var at: Instant
  public var verdict: Verdict
  public var reasons: [Reason]
  /// The order's body; it may hold a corrected event.
  public var value: [UInt8]

  public var description: String { "LetterOrderRecord(\(position.name ?? "?"))" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Archive {
  /// The order that stands at a position; nil: none does.
  public func letterOrder(at position: Position) throws -> LetterOrderRecord? {
    guard
      LaneID(rawValue: position.lane).topic == .eventOrdered || LaneID(rawValue: position.lane).topic == .eventRetried,
      let entry = try Journal.entry(connection, at: position, sealer: try sealer()), let ruling = entry.rulings.last
    else { return nil }
    let value = (entry.unwrapped?.record ?? entry.raw).withUnsafeBytes {
      [UInt8](RawRecord.event($0, recordedAt: entry.recordedAt).value)
    }
    return LetterOrderRecord(
      position: position, at: Instant(milliseconds: entry.at), verdict: ruling.verdict,
      reasons: try resolved(ruling.reasons, by: entry.pack),
      value: value)
  }
}

extension Position {
  /// The position that orders call so: `aid.event.ordered.v1/3/5`; nil: none.
  public init?(named text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let topic = TopicID(name: String(parts[0])), topic.carriesFacts,
      let partition = Int32(parts[1]),
      (0..<Int32(LaneID.partitionsMax)).contains(partition), let offset = Int64(parts[2]), offset >= 0
    else { return nil }
    self.init(lane: LaneID(topic, partition).rawValue, offset: offset)
  }
}
