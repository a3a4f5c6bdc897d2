import Casework
import Contract
import Kafka
import Migrations
import Policy
import Postgres
import Synthesis
import Testing

@testable import Pipeline

/// A journal as the pipeline writes it, in a real database, run through packs.
@Suite("Simulation on a journal", .serialized)
struct SimulationRunTests {
  private static let server = try! TemporaryServer()
  private static let settings = try! filled("simulated")

  private static func filled(_ name: String) throws -> PipelineSettings {
    try Connection(url: server.url, applicationName: "test").execute("create database \(name)")
    let url = server.url(database: name)
    let admin = try Connection(url: url, applicationName: "test")
    _ = try Migrator(admin, Migrations.all).migrate()
    try DevelopmentKey.ensure(admin)
    var settings = PipelineSettings(kafka: KafkaConfiguration([:]), databaseURL: url)
    settings.clock = .facts
    settings.batchFacts = 150
    let writer = try DatabaseLimit(settings: settings, pack: PackSource.sample, partitions: 3)
    try Synthesis(households: 400, seed: 5, badEvents: 20).visit { view in
      let event = view.event
      try event.data.withUnsafeBytes {
        try writer.add(
          topic: TopicID(name: event.topic)!, key: event.key, headers: event.headers, value: $0, at: event.time)
      }
    }
    _ = try writer.finish()
    return settings
  }

  private func run(_ pack: Pack, _ scope: Simulation.Scope = .init()) throws -> SimulationRun {
    let run = SimulationRun(
      archive: try Archive(Self.settings), simulation: Simulation(pack: pack, scope: scope))
    try run.run()
    return run
  }

  private func cases() throws -> [Case] {
    var all: [Case] = []
    try Archive(Self.settings).forEachCase { all.append($0) }
    return all
  }

  /// What the database holds, in one number.
  private func contents() throws -> [[String?]] {
    let connection = try Connection(url: Self.settings.databaseURL, applicationName: "test")
    return try ["journal", "cases", "claims", "villages", "packs", "lanes", "timers"].flatMap {
      try connection.textRows("select count(*), md5(string_agg(t::text, '' order by t::text)) from dripline.\($0) t")
    }
  }

  @Test("The pack that decided, once more: no difference, the stored outcome, nothing written")
  func samePack() throws {
    let before = try contents()
    let run = try run(.sample)
    #expect(try contents() == before)
    let cases = try cases().filter { $0.stage != .unknown }
    let sums = run.simulation.sums
    #expect(sums.cases == cases.count && sums.cases > 300)
    #expect(run.differences.isEmpty)
    #expect(sums.facts == cases.reduce(0) { $0 + $1.taken.count })
    #expect(sums.total.beforeFen == sums.total.afterFen)
    // Cases that wait go on waiting, so what the fold grants is what was granted.
    #expect(cases.contains { $0.stage == .waiting })
    #expect(sums.total.beforeFen == cases.reduce(0) { $0 + ($1.entitlement?.amountFen ?? 0) })
    #expect(sums.total.beforeFen > 0)
  }

  @Test("A region and a first day keep only what they ask for")
  func scopes() throws {
    let cases = try cases().filter { $0.stage != .unknown }
    let village = try #require(cases.first?.village)
    let township = village / 1000 * 1000
    let some = try run(.sample, .init(region: township))
    #expect(some.simulation.sums.cases == cases.count { $0.village / 1000 == village / 1000 })
    #expect(
      some.effort.factsFolded == cases.filter { $0.village / 1000 == village / 1000 }.reduce(0) { $0 + $1.taken.count })
    let days = cases.map(\.appliedAt.day).sorted()
    let middle = days[days.count / 2]
    let late = try run(.sample, .init(since: middle))
    #expect(late.simulation.sums.cases == cases.count { $0.appliedAt.day >= middle })
    #expect(late.simulation.sums.notAsked == cases.count { $0.appliedAt.day < middle })
  }

  @Test("A stricter line of income refuses those above it, and only those")
  func stricter() throws {
    let line: Int64 = 250_000
    let own = """
      id: stricter
      title: {en: Stricter, zh: 从严}
      parent: ../sample
      parameters:
        incomeLine:
          values:
            - {from: 2011-01-01, value: \(line), clause: L-90 a figure of a test}
      """
    let files = PackSource.sample.files.map { PackSource.File(name: "parent/" + $0.name, text: $0.text) }
    let pack = try PackLoader.load(PackSource(files: [PackSource.File(name: "pack.yaml", text: own)] + files))
    let run = try run(pack)
    let refused = run.differences.filter { $0.kind == .newlyRefused }
    #expect(!refused.isEmpty)
    #expect(run.simulation.sums.total[.newlyAdmitted] == 0)
    for difference in refused {
      #expect(difference.programme == .registration)
      #expect(difference.causes.flatMap(\.reasons).allSatisfy { $0.rule?.id == "income-above-line" })
    }
    let sums = run.simulation.sums
    let lost = run.differences.reduce(0) { $0 + ($1.before.grantedFen ?? 0) - ($1.after.grantedFen ?? 0) }
    #expect(sums.total.beforeFen - sums.total.afterFen == lost)
  }
}
