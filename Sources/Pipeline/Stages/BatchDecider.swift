import Casework
import Contract
import Policy

/// Folds the facts of a batch into the rows in memory, and gathers what has to be written and published.
final class BatchDecider {
  private let packs: PackShelf
  private let sealer: Sealer
  private let working: WorkingSet
  private let letters: LetterShelf
  private let writer: BatchWriter
  private let prefix: String
  private let names: [String]
  private let blocks: [BlockBuilder]
  private let out = Proceedings()
  private var timers: [Day: ByteWriter] = [:]
  let spares = Channel<EmissionBatch>(capacity: 2)

  init(
    settings: PipelineSettings, packs: PackShelf, sealer: Sealer, working: WorkingSet, letters: LetterShelf,
    writer: BatchWriter, lanes: [LaneID]
  ) {
    self.packs = packs
    self.sealer = sealer
    self.working = working
    self.letters = letters
    self.writer = writer
    prefix = settings.prefix
    names = lanes.map { $0.name(prefix: settings.prefix) }
    blocks = lanes.map { _ in BlockBuilder() }
  }

  /// Brings the lanes forward over a batch whose rows are loaded; its rows are then in the writer.
  func decide(_ batch: FactBatch, _ lanes: inout [LaneState]) throws -> EmissionBatch {
    writer.clear()
    timers.removeAll(keepingCapacity: true)
    for block in blocks where !block.isEmpty { block.clear() }
    let emitted = spares.receiveNow() ?? EmissionBatch()
    emitted.clear()
    emitted.facts = batch.records.count
    var after = lanes
    for turn in batch.records.indices { try decide(batch, turn, &after[batch.records[turn].lane], emitted) }
    try working.checkLateReads()
    try gather(batch, lanes, &after, emitted)
    lanes = after
    return emitted
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
      bury(position, code, field, caseId: subject, at: recordedAt, lane: index, emitted)
    case .fact(let boxed):
      try decide(boxed, batch.records[turn].held, position, lane: index, &head, emitted)
    }
    emitted.newest = max(emitted.newest, recordedAt)
    lane.nextOffset = offset + 1
    lane.factTime = max(lane.factTime, head.at)
    block.append(head, raw: batch.raw[batch.records[turn].raw], out)
    collect(head, batch.records[turn].trace, lane: &lane, emitted)
  }

  private func decide(
    _ boxed: FactBatch.Boxed, _ held: HeldCase?, _ position: Position, lane: Int, _ head: inout EntryHead,
    _ emitted: EmissionBatch
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
      packs.current.worker.decide(fund: fact, at: position, commons: &working.commons, into: out)
    case .letter(let place): decide(fact, position, letter: place, &head)
    case .policy:
      let isPublished = packs.isPublished(fact.subject)
      if let pack = Caseworker.decide(policy: fact, at: position, isPublished: isPublished, into: out),
        case .policy(let body) = fact.body
      {
        head.version = 1
        packs.publish(pack)
        writer.addPublication(pack, content: body.content, position)
      }
    default:
      let held = held!
      let pack = try packs.entry(for: held.state, fact)
      head.pack = pack.key
      pack.worker.decide(fact, at: position, case: &held.state, commons: &working.commons, into: out)
      head.village = held.state.village
      for payment in out.payments { writer.money.add(payment, held.state, position) }
      for deadline in out.deadlines { note(deadline, held.state.id, held.state.village, position) }
      for lost in out.expired {
        bury(lost, ContractReason.caseUnknown.code, "", caseId: fact.subject, at: head.recordedAt, lane: nil, emitted)
      }
      held.pending -= 1
      if held.pending == 0, held.isDirty, held.state.stage != .unknown {
        out.takeVersion(toTell: &held.state)
        out.emitSnapshot(of: &held.state, by: pack.worker, at: fact.at)
      }
      if out.changed { head.version = held.state.version }
    }
    if out.forged {
      head.dead = ContractReason.eventSameIdOtherBytes.code
      bury(
        position, head.dead, "", caseId: boxed.isOfCase ? fact.subject : nil, at: head.recordedAt, lane: lane, emitted)
    }
    for (place, entry) in out.entries.enumerated() { writer.money.add(entry, position, place, at: head.at) }
    for ruling in out.rulings { emitted.tally.rule(ruling.verdict.rawValue) }
    for observation in out.observed {
      let held = working.heldCase(observation.caseId)
      if !held.isDirty { writer.add(observation) }
    }
  }

  /// An order about a dead letter.
  private func decide(_ fact: Fact, _ position: Position, letter place: Position, _ head: inout EntryHead) {
    let held = letters.held[place]
    var letter = held?.letter
    Caseworker.decide(
      letter: fact, at: position, &letter, record: held?.record, corrected: RawRecord.corrected, into: out)
    guard out.changed, let letter else { return }
    head.version = letter.version
    letters.put(letter)
  }

  /// A dead letter: its row, and its announcement.
  private func bury(
    _ position: Position, _ reason: String, _ field: String, caseId: String?, at: Int64, lane: Int?,
    _ emitted: EmissionBatch
  ) {
    emitted.tally.bury(
      Tally.DeadLetter(
        lane: LaneID(rawValue: position.lane), offset: position.offset, reason: reason, field: field, caseId: caseId))
    writer.addDeadLetter(position, reason: reason, field: field, caseId: caseId, at: at)
    let name = lane.map { names[$0] } ?? LaneID(rawValue: position.lane).name(prefix: prefix)
    out.emitDeadLetter(lane: name, offset: position.offset, reason: reason, field: field, caseId: caseId)
  }

  private func note(_ deadline: Proceedings.Deadline, _ caseId: String, _ village: UInt64, _ position: Position) {
    timers[deadline.due, default: ByteWriter()].timer(
      StoredTimer(deadline, caseId: caseId, village: village, partition: LaneID(rawValue: position.lane).partition))
  }

  private func collect(_ head: EntryHead, _ trace: TraceParent?, lane: inout LaneState, _ emitted: EmissionBatch) {
    guard !out.emissions.isEmpty else { return }
    let trace = emitted.add(trace)
    let shift = emitted.add(out.json.bytes).lowerBound
    var subject: (text: String, range: Range<Int>)?
    for (index, emission) in out.emissions.enumerated() {
      emitted.counts.add(emission.topic)
      if subject?.text != emission.subject { subject = (emission.subject, emitted.add(emission.subject)) }
      emitted.emissions.append(
        EmissionBatch.Emission(
          topic: emission.topic,
          partition: emission.topic.direction == .internal ? emission.partition ?? lane.id.partition : -1,
          lane: lane.id, offset: head.offset, index: index,
          sequence: lane.sequences.next(emission.topic), at: head.at == 0 ? head.recordedAt : head.at,
          village: head.village, subject: subject!.range,
          json: emission.bytes.lowerBound + shift..<emission.bytes.upperBound + shift, trace: trace))
    }
  }

  // MARK: The rows of the batch

  private func gather(
    _ batch: FactBatch, _ lanes: [LaneState], _ after: inout [LaneState], _ emitted: EmissionBatch
  ) throws {
    var firstPosition: Position?
    for index in after.indices where !blocks[index].isEmpty {
      let block = blocks[index]
      let end = after[index].nextOffset
      let id = after[index].id
      if firstPosition == nil { firstPosition = Position(lane: id.rawValue, offset: block.first) }
      let sealed = sealer.seal(block.finished(end: end), lane: id, first: block.first)
      after[index].chain = sealed.block.withUnsafeBytes {
        lanes[index].chain.following(lane: id, first: block.first, end: end, block: $0)
      }
      writer.add(
        after[index], from: block.first, ending: max(end, batch.ends.isEmpty ? 0 : batch.ends[index]),
        sealed: sealed, facts: block.count, emissions: block.emissionCount)
      emitted.watermarks[id] = end
      emitted.tally.take(id, block.count)
    }
    for held in working.cases.filter(\.isDirty).sorted(by: <) { writer.add(held) }
    for key in working.commons.changedClaims.sorted(by: { $0.person < $1.person }) {
      writer.add(key, working.commons.claims[key]!, base: working.storedClaims[key] ?? 0)
    }
    for code in working.commons.changedVillages.sorted() {
      writer.add(working.commons.villages[code]!, base: working.storedVillages[code]!)
    }
    for key in working.commons.changedPurses.sorted() {
      writer.money.add(working.commons.purses[key]!, base: working.storedPurses[key]!)
    }
    for place in letters.changed.sorted(by: { ($0.lane, $0.offset) < ($1.lane, $1.offset) }) {
      guard let held = letters.held[place], let letter = held.letter else { continue }
      writer.add(letter, base: held.base)
    }
    for helper in working.commons.changedHelpers.sorted() {
      writer.money.add(working.commons.helpers[helper]!, base: working.storedHelpers[helper]!)
    }
    if let firstPosition {
      for (day, entries) in timers.sorted(by: { $0.key < $1.key }) {
        writer.addTimers(due: day, firstPosition, entries.view)
      }
    }
  }
}
