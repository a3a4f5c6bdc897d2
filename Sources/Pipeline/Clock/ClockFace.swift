import Casework
import Contract
import Kafka
import Postgres

/// The clock's lane: stores which deadlines have fired and publishes them.
final class ClockFace {
  /// Rows of deadlines that one tick reads; each is of one batch and day.
  private static let rowsMax: Int32 = 256

  private let connection: Connection
  private let settings: PipelineSettings
  private let sealer: Sealer
  private let writer: BatchWriter
  private let publish: PublishStage
  private let producer: Producer
  private let consumer: Consumer
  private let metrics: WorkerMetrics
  private var lane: LaneState
  private let block = BlockBuilder()

  init(connection: Connection, settings: PipelineSettings, keyring: Keyring, metrics: WorkerMetrics) throws {
    self.metrics = metrics
    self.connection = connection
    self.settings = settings
    sealer = Sealer(keyring: keyring)
    writer = BatchWriter(connection: connection)
    let group = settings.clockGroup
    consumer = try settings.consumer(group: group)
    producer = try ProducerMaker.make(settings, name: "clock")
    let consumer = consumer
    publish = try PublishStage(producer: producer, settings: settings, group: GroupMetadata(groupId: group)) {
      try consumer.commit($0, timeoutMs: 15_000)
    }
    lane = try Self.raise(connection)
    try settle()
  }

  func close() {
    producer.destroy()
    consumer.close(timeoutMs: 1000)
  }

  private static func raise(_ connection: Connection) throws -> LaneState {
    let id = BinaryArray(of: .int4), topic = BinaryArray(of: .text), partition = BinaryArray(of: .int4)
    let start = BinaryArray(of: .int8), ending = BinaryArray(of: .int8)
    id.append(int4: Int32(LaneID.clock.rawValue))
    topic.append(text: "clock")
    partition.append(int4: 0)
    start.append(int8: 0)
    ending.append(int8: 0)
    let parameters = ParameterWriter(id, topic, partition, start, ending)
    parameters.append(bytea: ChainHash.start.value)
    try connection.query(SQL.createLanes, parameters)
    let raising = ParameterWriter(id)
    raising.append(text: "clock")
    let row = try connection.query(SQL.takeOver, raising)
    var counts = ByteReader(try row.bytes(0, 3))
    return LaneState(
      id: .clock, epoch: try row.int8(0, 1), nextOffset: try row.int8(0, 2), sequences: try Sequences(from: &counts),
      chain: ChainHash(value: [UInt8](try row.bytes(0, 4))), factTime: try row.int8(0, 5))
  }

  /// Publishes what a former holder of the role stored and did not publish.
  private func settle() throws {
    let place = TopicPartition(TopicID.timerDue.name(prefix: settings.prefix), 0)
    guard var k = try consumer.committed([place], timeoutMs: 10_000)[place] else {
      guard lane.nextOffset == 0 else {
        throw TakeoverProblem(
          description:
            "the clock has fired \(lane.nextOffset) deadlines but the group \(settings.group).clock has no committed offset: restore it before deadlines go on"
        )
      }
      try commit()
      return
    }
    guard k <= lane.nextOffset else {
      throw TakeoverProblem(description: "the clock's offset \(k) in Kafka is beyond its journal, \(lane.nextOffset)")
    }
    while k < lane.nextOffset {
      let blocks = try Journal.read(connection, .clock, from: k, to: lane.nextOffset, limit: 16, sealer: sealer)
      try publish.begin()
      for stored in blocks {
        guard stored.block.first <= k else {
          throw TakeoverProblem(description: "the clock's journal has a hole at \(k)")
        }
        try publish.produce(EmissionBatch(republishing: stored.block, from: k))
        k = stored.block.end
      }
      guard !blocks.isEmpty else { throw TakeoverProblem(description: "the clock's journal ends at \(k)") }
      try publish.commit([.clock: k])
    }
  }

  /// How far the workers are behind with the deadlines that were fired.
  func lags() throws -> [ClockPace.LaneLag] {
    let topic = TopicID.timerDue.name(prefix: settings.prefix)
    let parameters = ParameterWriter()
    parameters.append(text: topic)
    let rows = try connection.query(SQL.lanesOfTopic, parameters)
    var next: [TopicPartition: Int64] = [:]
    for row in 0..<rows.rowCount { next[TopicPartition(topic, try rows.int4(row, 0))] = try rows.int8(row, 1) }
    let ends = try consumer.queryWatermarks(Array(next.keys), timeoutMs: 10_000)
    return next.map { .init(partition: $0.partition, next: $1, end: ends[$0]?.high ?? $1) }
  }

