import Casework
import Contract
import Foundation
import Kafka
import Postgres
import Synchronization
import Testing

@testable import Pipeline

/// A database, topics and a consumer group of their own: where one scenario plays.
final class Scene: @unchecked Sendable {
  static let partitions = 4
  private static let shared = Mutex<TemporaryServer?>(nil)
  private static let counter = Mutex(0)

  let prefix: String
  let folder: String
  let server: TemporaryServer
  let database: String
  let synthesis: Synthetic
  private var broker: Broker?
  private let logs = Mutex<[Program]>([])
  /// Whose days the latest worker goes by.
  private let clock = Mutex("wall")
  private let watch: Connection
  private var consumer: Consumer

  /// - Parameters:
  ///   - ownServer: a PostgreSQL of its own, that can be killed.
  ///   - settings: further settings of that one.
  ///   - broker: in place of the common one.
  ///   - migratedBy: the program that makes tables and topics.
  init(
    _ synthesis: Synthetic = .small(seed: 1), ownServer: Bool = false, settings: [String: String] = [:],
    broker: Broker? = nil, migratedBy program: String = Cluster.binary
  ) throws {
    let number = Scene.counter.withLock {
      $0 += 1
      return $0
    }
    self.synthesis = synthesis
    self.broker = broker
    // Unlike any other run's on a cluster that is not ours.
    prefix = "t\(number)x\(getpid())"
    folder = NSTemporaryDirectory() + "dripline-\(prefix)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    server = try ownServer ? TemporaryServer(settings: settings) : Scene.commonServer()
    database = "scene\(number)"
    try Connection(url: server.url, applicationName: "system tests").execute("create database \(database)")
    watch = try Connection(url: server.url(database: database), applicationName: "system tests")
    consumer = try Consumer(
      Cluster.configuration(["group.id": prefix], bootstrap: broker?.bootstrap ?? Cluster.bootstrap))
    try dripline("migrate", program: program)
    try dripline("topics", "apply", "--partitions", "\(Scene.partitions)", program: program)
  }

