import Contract
import Postgres

/// Keys of blocks.
extension Eraser {
  private static let wrapped = Statement(
    sql: """
      select lane, first_offset, key from dripline.journal
      where (lane, first_offset) > ($1, $2) and key is not null order by lane, first_offset limit 2000
      """,
    parameterTypes: [.int4, .int8])
  private static let rewrap = Statement(
    sql: "select dripline.rewrap_blocks($1, $2, $3, $4)",
    parameterTypes: [.int4Array, .int8Array, .byteaArray, .byteaArray])
  private static let inUse = Statement(
    sql: "select get_byte(coalesce(key, block), 0), count(*), count(key) from dripline.journal group by 1 order by 1")

  /// How many blocks need a key of the ring.
  public struct KeyUse: Sendable, Equatable {
    public var key: Int32
    public var blocks: Int64
    /// Of these, blocks that the key sealed itself, before blocks had keys of their own: they cannot be wrapped anew.
    public var direct: Int64
  }

  /// Wraps the keys of blocks anew, under the key of the ring that seals; answers how many were.
  ///
  /// Workers may run meanwhile. Blocks and their chain stay as they are.
  public func rewrap() throws -> Int {
    var count = 0
    var place: (lane: Int32, first: Int64) = (.min, .min)
    while true {
      let parameters = ParameterWriter()
      parameters.append(int4: place.lane)
      parameters.append(int8: place.first)
      let rows = try connection.query(Self.wrapped, parameters)
      let lane = BinaryArray(of: .int4), first = BinaryArray(of: .int8)
      let former = BinaryArray(of: .bytea), key = BinaryArray(of: .bytea)
      for row in 0..<rows.rowCount {
        place = (try rows.int4(row, 0), try rows.int8(row, 1))
        let stored = try rows.bytes(row, 2)
        guard
          let new = try sealer.rewrapped(stored, lane: LaneID(rawValue: UInt32(place.lane)), first: place.first)
        else { continue }
        lane.append(int4: place.lane)
        first.append(int8: place.first)
        former.append(bytea: stored)
        key.append(bytea: new)
      }
      if lane.count > 0 {
        try connection.query(Self.rewrap, ParameterWriter(lane, first, former, key))
        count += lane.count
        progress("keys wrapped anew: \(count)")
      }
      if rows.rowCount < 2000 { return count }
    }
  }

  /// Which keys of the ring the journal needs.
  public func keysInUse() throws -> [KeyUse] {
    let rows = try connection.query(Self.inUse)
    return try (0..<rows.rowCount).map {
      KeyUse(key: try rows.int4($0, 0), blocks: try rows.int8($0, 1), direct: try rows.int8($0, 1) - rows.int8($0, 2))
    }
  }
}
