import Casework
import Contract
import Observing
import Postgres

/// Step (c) of a takeover: publishes what the journal holds beyond watermark K, in the order in which it
/// was decided, over all lanes at once, so that a case's emissions keep their order across its topics.
struct Republishing {
  typealias Gap = (state: LaneState, from: Int64)

  let connection: Connection
  let publish: PublishStage
  let sealer: Sealer
  let log: Log
  let prefix: String
  /// Emissions published so.
  let republished: Counter

  /// Facts of one Kafka transaction, about.
  private static let transactionFacts = 20_000

  struct Row {
    var lane: LaneID
    var first: Int64
    var end: Int64
    /// When its transaction began: the same for all blocks of a batch.
    var written: Int64
  }

  /// Answers with the lanes whose journal does not hold what is missing.
  func run(_ gaps: [Gap]) throws -> [(lane: LaneID, why: String)] {
    guard !gaps.isEmpty else { return [] }
    let from = Dictionary(uniqueKeysWithValues: gaps.map { ($0.state.id, $0.from) })
    var rows = try Self.rows(connection, gaps)
    var broken = holes(rows, gaps)
    rows.removeAll { row in broken.contains { $0.lane == row.lane } }

    var next = rows[...]
    var facts = 0
    var emissions = 0
    var watermarks: [LaneID: Int64] = [:]
    func commit() throws {
      if !watermarks.isEmpty { try publish.commit(watermarks) }
      watermarks = [:]
      facts = 0
    }
    while let first = next.first {
      let batch = next.prefix { $0.written == first.written }
      next = next.dropFirst(batch.count)
      var blocks: [JournalBlock] = []
      for row in batch where !broken.contains(where: { $0.lane == row.lane }) {
        do {
          let stored = try Journal.read(
            connection, row.lane, from: row.first, to: row.end, limit: 1, sealer: sealer)
          if let block = stored.first?.block { blocks.append(block) }
        } catch let error where !(error is PostgresError) {
          broken.append((row.lane, "its journal at \(row.first) cannot be read: \(error)"))
        }
      }
      if watermarks.isEmpty { try publish.begin() }
      let merged = EmissionBatch(republishing: blocks) { from[$0]! }
      try publish.produce(merged)
      for block in blocks { watermarks[block.lane] = block.end }
      if blocks.isEmpty, watermarks.isEmpty { watermarks = [first.lane: from[first.lane]!] }
      emissions += merged.emissions.count
      facts += blocks.reduce(0) { $0 + $1.entries.count }
      if facts >= Self.transactionFacts { try commit() }
    }
    try commit()
    republished.add(emissions)
    log.info(
      "published what the former owner had not", [("lanes", "\(gaps.count)"), ("emissions", "\(emissions)")])
    return broken
  }

  /// The blocks of some lanes from some offset on, in the order in which they were written.
  static func rows(_ connection: Connection, _ gaps: [Gap]) throws -> [Row] {
    let lane = BinaryArray(of: .int4), k = BinaryArray(of: .int8), p = BinaryArray(of: .int8)
    for gap in gaps {
      lane.append(int4: Int32(gap.state.id.rawValue))
      k.append(int8: gap.from)
      p.append(int8: gap.state.nextOffset)
    }
    let found = try connection.query(SQL.journalGaps, ParameterWriter(lane, k, p))
    return try (0..<found.rowCount).map { row in
      Row(
        lane: LaneID(rawValue: UInt32(try found.int4(row, 0))), first: try found.int8(row, 1),
        end: try found.int8(row, 2), written: try found.int8(row, 3))
    }
  }

  /// Every offset from K to P has to be there.
  private func holes(_ rows: [Row], _ gaps: [Gap]) -> [(lane: LaneID, why: String)] {
    gaps.compactMap { gap in
      var next = gap.from
      for row in rows.filter({ $0.lane == gap.state.id }).sorted(by: { $0.first < $1.first }) {
        guard row.first <= next else { break }
        next = row.end
      }
      return next >= gap.state.nextOffset ? nil : (gap.state.id, "its journal has a hole at \(next)")
    }
  }
}

extension EmissionBatch {
  /// The emissions of a block's facts from offset `from` on, with the numbers that they had.
  convenience init(republishing block: JournalBlock, from: Int64) {
    self.init(republishing: [block]) { _ in from }
  }

  /// The emissions of the blocks of one batch, in its order.
  convenience init(republishing blocks: [JournalBlock], from: (LaneID) -> Int64) {
    self.init(republishing: blocks) { block, entry, _ in entry.offset >= from(block.lane) }
  }

  /// Those emissions that are chosen, by block, entry and place.
  convenience init(republishing blocks: [JournalBlock], where chosen: (JournalBlock, JournalEntry, Int) -> Bool) {
    self.init()
    var turns: [(turn: UInt32, emission: Emission)] = []
    for block in blocks {
      var sequences = block.sequences
      for entry in block.entries {
        let trace = entry.emissions.isEmpty ? -1 : add(entry.trace)
        for (index, emission) in entry.emissions.enumerated() {
          let sequence = sequences.next(emission.topic)
          guard chosen(block, entry, index) else { continue }
          turns.append(
            (
              entry.turn,
              Emission(
                topic: emission.topic, partition: emission.partition, lane: block.lane, offset: entry.offset,
                index: index, sequence: sequence,
                at: entry.at == 0 ? entry.recordedAt : entry.at, village: entry.village,
                subject: add(emission.subject), json: emission.json.withUnsafeBytes(add), trace: trace)
            ))
        }
      }
    }
    // Sorting is stable for the emissions of one fact: they follow each other already.
    emissions = turns.enumerated().sorted { ($0.element.turn, $0.offset) < ($1.element.turn, $1.offset) }.map(
      \.element.emission)
  }
}
