import Casework
import Contract
import Policy
import Postgres

/// Gathers the rows of one batch and writes them in one transaction and one round trip.
final class BatchWriter {
  private let connection: Connection
  let money = MoneyRows()

  private let lane = BinaryArray(of: .int4), epoch = BinaryArray(of: .int8), from = BinaryArray(of: .int8)
  private let to = BinaryArray(of: .int8), ending = BinaryArray(of: .int8), counts = BinaryArray(of: .bytea)
  private let chain = BinaryArray(of: .bytea), factTime = BinaryArray(of: .int8)
  private let facts = BinaryArray(of: .int4), emissions = BinaryArray(of: .int4)
  private let block = BinaryArray(of: .bytea, capacity: 1 << 20), key = BinaryArray(of: .bytea)

  private let caseId = BinaryArray(of: .text), base = BinaryArray(of: .int4), version = BinaryArray(of: .int4)
  private let village = BinaryArray(of: .int8), programme = BinaryArray(of: .text), stage = BinaryArray(of: .int2)
  private let outcome = BinaryArray(of: .int2), step = BinaryArray(of: .int2), paid = BinaryArray(of: .int8)
  private let state = BinaryArray(of: .bytea, capacity: 1 << 20)

  private let person = BinaryArray(of: .bytea), claimProgramme = BinaryArray(of: .text)
  private let claimCase = BinaryArray(of: .text), claimBase = BinaryArray(of: .int4),
    generation = BinaryArray(of: .int4)

  private let villageCode = BinaryArray(of: .int8), villageBase = BinaryArray(of: .int4)
  private let villageVersion = BinaryArray(of: .int4), places = BinaryArray(of: .int4)
  private let used = BinaryArray(of: .int4), waiting = BinaryArray(of: .int4), villageState = BinaryArray(of: .bytea)

  private let seenCase = BinaryArray(of: .text), seenVersion = BinaryArray(of: .int4)

  private let due = BinaryArray(of: .int4), timerLane = BinaryArray(of: .int4)
  private let timerFirst = BinaryArray(of: .int8), timerEntries = BinaryArray(of: .bytea)

  private let spentDue = BinaryArray(of: .int4), spentLane = BinaryArray(of: .int4)
  private let spentFirst = BinaryArray(of: .int8)

  private let deadLane = BinaryArray(of: .int4), deadOffset = BinaryArray(of: .int8)
  private var publications: [ParameterWriter] = []
  private let deadReason = BinaryArray(of: .text), deadField = BinaryArray(of: .text)
  private let deadCase = BinaryArray(of: .text), deadAt = BinaryArray(of: .int8)

  private let letterLane = BinaryArray(of: .int4), letterOffset = BinaryArray(of: .int8)
  private let letterBase = BinaryArray(of: .int4), letterVersion = BinaryArray(of: .int4)
  private let letterState = BinaryArray(of: .int2), letterOrderLane = BinaryArray(of: .int4)
  private let letterOrderOffset = BinaryArray(of: .int8), letterProposer = BinaryArray(of: .int8)

  private var scratch = ByteWriter(capacity: 4096)

  init(connection: Connection) { self.connection = connection }

  func clear() {
    publications.removeAll()
    money.clear()
    for array in [
      lane, epoch, from, to, ending, counts, chain, factTime, facts, emissions, block, key, caseId, base, version,
      village, programme, stage, outcome, step, paid, state, person, claimProgramme, claimCase, claimBase,
      generation,
      villageCode, villageBase, villageVersion, places, used, waiting, villageState, seenCase, seenVersion, due,
      timerLane, timerFirst, timerEntries, spentDue, spentLane, spentFirst, deadLane, deadOffset, deadReason,
      deadField, deadCase, deadAt, letterLane, letterOffset, letterBase, letterVersion, letterState, letterOrderLane,
      letterOrderOffset, letterProposer,
    ] { array.removeAll() }
  }

  func add(_ after: LaneState, from previous: Int64, ending end: Int64, sealed: SealedBlock, facts: Int, emissions: Int)
  {
    lane.append(int4: Int32(after.id.rawValue))
    epoch.append(int8: after.epoch)
    from.append(int8: previous)
    to.append(int8: after.nextOffset)
    ending.append(int8: end)
    scratch.clear()
    after.sequences.encode(to: &scratch)
    counts.append(bytea: scratch.view)
    chain.append(bytea: after.chain.value)
    factTime.append(int8: after.factTime)
    self.facts.append(int4: Int32(facts))
    self.emissions.append(int4: Int32(emissions))
    block.append(bytea: sealed.block)
    key.append(bytea: sealed.key)
  }

  func add(_ held: HeldCase) {
    caseId.append(text: held.state.id)
    base.append(int4: Int32(bitPattern: held.storedVersion))
    version.append(int4: Int32(bitPattern: held.state.version))
    village.append(int8: Int64(held.state.village))
    programme.append(text: held.state.programme.text)
    stage.append(int2: Int16(held.state.stage.rawValue))
    outcome.append(int2: Int16(held.state.outcome?.rawValue ?? 0))
    step.append(int2: Int16(held.state.step))
    paid.append(int8: held.state.paidFen)
    scratch.clear()
    held.inPlace { $0.encode(to: &scratch) }
    state.append(bytea: scratch.view)
  }

  func add(_ key: ClaimKey, _ claim: Claim, base: UInt32) {
    person.append(person: key.person)
    claimProgramme.append(text: key.programme.text)
    claimCase.append(text: claim.holder)
    claimBase.append(int4: Int32(bitPattern: base))
    generation.append(int4: Int32(bitPattern: claim.generation))
  }

