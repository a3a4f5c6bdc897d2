import Casework
import Postgres

/// Reading the journal back.
public enum Journal {
  /// A block with the row's fences.
  public struct Stored {
    public var block: JournalBlock
    public var epoch: Int64
    public var chain: ChainHash
  }

  /// Blocks of a lane that hold offsets of [from, to), in order.
  static func read(
    _ connection: Connection, _ lane: LaneID, from: Int64, to: Int64, limit: Int32, sealer: Sealer
  ) throws -> [Stored] {
    let parameters = ParameterWriter()
    parameters.append(int4: Int32(lane.rawValue))
    parameters.append(int8: from)
    parameters.append(int8: to)
    parameters.append(int4: limit)
    let rows = try connection.query(SQL.readJournal, parameters)
    return try (0..<rows.rowCount).map { row in
      Stored(
        block: try sealer.open(
          try rows.bytes(row, 3), key: try rows.bytes(row, 5), lane: lane, first: try rows.int8(row, 0)),
        epoch: try rows.int8(row, 4), chain: ChainHash(value: [UInt8](try rows.bytes(row, 2))))
    }
  }

  /// The entry of one fact, or nil.
  public static func entry(
    _ connection: Connection, at position: Position, sealer: Sealer
  ) throws -> JournalEntry? {
    let blocks = try read(
      connection, LaneID(rawValue: position.lane), from: position.offset, to: position.offset + 1, limit: 1,
      sealer: sealer)
    return blocks.first?.block.entries.first { $0.offset == position.offset }
  }
}
