import Casework
import Contract
import Foundation
import Kafka
import Migrations
import Pipeline
import Policy
import Postgres
import Synthesis

/// Throughput, latency and cost of the pipeline on a broker and a database given by address.
///
/// Works in databases and topics of its own, which are removed afterwards.
final class Bench {
  struct Result {
    var facts = 0
    var emissions = 0
    var seconds = 0.0
    var factsPerSecond = 0.0
    var emissionsPerSecond = 0.0
    /// What the database alone took, and how long that was.
    var limit = (facts: 0, seconds: 0.0)
    var databaseLimit: Double { limit.seconds > 0 ? Double(limit.facts) / limit.seconds : 0 }
    var batchMs: [Double] = []
    var cpu: (worker: Double, broker: Double, database: Double) = (0, 0, 0)
    var latencyMs: [Double] = []
    var latencyRate = 0.0
    var bytesPerFact = 0.0
    var megabytesMax = 0.0
    /// Cases that were promised money, and out of how many purses.
    var granted = 0, purses = 0
  }

  let households: Int
  let workers: Int
  /// What the households apply for.
  let programmes: Synthesis.Programmes
  let settings: PipelineSettings
  let pack: PackSource
  let policyPath: String?
  let say: (String) -> Void
  private let tag = "\(getpid())"
  private let admin: Connection
  private var result = Result()

  init(
    households: Int, workers: Int, programmes: Synthesis.Programmes = .registration, settings: PipelineSettings,
    pack: PackSource, policyPath: String?, say: @escaping (String) -> Void
  ) throws {
    self.households = households
    self.workers = workers
    self.programmes = programmes
    self.settings = settings
    self.pack = pack
    self.policyPath = policyPath
    self.say = say
    admin = try Connection(url: settings.databaseURL, applicationName: "dripline bench")
  }

  func run() throws -> Result {
    defer { cleanUp() }
    say("1/3  warming up: rounds that do not count, until the broker's cost settles")
    try warmUp()
    // Before and after: a machine that others use changes its speed within a minute.
    say("2/3  throughput: the database alone, \(households) households with \(workers) workers, the database alone")
    try measureLimit("before")
    result = try round("t", into: result)
    try measureLimit("after")
    say("3/3  latency at half load")
    try measureLatency()
    return result
  }

  private func synthesis(households: Int, seed: UInt64, prefix: String = "aid") throws -> Synthesis {
    let most = programmes == .all ? Synthesis.householdsOfAll.upperBound : Synthesis.householdsMax
    let loaded = programmes == .all ? try PackLoader.load(pack) : .sample
    return Synthesis(
      households: min(households, most), seed: seed, prefix: prefix, programmes: programmes, pack: loaded)
  }

  // MARK: Databases and topics of its own

  func database(_ phase: String) throws -> PipelineSettings {
    let name = "dripline_bench_\(tag)_\(phase)"
    try admin.execute("create database \(name)")
    databases.append(name)
    var own = settings
    own.databaseURL = DatabaseAddress.replacing(settings.databaseURL, database: name)
    own.prefix = "bench\(tag)\(phase)"
    own.group = own.prefix
    own.clock = .facts
    let connection = try Connection(url: own.databaseURL, applicationName: "dripline bench")
    _ = try Migrator(connection, Migrations.all).migrate()
    try DevelopmentKey.ensure(connection)
    return own
  }

  private var databases: [String] = []
  private var prefixes: [String] = []
  private var children: [Process] = []

  func cleanUp() {
    for child in children where child.isRunning { child.terminate() }
    for child in children { child.waitUntilExit() }
    for prefix in prefixes { removeTopics(prefix) }
    for name in databases { _ = try? admin.execute("drop database if exists \(name) with (force)") }
  }

  func createTopics(_ own: PipelineSettings) throws {
    // They expire where this program is killed before it removes them.
    let topics = TopicID.allCases.map {
      NewTopic($0.name(prefix: own.prefix), partitions: $0.definition.partitions, settings: ["retention.ms": "3600000"])
    }
    prefixes.append(own.prefix)
    for (name, outcome) in try Admin(own.kafka).createTopics(topics, timeoutMs: 30_000) {
      if case .failed(let error) = outcome { throw Failure("topic \(name) cannot be created: \(error)") }
    }
    try waitUntilLed(topics, own)
  }

