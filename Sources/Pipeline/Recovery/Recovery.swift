import Casework
import Contract
import Foundation
import Kafka
import Postgres

/// Brings both stores together again after one of them was lost, while no worker runs; see decision 0015.
///
/// Everything is read first, then Kafka is written, then the database in one transaction. Until that is through the
/// lanes are halted, and the whole may be done again.
public struct Recovery {
  /// What was done.
  public struct Outcome: Sendable {
    /// Facts that had taken effect and will again.
    public var factsAgain: Int64 = 0
    /// Emissions that were published from them.
    public var told = 0
    /// Emissions published now.
    public var published = 0
  }

  let settings: PipelineSettings
  let kind: RecoveryKind
  /// After a lost cluster, emissions are published again that were written since; milliseconds since 1970.
  let since: Int64
  let progress: (String) -> Void
  let connection: Connection

  /// - Throws: when the database cannot be reached.
  public init(
    settings: PipelineSettings, kind: RecoveryKind, since: Int64, progress: @escaping (String) -> Void = { _ in }
  ) throws {
    self.settings = settings
    self.kind = kind
    self.since = since
    self.progress = progress
    var database = ConnectionSettings(url: settings.databaseURL, applicationName: "dripline recover")
    // The journal's rows are listed in one statement.
    database.statementTimeoutSeconds = 600
    connection = try Connection(database)
  }

  private static let commitTimeoutMs = 15_000
  private static let transactionEmissions = 20_000

  // MARK: Looking

  /// What would be done. Changes nothing.
  public func plan() throws -> RecoveryPlan { RecoveryPlan(kind, try standings()) }

  private func standings() throws -> [RecoveryPlan.Standing] {
    let admin = try Admin(settings.kafka)
    let topics = try admin.metadata(timeoutMs: 15_000).topics
    let rows = try connection.textRows(
      "select lane, first_offset, next_offset, log_base from dripline.lanes order by lane")
    let lanes = rows.map { LaneID(rawValue: UInt32($0[0]!)!) }
    let places = Dictionary(
      uniqueKeysWithValues: lanes.filter { $0 != .clock }.compactMap { lane -> (LaneID, TopicPartition)? in
        let mark = Archive.watermark(of: lane, prefix: settings.prefix)
        guard let partitions = topics[mark.topic], partitions.contains(where: { $0.id == mark.partition }) else {
          return nil
        }
        return (lane, TopicPartition(mark.topic, mark.partition))
      })
    let committed = try CommittedOffsets(settings)
    defer { committed.close() }
    let marks = try committed.facts.queryWatermarks(Array(places.values), timeoutMs: 15_000)
    let published = try committed.all(of: Array(places.keys) + [.clock], timeoutMs: 30_000)
    return zip(lanes, rows).map { lane, row in
      RecoveryPlan.Standing(
        lane: lane, first: Int64(row[1]!)!, p: Int64(row[2]!)!, base: Int64(row[3]!)!,
        k: published[lane], mark: places[lane].flatMap { marks[$0] })
    }
  }

  // MARK: Doing