  /// Commits K again: an offset of a group without members is forgotten by the broker after some days.
  func commit() throws {
    try publish.begin()
    try publish.commit([.clock: lane.nextOffset])
  }

  /// Fires what is due on `today` or earlier; answers how many rows were dealt with.
  func fire(until today: Day) throws -> Int {
    let parameters = ParameterWriter()
    parameters.append(int4: today.number)
    parameters.append(int4: Self.rowsMax)
    let rows = try connection.query(SQL.dueTimers, parameters)
    guard rows.rowCount > 0 else { return 0 }
    var due: [StoredTimer] = []
    writer.clear()
    var taken = 0
    for row in 0..<rows.rowCount where due.count < settings.clockFacts {
      let day = Day(number: try rows.int4(row, 0))
      due += try StoredTimer.decode(try rows.bytes(row, 3), due: day)
      writer.removeTimers(
        due: day, Position(lane: UInt32(try rows.int4(row, 1)), offset: try rows.int8(row, 2)))
      taken += 1
    }
    try store(try pending(due))
    return taken
  }

  /// Those whose case still waits.
  private func pending(_ due: [StoredTimer]) throws -> [StoredTimer] {
    let ids = BinaryArray(of: .text)
    for id in Set(due.map(\.caseId)) { ids.append(text: id) }
    let rows = try connection.query(SQL.readCases, ParameterWriter(ids))
    var cases: [String: Case] = [:]
    for row in 0..<rows.rowCount {
      let id = try rows.text(row, 0)
      cases[id] = try Case(id: id, version: UInt32(bitPattern: try rows.int4(row, 1)), bytes: try rows.bytes(row, 2))
    }
    return due.filter { timer in
      guard let state = cases[timer.caseId] else { return false }
      switch timer.kind {
      case .stepOverdue:
        return state.stage == .open && state.step == timer.step && state.round == timer.round && !state.overdue
      case .parkedExpired: return !state.parked.isEmpty
      case .instalmentDue, .reverifyDue, .visitDue: return state.stage != .closed
      }
    }
  }

  private func store(_ timers: [StoredTimer]) throws {
    let emitted = EmissionBatch()
    var after = lane
    let out = Proceedings()
    block.begin(lane: .clock, first: lane.nextOffset, sequences: lane.sequences)
    for timer in timers {
      out.clear()
      out.emitTimer(timer.caseId, kind: timer.kind, step: timer.step, round: timer.round, due: timer.due)
      let at = timer.due.start.milliseconds
      block.append(
        EntryHead(
          offset: after.nextOffset, turn: UInt32(truncatingIfNeeded: after.nextOffset - lane.nextOffset),
          partition: timer.partition, recordedAt: at, at: at, arrivedAt: at,
          village: timer.village, pack: 0),
        raw: UnsafeRawBufferPointer(start: nil, count: 0), out)
      emitted.emissions.append(
        EmissionBatch.Emission(
          topic: .timerDue, partition: timer.partition, lane: .clock, offset: after.nextOffset, index: 0,
          sequence: after.sequences.next(.timerDue), at: at, village: timer.village,
          subject: emitted.add(timer.caseId), json: emitted.add(out.json.bytes)))
      emitted.counts.add(.timerDue)
      after.nextOffset += 1
    }
    if !timers.isEmpty {
      let sealed = sealer.seal(block.finished(end: after.nextOffset), lane: .clock, first: block.first)
      after.chain = sealed.block.withUnsafeBytes {
        lane.chain.following(lane: .clock, first: block.first, end: after.nextOffset, block: $0)
      }
      writer.add(
        after, from: lane.nextOffset, ending: after.nextOffset, sealed: sealed, facts: block.count,
        emissions: block.emissionCount)
    }
    try writer.write(begin: true)
    lane = after
    guard !timers.isEmpty else { return }
    try publish.begin()
    try publish.produce(emitted)
    try publish.commit([.clock: lane.nextOffset])
    metrics.published(emitted.counts)
  }
}
