import Contract
import Policy
import Testing

@testable import Casework

@Suite("Leaving the register: removal, exit, visits (R-155, R-265 to R-274, R-286)")
struct LeavingTests {
  static let exitReview = Packs.aidStep(.leaving, "exit-review")

  static func leaving(until step: String? = nil, places: Int32 = 5) -> World {
    let world = World(Packs.aid, places: places)
    world.send(Bodies.application(programme: .leaving))
    world.play(until: step)
    return world
  }

  // MARK: Removal

  @Test("An exclusion found on a registered household takes it out, and it is told why (R-155, R-265, R-286)")
  func removed() {
    let world = InstalmentTests.stipend()
    world.pay()
    world.pass(days: 30)
    let change = HouseholdChange(kind: .assetAcquired, findings: FindingSet(.ownsCar))
    let outcome = world.send(.householdChange(change))
    #expect(outcome.verdict == .accepted && outcome.names == ["household.changed", "test.car", "case.removed"])
    #expect(outcome.reasons[1].clause == "R-286" && outcome.reasons[1].remedy(.zh) == "整改")
    #expect(outcome.topics == [.caseExited, .caseClosed])
    let left = outcome.emission(.caseExited)
    #expect(left?["kind"] as? String == "removed")
    let told = left?["reasons"] as? [[String: Any]]
    #expect(told?.compactMap { ($0["text"] as? [String: String])?["zh"] }.contains("情形成立") == true)
    #expect(world["C1"].outcome == .removed && world["C1"].entitlement?.status == .ended)
    #expect(world.balance(.committed) == 0 && world.balance(.instructed) == 67_500, "what is with the bank is awaited")
    #expect(world.pay().verdict == .accepted)
    world.pass(days: 60)
    #expect(world.instructions.count == 2 && world.rung.last?.codes == [.timerSpent])
  }

  @Test("Before the registration it is a refusal")
  func refusedBefore() {
    let world = World.at("approval", Packs.aid, programme: .stipend)
    let change = HouseholdChange(kind: .assetAcquired, findings: FindingSet(.ownsCar))
    let outcome = world.send(.householdChange(change))
    #expect(outcome.verdict == .refused && outcome.topics == [.applicationRefused, .caseClosed])
  }

  @Test("The village gets its place back, and the next household gets it (R-340)")
  func placeBack() {
    let world = Self.leaving(until: "start", places: 1)
    world.relieve("C2", programme: .leaving)
    #expect(world["C1"].holdsPlace && world["C2"].stage == .waiting && !world["C2"].awaitsMoney)
    let change = HouseholdChange(kind: .assetAcquired, findings: FindingSet(.ownsCar))
    #expect(world.send(.householdChange(change)).topics == [.caseExited, .placeOffered, .caseClosed])
    world.deliverOffers()
    #expect(world["C2"].holdsPlace && world.village.used == 1)
  }