  deinit {
    for program in logs.withLock({ $0 }) { program.send(SIGKILL) }
    consumer.close(timeoutMs: 2000)
    if ProcessInfo.processInfo.environment["DRIPLINE_TEST_KEEP"] == nil {
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  /// The cluster is lost, and this one stands in its place.
  func move(to other: Broker) throws {
    consumer.close(timeoutMs: 2000)
    broker = other
    consumer = try Consumer(Cluster.configuration(["group.id": prefix], bootstrap: other.bootstrap))
  }

  private static func commonServer() throws -> TemporaryServer {
    try shared.withLock { shared in
      if let shared { return shared }
      let made = try TemporaryServer()
      shared = made
      return made
    }
  }

  var bootstrap: String { broker?.bootstrap ?? Cluster.bootstrap }

  // MARK: The program

  func environment(databasePort: UInt16? = nil) -> [String: String] {
    [
      "DRIPLINE_KAFKA_BOOTSTRAP": bootstrap,
      "DRIPLINE_DATABASE_URL": server.url(database: database, port: databasePort),
      "DRIPLINE_TOPIC_PREFIX": prefix, "DRIPLINE_GROUP": prefix,
    ]
  }

  @discardableResult
  func dripline(_ arguments: String..., input: Int32? = nil, program: String = Cluster.binary) throws -> String {
    try Program.run(program, arguments, environment: environment(), input: input, within: 120)
  }

  /// A worker. Static names keep a restarted worker's lanes for it.
  func worker(
    _ name: String = "w1", failpoints: String = "", untilIdle: Double? = 2, batch: Int = 50,
    clock: String = "wall", databasePort: UInt16? = nil, kafka: [String: String] = [:], observe: Bool = false,
    program binary: String = Cluster.binary
  ) throws -> Program {
    self.clock.withLock { $0 = clock }
    var environment = environment(databasePort: databasePort)
    environment["DRIPLINE_FAILPOINTS"] = failpoints
    for (key, value) in kafka {
      environment["DRIPLINE_KAFKA_" + key.uppercased().replacing(".", with: "_")] = value
    }
    var arguments = ["worker", "--name", name, "--batch", "\(batch)", "--clock", clock, "--log-level", "debug"]
    if observe { arguments += ["--observe", "127.0.0.1:0"] }
    if let untilIdle { arguments += ["--until-idle", "\(untilIdle)"] }
    return try start(binary, arguments, environment, name: name)
  }

  func messenger(_ name: String, untilIdle: Double? = nil) throws -> Program {
    let arguments = ["messenger", "--name", name] + (untilIdle.map { ["--until-idle", "\($0)"] } ?? [])
    return try start(Cluster.binary, arguments, environment(), name: name)
  }

  private func start(
    _ binary: String, _ arguments: [String], _ environment: [String: String], name: String
  ) throws -> Program {
    let count = logs.withLock { $0.count }
    let program = try Program(
      binary, arguments, environment: environment, folder: folder, name: "\(count)-\(name)")
    logs.withLock { $0.append(program) }
    return program
  }

  var workers: [Program] { logs.withLock { $0 } }

  // MARK: Facts

  /// Publishes lines of the synthesis; all by default.
  func publish(_ lines: Range<Int>? = nil) throws {
    try feed(lines, perSecond: nil).finish()
  }

  /// Publishes lines of one's own.
  func publish(lines: [String]) throws {
    try Feed(self, lines, 0..<lines.count, perSecond: nil).finish()
  }

  /// Publishes lines at a pace, meanwhile.
  func feed(_ lines: Range<Int>? = nil, perSecond: Int?) throws -> Feed {
    try Feed(self, synthesis.lines(prefix: prefix), lines ?? 0..<synthesis.count, perSecond: perSecond)
  }

  // MARK: What has happened

  @discardableResult
  func rows(_ sql: String) throws -> [[String?]] { try watch.textRows(sql) }

  /// As `rows`, on a connection of its own: the server may have been killed since the last.
  func freshRows(_ sql: String) throws -> [[String?]] {
    try Connection(url: server.url(database: database), applicationName: "system tests").textRows(sql)
  }

  /// Facts that have taken effect.
  func taken() -> Int {
    let sql = "select coalesce(sum(next_offset - first_offset), 0) from dripline.lanes where lane < 24576"
    guard let text = try? freshRows(sql).first?[0] else { return 0 }
    return Int(text) ?? 0
  }

  func waitUntilTaken(_ facts: Int, within seconds: Double = 60) throws {
    try eventually(within: seconds, "\(facts) facts taken, but \(self.taken())\n\(self.tails())") {
      self.taken() >= facts
    }
  }

  /// Who owns the lane that has taken most facts.
  func busiestLane() throws -> (lane: Int, owner: String, next: Int) {
    let rows = try freshRows(
      "select lane, owner, next_offset from dripline.lanes where lane < 250000 order by next_offset - first_offset desc limit 1"
    )
    let row = try #require(rows.first)
    return (Int(row[0]!)!, row[1]!, Int(row[2]!)!)
  }

  /// nil while the transaction of a worker that was killed is open: the broker does not tell these offsets yet.
  private func committedNow(_ places: [TopicPartition]) throws -> [TopicPartition: Int64]? {
    do {
      return try consumer.committed(places, timeoutMs: 10_000)
    } catch {
      guard error.isRetriable else { throw error }
      return nil
    }
  }

  /// Every fact has taken effect and is published: ends, P and K agree, no deadline is due by the wall clock (if
  /// workers go by it), and what the pipeline told itself is taken.
  func isSettled() throws -> Bool {
    // By the logs' own count.
    var marks: [String: Int64] = [:]
    for row in try freshRows("select topic, partition, next_offset - log_base from dripline.lanes") {
      marks["\(row[0]!)/\(row[1]!)"] = Int64(row[2]!)!
    }
    let facts = TopicID.facts.flatMap { topic in
      (0..<Int32(Scene.partitions)).map { TopicPartition(topic.name(prefix: prefix), $0) }
    }
    guard let committed = try committedNow(facts) else { return false }
    for place in facts {
      guard let p = marks["\(place.topic)/\(place.partition)"], committed[place] == p else { return false }
      guard let topic = TopicID.facts.first(where: { $0.name(prefix: prefix) == place.topic }) else { continue }
      // Markers of transactions take offsets of the internal topics.
      if topic.direction == .in, try consumer.queryWatermarks(place, timeoutMs: 10_000).high != p { return false }
    }
    return try hasTakenItsOwn()
  }

  private func hasTakenItsOwn() throws -> Bool {
    // Days are China's, eight hours ahead; where facts are the clock, it stands at the latest of them once all are taken.
    let today =
      clock.withLock { $0 } == "wall"
      ? "extract(epoch from now())::bigint * 1000" : "(select coalesce(max(fact_time), 0) from dripline.lanes)"
    let due = "select count(*) from dripline.timers where due <= (\(today) + 28800000) / 86400000"
    guard try freshRows(due) == [["0"]] else { return false }
    var emitted = Sequences()
    for row in try freshRows("select encode(sequences, 'hex') from dripline.lanes") {
      let bytes = Self.bytes(ofHex: row[0]!)
      emitted = try bytes.withUnsafeBytes {
        var reader = ByteReader($0)
        return emitted + (try Sequences(from: &reader))
      }
    }
    let taken = try freshRows(
      "select topic, sum(facts) from dripline.journal join dripline.lanes using (lane) group by topic")
    let counts = Dictionary(uniqueKeysWithValues: taken.map { ($0[0]!, Int64($0[1]!)!) })
    return TopicID.facts.allSatisfy { topic in
      topic.direction != .internal || counts[topic.name(prefix: prefix), default: 0] == emitted[topic]
    }
  }

  private static func bytes(ofHex text: String) -> [UInt8] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)!
    }
  }

  /// Whether facts have taken effect whose emissions are not published yet: K < P.
  func hasUnpublished() throws -> Bool {
    let rows = try freshRows(
      "select topic, partition, next_offset - log_base from dripline.lanes where topic <> 'clock'")
    let marks = Dictionary(
      uniqueKeysWithValues: rows.map { (TopicPartition($0[0]!, Int32($0[1]!)!), Int64($0[2]!)!) })
    return try consumer.committed(Array(marks.keys), timeoutMs: 10_000).contains { marks[$0.key] != $0.value }
  }

  /// Workers run until everything has taken effect and is published.
  func settle(_ name: String = "w1", clock: String = "wall", within seconds: Double = 90) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      let end = try worker(name, clock: clock).wait(within: seconds)
      #expect(end == .exit(0), "the last worker: \(tails(1))")
      if try isSettled() { return }
      try #require(ContinuousClock.now < deadline, "not settled within \(seconds) s\n\(tails())")
    }
  }

  /// The last lines of the latest workers' logs, and what their sessions in PostgreSQL are about.
  func tails(_ count: Int = 3) -> String {
    let sessions = try? freshRows(
      """
      select pid, application_name, state, wait_event, now() - xact_start, left(query, 60), pg_blocking_pids(pid)
      from pg_stat_activity where application_name like 'dripline%' and datname = current_database()
      """)
    return workers.suffix(count).map { "--- \($0.errors)\n\($0.tail())" }.joined(separator: "\n")
      + "\n" + (sessions ?? []).map { $0.map { $0 ?? "-" }.joined(separator: " | ") }.joined(separator: "\n")
  }
}
