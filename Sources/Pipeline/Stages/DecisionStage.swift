import Dispatch
import Postgres

/// Decides batches and has them stored: steps 3 and 4 of the data path, on one thread with one connection.
///
/// While the server stores a batch, the next one is decided on what the first will have left behind. Should
/// the first be refused, neither has happened.
final class DecisionStage {
  /// A batch that loses this many races in a row is not going to win one.
  static let racesMax = 20
  /// From this race on, rows are locked before deciding.
  static let racesBeforeLocking = 2

  /// A batch with what it led to.
  struct Decided {
    let batch: FactBatch
    let emitted: EmissionBatch
    fileprivate let before: [LaneState]
  }

  private let connection: Connection
  private let packs: PackShelf
  private let working: WorkingSet
  private let letters: LetterShelf
  private let writer: BatchWriter
  private let decider: BatchDecider
  /// Where the lanes stand once everything decided is stored.
  private(set) var lanes: [LaneState]
  /// Decided last, its rows in the writer, and not sent yet.
  private var decided: Decided?
  private let progress: Progress
  private var races = 0
  /// Races lost so far.
  private(set) var racesLost = 0
  /// Time spent waiting for the database so far.
  private(set) var databaseSeconds = 0.0

  init(
    connection: Connection, settings: PipelineSettings, packs: PackShelf, keyring: Keyring, lanes: [LaneState],
    progress: Progress = Progress()
  ) {
    self.progress = progress
    self.connection = connection
    self.packs = packs
    self.lanes = lanes
    working = WorkingSet(connection: connection, cachedCases: settings.cachedCases) {
      let reader = try WorkerConnection.open(settings, purpose: "reader")
      try reader.execute("set default_transaction_read_only = on")
      return reader
    }
    letters = LetterShelf(connection: connection, keyring: keyring)
    writer = BatchWriter(connection: connection)
    decider = BatchDecider(
      settings: settings, packs: packs, sealer: Sealer(keyring: keyring), working: working, letters: letters,
      writer: writer, lanes: lanes.map(\.id))
  }

  /// Batches of emissions that have been published, for their memory.
  var spares: Channel<EmissionBatch> { decider.spares }

  /// Decides the batch; the one before it, stored meanwhile, comes back.
  ///
  /// - Throws: `PostgresError` when the database does not answer or this worker has been superseded
  ///   (`DL001`); then nothing in memory is of use any more.
  func process(_ batch: FactBatch) throws -> Decided? {
    let former = decided
    decided = nil
    do {
      // Read while the connection is free, before what is decided already goes out on it.
      try load(batch, locking: false)
      let sentAt = ContinuousClock.now
      let storing = try former.map { _ in try timed { try writer.send(begin: true) } }
      decided = try decide(batch)
      guard let storing else { return nil }
      try timed { try writer.finish(storing) }
      progress.metrics.store.observe(sentAt.duration(to: .now))
      races = 0
      return former
    } catch let error as PostgresError where error.isWorthRacing {
      try takeBack(to: former, after: error)
      let stored = try former.map { try storeAlone($0.batch) }
      _ = try process(batch)
      return stored
    }
  }

  /// Stores what is decided; nil when there is nothing.
  func finish() throws -> Decided? {
    guard let last = decided else { return nil }
    decided = nil
    do {
      try store(begin: true)
      return last
    } catch let error as PostgresError where error.isWorthRacing {
      try takeBack(to: last, after: error)
      return try storeAlone(last.batch)
    }
  }

  /// Decides and stores one batch, with nothing beside it.
  func store(_ batch: FactBatch) throws -> EmissionBatch {
    _ = try process(batch)
    return try finish()!.emitted
  }

  /// Lanes that have been read to their end: what is left of their topics are markers of transactions, which
  /// hold the clock up no longer.
  func noteDrained(_ drained: [Int]) throws {
    try connection.query(SQL.noteDrained, ParameterWriter(fences: drained.map { lanes[$0] }))
  }

  // MARK: Races

  private func takeBack(to former: Decided?, after error: PostgresError) throws {
    connection.rollBack()
    working.rolledBack()
    packs.rolledBack()
    letters.rolledBack()
    if let former { lanes = former.before }
    decided = nil
    races += 1
    racesLost += 1
    progress.metrics.lostRaces.add()
    progress.failed(error)
    guard races < Self.racesMax else { throw error }
    Backoff.pause(attempt: races)
  }

  private func storeAlone(_ batch: FactBatch) throws -> Decided {
    while true {
      let locking = races >= Self.racesBeforeLocking
      var last: Decided?
      do {
        if locking { try connection.execute("begin") }
        try load(batch, locking: locking)
        last = try decide(batch)
        try store(begin: !locking)
        return last!
      } catch let error as PostgresError where error.isWorthRacing {
        try takeBack(to: last, after: error)
      }
    }
  }

  // MARK: One batch

  private func load(_ batch: FactBatch, locking: Bool) throws {
    try timed {
      try packs.refresh()
      try working.load(batch, locking: locking)
      try letters.load(batch)
    }
    // Deciding has no connection to read with.
    for held in working.cases { try packs.bring(held.state) }
  }

  private func decide(_ batch: FactBatch) throws -> Decided {
    let before = lanes
    let start = ContinuousClock.now
    let emitted = try decider.decide(batch, &lanes)
    progress.metrics.decide.observe(start.duration(to: .now))
    working.settle()
    letters.settle()
    return Decided(batch: batch, emitted: emitted, before: before)
  }

  private func store(begin: Bool) throws {
    let start = ContinuousClock.now
    try timed { try writer.write(begin: begin) }
    progress.metrics.store.observe(start.duration(to: .now))
    races = 0
  }

  private func timed<T>(_ body: () throws -> T) rethrows -> T {
    let start = DispatchTime.now().uptimeNanoseconds
    defer { databaseSeconds += Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 }
    return try body()
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
