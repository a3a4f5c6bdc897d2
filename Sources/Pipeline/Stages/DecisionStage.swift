import Casework
import Contract
import Dispatch
import Policy
import Postgres

/// Decides a batch and stores it: steps 3 and 4 of the data path, on one thread with one connection.
final class DecisionStage {
  /// A batch that loses this many races in a row is not going to win one.
  static let racesMax = 20
  /// From this race on, rows are locked before deciding.
  static let racesBeforeLocking = 2

  private let connection: Connection
  private let settings: PipelineSettings
  private let packs: PackShelf
  private let sealer: Sealer
  private let working: WorkingSet
  private let writer: BatchWriter
  private(set) var lanes: [LaneState]
  private let names: [String]
  private var blocks: [BlockBuilder]
  private let out = Proceedings()
  private var timers: [Day: ByteWriter] = [:]
  /// Batches of emissions that have been published, for their memory.
  let spares = Channel<EmissionBatch>(capacity: 2)
  /// Time spent waiting for the database so far.
  private(set) var databaseSeconds = 0.0

  init(
    connection: Connection, settings: PipelineSettings, packs: PackShelf, keyring: Keyring, lanes: [LaneState]
  ) {
    self.connection = connection
    self.settings = settings
    self.packs = packs
    self.lanes = lanes
    names = lanes.map { $0.id.name(prefix: settings.prefix) }
    sealer = Sealer(keyring: keyring)
    working = WorkingSet(connection: connection, cachedCases: settings.cachedCases)
    writer = BatchWriter(connection: connection)
    blocks = lanes.map { _ in BlockBuilder() }
  }

  /// Decides and stores the batch; what has to be published comes back.
  ///
  /// - Throws: `PostgresError` when the database does not answer or this worker has been superseded
  ///   (`DL001`); then nothing in memory is of use any more.
  func process(_ batch: FactBatch) throws -> EmissionBatch {
    if batch.isEmpty {
      try noteDrained(batch.drained)
      return EmissionBatch()
    }
    var races = 0
    while true {
      let locking = races >= Self.racesBeforeLocking
      do {
        return try attempt(batch, locking: locking)
      } catch let error as PostgresError where error.isWorthRacing {
        connection.rollBack()
        working.rolledBack()
        races += 1
        guard races < Self.racesMax else { throw error }
        Backoff.pause(attempt: races)
      }
    }
  }

  /// Lanes that have been read to their end: what is left of their topics are markers of transactions, which
  /// hold the clock up no longer.
  private func noteDrained(_ drained: [Int]) throws {
    let lane = BinaryArray(of: .int4), epoch = BinaryArray(of: .int8)
    for index in drained {
      lane.append(int4: Int32(lanes[index].id.rawValue))
      epoch.append(int8: lanes[index].epoch)
    }
    try connection.query(SQL.noteDrained, ParameterWriter(lane, epoch))
  }

  private func attempt(_ batch: FactBatch, locking: Bool) throws -> EmissionBatch {
    if locking { try connection.execute("begin") }
    try timed { try working.load(batch, locking: locking) }
    writer.clear()
    timers.removeAll(keepingCapacity: true)
    let emitted = spares.receiveNow() ?? EmissionBatch()
    emitted.clear()
    emitted.facts = batch.records.count
    var after = lanes
    for block in blocks where !block.isEmpty { block.clear() }

    for turn in batch.records.indices { try decide(batch, turn, &after[batch.records[turn].lane], emitted) }
    try gather(batch, &after, emitted)
    try timed { try writer.write(begin: !locking) }
    working.committed()
    lanes = after
    return emitted
  }

  private func timed(_ body: () throws -> Void) rethrows {
    let start = DispatchTime.now().uptimeNanoseconds
    defer { databaseSeconds += Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 }
    try body()
  }

  // MARK: One fact

  private func decide(
    _ batch: FactBatch, _ turn: Int, _ lane: inout LaneState, _ emitted: EmissionBatch
  ) throws {
    let index = batch.records[turn].lane, offset = batch.records[turn].offset
    let recordedAt = batch.records[turn].recordedAt
    let block = blocks[index]
    if block.isEmpty { block.begin(lane: lane.id, first: lane.nextOffset, sequences: lane.sequences) }
    let position = Position(lane: lane.id.rawValue, offset: offset)
    out.clear()
    var head = EntryHead(
      offset: offset, turn: UInt32(turn), partition: lane.id.partition, recordedAt: recordedAt, at: 0,
      arrivedAt: recordedAt, village: 0, pack: packs.current.key)
    switch batch.records[turn].content {
    case .violation(let code, let field, let subject):
      head.dead = code
      head.field = field
      bury(position, code, field, caseId: subject, at: recordedAt, lane: index)
    case .fact(let boxed):
      try decide(boxed, batch.records[turn].held, position, lane: index, &head)
    }
    lane.nextOffset = offset + 1
    lane.factTime = max(lane.factTime, head.at)
    block.append(head, raw: batch.raw[batch.records[turn].raw], out)
    collect(head, lane: &lane, emitted)
  }