  func add(_ village: Village, base: UInt32) {
    villageCode.append(int8: Int64(village.code))
    villageBase.append(int4: Int32(bitPattern: base))
    villageVersion.append(int4: Int32(bitPattern: village.version))
    if let number = village.places { places.append(int4: number) } else { places.appendNull() }
    used.append(int4: village.used)
    waiting.append(int4: Int32(village.waiting.count))
    scratch.clear()
    village.encode(to: &scratch)
    villageState.append(bytea: scratch.view)
  }

  /// A decision rested on this case standing at this version.
  func add(_ observation: Observation) {
    seenCase.append(text: observation.caseId)
    seenVersion.append(int4: Int32(bitPattern: observation.version))
  }

  func addTimers(due day: Day, _ position: Position, _ entries: UnsafeRawBufferPointer) {
    due.append(int4: day.number)
    timerLane.append(int4: Int32(position.lane))
    timerFirst.append(int8: position.offset)
    timerEntries.append(bytea: entries)
  }

  /// The clock has dealt with this row of timers.
  func removeTimers(due day: Day, _ position: Position) {
    spentDue.append(int4: day.number)
    spentLane.append(int4: Int32(position.lane))
    spentFirst.append(int8: position.offset)
  }

  func addDeadLetter(_ position: Position, reason: String, field: String, caseId: String?, at: Int64) {
    deadLane.append(int4: Int32(position.lane))
    deadOffset.append(int8: position.offset)
    deadReason.append(text: reason)
    if field.isEmpty { deadField.appendNull() } else { deadField.append(text: field) }
    if let caseId { deadCase.append(text: caseId) } else { deadCase.appendNull() }
    deadAt.append(int8: at)
  }

  /// A dead letter about which an order was given.
  func add(_ letter: Letter, base: UInt32) {
    letterLane.append(int4: Int32(letter.position.lane))
    letterOffset.append(int8: letter.position.offset)
    letterBase.append(int4: Int32(bitPattern: base))
    letterVersion.append(int4: Int32(bitPattern: letter.version))
    letterState.append(int2: Int16(letter.state.rawValue))
    letterOrderLane.append(int4: Int32(letter.order?.lane ?? 0))
    letterOrderOffset.append(int8: letter.order?.offset ?? 0)
    letterProposer.append(int8: Int64(bitPattern: letter.proposer))
  }

  /// A pack that takes effect with this batch.
  func addPublication(_ pack: Pack, content: String, _ position: Position) {
    let row = ParameterWriter()
    row.append(int8: Int64(bitPattern: Caseworker.key(ofPackHash: pack.hash)))
    row.append(text: pack.hash)
    row.append(text: content)
    row.append(text: pack.id)
    row.append(int8: Int64(pack.jurisdiction))
    row.append(int4: pack.inForceFrom.number)
    if let to = pack.inForceTo { row.append(int4: to.number) } else { row.appendNull() }
    row.append(int4: Int32(position.lane))
    row.append(int8: position.offset)
    publications.append(row)
  }

  /// Sends the rows as one transaction: every row or none. The lanes come first, so that a superseded worker
  /// writes nothing. What is gathered may then be cleared.
  func send(begin: Bool) throws -> PendingPipeline {
    Failpoint.beforeCommit.pass()
    return try connection.beginPipeline { pipe in
      if begin { try pipe.begin() }
      try pipe.send(
        SQL.advanceLanes, ParameterWriter(lane, epoch, from, to, ending, counts, chain, factTime))
      if seenCase.count > 0 { try pipe.send(SQL.checkCases, ParameterWriter(seenCase, seenVersion)) }
      if caseId.count > 0 {
        try pipe.send(
          SQL.putCases,
          ParameterWriter(caseId, base, version, village, programme, stage, outcome, step, paid, state))
      }
      if person.count > 0 {
        try pipe.send(SQL.putClaims, ParameterWriter(person, claimProgramme, claimCase, claimBase, generation))
      }
      if villageCode.count > 0 {
        try pipe.send(
          SQL.putVillages,
          ParameterWriter(villageCode, villageBase, villageVersion, places, used, waiting, villageState))
      }
      for row in publications { try pipe.send(SQL.putPublication, row) }
      if due.count > 0 {
        try pipe.send(SQL.insertTimers, ParameterWriter(due, timerLane, timerFirst, timerEntries))
      }
      if spentDue.count > 0 {
        try pipe.send(SQL.deleteTimers, ParameterWriter(spentDue, spentLane, spentFirst))
      }
      if deadLane.count > 0 {
        try pipe.send(
          SQL.insertDeadLetters,
          ParameterWriter(deadLane, deadOffset, deadReason, deadField, deadCase, deadAt))
      }
      if letterLane.count > 0 {
        try pipe.send(
          SQL.putLetters,
          ParameterWriter(
            letterLane, letterOffset, letterBase, letterVersion, letterState, letterOrderLane, letterOrderOffset,
            letterProposer))
      }
      if lane.count > 0 {
        try pipe.send(
          SQL.insertJournal, ParameterWriter(lane, from, to, epoch, facts, emissions, chain, block, key))
      }
      // Last: the purses are what workers draw on together, and are locked until the commit.
      try money.send(pipe)
      try pipe.commit()
    }
  }

  /// Sends the rows and waits.
  func write(begin: Bool) throws { try finish(try send(begin: begin)) }

  /// Waits until they are stored.
  func finish(_ storing: PendingPipeline) throws {
    _ = try storing.finish()
    Failpoint.afterCommit.pass()
  }
}
