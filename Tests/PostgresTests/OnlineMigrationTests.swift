import Foundation
import Migrations
import Postgres
import Synchronization
import Testing

/// Migrations beside a load that reads and writes all the time.
@Suite(.serialized) struct OnlineMigrationTests {
  /// With a journal the layouts before this one cannot be gone back to: see 0004.
  private static let oldest = 4

  private func database() throws -> String {
    let name = "o" + UUID().uuidString.replacing("-", with: "").lowercased()
    try Fixture.connection().execute("create database \(name)")
    let url = Fixture.server.url(database: name)
    return url
  }

  private func connection(_ url: String) throws -> Connection {
    try Connection(url: url, applicationName: "online migrations")
  }

  @Test func aLoadGoesOnBesideThem() throws {
    let url = try database()
    let connection = try connection(url)
    let migrator = try Migrator(connection, Migrations.all)
    _ = try migrator.migrate(to: Self.oldest)
    // As much as makes a rewrite of a table show: half a minute's work on these cores.
    try connection.execute(
      """
      insert into dripline.lanes (lane, topic, partition, epoch, first_offset, next_offset, end_offset, sequences, chain, fact_time, owner)
        select n, 't', n, 0, 0, 0, 0, '\\x00', '\\x00', 0, '' from generate_series(0, 95) n;
      insert into dripline.journal (lane, first_offset, end_offset, epoch, facts, emissions, chain, block)
        select n % 96, n, n + 1, 1, 1, 0, '\\x00', decode(repeat('ab', 600), 'hex') from generate_series(0, 149999) n;
      insert into dripline.dead_letters (lane, lane_offset, reason, at) select 1, n, 'date.order', 0 from generate_series(1, 50000) n
      """)
    let load = Load(url, workers: 3)
    try eventually(within: 20) { load.state.rounds > 30 }
    var steps = 0
    for _ in 1...3 {
      steps += try migrator.migrate().count
      for target in stride(from: Migrations.all.count - 1, through: Self.oldest, by: -1) {
        steps += try migrator.migrate(to: target).count
      }
    }
    steps += try migrator.migrate().count
    let after = load.state.rounds
    try eventually(within: 20) { load.state.rounds > after + 30 }
    let end = try load.stop()
    #expect(end.failures.isEmpty, "\(end.failures.prefix(3))")
    // 2 s a migration may wait, and what it does itself.
    #expect(end.longest < .seconds(3), "a round of the load took \(end.longest)")
    let rows = try connection.textRows("select count(*) from dripline.journal where first_offset >= 1000000")
    #expect(rows[0][0] == "\(end.rounds)", "rows written and rows found")
    let advanced = try connection.textRows("select sum(next_offset) from dripline.lanes")
    #expect(advanced == [["\(end.rounds)"]])
    print("\(steps) migrations beside \(end.rounds) rounds of the load, the longest \(end.longest)")
  }

  @Test func whoHoldsLocksIsNamedAndNobodyElseWaitsLong() throws {
    let url = try database()
    let connection = try connection(url)
    _ = try Migrator(connection, Migrations.all).migrate(to: Migrations.all.count - 1)
    let sleeper = try Connection(url: url, applicationName: "somebody in psql")
    try sleeper.execute("begin; select count(*) from dripline.lanes")
    let reader = Load(url, workers: 1, writes: false)
    let hasty = try Migrator(connection, Migrations.all, patience: .init(lockSeconds: 0.3, pauseSeconds: 0.2, tries: 3))
    var told: [String] = []
    let error = #expect(throws: MigrationError.self) { try hasty.migrate { told.append($0) } }
    #expect(told.count == 2)
    #expect("\(error!)".contains("somebody in psql"), "\(error!)")
    let end = try reader.stop()
    #expect(end.failures.isEmpty && end.rounds > 0)
    #expect(end.longest < .seconds(2), "\(end.longest)")
    sleeper.rollBack()
    #expect(try hasty.migrate().count == 1)
  }

  private func eventually(within seconds: Double, _ condition: () -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !condition() {
      try #require(ContinuousClock.now < deadline)
      usleep(10_000)
    }
  }
}

/// Sessions that go round: a batch's writes in one transaction, then reads.
private final class Load: Sendable {
  struct State {
    var rounds = 0
    var longest = Duration.zero
    var failures: [String] = []
    var running: Int
    var isOver = false
  }

  private let shared: Mutex<State>
  var state: State { shared.withLock { $0 } }

  init(_ url: String, workers: Int, writes: Bool = true) {
    shared = Mutex(State(running: workers))
    for worker in 0..<workers {
      Thread.detachNewThread { [self] in
        do {
          let connection = try Connection(url: url, applicationName: "load")
          var next = 0
          while !state.isOver {
            let start = ContinuousClock.now
            if writes { try write(connection, lane: worker, &next) }
            _ = try connection.textRows("select count(*), max(next_offset) from dripline.lanes")
            let took = ContinuousClock.now - start
            shared.withLock {
              $0.rounds += 1
              $0.longest = max($0.longest, took)
            }
          }
        } catch {
          shared.withLock { $0.failures.append("\(error)") }
        }
        shared.withLock { $0.running -= 1 }
      }
    }
  }

  private func write(_ connection: Connection, lane: Int, _ next: inout Int) throws {
    try connection.execute(
      """
        begin;
        update dripline.lanes set next_offset = next_offset + 1 where lane = \(lane);
        insert into dripline.journal (lane, first_offset, end_offset, epoch, facts, emissions, chain, block)
          values (\(lane), \(1_000_000 + next), \(1_000_001 + next), 1, 1, 0, '\\x00', '\\x00');
        insert into dripline.dead_letters (lane, lane_offset, reason, at) values (\(1000 + lane), \(next), 'date.order', 0);
        commit
      """)
    next += 1
  }

  func stop() throws -> State {
    shared.withLock { $0.isOver = true }
    let deadline = ContinuousClock.now + .seconds(20)
    while state.running > 0 {
      try #require(ContinuousClock.now < deadline)
      usleep(10_000)
    }
    return state
  }
}
