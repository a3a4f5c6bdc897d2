import Casework
import Contract
import Postgres
import Synchronization
import Testing

@testable import Pipeline

/// Purses, ledger and payments when workers race, die and wait for money.
@Suite("Money among workers", .serialized)
struct MoneyTests {
  private static let server = try! TemporaryServer()

  /// What is stored of money and cases, in order.
  private func books(_ workshop: Workshop) throws -> [String] {
    try [
      "select * from dripline.purses order by fund, year, partition",
      "select * from dripline.ledger order by lane, lane_offset, place",
      "select * from dripline.payments order by instruction_id",
      "select * from dripline.answers order by instruction_id",
      "select * from dripline.helpers order by helper",
      "select case_id, version, stage, outcome, step, paid_fen, state from dripline.cases order by case_id",
    ].flatMap(workshop.rows)
  }

  /// What must hold of any season that ended with money for everybody.
  private func check(_ workshop: Workshop, at place: SourceLocation = #_sourceLocation) throws {
    let verdict = try workshop.audit()
    #expect(verdict.ok, "\(verdict.differences.prefix(5))", sourceLocation: place)
    #expect(try workshop.number("select sum(waiting) from dripline.purses") == 0, sourceLocation: place)
    #expect(try workshop.number("select count(*) from dripline.cases where stage = 2") == 0, sourceLocation: place)
    let unbalanced = try workshop.rows(
      "select * from dripline.fund_overview where allocated <> available + committed + instructed + paid + receivable + lapsed"
    )
    #expect(unbalanced.isEmpty, sourceLocation: place)
    // What cases have received is what funds have paid, and what was answered.
    let paid = try workshop.number("select sum(paid_fen) from dripline.cases")
    #expect(try workshop.number("select sum(paid + receivable) from dripline.purses") == paid, sourceLocation: place)
    #expect(
      try workshop.number("select sum(amount_fen) from dripline.answers where outcome = 1") == paid,
      sourceLocation: place)
    #expect(paid > 2_000_000, sourceLocation: place)
    let kinds = Set(try workshop.rows("select distinct kind from dripline.ledger"))
    #expect(kinds.isSuperset(of: ["1", "2", "4", "6", "7"]), sourceLocation: place)
  }

  /// Cases that waited and were offered money by a fact of its own.
  private func offers(_ workshop: Workshop) throws -> Int {
    try workshop.number("select sum(next_offset) from dripline.lanes where topic = 'aid.money.offered.v1'")
  }

  @Test("ledger and balances are the same however often their worker died")
  func deaths() throws {
    // Plenty from the start: what the pipeline tells itself comes when a batch is stored, and batches end elsewhere.
    let plenty = ["county", "province"].map { Season.Money(fund: $0, month: 1, fen: 100_000_000) }
    let calm = try Workshop(Self.server, "calm")
    let steady = try Hand(calm, partitions: [0])
    try Season(workshop: calm, money: plenty).play { while try steady.step(40) {} }
    try check(calm)

    let rough = try Workshop(Self.server, "rough")
    let mortal = try Hand(rough, partitions: [0])
    var dice = Dice(state: 3)
    var deaths = 0
    try Season(workshop: rough, money: plenty).play {
      while try mortal.step(Int.random(in: 1...80, using: &dice)) {
        guard Int.random(in: 0..<4, using: &dice) == 0 else { continue }
        try mortal.crash()
        deaths += 1
      }
    }
    #expect(deaths > 10)
    try check(rough)
    let (left, right) = (try books(rough), try books(calm))
    let isSame = left == right
    #expect(isSame, "\(zip(left, right).first { $0 != $1 }.map { "\($0.0) not \($0.1)" } ?? "rows are missing")")
  }

  /// Each worker decides on what the others have not stored yet, and stores when they have: in one thread, so that
  /// a schedule can be had again.
  @Test("workers that draw on one fund lose races and nothing else", arguments: [1, 2])
  func races(seed: UInt64) throws {
    let workshop = try Workshop(Self.server, "races\(seed)", partitions: 3)
    let hands = try (0..<3).map { try Hand(workshop, partitions: [$0]) }
    var dice = Dice(state: seed)
    try Season(workshop: workshop, seed: seed).play {
      var resting: Set<Int> = []
      var seen = workshop.published
      while resting.count < hands.count {
        let turn = Int.random(in: 0..<hands.count, using: &dice)
        if Int.random(in: 0..<40, using: &dice) == 0 { try hands[turn].crash() }
        if try hands[turn].step(Int.random(in: 1...40, using: &dice)) {
          resting.remove(turn)
        } else {
          resting.insert(turn)
        }
        if workshop.published != seen {
          seen = workshop.published
          resting.removeAll()
        }
      }
    }
    try check(workshop)
    #expect(hands.reduce(0) { $0 + $1.racesLost } > 3)
    #expect(try offers(workshop) > 3)
    #expect(try workshop.number("select count(*) from dripline.purses where fund = 'province'") == 4)
  }

  @Test("four workers at once on one fund")
  func threads() throws {
    let workshop = try Workshop(Self.server, "threads", partitions: 4)
    let hands = try (0..<4).map { Threaded(try Hand(workshop, partitions: [$0])) }
    try Season(workshop: workshop, households: 40, seed: 9).play {
      workshop.resetIdle()
      let tasks = hands.map { each in Worktask("hand") { each.run(workshop, workers: hands.count) } }
      for task in tasks { task.join() }
      for each in hands { if let error = each.failure.withLock({ $0 }) { throw error } }
    }
    try check(workshop)
  }

  /// `@unchecked Sendable`: one thread at a time has it.
  private final class Threaded: @unchecked Sendable {
    let hand: Hand
    let failure = Mutex<(any Error)?>(nil)
    init(_ hand: Hand) { self.hand = hand }

    func run(_ workshop: Workshop, workers: Int) {
      var seen = 0
      do {
        while true {
          let now = workshop.published
          while try hand.step(25) {}
          seen = now
          guard let more = workshop.more(than: max(seen, now), workers: workers) else { return }
          seen = more
        }
      } catch {
        failure.withLock { $0 = error }
        _ = workshop.more(than: .max, workers: workers)
      }
    }
  }

  @Test("where purses cannot be read, the batch fails and nothing of it is stored; the next life goes on")
  func lostReader() throws {
    let workshop = try Workshop(Self.server, "reader")
    var broken = workshop.settings
    broken.databaseURL = Self.server.url(database: "nowhere")
    let hand = try Hand(workshop, partitions: [0], settings: broken)
    var failures = 0
    try Season(workshop: workshop).play {
      var more = true
      while more {
        do {
          more = try hand.step(30)
        } catch let error as PostgresError where failures == 0 && error.kind == .connection {
          failures += 1
          #expect(try workshop.number("select count(*) from dripline.purses") == 0)
          try hand.crash()
        }
      }
    }
    #expect(failures == 1)
    try check(workshop)
  }

  @Test("workers that know nothing of each other's purses read a fund as it is at one moment")
  func oneMoment() throws {
    let workshop = try Workshop(Self.server, "moment")
    let reads = Mutex(0)
    let working = WorkingSet(connection: try WorkerConnection.open(workshop.settings, purpose: "test"), cachedCases: 10)
    {
      reads.withLock { $0 += 1 }
      return try WorkerConnection.open(workshop.settings, purpose: "reader")
    }
    let fund = FundKey(name: "province", year: 2025)
    #expect(working.commons.loadPurse(.reserve(of: fund)).version == 0)
    // Made by another worker since: this one's picture of the fund has no such purse, and the write will tell.
    try workshop.admin.execute(
      """
      insert into dripline.purses values
        ('province', 2025, 3, 7, '', '', 0, 0, 0, 0, 0, 0, 0, 0, false, false, 0, '\\x00'),
        ('county', 2025, -1, 7, '', '', 0, 0, 0, 0, 0, 0, 0, 0, false, false, 0, '\\x01ff000000000000')
      """)
    #expect(working.commons.loadPurse(PurseKey(fund: fund, partition: 3)).version == 0)
    #expect(working.storedPurses[PurseKey(fund: fund, partition: 3)] == 0)
    try working.checkLateReads()
    #expect(working.commons.loadPurse(.reserve(of: FundKey(name: "county", year: 2025))).version == 7)
    try working.checkLateReads()
    #expect(reads.withLock { $0 } == 1)
    // A connection that went meanwhile is replaced.
    try workshop.admin.execute(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'moment' and application_name = 'dripline reader'"
    )
    #expect(working.commons.loadPurse(.reserve(of: FundKey(name: "county", year: 2026))).version == 0)
    try working.checkLateReads()
    #expect(reads.withLock { $0 } == 2)
  }
}
