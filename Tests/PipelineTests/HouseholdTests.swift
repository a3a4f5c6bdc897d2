import Casework
import Contract
import Postgres
import Synthesis
import Testing

@testable import Pipeline

/// A change of a household reaches its other live cases, whoever owns them and whatever is in memory.
@Suite("Households with several cases")
struct HouseholdTests {
  private static let server = try! TemporaryServer()

  /// The same persons in two programmes, C-1 and C-2, and others in C-3.
  private func workshop(_ name: String) throws -> Workshop {
    let workshop = try Workshop(Self.server, name, partitions: 2)
    for (id, programme) in [("C-1", Programme.registration), ("C-2", .allowance)] {
      workshop.publish(Sample.application(caseId: id, programme: programme))
    }
    let hand = try Hand(workshop, partitions: [0, 1])
    while try hand.step(10) {}
    try hand.close()
    return workshop
  }

  /// What the echoes say: case and kind.
  private func echoes(_ workshop: Workshop) -> [String] {
    (Int32(0)..<2).flatMap { partition -> [String] in
      var found: [String] = []
      let lane = LaneID(.householdEchoed, partition)
      while let record = workshop.record(lane, Int64(found.count)) {
        found.append(String(decoding: record.raw, as: UTF8.self))
      }
      return found
    }
  }

  @Test("a change is echoed by a worker that has not seen the household before")
  func changes() throws {
    let workshop = try workshop("changes")
    workshop.publish(Sample.change(caseId: "C-1", kind: .incomeChanged, detail: "\"incomeFen\":400000"))
    let hand = try Hand(workshop, partitions: [0, 1])
    while try hand.step(10) {}
    let told = echoes(workshop)
    #expect(told.count == 1)
    #expect(told[0].contains("C-2") && told[0].contains("incomeChanged"))
    #expect(try workshop.number("select version from dripline.cases where case_id = 'C-2'") == 2)
    let verdict = try workshop.audit()
    #expect(verdict.ok, "\(verdict.differences)")
  }

  @Test("a case that ended is told nothing")
  func ended() throws {
    let workshop = try workshop("ended")
    workshop.publish(Sample.withdrawal(caseId: "C-2", at: Sample.at(1, 20)))
    workshop.publish(Sample.change(caseId: "C-1", kind: .incomeChanged, detail: "\"incomeFen\":400000"))
    let hand = try Hand(workshop, partitions: [0, 1])
    while try hand.step(10) {}
    #expect(echoes(workshop).isEmpty)
    #expect(try workshop.audit().ok)
  }

  @Test("helpers are counted over all cases, by whichever worker")
  func helpers() throws {
    let workshop = try workshop("helpers")
    for id in ["C-1", "C-2"] { workshop.publish(Sample.helper(caseId: id)) }
    let tally = "select households from dripline.helpers"
    for (expected, event) in [(2, nil), (1, Sample.withdrawal(caseId: "C-2", at: Sample.at(5, 1)))] {
      if let event { workshop.publish(event) }
      // Two workers, neither of which knows what the other has stored.
      let hands = try [0, 1].map { try Hand(workshop, partitions: [$0]) }
      for hand in hands { while try hand.step(1) {} }
      #expect(try workshop.rows(tally) == ["\(expected)"])
    }
    #expect(try workshop.audit().ok)
  }

  @Test("a purse and a tally are read late by the connection that locks, when rows are locked")
  func lateReads() throws {
    let workshop = try Workshop(Self.server, "late")
    try workshop.admin.execute("insert into dripline.helpers values (7, 3, 2)")
    let main = try WorkerConnection.open(workshop.settings, purpose: "main")
    let working = WorkingSet(connection: main, cachedCases: 10) { throw LateTrouble() }
    try main.execute("begin")
    try working.load(FactBatch(), locking: true)
    #expect(working.commons.loadHelper(7) == HelperTally(helper: 7, version: 3, households: 2))
    try working.checkLateReads()
    let other = try WorkerConnection.open(workshop.settings, purpose: "other")
    try other.execute("set lock_timeout = '50ms'")
    #expect(throws: PostgresError.self) {
      try other.execute("select from dripline.helpers where helper = 7 for update")
    }
    main.rollBack()
    try working.load(FactBatch(), locking: false)
    #expect(working.commons.loadHelper(8).version == 0)
    #expect(throws: LateTrouble.self) { try working.checkLateReads() }
    // Told once: the next batch is another one.
    try working.checkLateReads()
  }

  private struct LateTrouble: Error {}
}
