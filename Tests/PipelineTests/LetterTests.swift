import Casework
import Contract
import Foundation
import Policy
import Postgres
import Synthesis
import Testing

@testable import Pipeline

/// Orders about dead letters, through real batches and a real database.
@Suite("Orders about dead letters", .serialized)
struct LetterTests {
  private static let server = Result { try TemporaryServer() }

  /// A workshop with a worker, and orders written short.
  private final class Scene {
    let workshop: Workshop
    let hand: Hand
    private var orders = 0

    init(_ name: String) throws {
      workshop = try Workshop(LetterTests.server.get(), name, batchFacts: 7)
      hand = try Hand(workshop, partitions: [0])
    }

    func take(_ events: SyntheticEvent...) throws {
      for event in events { workshop.publish(event) }
      while try hand.step(5) {}
    }

    /// An order as the console writes it.
    func order(
      _ kind: DeadLetterOrderKind, _ position: String, by staff: String = "S1", event: String? = nil,
      proposal: String? = nil
    ) -> SyntheticEvent {
      orders += 1
      func field(_ name: String, _ value: String?) -> String {
        value.map { "\"\(name)\":\(String(decoding: try! JSONEncoder().encode($0), as: UTF8.self))," } ?? ""
      }
      return Sample.event(
        "event.ordered", subject: position, at: Sample.at(6, 1),
        data: """
          {"order":"\(kind.text)",\(field("event", event))\(field("proposal", proposal))"reason":"理由",\
          "by":{"staffId":"\(staff)","name":"陈样"},"on":"2025-06-01"}
          """, id: "order-\(orders)")
    }

    /// Lane, offset, reason, state, version of every dead letter.
    var letters: [String] {
      get throws {
        try workshop.rows(
          "select lane / 1024, lane_offset, reason, state, version from dripline.dead_letters order by lane, lane_offset"
        )
      }
    }

    /// Reasons of the newest orders, the newest last.
    var said: [String] {
      get throws {
        let archive = try Archive(workshop.settings)
        return try (0..<50).compactMap { offset in
          try archive.letterOrder(at: Position(lane: LaneID(.eventOrdered, 0).rawValue, offset: offset))?.reasons.first?
            .name
        }
      }
    }

    func agree() throws {
      let verdict = try workshop.audit()
      #expect(verdict.ok, "\(verdict.differences)")
    }
  }

  /// Income is missing, so that it is a dead letter.
  private var bad: SyntheticEvent {
    Sample.change(kind: .incomeChanged, detail: "\"incomeFem\":900000", id: "change-1")
  }
  private let position = "aid.household.changed.v1/0/0"

  private func corrected(_ id: String = "corrected-1") -> String {
    var event = bad
    event.id = id
    event.json = event.json.replacing("incomeFem", with: "incomeFen")
    return event.structured
  }

