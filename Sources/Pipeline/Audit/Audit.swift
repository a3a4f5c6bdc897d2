import Casework
import Contract
import Foundation
import Policy
import Postgres

/// Proves that journal, state and topics agree: every fact decided again, every row and every emission
/// compared. Reads one snapshot of the database, so workers may run meanwhile.
public struct Audit {
  private let settings: PipelineSettings
  private let pack: PackSource
  /// Told what is being done and how far it is.
  private let progress: (String) -> Void

  public init(settings: PipelineSettings, pack: PackSource, progress: @escaping (String) -> Void = { _ in }) {
    self.settings = settings
    self.pack = pack
    self.progress = progress
  }

  /// - Parameter topics: whether the emission topics are read as well.
  public func verify(topics: Bool = true) throws -> AuditVerdict {
    var verdict = AuditVerdict()
    let connection = try WorkerConnection.open(settings, purpose: "audit", as: .auditor)
    let (keyring, _) = try WorkerConnection.keyring(settings, connection)
    guard let identity = IdentityKey(keyring.identityKey) else {
      throw Keyring.Problem(description: "the key is too short")
    }
    let packs = try PackShelf(connection: connection, source: pack, keeps: false)
    let published = topics ? try watermarks(connection) : [:]
    try connection.execute("begin isolation level repeatable read")
    defer { connection.rollBack() }
    let sealer = Sealer(keyring: keyring)
    let erasures = try ErasureLog(connection, keyring)
    for text in erasures.forged { verdict.differ(text) }
    let readers = try lanes(connection, erasures)
    verdict.lanes = readers.count
    let fold = Refold(packs: packs, decoder: FactDecoder(identityKey: identity), prefix: settings.prefix) {
      try LetterReader.record(at: $0, connection, sealer)
    }
    let comparison = TopicComparison(settings: settings, told: try ToldBefore.load(connection))
    let inputs = InputComparison(settings: settings)
    for reader in readers { inputs.bound(reader.lane, reader.firstOffset..<reader.nextOffset, base: reader.base) }
    try refold(readers, fold, comparison, inputs, published, connection, sealer, &verdict)
    progress("comparing rows")
    try StateComparison(connection: connection).compare(fold, &verdict)
    if topics {
      try inputs.compare(&verdict) { count in progress("comparing facts: \(count)") }
      try comparison.compare(&verdict) { count in progress("comparing emissions: \(count)") }
    }
    return verdict
  }

  private func lanes(_ connection: Connection, _ erasures: ErasureLog) throws -> [LaneReader] {
    let rows = try connection.query(
      Statement(
        sql:
          "select lane, first_offset, next_offset, chain, sequences, log_base, told_from, internal_from from dripline.lanes order by lane",
        parameterTypes: []))
    return try (0..<rows.rowCount).map { row in
      let lane = LaneID(rawValue: UInt32(try rows.int4(row, 0)))
      var counts = ByteReader(try rows.bytes(row, 4))
      return LaneReader(
        lane: lane, name: lane.name(prefix: settings.prefix), erasures: erasures.lane(lane),
        row: (
          try rows.int8(row, 1), try rows.int8(row, 2), ChainHash(value: [UInt8](try rows.bytes(row, 3))),
          try Sequences(from: &counts)
        ),
        log: LaneReader.Log(
          base: try rows.int8(row, 5), toldFrom: try rows.int8(row, 6), internalFrom: try rows.int8(row, 7)))
    }
  }

  /// Watermark K of each lane, read before the snapshot: what was published by then has to be there.
  private func watermarks(_ connection: Connection) throws -> [LaneID: Int64] {
    let ids = try connection.textRows("select lane from dripline.lanes").compactMap {
      $0.first.flatMap { $0 }.flatMap(UInt32.init)
    }
    let committed = try CommittedOffsets(settings)
    defer { committed.close() }
    return try committed.all(of: ids.map(LaneID.init(rawValue:)), timeoutMs: 30_000)
  }

  private func refold(
    _ readers: [LaneReader], _ fold: Refold, _ comparison: TopicComparison, _ inputs: InputComparison,
    _ published: [LaneID: Int64], _ connection: Connection, _ sealer: Sealer, _ verdict: inout AuditVerdict
  ) throws {
    var waiting: [LaneID: String] = [:]
    var moved = true
    while moved {
      moved = false
      for reader in readers {
        while let entry = try reader.peek(connection, sealer, &verdict) {
          if case .notYet(let why) = try fold.take(entry) {
            waiting[reader.lane] = "offset \(entry.offset): \(why)"
            break
          }
          waiting[reader.lane] = nil
          moved = true
          reader.advance()
          if entry.lane != .clock { verdict.facts += 1 }
          inputs.note(entry.lane, entry.offset)
          let isPublished = entry.offset - reader.base < published[entry.lane] ?? 0
          comparison.expect(entry, &verdict) { topic in
            isPublished
              && entry.offset >= (topic.direction == .internal ? reader.log.internalFrom : reader.log.toldFrom)
          }
          if verdict.facts % 8192 == 0 { progress("deciding again: \(verdict.facts) facts") }
        }
      }
    }
    for reader in readers {
      if let why = waiting[reader.lane] { verdict.differ("lane \(reader.name), \(why)") }
    }
    for seen in fold.wrongObservations() {
      verdict.differ("case \(seen.caseId) was taken for live at version \(seen.version), when it was not")
    }
  }
}
