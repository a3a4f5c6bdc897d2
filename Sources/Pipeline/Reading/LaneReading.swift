import Casework
import Contract
import Postgres

/// A lane as its row stands: both fences, watermark P, who has it.
public struct LaneRow: Sendable, Equatable {
  public var lane: LaneID
  public var epoch: Int64
  public var firstOffset: Int64
  /// Watermark P: facts below it have taken effect.
  public var nextOffset: Int64
  /// The topic's end as its owner last saw it.
  public var endOffset: Int64
  public var owner: String
  public var updatedAt: Instant
  /// Latest time of a fact of the lane; nil: none was taken yet.
  public var factTime: Instant?
  /// Takeovers since the lane last advanced.
  public var takeovers: Int
  /// The group's offsets count from the log's beginning, the lane from here.
  public var logBase: Int64
}

extension Archive {
  private static let everyLane = Statement(
    sql: """
      select lane, epoch, first_offset, next_offset, end_offset, owner, updated_at, fact_time, takeovers, log_base
      from dripline.lanes order by lane
      """)

  /// Every lane, the clock's too.
  public func laneRows() throws -> [LaneRow] {
    let rows = try connection.query(Self.everyLane)
    return try (0..<rows.rowCount).map { row in
      let factTime = try rows.int8(row, 7)
      return LaneRow(
        lane: LaneID(rawValue: UInt32(try rows.int4(row, 0))), epoch: try rows.int8(row, 1),
        firstOffset: try rows.int8(row, 2),
        nextOffset: try rows.int8(row, 3), endOffset: try rows.int8(row, 4), owner: try rows.text(row, 5),
        updatedAt: Instant(milliseconds: try rows.timestamptzMicrosecondsSince1970(row, 6) / 1000),
        factTime: factTime > 0 ? Instant(milliseconds: factTime) : nil, takeovers: Int(try rows.int4(row, 8)),
        logBase: try rows.int8(row, 9))
    }
  }

  /// Where a lane's topic feeds a consumer group's offsets; the clock's own watermark stands in a group of its own.
  public static func watermark(of lane: LaneID, prefix: String) -> (topic: String, partition: Int32) {
    ((lane.topic ?? .timerDue).name(prefix: prefix), lane.partition)
  }

  // MARK: What was decided lately

  /// The latest blocks of each lane that were written since a moment, and so many of a lane at most.
  private static let lateBlocks = Statement(
    sql: """
      select l.lane, j.first_offset, (extract(epoch from j.recorded_at) * 1000)::bigint, j.facts
      from dripline.lanes l cross join lateral (
        select first_offset, recorded_at, facts from dripline.journal
        where lane = l.lane and first_offset >= $2 order by first_offset desc limit $3) j
      where l.lane = $1
      """,
    parameterTypes: [.int4, .int8, .int4])

  /// A run of facts that one batch wrote.
  public struct BlockMark: Sendable, Equatable {
    public var first: Int64
    public var recordedAt: Instant
    public var facts: Int
  }

  /// The newest blocks of a lane that begin at an offset or behind it, newest first.
  public func lateBlocks(of lane: LaneID, from offset: Int64, most: Int) throws -> [BlockMark] {
    let parameters = ParameterWriter()
    parameters.append(int4: Int32(lane.rawValue))
    parameters.append(int8: offset)
    parameters.append(int4: Int32(most))
    let rows = try connection.query(Self.lateBlocks, parameters)
    return try (0..<rows.rowCount).map { row in
      BlockMark(
        first: try rows.int8(row, 1), recordedAt: Instant(milliseconds: try rows.int8(row, 2)),
        facts: Int(try rows.int4(row, 3)))
    }
  }

  /// Opens the block of a lane that begins at an offset.
  public func entries(of lane: LaneID, blockAt first: Int64) throws -> [JournalEntry] {
    let blocks = try Journal.read(connection, lane, from: first, to: first + 1, limit: 1, sealer: try sealer())
    return blocks.first?.block.entries ?? []
  }

  // MARK: Patience

  /// Runs `body` in one read-only transaction whose statements take no longer.
  public func consult<T>(seconds: Double, _ body: () throws -> T) throws -> T {
    try connection.setStatementTimeout(seconds: seconds)
    try connection.execute(
      """
      begin isolation level repeatable read read only;
      set local enable_seqscan = on; set local enable_hashjoin = on; set local plan_cache_mode = auto
      """)
    do {
      let result = try body()
      try connection.commit()
      return result
    } catch {
      connection.rollBack()
      throw error
    }
  }

  private static let ping = Statement(sql: "select 1")

  /// Whether the database answers.
  public func ping() throws { try connection.query(Self.ping) }
}