  /// Does it.
  ///
  /// - Throws: `RecoveryProblem` before anything is changed; what the servers say, and then it may be run again.
  public func run() throws -> Outcome {
    let living = try connection.textRows(
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and application_name in ('dripline worker', 'dripline clock')
      """)
    guard living == [["0"]] else { throw RecoveryProblem.workersRun }
    let plan = try plan()
    guard plan.problems.isEmpty else {
      throw RecoveryProblem.lanes(plan.problems.map { "\($0.lane.name(prefix: settings.prefix)): \($0.why)" })
    }
    // Whoever comes back with an older epoch is refused.
    try connection.execute("update dripline.lanes set epoch = epoch + 1, owner = 'recover', takeovers = 0")
    var outcome = Outcome(factsAgain: plan.factsAgain)
    if kind == .database { outcome.told = try remember(plan) }
    // On a new cluster too: a worker that was started too early may have fired deadlines there.
    try InternalTopics(settings).makeAnew(progress)
    outcome.published = try publish(plan)
    try record(plan, outcome)
    return outcome
  }

  /// Stores what was published from facts that will be taken again.
  private func remember(_ plan: RecoveryPlan) throws -> Int {
    let forgotten = Dictionary(
      uniqueKeysWithValues: plan.steps.filter { $0.again > 0 }.map { ($0.lane.rawValue, $0.p) })
    guard !forgotten.isEmpty else { return 0 }
    var told = ToldBefore()
    let reader = try TopicReader(settings: settings)
    let names = Dictionary(
      uniqueKeysWithValues: TopicID.emitted.filter { $0.direction == .out }.map {
        ($0.name(prefix: settings.prefix), $0)
      })
    for name in names.keys.sorted() { _ = try reader.add(name) }
    let isWhole = try reader.read({ progress("reading what was published: \($0)") }) { batch, index, place in
      guard let said = ToldBefore.read(batch, index, names[place.topic]!, prefix: settings.prefix),
        let p = forgotten[said.key.lane], said.key.offset >= p
      else { return }
      told.note(said.key, said.words)
    }
    guard isWhole else { throw RecoveryProblem.topicsNotRead }
    try told.store(connection)
    return told.words.count
  }

  /// Publishes what the pipeline has told itself and not taken, what nobody may have heard, and the marks.
  private func publish(_ plan: RecoveryPlan) throws -> Int {
    let sealer = Sealer(keyring: try WorkerConnection.keyring(settings, connection).0)
    let lanes = plan.steps.map {
      LaneState(
        id: $0.lane, epoch: 0, nextOffset: $0.p, sequences: Sequences(), chain: .start, factTime: 0, base: $0.base)
    }
    let backlog = try Backlog(connection, sealer, lanes, prefix: settings.prefix) {
      progress("reading the journal: block \($0) of \($1)")
    }
    let blocksWaiting = Set(backlog.waiting.values)
    let unpublished = Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.lane, $0.unpublished) })
    let producer = try ProducerMaker.make(settings, name: "recover")
    defer { producer.destroy() }
    let stage = try stage(producer, settings.group, lanes)
    var published = 0, open = 0
    try stage.begin()
    for (number, row) in backlog.rows.enumerated() {
      let isLate = kind == .cluster || row.end > unpublished[row.lane]!
      guard blocksWaiting.contains(number) || isLate else { continue }
      let block = try Backlog.block(row, connection, sealer)
      let batch = EmissionBatch(republishing: [block]) { block, entry, place in
        let emission = entry.emissions[place]
        if emission.topic.direction == .internal {
          return backlog.waiting[ToldBefore.Key(lane: block.lane.rawValue, offset: entry.offset, place: Int32(place))]
            != nil
        }
        guard kind == .cluster else { return entry.offset >= unpublished[block.lane]! }
        return emission.topic == .caseState || row.written / 1000 >= since
      }
      try stage.produce(batch)
      published += batch.emissions.count
      open += batch.emissions.count
      if open >= Self.transactionEmissions {
        try stage.commit([:])
        try stage.begin()
        open = 0
        progress("publishing: \(published)")
      }
    }
    try stage.commit(Dictionary(uniqueKeysWithValues: lanes.filter { $0.id != .clock }.map { ($0.id, $0.nextOffset) }))
    if let clock = lanes.first(where: { $0.id == .clock }) {
      let stage = try self.stage(producer, settings.clockGroup, [clock])
      try stage.begin()
      try stage.commit([.clock: clock.nextOffset])
    }
    return published
  }

  private func stage(_ producer: Producer, _ group: String, _ lanes: [LaneState]) throws -> PublishStage {
    let consumer = try settings.consumer(group: group)
    return try PublishStage(
      producer: producer, settings: settings, group: GroupMetadata(groupId: group), logs: LogPlaces(lanes)
    ) {
      try consumer.commit($0, timeoutMs: Self.commitTimeoutMs)
    }
  }

  private static let setLanes = Statement(
    sql: """
      update dripline.lanes l
      set log_base = u.base, end_offset = greatest(u.p, case when $3 then 0 else l.end_offset end),
        told_from = case when $3 then u.p else l.told_from end, internal_from = u.p,
        forgotten_to = greatest(l.forgotten_to, u.p + u.again), updated_at = now()
      from unnest($1::int[], $2::bigint[], $4::bigint[], $5::bigint[]) as u(lane, base, p, again) where l.lane = u.lane
      """,
    parameterTypes: [.int4Array, .int8Array, .bool, .int8Array, .int8Array])
  private static let note = Statement(
    sql: "insert into dripline.recoveries (kind, facts_again, told, published) values ($1, $2, $3, $4)",
    parameterTypes: [.text, .int8, .int8, .int8])

  private func record(_ plan: RecoveryPlan, _ outcome: Outcome) throws {
    let lane = BinaryArray(of: .int4), base = BinaryArray(of: .int8), p = BinaryArray(of: .int8),
      again = BinaryArray(of: .int8)
    for step in plan.steps {
      lane.append(int4: Int32(step.lane.rawValue))
      base.append(int8: step.base)
      p.append(int8: step.p)
      again.append(int8: step.again)
    }
    let parameters = ParameterWriter(lane, base)
    parameters.append(bool: kind == .cluster)
    parameters.append(array: p)
    parameters.append(array: again)
    let noted = ParameterWriter()
    noted.append(text: kind.rawValue)
    for number in [outcome.factsAgain, Int64(outcome.told), Int64(outcome.published)] { noted.append(int8: number) }
    try connection.transaction {
      try connection.query(Self.setLanes, parameters)
      try connection.query(Self.note, noted)
    }
  }
}

/// Why nothing was done.
public enum RecoveryProblem: Error, CustomStringConvertible {
  case workersRun
  case lanes([String])
  case topicsNotRead

  public var description: String {
    switch self {
    case .workersRun: "workers are connected to this database: stop them all first"
    case .lanes(let problems): "nothing was changed:\n" + problems.map { "  \($0)" }.joined(separator: "\n")
    case .topicsNotRead: "\(TopicReader.incomplete); nothing was changed but the lanes' epochs: run it again"
    }
  }
}