  @Test("What was paid for days after the removal's own day is claimed back (R-374)")
  func removedLate() {
    let world = InstalmentTests.stipend()
    world.pay()
    let change = HouseholdChange(kind: .assetAcquired, findings: FindingSet(.ownsCar))
    world.pass(days: 10)
    let removal = world.fact(.householdChange(change), "C1")
    world.pass(days: 30)
    world.pay()
    let outcome = world.take(removal)
    #expect(
      outcome.codes.last == .claimed && outcome.topics == [.caseExited, .entitlementChanged, .caseFlagged, .caseClosed])
    #expect(world["C1"].entitlement?.claimedFen == 70_500)
  }

  @Test("A household that waits for money is removed from its fund's list as well")
  func removedWhileWaiting() {
    let world = World(Packs.aid, money: [])
    world.relieve(province: 50)
    let change = HouseholdChange(kind: .assetAcquired, findings: FindingSet(.ownsCar))
    #expect(world.send(.householdChange(change)).verdict == .accepted)
    #expect(world["C1"].outcome == .removed && world.queue() == [] && !world.reserve().isDry)
  }

  // MARK: Exit

  @Test("The exit is a review with its items as evidence; what is missing is asked for again (R-271)")
  func exitEvidence() {
    let world = Self.leaving(until: "exit-review")
    let missing = world.send(Bodies.review(Self.exitReview, on: world.today))
    #expect(missing.verdict == .returned && missing.codes.first == .evidenceMissing && missing.reasons[0].values.0 == 1)
    #expect(missing.topics == [.applicationReturned, .reviewRequested] && world["C1"].registered)
    func review(_ evidence: [Evidence]) -> Outcome {
      world.send(
        Bodies.review(Self.exitReview, round: Int(world["C1"].round), on: world.today) { $0.evidence = evidence })
    }
    let wrong = review([Evidence(name: "guaranteed", value: .integer(1))])
    #expect(wrong.verdict == .returned && wrong.codes.first == .evidenceMissing)
    let strange = review([
      Evidence(name: "guaranteed", value: .bool(true)), Evidence(name: "state", value: .text("good")),
    ])
    #expect(strange.codes == [.evidenceUnknown], "that field belongs to another step")
    let not = review([Evidence(name: "guaranteed", value: .bool(false))])
    #expect(not.verdict == .returned && not.names == ["test.unguaranteed"] && !world["C1"].exited)
    let passed = review([Evidence(name: "guaranteed", value: .bool(true))])
    #expect(passed.verdict == .accepted && passed.names == ["review.passed", "case.exited"])
    #expect(passed.topics == [.caseExited] && passed.emission(.caseExited)?["kind"] as? String == "exit")
    #expect(world["C1"].exited && world["C1"].registered && world["C1"].isOpen)
  }

  @Test("The card does not bring what comes with a step; it is not asked there")
  func evidenceOfTheCard() {
    let world = World(Packs.aid)
    let outcome = world.send(
      Bodies.application(programme: .leaving) { $0.evidence = [Evidence(name: "guaranteed", value: .bool(true))] })
    #expect(outcome.verdict == .returned && outcome.codes == [.evidenceUnknown])
    #expect(world.send(Bodies.application(programme: .leaving)).verdict == .accepted)
    #expect(world["C1"].evidence == [0, 0])
  }

  @Test("The exit gives the place back; support goes on (R-267, R-340)")
  func exit() {
    let world = Self.leaving(until: "exit-review", places: 1)
    world.relieve("C2", programme: .leaving)
    world.pass(days: 1)
    let passed = world.answer(Self.exitReview)
    #expect(passed.topics == [.caseExited, .placeOffered] && !world["C1"].holdsPlace)
    world.deliverOffers()
    #expect(world["C2"].holdsPlace)
    #expect(passed.deadlines == [.init(kind: .visitDue, step: 3, round: 1, due: world.today + 90)])
  }

  // MARK: Visits

  @Test("Visits are asked for by their timers; after the last the case is done (R-274)")
  func visits() {
    let world = Self.leaving(until: "visits")
    for number in 1...3 {
      #expect(world.passToNextAlarm())
      let asked = world.rung.last!
      #expect(asked.codes == [.visitAsked] && asked.reasons[0].values.0 == Int64(number))
      let due = asked.emission(.followupDue)
      #expect(due?["requestId"] as? String == "C1:visits:\(number)" && due?["visit"] as? Int == number)
      #expect(asked.deadlines == [.init(kind: .stepOverdue, step: 3, round: UInt16(number), due: world.today + 11)])
      world.pass(days: 3)
      let visited = world.send(Bodies.visit("C1:visits:\(number)", on: world.today))
      #expect(visited.verdict == .accepted && visited.codes == [.visitRecorded])
      #expect(visited.topics == (number < 3 ? [] : [.caseClosed]))
      #expect(visited.deadlines.map(\.due) == (number < 3 ? [world.today + 90] : []))
    }
    #expect(world["C1"].outcome == .completed && world["C1"].exited && world["C1"].visits == 3)
  }

  @Test("A visit that nobody makes is overdue once; one that nobody asked for only counts (R-059, R-612)")
  func overdueAndUnasked() {
    let world = Self.leaving(until: "visits")
    #expect(world.send(Bodies.visit(on: world.today, kind: .visit)).codes == [.visitRecorded])
    #expect(world["C1"].visits == 1 && world["C1"].round == 1)
    world.passToNextAlarm()
    let timer = TimerDue(kind: .stepOverdue, step: 3, round: 1, due: world.today + 11)
    world.pass(days: 11)
    #expect(world.send(.timer(timer)).flags == ["overdue"])
    #expect(world.send(.timer(timer), id: "x").codes == [.timerSpent])
    world.send(Bodies.visit("C1:visits:1", on: world.today))
    #expect(world["C1"].round == 2 && !world["C1"].overdue)
    let asked = TimerDue(kind: .visitDue, step: 3, round: 1, due: world.today)
    #expect(world.send(.timer(asked)).codes == [.timerSpent])
  }

  @Test("A visit at any step of any programme is recorded (R-059)")
  func anyVisit() {
    let world = World.at("township-notice")
    #expect(world.send(Bodies.visit(on: world.today, kind: .visit)).verdict == .accepted)
    #expect(world.send(Bodies.visit("C1:visits:1", on: world.today)).codes == [.requestUnknown])
    #expect(world["C1"].visits == 1)
  }

  @Test("A visit whose findings are unclear is made again under the same request; strange evidence is refused")
  func sentBack() {
    let world = Self.leaving(until: "visits")
    world.passToNextAlarm()
    let unclear = world.send(Bodies.visit("C1:visits:1", on: world.today, state: "unclear"))
    #expect(unclear.verdict == .returned && unclear.names == ["test.unclear"] && unclear.flags == ["visitReturned"])
    let strange = world.send(Bodies.visit("C1:visits:1", on: world.today, state: "rich"))
    #expect(strange.verdict == .refused && strange.codes == [.evidenceMissing])
    #expect(world["C1"].visits == 0 && world["C1"].round == 1)
    #expect(world.send(Bodies.visit("C1:visits:1", on: world.today, state: "good")).verdict == .accepted)
  }
}
