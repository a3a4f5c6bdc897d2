import Contract
import Foundation
import Kafka
import Policy
import Postgres
import Synchronization

/// A member of the worker pool: joins the group, owns lanes for tenures, recovers from everything that can
/// be recovered from, and stops in an orderly way.
public final class Worker: @unchecked Sendable {
  /// How a worker's life ended.
  public enum End: Sendable, Equatable {
    case stopped
    case idle
    /// These lanes could not be worked on; their reasons are in the log.
    case halted(lanes: [String])
  }

  public let progress = Progress()
  private let settings: PipelineSettings
  private let pack: PackSource
  private let log: Log
  private let deadLetters: DeadLetterLog
  private let trouble = Trouble()
  private let stopRequested = Mutex(false)

  public init(settings: PipelineSettings, pack: PackSource, log: Log) {
    self.settings = settings
    self.pack = pack
    self.log = log
    deadLetters = DeadLetterLog(log, prefix: settings.prefix)
  }

  /// Asks for an orderly end; safe from any thread.
  public func stop() {
    stopRequested.withLock { $0 = true }
    progress.health.take(.stopping)
  }
  /// Asked wherever the worker goes round: whoever asks is alive.
  private var isStopping: Bool {
    progress.health.main.beat()
    return stopRequested.withLock { $0 }
  }

  /// Runs until stopped, or until no fact has come for `idleSeconds`.
  ///
  /// - Throws: what cannot be mended by trying again: wrong settings, a missing schema, a missing key, a bad
  ///   policy pack.
  public func run(idleSeconds: Double? = nil) throws -> End {
    var attempt = 0
    let probe = try settings.probesBroker ? BrokerProbe(settings, progress) : nil
    defer {
      probe?.stop()
      progress.health.main.rest()
    }
    while true {
      do {
        return try life(idleSeconds) { attempt = 0 }
      } catch let error where Self.isPassing(error) {
        if isStopping { return .stopped }
        attempt += 1
        progress.failed(error)
        progress.metrics.restarts.add()
        log.warning("starting over: \(error)", [("attempt", "\(attempt)")])
        if (error as? PostgresError)?.isLockTimeout == true { evict() }
        Backoff.pause(attempt: min(attempt + 2, 9))
      }
    }
  }

  /// Somebody has held a row for longer than a batch takes.
  private func evict() {
    do {
      let ended = try Eviction.run(settings)
      if ended > 0 { log.warning("ended sessions of frozen workers", [("sessions", "\(ended)")]) }
    } catch {
      log.warning("sessions of frozen workers could not be ended: \(error)")
    }
  }

  /// The broker does not let a worker in that is to end by itself; one that is to stay goes on trying.
  struct Refused: Error, CustomStringConvertible {
    let error: KafkaError
    var description: String { "\(error)" }
  }

  private static func isPassing(_ error: any Error) -> Bool {
    switch error {
    case let error as PostgresError:
      return error.isConnectionLost || error.isRetriable || error.isSuperseded || error.isLostRace
        || error.kind == .connection || error.kind == .timeout || error.sqlState?.hasPrefix("53") == true
    case is KafkaError, is PublishProblem, is Superseded: return true
    default: return false
    }
  }

  // MARK: One life: one connection, one membership

  private func life(_ idleSeconds: Double?, _ isWell: () -> Void) throws -> End {
    let connection = try WorkerConnection.open(settings, purpose: "worker")
    defer { connection.close() }
    progress.health.database.note()
    let (keyring, isDevelopment) = try WorkerConnection.keyring(settings, connection)
    if isDevelopment {
      log.warning("using the development key that lies in the database: set DRIPLINE_KEYS in production")
    }
    let name = try settings.name ?? WorkerName.claim(connection, group: settings.group)
    log.rename(name)

    let clock = Clock(settings: settings, keyring: keyring, log: log, progress: progress)
    let clockTask = Worktask("clock") { clock.run() }
    defer {
      clock.stop()
      clockTask.join(withinSeconds: 3)
    }
    let consumer = try Consumer(
      KafkaConfiguration([
        "session.timeout.ms": "\(settings.sessionTimeoutMs)", "queued.min.messages": "1000",
        "queued.max.messages.kbytes": "384", "fetch.message.max.bytes": "131072",
      ]).merging(settings.kafka).merging(
        KafkaConfiguration(["group.id": settings.group, "group.instance.id": "\(settings.group)-\(name)"])))
    defer { consumer.close(timeoutMs: 5000) }
    var producer: Producer?
    defer { producer?.destroy() }
    try consumer.subscribe(TopicID.facts.map { $0.name(prefix: settings.prefix) })

    let packs = try PackShelf(connection: connection, source: pack)
    guard let identity = IdentityKey(keyring.identityKey) else {
      throw Keyring.Problem(description: "the key is too short")
    }
    let decoder = FactDecoder(identityKey: identity)

    var assignment: (partitions: [TopicPartition], group: GroupMetadata)?
    var idleSince = Date()
    // A first assignment takes its time: a group that is being formed, or a former self's session.
    var patience = 60.0
    while !isStopping {
      guard let held = assignment else {
        switch consumer.poll(timeoutMs: 100) {
        case .assigned(let partitions):
          patience = 15
          if partitions.isEmpty {
            _ = try consumer.assign([])
            progress.standBy()
          } else {
            assignment = (partitions, try consumer.groupMetadata())
          }
        case .revoked: try consumer.unassign()
        case .error(let error):
          if error.isFatal || consumer.fatalError != nil { throw error }
          if error.isRefusal, idleSeconds != nil { throw Refused(error: error) }
          progress.failed(error)
          trouble.note("kafka: \(error)", log)
        case nil: break
        }
        if let idleSeconds, Date().timeIntervalSince(idleSince) >= idleSeconds + patience { return .idle }
        continue
      }
      if producer == nil { producer = try ProducerMaker.make(settings, name: name) }
      let (lanes, halted) = try prepare(held, consumer, producer!, connection, keyring, name)
      if lanes.isEmpty, !halted.isEmpty { return .halted(lanes: halted) }
      isWell()
      let end = try tenure(
        lanes, held.group, consumer, producer!, connection, keyring, packs, decoder, clock, idleSeconds)
      idleSince = Date()
      progress.letGo()
      switch end {
      case .revoked:
        try consumer.unassign()
        assignment = nil
      case .assignedAnew(let partitions): assignment = (partitions, try consumer.groupMetadata())
      case .stopped:
        return halted.isEmpty ? .stopped : .halted(lanes: halted)
      case .idle:
        return halted.isEmpty ? .idle : .halted(lanes: halted)
      case .failed(let error):
        // Whatever a producer was doing is undone or done by its next life; see the takeover's step (c).
        producer?.destroy()
        producer = nil
        log.warning("taking the lanes over again: \(error)")
        guard error is KafkaError || error is PublishProblem, consumer.fatalError == nil,
          !Self.endsMembership(error)
        else { throw error }
        progress.failed(error)
        try consumer.unassign()
        Backoff.pause(attempt: 3)
      }
    }
    return .stopped
  }

