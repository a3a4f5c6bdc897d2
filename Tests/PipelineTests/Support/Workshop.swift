import Casework
import Contract
import Foundation
import Kafka
import Migrations
import Policy
import Postgres
import Synthesis

@testable import Pipeline

/// The topics of facts as lists in memory, over a database of its own: what workers emit for the pipeline itself
/// comes back to its lanes, and deadlines are fired when the test says so. No broker.
final class Workshop: @unchecked Sendable {
  struct Record {
    var raw: [UInt8]
    var at: Int64
  }

  let admin: Connection
  let settings: PipelineSettings
  let partitions: Int
  let keyring: Keyring
  private let lock = NSCondition()
  private var logs: [LaneID: [Record]] = [:]
  /// Records that came since the beginning; tells whoever waits that there is more.
  private var count = 0
  private var idle = 0

  init(_ server: TemporaryServer, _ name: String, partitions: Int = 1, batchFacts: Int = 60) throws {
    try Connection(url: server.url, applicationName: "test").execute("create database \(name)")
    let url = server.url(database: name)
    admin = try Connection(url: url, applicationName: "test")
    _ = try Migrator(admin, Migrations.all).migrate()
    var settings = PipelineSettings(kafka: KafkaConfiguration([:]), databaseURL: url)
    // Always the same: persons are stored by a keyed hash.
    settings.keys = "1:" + String(repeating: "A", count: 43) + "="
    settings.batchFacts = batchFacts
    settings.clock = .facts
    self.settings = settings
    self.partitions = partitions
    keyring = try WorkerConnection.keyring(settings, admin).0
    let lanes = TopicID.facts.flatMap { topic in (0..<Int32(partitions)).map { LaneID(topic, $0) } }
    for lane in lanes { logs[lane] = [] }
    try DatabaseLimit.create(lanes, admin)
  }

  // MARK: Facts

  /// The partition of a key, as a broker would choose it.
  func partition(of key: String) -> Int32 {
    Int32(key.utf8.reduce(UInt32(17)) { ($0 &* 31) &+ UInt32($1) } % UInt32(partitions))
  }

  func publish(_ event: SyntheticEvent) {
    event.data.withUnsafeBytes {
      append(
        TopicID(name: event.topic)!, partition(of: event.key), key: event.key, headers: event.headers, value: $0,
        at: event.time.milliseconds)
    }
  }

  /// What a worker has emitted for the pipeline itself.
  func publish(_ batch: EmissionBatch) {
    for each in batch.emissions where each.topic.direction == .internal {
      publish(
        each.topic, each.partition, id: "\(each.lane.rawValue)/\(each.offset)/\(each.index)",
        subject: String(decoding: batch.bytes[each.subject], as: UTF8.self), batch.bytes[each.json], at: each.at)
    }
  }

  func publish(
    _ topic: TopicID, _ partition: Int32, id: String, subject: String, _ json: UnsafeRawBufferPointer, at: Int64
  ) {
    let headers = [
      ("ce_specversion", "1.0"), ("ce_id", id), ("ce_source", "\(PublishStage.source)"), ("ce_type", topic.name()),
      ("ce_time", Timestamp.format(Instant(milliseconds: at))), ("ce_subject", subject),
      ("content-type", "application/json"),
    ].map { (name: $0.0, value: $0.1) }
    append(topic, partition, key: subject, headers: headers, value: json, at: at)
  }

  private func append(
    _ topic: TopicID, _ partition: Int32, key: String, headers: [(name: String, value: String)],
    value: UnsafeRawBufferPointer, at: Int64
  ) {
    var raw = ByteWriter(capacity: 1024)
    RawRecord.append(key: key, headers: headers, value: value, to: &raw)
    lock.withLock {
      logs[LaneID(topic, partition)]!.append(Record(raw: raw.bytes, at: at))
      count += 1
      lock.broadcast()
    }
  }

  /// Fires the deadlines that are due on a day, as the clock would; answers how many.
  func fire(until day: Day) throws -> Int {
    let rows = try admin.query(
      Statement(
        sql: "select due, entries from dripline.timers where due <= $1 order by due, lane", parameterTypes: [.int4]),
      Self.parameter(day.number))
    var timers: [StoredTimer] = []
    for row in 0..<rows.rowCount {
      timers += try StoredTimer.decode(try rows.bytes(row, 1), due: Day(number: try rows.int4(row, 0)))
    }
    // In an order that does not tell in which batches they were set.
    timers.sort {
      ($0.due, $0.caseId, $0.kind.rawValue, $0.step, $0.round) < (
        $1.due, $1.caseId, $1.kind.rawValue, $1.step, $1.round
      )
    }
    for (number, timer) in timers.enumerated() {
      let out = Proceedings()
      out.emitTimer(timer.caseId, kind: timer.kind, step: timer.step, round: timer.round, due: timer.due)
      publish(
        .timerDue, timer.partition, id: "clock/\(day.number)/\(number)", subject: timer.caseId, out.json.bytes,
        at: timer.due.start.milliseconds)
    }
    try admin.execute("delete from dripline.timers where due <= \(day.number)")
    return timers.count
  }