  /// The controller is ahead of the leaders. A publisher with several requests under way loses the first of a partition
  /// whose leader does not know of it yet, and is told that it arrived: any first sequence number is taken.
  private func waitUntilLed(_ topics: [NewTopic], _ own: PipelineSettings) throws {
    let consumer = try own.consumer(group: own.group)
    defer { consumer.close(timeoutMs: 2000) }
    let places = topics.flatMap { topic in (0..<Int32(topic.partitions)).map { TopicPartition(topic.name, $0) } }
    let deadline = Date(timeIntervalSinceNow: 60)
    while true {
      do {
        _ = try consumer.queryWatermarks(places, timeoutMs: 10_000)
        return
      } catch {
        guard Date() < deadline else { throw error }
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
  }

  private func removeTopics(_ prefix: String) {
    prefixes.removeAll { $0 == prefix }
    guard let admin = try? Admin(settings.kafka) else { return }
    _ = try? admin.deleteTopics(TopicID.allCases.map { $0.name(prefix: prefix) }, timeoutMs: 30_000)
  }

  func startWorkers(_ own: PipelineSettings, policyPath: String?, clock: String = "facts") throws {
    for number in 1...workers {
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      child.arguments =
        [
          "worker", "--prefix", own.prefix, "--group", own.group, "--clock", clock, "--database", own.databaseURL,
          "--name", "bench\(tag)-\(number)", "--log-level", "warning",
        ] + (policyPath.map { ["--policy", $0] } ?? [])
      child.standardInput = FileHandle.nullDevice
      child.standardError = FileHandle.nullDevice
      try child.run()
      children.append(child)
    }
  }

  func stopWorkers() {
    for child in children { child.terminate() }
    for child in children { child.waitUntilExit() }
    children = []
  }

  // MARK: Phases

  private func measureLimit(_ phase: String) throws {
    let own = try database(phase)
    let limit = try DatabaseLimit(settings: own, pack: pack, partitions: TopicID.factPartitions)
    try synthesis(households: min(households, 8000), seed: 11).visit { view in
      let event = view.event
      try event.data.withUnsafeBytes {
        try limit.add(
          topic: TopicID(name: event.topic)!, key: event.key, headers: event.headers, value: $0, at: event.time)
      }
    }
    let measured = try limit.finish()
    result.limit.facts += measured.facts
    result.limit.seconds += measured.databaseSeconds
    result.batchMs += measured.batchMilliseconds
  }

  /// A broker that has just been started compiles for a minute what it runs, on the cores that are measured.
  func warmUp() throws {
    var before = Double.infinity
    for number in 1...Self.warmUpRounds.upperBound {
      let cost = try round("w\(number)", into: Result()).cpu.broker
      guard cost < before * 0.85 || number < Self.warmUpRounds.lowerBound else { return }
      before = cost
    }
  }

  private static let warmUpRounds = 3...6

  /// All facts of the households, published first and then worked off.
  /// - Parameters:
  ///   - policyPath: the workers' pack, where it is not the bench's own.
  ///   - more: published before them.
  func round(
    _ phase: String, into known: Result, policyPath: String? = nil, more: [BenchEvent] = []
  ) throws -> Result {
    var result = known
    let own = try database(phase)
    try createTopics(own)
    let publisher = try BenchPublisher(own)
    for event in more { try publisher.send(event.moved(to: own.prefix)) }
    try synthesis(households: households, seed: 7, prefix: own.prefix).visit { try publisher.send(BenchEvent($0)) }
    try publisher.finish()
    let watch = try Connection(url: own.databaseURL, applicationName: "dripline bench watch")
    let before = try size(watch)
    try startWorkers(own, policyPath: policyPath ?? self.policyPath)
    let total = publisher.count
    // The cold start is left out: joining the group, taking over, first connections, the first tenth.
    let first = try waitUntil(watch, atLeast: total / 10)
    let cpu = cpuNow(own, watch)
    let started = Date()
    let last = try waitUntil(watch, atLeast: total)
    result.seconds = Date().timeIntervalSince(started)
    let after = cpuNow(own, watch)
    let facts = Double(last.facts - first.facts)
    result.facts = total
    result.factsPerSecond = facts / result.seconds
    result.emissionsPerSecond = Double(last.emissions - first.emissions) / result.seconds
    result.emissions = last.emissions
    result.cpu = (
      (after.worker - cpu.worker) / facts * 1e6, (after.broker - cpu.broker) / facts * 1e6,
      (after.database - cpu.database) / facts * 1e6
    )
    result.megabytesMax = children.map { ProcessMeter.peakMegabytes($0.processIdentifier) }.max() ?? 0
    result.bytesPerFact = Double(try size(watch) - before) / Double(total)
    (result.granted, result.purses) = try granted(watch)
    stopWorkers()
    removeTopics(own.prefix)
    return result
  }

  /// Seconds of facts whose latency counts, after so many that do not.
  private static let latencySeconds = 10.0, warmUpSeconds = 4.0

  private func measureLatency() throws {
    let own = try database("h")
    try createTopics(own)
    try startWorkers(own, policyPath: policyPath)
    let watch = try Connection(url: own.databaseURL, applicationName: "dripline bench watch")
    let publisher = try BenchPublisher(own)
    let rate = result.factsPerSecond / 2
    result.latencyRate = rate
    let count = Int(rate * (Self.latencySeconds + Self.warmUpSeconds))
    // Rendered beforehand: the machine's load is to be the pipeline's.
    var events: [BenchEvent] = []
    events.reserveCapacity(count)
    try synthesis(households: max(100, count / 9), seed: 9, prefix: own.prefix).visit { view in
      if events.count < count { events.append(BenchEvent(view)) }
    }
    // The cold start ends when the first facts have taken effect.
    let first = min(count, 500)
    for event in events[..<first] { try publisher.send(event) }
    _ = try waitUntil(watch, atLeast: first)
    let listener = try BenchListener(own)
    let start = Date()
    for (number, event) in events[first...].enumerated() {
      let ahead = Double(number) / rate - Date().timeIntervalSince(start)
      if ahead > 0.002 {
        publisher.poll()
        Thread.sleep(forTimeInterval: ahead)
      }
      try publisher.send(event)
    }
    try publisher.finish()
    _ = try waitUntil(watch, atLeast: publisher.count)
    listener.stop(after: 2)
    result.latencyMs = try listener.latencies(own, warmUpUntil: start.addingTimeInterval(Self.warmUpSeconds))
    stopWorkers()
  }

  // MARK: Reading meters

  /// What the workers tell themselves is no fact to be counted.
  private static let isFromOutside = TopicID.facts.filter { $0.direction == .internal }
    .map { "topic not like '%\($0.suffix)'" }.joined(separator: " and ")

  /// - Throws: where nothing was decided for a minute.
  func waitUntil(_ watch: Connection, atLeast facts: Int) throws -> (facts: Int, emissions: Int) {
    var known = 0
    var moved = Date()
    while true {
      let row = try watch.textRows(
        "select coalesce(sum(next_offset - first_offset), 0) from dripline.lanes where topic <> 'clock' and \(Self.isFromOutside)"
      )
      let done = Int(row[0][0] ?? "0") ?? 0
      if done > known { (known, moved) = (done, Date()) }
      if done >= facts {
        let emissions = try watch.textRows("select coalesce(sum(emissions), 0) from dripline.journal")
        return (done, Int(emissions[0][0] ?? "0") ?? 0)
      }
      guard Date().timeIntervalSince(moved) < 60 else {
        throw Failure("\(done) of \(facts) facts were decided, and no more for a minute")
      }
      guard children.allSatisfy(\.isRunning) else {
        throw Failure("a worker ended; run `dripline worker` by hand to see why")
      }
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  private func granted(_ watch: Connection) throws -> (cases: Int, purses: Int) {
    let sql =
      "select count(distinct case_id), count(distinct (fund, year, partition)) from dripline.ledger where kind = \(EntryKind.commitment.rawValue)"
    let row = try watch.textRows(sql)[0]
    return (Int(row[0] ?? "0") ?? 0, Int(row[1] ?? "0") ?? 0)
  }

  private func cpuNow(_ own: PipelineSettings, _ watch: Connection) -> (
    worker: Double, broker: Double, database: Double
  ) {
    let worker = children.reduce(0) { $0 + ProcessMeter.cpuSeconds($1.processIdentifier) }
    let broker =
      own.kafka["bootstrap.servers"]?.split(separator: ",").compactMap { address in
        address.split(separator: ":").last.flatMap { Int($0) }.flatMap(ProcessMeter.listener)
      } ?? []
    let postmaster = ProcessMeter.parent(watch.backendPID)
    return (
      worker, Set(broker).reduce(0) { $0 + ProcessMeter.cpuSeconds($1) },
      postmaster.map(ProcessMeter.treeCPUSeconds) ?? 0
    )
  }

  private func size(_ connection: Connection) throws -> Int {
    Int(try connection.textRows("select pg_database_size(current_database())")[0][0] ?? "0") ?? 0
  }
}