  @Test("a letter that nothing has changed for is dead again, under a position of its own")
  func retryOfTheBad() throws {
    let scene = try Scene("letter_bad")
    try scene.take(Sample.application(), bad)
    #expect(try scene.letters == ["7 0 field.unknown 0 0"])
    try scene.take(scene.order(.retry, position))
    #expect(try scene.letters == ["7 0 field.unknown 2 1", "28 0 field.unknown 0 0"])
    // What was tried again can be tried again, and is still an event of its own topic.
    try scene.take(scene.order(.retry, "aid.event.retried.v1/0/0", by: "S2"))
    #expect(try scene.letters == ["7 0 field.unknown 2 1", "28 0 field.unknown 2 1", "28 1 field.unknown 0 0"])
    let record = try #require(
      try Archive(scene.workshop.settings).deadRecord(at: Position(lane: LaneID(.eventRetried, 0).rawValue, offset: 1)))
    #expect(record.topic == .householdChanged && record.value == bad.data)
    #expect(record.headers.contains { $0.name == "ce_id" && $0.value == Array("change-1".utf8) })
    try scene.agree()
  }

  @Test("a fact that waited for its case in vain takes effect when it is tried again, once")
  func retryOfTheLate() throws {
    let scene = try Scene("letter_late")
    let early = Sample.helper(at: Sample.at(1, 5))
    try scene.take(early)
    while try scene.workshop.fire(until: Day(year: 2025, month: 3, day: 1)!) > 0 { try scene.take() }
    #expect(try scene.letters == ["12 0 case.unknown 0 0"])
    // The application was on its way for months.
    try scene.take(Sample.application(at: Sample.at(1, 4)))
    try scene.take(scene.order(.retry, "aid.helper.assigned.v1/0/0"))
    #expect(try scene.letters == ["12 0 case.unknown 2 1"])
    let archive = try Archive(scene.workshop.settings)
    let state = try #require(try archive.state(of: Sample.caseId))
    #expect(state.helper != nil)
    // It stands in the case's history as what it is.
    #expect(try archive.history(of: state).contains { $0.topic == .helperAssigned && $0.verdict == .accepted })
    var papers: [TopicID] = []
    try archive.papers(of: [state], topics: [.helperAssigned]) { papers.append($0.topic) }
    #expect(papers == [.helperAssigned])
    // The sender sends it once more: the same id, no effect.
    try scene.take(early)
    #expect(try #require(try archive.state(of: Sample.caseId)).taken.count == state.taken.count)
    try scene.agree()
  }

  @Test("a correction needs two persons")
  func correction() throws {
    let scene = try Scene("letter_correction")
    try scene.take(Sample.application(), bad)
    try scene.take(scene.order(.propose, position, event: corrected()))
    #expect(try scene.letters == ["7 0 field.unknown 1 1"])
    let proposal = "aid.event.ordered.v1/0/0"
    try scene.take(
      scene.order(.retry, position), scene.order(.discard, position),
      scene.order(.approve, position, by: "S2", proposal: "aid.event.ordered.v1/0/9"),
      scene.order(.approve, position, proposal: proposal))
    #expect(try scene.letters == ["7 0 field.unknown 1 1"], "nothing of this has an effect")
    try scene.take(scene.order(.approve, position, by: "S2", proposal: proposal))
    #expect(try scene.letters == ["7 0 field.unknown 2 2"])
    let archive = try Archive(scene.workshop.settings)
    let state = try #require(try archive.state(of: Sample.caseId))
    #expect(state.incomeFen == 900_000)
    try scene.take(
      scene.order(.approve, position, by: "S3", proposal: proposal), scene.order(.retry, "aid.review.passed.v1/0/77"))
    #expect(
      try scene.said == [
        "letter.proposed", "letter.awaits", "letter.awaits", "letter.noProposal", "letter.own", "letter.approved",
        "letter.settled",
        "letter.unknown",
      ])
    try scene.agree()
  }

  @Test("proposal, refusal, a second proposal and its approval in one batch")
  func oneBatch() throws {
    let scene = try Scene("letter_batch")
    try scene.take(Sample.application(), bad)
    for event in [
      scene.order(.propose, position, event: corrected("corrected-1")),
      scene.order(.decline, position, by: "S2", proposal: "aid.event.ordered.v1/0/0"),
      scene.order(.approve, position, by: "S2", proposal: "aid.event.ordered.v1/0/0"),
      scene.order(.propose, position, event: corrected("corrected-2")),
      scene.order(.approve, position, by: "S2", proposal: "aid.event.ordered.v1/0/3"),
    ] { scene.workshop.publish(event) }
    while try scene.hand.step(60) {}
    #expect(
      try scene.said == [
        "letter.proposed", "letter.declined", "letter.noProposal", "letter.proposed", "letter.approved",
      ])
    #expect(try scene.letters == ["7 0 field.unknown 2 4"])
    #expect(try #require(try Archive(scene.workshop.settings).state(of: Sample.caseId)).incomeFen == 900_000)
    try scene.agree()
  }

  @Test("what is discarded stays so, and what somebody changes by hand is found")
  func discard() throws {
    let scene = try Scene("letter_discard")
    try scene.take(Sample.application(), bad)
    try scene.take(scene.order(.discard, position))
    try scene.take(scene.order(.retry, position))
    #expect(try scene.letters == ["7 0 field.unknown 3 1"])
    #expect(try scene.said == ["letter.discarded", "letter.settled"])
    let archive = try Archive(scene.workshop.settings)
    #expect(try archive.openDeadLetterCounts().isEmpty)
    #expect(try archive.deadLetterCounts().map(\.count) == [1])
    #expect(try archive.deadLetters(after: nil, reason: "", states: [.open, .proposed], most: 10).isEmpty)
    #expect(try archive.deadLetters(after: nil, reason: "field.unknown", states: [.discarded], most: 10).count == 1)
    try scene.agree()
    try scene.workshop.admin.execute("update dripline.dead_letters set state = 0")
    let verdict = try scene.workshop.audit()
    #expect(verdict.differences.contains { $0.contains("what was ordered about it") })
  }

  @Test("two workers that decide on orders about one letter: one loses the race and decides again")
  func race() throws {
    let scene = try Scene("letter_race")
    try scene.take(Sample.application(), bad)
    // Another worker's order, stored between our read and our write.
    scene.workshop.publish(scene.order(.discard, position))
    try scene.hand.step(1)
    try scene.workshop.admin.execute(
      "update dripline.dead_letters set version = 1, state = 3, order_lane = 0, order_offset = 0")
    while try scene.hand.step(5) {}
    #expect(scene.hand.racesLost > 0)
    #expect(try scene.said == ["letter.settled"])
  }
}
