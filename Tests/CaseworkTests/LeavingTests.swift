import Contract
import Policy
import Testing

@testable import Casework

@Suite("Leaving the register: removal, exit, visits, the way back (R-155, R-265 to R-274, R-286)")
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
    #expect(outcome.codes.last == .claimed && outcome.topics == [.caseExited, .entitlementChanged, .caseFlagged, .caseClosed])
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
      world.send(Bodies.review(Self.exitReview, round: Int(world["C1"].round), on: world.today) { $0.evidence = evidence })
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

  // MARK: Fallen back

  @Test("Fallen back into poverty: through the chain again, under identifiers of its own (R-171, R-269)")
  func readmitted() {
    let world = Self.leaving(until: "visits")
    world.passToNextAlarm()
    let fallen = world.send(Bodies.visit("C1:visits:1", on: world.today, state: "fallen"))
    #expect(fallen.verdict == .accepted && fallen.names == ["test.fallen", "case.readmitted"])
    #expect(fallen.flags == ["returned"] && fallen.topics == [.caseFlagged, .reviewRequested])
    #expect(fallen.emission(.reviewRequested)?["requestId"] as? String == "C1:approval:1001")
    let state = world["C1"]
    #expect(!state.exited && !state.registered && state.step == 0 && state.acted.isEmpty)
    #expect(world.send(Bodies.review(Packs.aidStep(.leaving, "approval"), on: world.today)).codes == [.stepPassed])
    // The village has a place for it again, the fund money of this year.
    world.play()
    #expect(world["C1"].outcome == .completed && world["C1"].visits == 4)
    #expect(world.instructions == ["C1:start:1:1", "C1:start:2:1", "C1:start.2:1:1", "C1:start.2:2:1"])
    #expect(world["C1"].paidFen == 4 * 67_500 && world["C1"].former.map(\.paidFen) == [135_000])
    #expect(world.quotable.contains("followupDue C1:visits:1001"))
  }

  @Test("So when it is reported as a change; of a household that has not left it is shown to an officer (R-269)")
  func reported() {
    let world = Self.leaving(until: "exit-review")
    let change = Fact.Body.householdChange(HouseholdChange(kind: .returned, cause: .illness))
    #expect(world.send(change).flags == ["householdChanged"] && world["C1"].step == 2)
    world.play(from: "exit-review", until: "visits")
    let returned = world.send(change)
    #expect(returned.names.last == "case.readmitted" && returned.topics == [.caseFlagged, .reviewRequested])
    #expect(world["C1"].firstRound == 1001 && world["C1"].step == 0)
  }

  @Test("The readmitted household waits for a place like any other (R-340)")
  func noPlace() {
    let world = Self.leaving(until: "visits", places: 1)
    world.relieve("C2", programme: .leaving)
    #expect(world["C2"].holdsPlace)
    world.send(.householdChange(HouseholdChange(kind: .returned, cause: .illness)))
    world.decide(Packs.aidStep(.leaving, "approval"))
    #expect(world["C1"].stage == .waiting && world.village.waiting.map(\.caseId) == ["C1"])
  }

  @Test("Money of the time before is still answered by the bank, claimed and recovered (R-399)")
  func formerEntitlement() {
    let world = World(Packs.aid)
    world.relieve(programme: .afterwards)
    world.play(from: "exit-review", until: "bonus")
    #expect(world.withBank("C1") == ["C1:bonus:1:1"])
    world.pay()
    world.pass(days: 30)
    let state = world["C1"]
    world.send(.householdChange(HouseholdChange(kind: .returned, cause: .illness)))
    #expect(world["C1"].entitlement?.status == .ended && world.balance(.committed) == 0)
    // The second month is still with the bank: it moves nothing at the step where the case stands now.
    let request = world["C1"].round
    let paid = world.pay()
    #expect(paid.codes == [.settled] && paid.topics == [.paymentSettled] && state.exited)
    #expect(world["C1"].round == request && world["C1"].step == 0 && world["C1"].stage == .open)
    world.decide(Packs.aidStep(.afterwards, "approval"))
    #expect(world.answer(Packs.aidStep(.afterwards, "exit-review")).topics.contains(.entitlementGranted))
    #expect(world.withBank("C1") == ["C1:bonus.2:1:1"] && world["C1"].former.count == 1)
    #expect(world.send(Bodies.order(.recover, "bonus", fen: 5_000)).verdict == .accepted)
    #expect(world["C1"].former.first?.claimedFen == 5_000 && world["C1"].entitlement?.claimedFen == 0)
    #expect(world.send(Bodies.order(.recovered, "bonus", fen: 4_000)).verdict == .accepted)
    #expect(world.send(Bodies.order(.writeOff, "bonus", fen: 1_000)).verdict == .accepted)
    #expect(world.send(Bodies.order(.hold, "bonus")).codes == [.orderIdle])
    #expect(world.send(Bodies.payment(2, on: world.today)).codes == [.requestUnknown])
    #expect(world.send(Bodies.order(.hold, "bonus.2")).verdict == .accepted)
    #expect(world["C1"].paidFen == 2 * 45_000 - 4_000)
  }

  @Test("A stopped or a late payment of the time before is given up and answered once (R-406)")
  func formerReturned() {
    let world = World(Packs.aid)
    world.relieve(programme: .afterwards)
    world.play(from: "exit-review", until: "bonus")
    world.send(.householdChange(HouseholdChange(kind: .returned, cause: .illness)))
    world.decide(Packs.aidStep(.afterwards, "approval"))
    world.answer(Packs.aidStep(.afterwards, "exit-review"))
    #expect(world.withBank("C1") == ["C1:bonus:1:1", "C1:bonus.2:1:1"])
    let back = world.pay(returned: .other)
    #expect(back.topics == [.paymentFailed] && world.withBank("C1") == ["C1:bonus.2:1:1"])
    #expect(world.balance(.committed) == 3 * 45_000 && world["C1"].former.first?.outstanding.isEmpty == true)
    world.pay()
    #expect(world["C1"].entitlement?.settled == 1)
  }

  @Test("A stage of works that ended with the readmission releases nothing (R-391)")
  func milestoneOfFormer() {
    let signers = "signers: [projectLeader, leaderInCharge, financeStaff], clause: R-391 x"
    let stages = ["one", "two"].map {
      "            - {name: \($0), title: {en: S, zh: 期}, percent: 50, evidence: [photo], \(signers)}\n"
    }
    let months = "schedule: monthly\n          months: [{from: 2017-01-01, value: 4, clause: L-03 x}]\n"
    let pack = Packs.aid(replacing: [(months, "schedule: stages\n          stages:\n" + stages.joined())])
    let world = World(pack)
    world.relieve(programme: .afterwards)
    world.pass(days: 1)
    world.answer(Packs.aidStep(.afterwards, "exit-review"))
    let bonus = pack.chain(of: .afterwards)[2]
    #expect(world.send(Bodies.milestone(1, step: bonus)).verdict == .accepted)
    world.send(.householdChange(HouseholdChange(kind: .returned, cause: .illness)))
    #expect(world.send(Bodies.milestone(2, step: bonus)).codes == [.stepPassed])
    #expect(world.balance(.committed) == 0)
  }

  @Test("However often a household falls back, it is a case and not a crash")
  func manyTimes() {
    let world = World(Packs.aid)
    world.relieve(programme: .afterwards)
    let exit = Packs.aidStep(.afterwards, "exit-review")
    var times = 0
    for _ in 1...60 {
      world.answer(exit)
      world.send(.householdChange(HouseholdChange(kind: .returned, cause: .illness)))
      guard world["C1"].step == 0 else { break }
      times += 1
      world.answer(Packs.aidStep(.afterwards, "approval"))
    }
    #expect(times > 40 && times < 60 && world["C1"].former.count == times)
    #expect(world.send(.withdrawal).verdict == .accepted)
  }
}