  private static func parameter(_ number: Int32) -> ParameterWriter {
    let parameters = ParameterWriter()
    parameters.append(int4: number)
    return parameters
  }

  func record(_ lane: LaneID, _ offset: Int64) -> Record? {
    lock.withLock { logs[lane]!.indices.contains(Int(offset)) ? logs[lane]![Int(offset)] : nil }
  }

  // MARK: Waiting

  /// Waits until more has come than `seen`; nil: all of so many workers wait.
  func more(than seen: Int, workers: Int) -> Int? {
    lock.withLock {
      idle += 1
      if idle == workers { lock.broadcast() }
      while count == seen, idle < workers { lock.wait() }
      if count > seen {
        idle -= 1
        return count
      }
      return nil
    }
  }

  var published: Int { lock.withLock { count } }
  func resetIdle() { lock.withLock { idle = 0 } }

  // MARK: What came of it

  func rows(_ sql: String) throws -> [String] {
    try admin.textRows(sql).map { $0.map { $0 ?? "-" }.joined(separator: " ") }
  }

  func number(_ sql: String) throws -> Int { Int(try admin.textRows(sql)[0][0]!)! }

  func audit() throws -> AuditVerdict { try Audit(settings: settings, pack: PackSource.sample).verify(topics: false) }
}

/// A worker of a workshop that owns all lanes of some partitions.
final class Hand {
  private let workshop: Workshop
  private let lanes: [LaneID]
  private var connection: Connection
  private let decoder: FactDecoder
  private(set) var stage: DecisionStage
  private var offsets: [Int64]
  /// Races lost in former lives.
  private var lostBefore = 0
  var racesLost: Int { lostBefore + stage.racesLost }

  /// - Parameter settings: of the first life, where they are others than the workshop's.
  init(_ workshop: Workshop, partitions: Set<Int32>, settings: PipelineSettings? = nil) throws {
    self.workshop = workshop
    lanes = TopicID.facts.flatMap { topic in partitions.sorted().map { LaneID(topic, $0) } }
    connection = try WorkerConnection.open(workshop.settings, purpose: "hand")
    decoder = FactDecoder(identityKey: IdentityKey(workshop.keyring.identityKey)!)
    (stage, offsets) = try Self.takeOver(workshop, lanes, connection, settings ?? workshop.settings)
  }

  private static func takeOver(
    _ workshop: Workshop, _ lanes: [LaneID], _ connection: Connection, _ settings: PipelineSettings
  ) throws -> (DecisionStage, [Int64]) {
    let id = BinaryArray(of: .int4)
    for lane in lanes { id.append(int4: Int32(lane.rawValue)) }
    let parameters = ParameterWriter(id)
    parameters.append(text: "hand")
    let rows = try connection.query(SQL.takeOver, parameters)
    var states: [LaneID: LaneState] = [:]
    for row in 0..<rows.rowCount {
      var counts = ByteReader(try rows.bytes(row, 3))
      let id = LaneID(rawValue: UInt32(try rows.int4(row, 0)))
      states[id] = LaneState(
        id: id, epoch: try rows.int8(row, 1), nextOffset: try rows.int8(row, 2),
        sequences: try Sequences(from: &counts),
        chain: ChainHash(value: [UInt8](try rows.bytes(row, 4))), factTime: try rows.int8(row, 5))
    }
    let stage = DecisionStage(
      connection: connection, settings: settings,
      packs: try PackShelf(connection: connection, source: PackSource.sample), keyring: workshop.keyring,
      lanes: lanes.map { states[$0]! })
    return (stage, lanes.map { states[$0]!.nextOffset })
  }

  /// Dies with what it has decided and not stored, and comes back.
  func crash() throws {
    lostBefore += stage.racesLost
    // Its connection may have gone with it.
    if connection.isBroken { connection = try WorkerConnection.open(workshop.settings, purpose: "hand") }
    (stage, offsets) = try Self.takeOver(workshop, lanes, connection, workshop.settings)
  }

  /// Takes up to `most` facts, the earliest first; false when there is none, everything is stored, and nothing new
  /// has come of it.
  @discardableResult
  func step(_ most: Int) throws -> Bool {
    let batch = FactBatch()
    while batch.records.count < most {
      var best: (index: Int, record: Workshop.Record)?
      for index in lanes.indices {
        guard let record = workshop.record(lanes[index], offsets[index]) else { continue }
        if best.map({ record.at < $0.record.at }) ?? true { best = (index, record) }
      }
      guard let (index, record) = best else { break }
      record.raw.withUnsafeBytes { raw in
        batch.append(
          FactBatch.Content(RawRecord.event(raw, recordedAt: record.at), lanes[index], decoder, .facts), lane: index,
          offset: offsets[index], recordedAt: record.at, raw)
      }
      offsets[index] += 1
    }
    guard !batch.isEmpty else {
      let before = workshop.published
      try finish()
      return workshop.published != before
    }
    if let done = try stage.process(batch) { workshop.publish(done.emitted) }
    return true
  }

  func close() throws {
    try finish()
    connection.close()
  }

  func finish() throws {
    if let done = try stage.finish() { workshop.publish(done.emitted) }
  }
}