  private func decide(
    _ boxed: FactBatch.Boxed, _ held: HeldCase?, _ position: Position, lane: Int, _ head: inout EntryHead
  ) throws {
    let fact = boxed.fact
    head.at = fact.at.milliseconds
    head.arrivedAt = fact.arrived.milliseconds
    Failpoint.decoded.pass(fact.subject)
    switch boxed.concern {
    case .quota(let village):
      head.village = village
      packs.current.worker.decide(
        quota: fact, at: position, village: village, commons: &working.commons, into: out)
    case .fund:
      packs.current.worker.decide(
        allocation: fact, at: position, fund: &working.funds[fact.subject, default: Fund(name: fact.subject)],
        into: out)
      if out.changed {
        head.version = working.funds[fact.subject]!.version
        working.fundChanged(fact.subject)
      }
    default:
      let held = held!
      let pack = try packs.pack(pinned: held.state.pack)
      head.pack = pack.key
      pack.worker.decide(fact, at: position, case: &held.state, commons: &working.commons, into: out)
      head.village = held.state.village
      if out.changed { head.version = held.state.version }
      for deadline in out.deadlines { note(deadline, held.state, position) }
      for lost in out.expired {
        bury(lost, ContractReason.caseUnknown.code, "", caseId: fact.subject, at: head.recordedAt, lane: nil)
      }
      held.pending -= 1
      if held.pending == 0, held.isDirty, held.state.stage != .unknown {
        held.inPlace { out.emitSnapshot(of: &$0, by: pack.worker, at: fact.at) }
      }
    }
    if out.forged {
      head.dead = ContractReason.eventSameIdOtherBytes.code
      bury(position, head.dead, "", caseId: fact.subject, at: head.recordedAt, lane: lane)
    }
    for observation in out.observed {
      let held = working.heldCase(observation.caseId)
      if !held.isDirty { writer.add(observation) }
    }
  }

  /// A dead letter: its row, and its announcement.
  private func bury(
    _ position: Position, _ reason: String, _ field: String, caseId: String?, at: Int64, lane: Int?
  ) {
    writer.addDeadLetter(position, reason: reason, field: field, caseId: caseId, at: at)
    let name = lane.map { names[$0] } ?? LaneID(rawValue: position.lane).name(prefix: settings.prefix)
    out.emitDeadLetter(lane: name, offset: position.offset, reason: reason, field: field, caseId: caseId)
  }

  private func note(_ deadline: Proceedings.Deadline, _ state: Case, _ position: Position) {
    timers[deadline.due, default: ByteWriter()].timer(
      StoredTimer(deadline, caseId: state.id, village: state.village, partition: LaneID(rawValue: position.lane).partition))
  }

  private func collect(_ head: EntryHead, lane: inout LaneState, _ emitted: EmissionBatch) {
    guard !out.emissions.isEmpty else { return }
    let shift = emitted.add(out.json.bytes).lowerBound
    var subject: (text: String, range: Range<Int>)?
    for (index, emission) in out.emissions.enumerated() {
      if subject?.text != emission.subject { subject = (emission.subject, emitted.add(emission.subject)) }
      emitted.emissions.append(
        EmissionBatch.Emission(
          topic: emission.topic,
          partition: emission.topic.direction == .internal ? lane.id.partition : -1, lane: lane.id, offset: head.offset, index: index,
          sequence: lane.sequences.next(emission.topic), at: head.at == 0 ? head.recordedAt : head.at,
          village: head.village, subject: subject!.range,
          json: emission.bytes.lowerBound + shift..<emission.bytes.upperBound + shift))
    }
  }

  // MARK: The rows of the batch

  private func gather(_ batch: FactBatch, _ after: inout [LaneState], _ emitted: EmissionBatch) throws {
    var firstPosition: Position?
    for index in after.indices where !blocks[index].isEmpty {
      let block = blocks[index]
      let end = after[index].nextOffset
      let id = after[index].id
      if firstPosition == nil { firstPosition = Position(lane: id.rawValue, offset: block.first) }
      let sealed = sealer.seal(block.finished(end: end), lane: id, first: block.first)
      after[index].chain = sealed.withUnsafeBytes {
        lanes[index].chain.following(lane: id, first: block.first, end: end, block: $0)
      }
      writer.add(
        after[index], from: block.first, ending: max(end, batch.ends.isEmpty ? 0 : batch.ends[index]),
        sealed: sealed, facts: block.count, emissions: block.emissionCount)
      emitted.watermarks[id] = end
    }
    let dirty = working.cases.filter(\.isDirty).sorted { $0.state.id < $1.state.id }
    for held in dirty { writer.add(held) }
    let claims = Set(working.commons.changedClaims).sorted { $0.person < $1.person }
    for key in claims {
      writer.add(key, working.commons.claims[key]!, base: working.storedClaims[key] ?? 0)
    }
    for code in working.commons.changedVillages.sorted() {
      writer.add(working.commons.villages[code]!, base: working.storedVillages[code]!)
    }
    for name in working.changedFunds.sorted() { writer.add(working.funds[name]!, base: working.storedFunds[name]!) }
    if let firstPosition {
      for (day, entries) in timers.sorted(by: { $0.key < $1.key }) {
        writer.addTimers(due: day, firstPosition, entries.view)
      }
    }
  }
}

extension PostgresError {
  /// Doing the batch again on the same connection may succeed. After a lock timeout more is needed.
  var isWorthRacing: Bool { isLostRace || (isRetriable && !isConnectionLost && !isLockTimeout) }
  var isLockTimeout: Bool { sqlState == "55P03" }
  /// Another worker changed a row between our read and our write.
  var isLostRace: Bool { sqlState == "DL002" }
  /// Another worker owns the lane now.
  var isSuperseded: Bool { sqlState == "DL001" }
}
