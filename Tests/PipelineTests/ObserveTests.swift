import Contract
import Foundation
import Observing
import Postgres
import Testing

@testable import Pipeline

@Suite("What a worker tells of itself")
struct ObserveTests {
  private static let lane = LaneID(.reviewPassed, 3), other = LaneID(.timerDue, 0)

  private static func state(_ lane: LaneID, at offset: Int64) -> LaneState {
    LaneState(id: lane, epoch: 7, nextOffset: offset, sequences: Sequences(), chain: .start, factTime: 0)
  }

  // Foundation has one, too.
  private typealias Progress = Pipeline.Progress

  private static func line(_ name: String, _ progress: Progress) -> String? {
    let lines = progress.metrics.registry.text().split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(name + " ") }) else { return nil }
    return String(line.dropFirst(name.count + 1))
  }

  @Test func bothWatermarksAndWhatWaitsAreTold() throws {
    let progress = Progress()
    progress.tookOver(
      [Self.state(Self.lane, at: 100), Self.state(Self.other, at: 5), Self.state(.clock, at: 0)], halted: 2)
    let place = "{topic=\"review.passed.v1\",partition=\"3\"}"
    func told(_ name: String) -> String? { Self.line("dripline_lane_\(name)\(place)", progress) }
    #expect(told("effective_offset") == "100" && told("published_offset") == "100" && told("epoch") == "7")
    #expect(Self.line("dripline_lanes_owned", progress) == "3" && Self.line("dripline_lanes_halted", progress) == "2")

    // 40 read, 60 more in the log; the internal lane has been read to a marker behind its last record.
    progress.lanes.see([
      LaneBoard.Sight(lane: Self.lane, read: 140, unread: 60, end: 200, head: nil),
      LaneBoard.Sight(lane: Self.other, read: 5, unread: 0, end: 6, head: nil),
    ])
    #expect(Self.line("dripline_lag_facts{topic=\"review.passed.v1\"}", progress) == "100")
    #expect(Self.line("dripline_lag_facts{topic=\"timer.due.v1\"}", progress) == "0")

    let emitted = EmissionBatch()
    emitted.facts = 40
    emitted.watermarks = [Self.lane: 140]
    emitted.tally.take(Self.lane, 40)
    emitted.tally.rule(1)
    emitted.tally.rule(5)
    emitted.tally.bury(Tally.DeadLetter(lane: Self.lane, offset: 120, reason: "json.malformed", field: "", caseId: nil))
    progress.decided(emitted)
    #expect(told("effective_offset") == "140" && told("published_offset") == "100")
    #expect(Self.line("dripline_unpublished_facts{topic=\"review.passed.v1\"}", progress) == "40")
    #expect(Self.line("dripline_lag_facts{topic=\"review.passed.v1\"}", progress) == "60")
    #expect(Self.line("dripline_facts_taken_total{topic=\"review.passed.v1\"}", progress) == "40")
    #expect(Self.line("dripline_decisions_total{verdict=\"accepted\"}", progress) == "1")
    #expect(Self.line("dripline_decisions_total{verdict=\"parked\"}", progress) == "1")
    #expect(Self.line("dripline_dead_letters_total{reason=\"json.malformed\"}", progress) == "1")

    var counts = EmissionCounts()
    counts.add(.caseState)
    progress.published(batches: 0, facts: 40, emissions: counts, watermarks: [Self.lane: 140])
    #expect(told("published_offset") == "140")
    #expect(Self.line("dripline_emissions_published_total{topic=\"case.state.v1\"}", progress) == "1")
    progress.letGo()
    #expect(told("published_offset") == nil && Self.line("dripline_lanes_owned", progress) == "0")
  }

  @Test func theOldestFactIsLookedForInHandAndAtTheHeadsOfLanes() {
    let board = LaneBoard()
    board.take([Self.state(Self.lane, at: 0)], halted: 0)
    #expect(board.now.oldest == nil)
    board.read(oldest: 5000)
    board.read(oldest: 3000)
    board.see([LaneBoard.Sight(lane: Self.lane, read: 9, unread: 1, end: 10, head: 4000)])
    #expect(board.now.oldest == 3000)
    let age = board.published([Self.lane: 8], batches: 2) ?? 0
    #expect(abs(age - (Date().timeIntervalSince1970 - 3)) < 5, "the older of the two")
    #expect(board.now.oldest == 4000)
    board.see([LaneBoard.Sight(lane: Self.lane, read: 10, unread: 0, end: 10, head: nil)])
    #expect(board.now.oldest == nil)
    #expect(board.published([:], batches: 3) == nil)
    #expect(LaneBoard.age(Int64.max / 2) == 0, "from the future")
  }

  @Test func readyMeansLanesAndDatabaseAndBroker() {
    let health = WorkerHealth()
    let now = ContinuousClock.now
    #expect(health.readiness(at: now).map(\.code) == ["lanes.none", "database.silent", "broker.silent"])
    health.take(.owning)
    health.database.note(at: now)
    health.broker.note(at: now)
    #expect(health.readiness(at: now).isEmpty)
    #expect(health.readiness(at: now + .seconds(31)).map(\.code) == ["database.silent", "broker.silent"])
    health.take(.spare)
    #expect(health.readiness(at: now).isEmpty, "whoever stands by is ready to take lanes over")
    health.take(.stopping)
    health.take(.owning)
    #expect(health.readiness(at: now).map(\.code) == ["stopping"])
  }

  @Test func liveMeansThatEveryThreadRestsOrGetsOn() {
    let health = WorkerHealth()
    let now = ContinuousClock.now
    #expect(health.liveness(at: now).isEmpty)
    health.publish.beat(at: now)
    #expect(health.liveness(at: now + .seconds(120)).isEmpty)
    let stuck = health.liveness(at: now + .seconds(121))
    #expect(stuck.map(\.code) == ["thread.stuck"] && stuck[0].en.hasPrefix("publishing") && stuck[0].zh.contains("121"))
    #expect(health.readiness(at: now + .seconds(121)).map(\.code).contains("thread.stuck"))
    health.publish.beat(at: now + .seconds(100))
    #expect(health.liveness(at: now + .seconds(121)).isEmpty)
    health.publish.rest()
    #expect(health.liveness(at: now + .seconds(1000)).isEmpty, "a worker without work lives")
  }

  @Test func errorsAreCountedByKind() {
    let progress = Progress()
    progress.failed(Superseded())
    progress.failed(PublishProblem.undelivered)
    struct Stranger: Error {}
    progress.failed(Stranger())
    #expect(Self.line("dripline_fenced_total{by=\"database\"}", progress) == "1")
    #expect(Self.line("dripline_broker_errors_total{kind=\"undelivered\"}", progress) == "1")
  }

  @Test(arguments: [
    ("case 34122519780312001X is full", "case [number] is full"), ("x34122519780312001x", "x[number]"),
    ("341225197803120011", "[number]"), ("tel 13855501234.", "tel [number]."),
    ("6228480402564890018,6217001234567890", "[number],[number]"),
    ("110101800101001", "[number]"),
    // What is nobody's: a region, a time, an offset, a version, a case that holds a region.
    ("341225101001", "341225101001"), ("1764000000123", "1764000000123"), ("12855501234", "12855501234"),
    ("C-341225101001-000017 9", "C-341225101001-000017 9"), ("", ""), ("12345678901234567890", "12345678901234567890"),
  ])
  func numbersOfPersonsAreVeiled(_ text: String, _ shown: String) { #expect(Veil.over(text) == shown) }
}
