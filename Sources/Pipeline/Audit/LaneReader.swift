import Casework
import Postgres

/// Reads one lane's journal in order, checking the chain on the way.
final class LaneReader {
  let lane: LaneID
  let name: String
  let nextOffset: Int64
  let firstOffset: Int64
  let log: Log
  private let erasures: LaneErasures
  private let storedChain: ChainHash
  private let storedSequences: Sequences
  private var chain = ChainHash.start
  private var position: Int64
  private var pending: [JournalBlock] = []
  private var entry = 0
  private var fetched: Int64
  private(set) var sequences = Sequences()
  /// The lane cannot be read further; the reason is among the differences.
  private(set) var isBroken = false

  private static let chunk: Int32 = 16

  /// Where the lane's log begins in the lane's count, and from which facts on emissions have to be on the topics.
  struct Log {
    var base: Int64 = 0
    var toldFrom: Int64 = 0
    var internalFrom: Int64 = 0
  }

  var base: Int64 { log.base }

  /// - Parameter erasures: of this lane's blocks.
  init(
    lane: LaneID, name: String, erasures: LaneErasures,
    row: (first: Int64, next: Int64, chain: ChainHash, sequences: Sequences), log: Log
  ) {
    self.lane = lane
    self.log = log
    self.name = name
    self.erasures = erasures
    firstOffset = row.first
    nextOffset = row.next
    storedChain = row.chain
    storedSequences = row.sequences
    position = row.first
    fetched = row.first
  }

  /// The entry that comes next, or nil at the end.
  func peek(_ connection: Connection, _ sealer: Sealer, _ verdict: inout AuditVerdict) throws -> JournalEntry? {
    while !isBroken {
      if let block = pending.first {
        if entry < block.entries.count { return block.entries[entry] }
        pending.removeFirst()
        entry = 0
        continue
      }
      guard fetched < nextOffset else {
        finish(&verdict)
        return nil
      }
      try fetch(connection, sealer, &verdict)
    }
    return nil
  }

  func advance() { entry += 1 }

  private var isFinished = false

  private func finish(_ verdict: inout AuditVerdict) {
    guard !isFinished else { return }
    isFinished = true
    if chain != storedChain {
      verdict.differ("lane \(name): its hash is \(storedChain), the journal's chain gives \(chain)")
    }
    if sequences != storedSequences { verdict.differ("lane \(name): its emission counters are not the journal's") }
  }

  private func fetch(_ connection: Connection, _ sealer: Sealer, _ verdict: inout AuditVerdict) throws {
    let parameters = ParameterWriter()
    parameters.append(int4: Int32(lane.rawValue))
    parameters.append(int8: fetched)
    parameters.append(int8: nextOffset)
    parameters.append(int4: Self.chunk)
    let rows = try connection.query(SQL.readJournal, parameters)
    guard rows.rowCount > 0 else {
      return breakOff("the journal ends at \(fetched), the lane is at \(nextOffset)", &verdict)
    }
    for row in 0..<rows.rowCount {
      let first = try rows.int8(row, 0)
      let end = try rows.int8(row, 1)
      let sealed = try rows.bytes(row, 3)
      guard first >= position else {
        return breakOff("the journal's block at \(first) overlaps the one before", &verdict)
      }
      guard first == fetched else {
        return breakOff("the journal has no block for \(fetched), the next begins at \(first)", &verdict)
      }
      let stored = ChainHash(value: [UInt8](try rows.bytes(row, 2)))
      chain = chain.following(lane: lane, first: first, end: end, block: sealed)
      switch erasures.standing(of: sealed, at: first, chain: stored) {
      case .erased: verdict.erasedBlocks += 1
      case .none:
        if chain == stored { break }
        verdict.differ("lane \(name): the block at \(first) was altered: its hash does not follow from what is stored")
      case .otherwise:
        verdict.differ("lane \(name): the block at \(first) is not what the erasure of identifiers left of it")
      }
      chain = stored
      do {
        let block = try sealer.open(sealed, key: try rows.bytes(row, 5), lane: lane, first: first)
        check(block, first, end, &verdict)
        pending.append(block)
      } catch {
        return breakOff("the block at \(first) cannot be opened: \(error)", &verdict)
      }
      fetched = end
      position = end
    }
  }

  private func check(_ block: JournalBlock, _ first: Int64, _ end: Int64, _ verdict: inout AuditVerdict) {
    if block.lane != lane || block.first != first || block.end != end {
      verdict.differ("lane \(name): the block at \(first) is another one's")
    }
    if block.sequences != sequences { verdict.differ("lane \(name): emission counters jump at \(first)") }
    sequences = block.sequences
    var last = first - 1
    for entry in block.entries {
      if entry.offset <= last || entry.offset >= end {
        verdict.differ("lane \(name): offset \(entry.offset) is out of order")
      }
      last = entry.offset
      for emission in entry.emissions { _ = sequences.next(emission.topic) }
    }
    if last != end - 1 { verdict.differ("lane \(name): the block at \(first) ends at \(last), not at \(end - 1)") }
  }

  private func breakOff(_ why: String, _ verdict: inout AuditVerdict) {
    verdict.differ("lane \(name): \(why)")
    isBroken = true
    pending = []
  }
}