  /// The group has put this member out, or another of the same name is there.
  private static func endsMembership(_ error: any Error) -> Bool {
    guard let error = error as? KafkaError else { return false }
    return [.illegalGeneration, .unknownMemberId, .fencedInstanceId].contains(error.code)
  }

  private func prepare(
    _ held: (partitions: [TopicPartition], group: GroupMetadata), _ consumer: Consumer, _ producer: Producer,
    _ connection: Connection, _ keyring: Keyring, _ name: String
  ) throws -> (lanes: [(state: LaneState, stalled: Int)], halted: [String]) {
    let takeover = Takeover(
      consumer: consumer, connection: connection, producer: producer, group: held.group, settings: settings,
      keyring: keyring, log: log, owner: name, progress: progress)
    let result = try takeover.take(held.partitions) { self.isStopping }
    progress.tookOver(result.lanes, halted: result.halted.count)
    for (lane, why) in result.halted {
      log.error("halted: \(why)", [("lane", lane.name(prefix: settings.prefix))])
    }
    log.info("took over", [("lanes", "\(result.lanes.count)"), ("halted", "\(result.halted.count)")])
    return (
      result.lanes.map { ($0, result.stalled[$0.id] ?? 0) },
      result.halted.map { $0.lane.name(prefix: settings.prefix) }
    )
  }

  private func tenure(
    _ lanes: [(state: LaneState, stalled: Int)], _ group: GroupMetadata, _ consumer: Consumer,
    _ producer: Producer, _ connection: Connection, _ keyring: Keyring, _ packs: PackShelf,
    _ decoder: FactDecoder, _ clock: Clock, _ idleSeconds: Double?
  ) throws -> Tenure.End {
    let decisions = DecisionStage(
      connection: connection, settings: settings, packs: packs, keyring: keyring, lanes: lanes.map(\.state),
      progress: progress)
    let publish = try PublishStage(
      producer: producer, settings: settings, group: group, logs: LogPlaces(lanes.map(\.state)),
      told: ToldBefore.load(connection)
    ) {
      try consumer.commit($0, timeoutMs: 15_000)
    }
    let queues = try consumer.assign(
      lanes.map {
        PartitionOffset(
          $0.state.id.topic!.name(prefix: settings.prefix), $0.state.id.partition, $0.state.nextOffset - $0.state.base)
      })
    let feeds = lanes.enumerated().map { index, lane in
      LaneFeed(
        index: index, lane: lane.state.id,
        queue: queues[TopicPartition(lane.state.id.topic!.name(prefix: settings.prefix), lane.state.id.partition)]!,
        start: lane.state.nextOffset, base: lane.state.base, lookahead: settings.laneLookahead)
    }
    do {
      let caution = CautiousStage(
        decisions: decisions, publish: publish, connection: connection, settings: settings, decoder: decoder,
        log: log, progress: progress, deadLetters: deadLetters)
      for (index, lane) in lanes.enumerated() where lane.stalled > 0 {
        let end = try consumer.queryWatermarks(feeds[index].partition, timeoutMs: 5000).high + lane.state.base
        try caution.step(feeds[index], lane.state, end: end, stopping: { self.isStopping })
      }
    } catch {
      return .failed(error)
    }
    let tenure = Tenure(
      consumer: consumer, settings: settings, log: log, decisions: decisions, publish: publish,
      assembler: BatchAssembler(feeds: feeds, decoder: decoder, settings: settings, consumer: consumer),
      progress: progress, clock: clock, deadLetters: deadLetters)
    let end = tenure.run(idleSeconds: idleSeconds) { self.isStopping }
    // Whatever ended the tenure, this worker has lived through it.
    try? release(decisions.lanes, connection)
    return end
  }

  /// The next takeover of these lanes is not the mark of a crash.
  private func release(_ lanes: [LaneState], _ connection: Connection) throws {
    try connection.query(SQL.releaseLanes, ParameterWriter(fences: lanes))
  }
}
