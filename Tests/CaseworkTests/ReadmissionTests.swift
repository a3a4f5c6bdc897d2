import Contract
import Policy
import Testing

@testable import Casework

@Suite("Fallen back into poverty (R-171, R-269, decision 0012)")
struct ReadmissionTests {
  @Test("Fallen back into poverty: through the chain again, under identifiers of its own (R-171, R-269)")
  func readmitted() {
    let world = LeavingTests.leaving(until: "visits")
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
    let world = LeavingTests.leaving(until: "exit-review")
    let change = Fact.Body.householdChange(HouseholdChange(kind: .returned, cause: .illness))
    #expect(world.send(change).flags == ["householdChanged"] && world["C1"].step == 2)
    world.play(from: "exit-review", until: "visits")
    let returned = world.send(change)
    #expect(returned.names.last == "case.readmitted" && returned.topics == [.caseFlagged, .reviewRequested])
    #expect(world["C1"].firstRound == 1001 && world["C1"].step == 0)
  }

  @Test("The readmitted household waits for a place like any other (R-340)")
  func noPlace() {
    let world = LeavingTests.leaving(until: "visits", places: 1)
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
