import Casework
import Contract
import Postgres

/// Reads the whole journal and finds what the pipeline told itself and has not taken yet: deadlines that fired, offers,
/// echoes, dead letters that are tried again.
struct Backlog {
  typealias Row = Republishing.Row

  /// Emissions that wait to be taken, by the block that has them.
  private(set) var waiting: [ToldBefore.Key: Int] = [:]
  private(set) var rows: [Row] = []

  /// - Parameter progress: told how many blocks are read, of how many.
  init(_ connection: Connection, _ sealer: Sealer, _ lanes: [LaneState], prefix: String, progress: (Int, Int) -> Void)
    throws
  {
    rows = try Republishing.rows(connection, lanes.map { ($0, 0) })
    for (index, row) in rows.enumerated() {
      let block = try Self.block(row, connection, sealer)
      let isInternal = row.lane.topic?.direction == .internal
      for entry in block.entries {
        if isInternal, let id = entry.id, let told = ToldBefore.Key.read(id: id, prefix: prefix) {
          waiting[told.key] = nil
        }
        for (place, emission) in entry.emissions.enumerated() where emission.topic.direction == .internal {
          waiting[ToldBefore.Key(lane: row.lane.rawValue, offset: entry.offset, place: Int32(place))] = index
        }
      }
      if index % 1024 == 0 { progress(index, rows.count) }
    }
  }

  static func block(_ row: Row, _ connection: Connection, _ sealer: Sealer) throws -> JournalBlock {
    let stored = try Journal.read(connection, row.lane, from: row.first, to: row.end, limit: 1, sealer: sealer)
    guard let block = stored.first?.block else {
      throw TakeoverProblem(description: "the journal has no block at \(row.first)")
    }
    return block
  }
}

extension JournalEntry {
  /// `ce_id` of the record.
  var id: String? {
    raw.withUnsafeBytes { raw in
      RawRecord.headers(raw).first { $0.name == "ce_id" }.map { String(decoding: $0.value, as: UTF8.self) }
    }
  }
}
