import Contract
import Policy
import Testing

@testable import Casework

@Suite("A household's way through the three chains")
struct ChainTests {
  @Test("Chain C from application to the last instalment (R-119, R-144, R-294, R-308, R-340, R-412, R-413)")
  func chainC() {
    let world = World()
    let applied = world.send(Bodies.application())
    #expect(applied.verdict == .accepted)
    #expect(applied.names == ["income.belowLine", "intake.accepted"])
    #expect(applied.reasons[0].values == (100_000, 400_000, 0, 0) && applied.reasons[0].clause == "R-318")
    #expect(applied.reasons[1].values == (3, 0, 0, 0))
    #expect(applied.topics == [.comparisonRequested])
    #expect(applied.emission(.comparisonRequested)?["requestId"] as? String == "C1:comparison:1")
    #expect((applied.emission(.comparisonRequested)?["departments"] as? [String])?.count == 9)
    #expect(applied.deadlines == [.init(kind: .stepOverdue, step: 0, round: 1, due: world.today + 16)])

    // The departments answer in three parts.
    world.pass(days: 1)
    let first = world.send(Bodies.comparison([.housing, .finance], on: world.today))
    #expect(first.codes == [.comparisonPartial] && first.topics == [])
    #expect(first.reasons[0].values == (2, 9, 0, 0))
    world.send(Bodies.comparison([.publicSecurity, .trafficPolice, .finance], on: world.today))
    let rest = world.send(
      Bodies.comparison(
        [.humanResources, .industryCommerce, .disabledFederation, .civilAffairs, .construction],
        on: world.today))
    #expect(rest.codes == [.comparisonClean] && rest.topics == [.reviewRequested])
    #expect(rest.reasons[0].clause == "R-294")

    let appraisal = world.decide(Packs.villageReview)
    let met = ["meeting.attendanceMet", "meeting.votePassed"]
    #expect(appraisal.names == met + met + met + ["review.passed"])
    #expect(appraisal.reasons[0].values == (0, 80, 100, 70) && appraisal.reasons[0].clause == "R-298")
    #expect(appraisal.reasons[1].values == (60, 80, 0, 0) && appraisal.reasons[1].clause == "R-299")
    #expect(appraisal.emission(.publicityStarted)?["days"] as? Int == 7)
    #expect(appraisal.emission(.publicityStarted)?["places"] as? [String] == ["villageBoard"])
    #expect(appraisal.emission(.publicityStarted)?["earliestEnd"] as? String == (world.today + 7).description)

    #expect(world.decide(Packs.villageNotice).names == ["notice.met"])
    let township = world.decide(Packs.townshipReview)
    #expect(township.codes == [.reviewPassed, .placeTaken])
    #expect(world["C1"].holdsPlace && world.village.used == 1)
    #expect(world.decide(Packs.townshipNotice).names == ["notice.met"])
    #expect(world.decide(Packs.countyReview).codes == [.reviewPassed])

    let announced = world.decide(Packs.announcement)
    #expect(
      announced.names == [
        "notice.met", "case.registered", "allowance.topUp", "allowance.topUp", "entitlement.granted",
        "payment.instructed",
      ])
    #expect(announced.topics == [.caseRegistered, .entitlementGranted, .paymentInstructed])
    #expect(world["C1"].registered)
    let granted = announced.emission(.entitlementGranted)
    #expect(granted?["schedule"] as? String == "monthly" && granted?["amountFen"] as? Int64 == 76_500)
    #expect(granted?["instalments"] as? Int == 3)
    #expect(announced.reason(.granted)?.text(.en) == "granted: 765.00 yuan a month for 3 months")
    let instruction = announced.emission(.paymentInstructed)
    #expect(instruction?["instructionId"] as? String == "C1:allowance:1:1")
    #expect(instruction?["accountLast4"] as? String == "1234")
    let shares = instruction?["shares"] as? [[String: Any]]
    #expect(shares?.map { $0["amountFen"] as? Int64 } == [9_000, 67_500])

    for month in 1...3 {
      world.pass(days: 29)
      #expect(world.rung.count == month - 1)
      let paid = world.send(Bodies.payment(month, on: world.today))
      #expect(paid.codes == (month < 3 ? [.settled] : [.settled, .completed]))
      #expect(paid.topics == (month < 3 ? [.paymentSettled] : [.paymentSettled, .caseClosed]))
      // The next month's is due thirty days after this one's.
      world.pass(days: 1)
      guard month < 3 else { break }
      #expect(world.rung.last?.codes == [.instalmentReached, .instructed])
      #expect(world.rung.last?.topics == [.paymentInstructed])
    }
    let closed = world["C1"]
    #expect(closed.stage == .closed && closed.outcome == .completed)
    #expect(closed.paidFen == 229_500)
    #expect(world.balance(.paid) == 202_500 && world.balance(.paid, "county") == 27_000)
    #expect(world.balance(.committed) == 0 && world.balance(.instructed) == 0)
    #expect(world.village.used == 1, "a registered household keeps its place")
  }

  @Test(
    "Chains A and B are data: other steps, same end (R-117, R-118)",
    arguments: [Packs.chainA, Packs.chainB])
  func otherChains(pack: Pack) {
    let world = World(pack)
    let applied = world.send(Bodies.application(members: [1]))
    #expect(applied.topics == [.reviewRequested])
    #expect(applied.emission(.reviewRequested)?["step"] as? String == "village-review")
    for step in pack.chain where step.kind != .aid {
      #expect(world["C1"].step == UInt8(pack.chain.firstIndex(of: step)!))
      #expect(world.decide(step).verdict == .accepted)
      #expect(world["C1"].registered == step.registers)
    }
    world.play(from: "allowance")
    #expect(world["C1"].outcome == .completed)
    #expect(world["C1"].paidFen == 76_500)
  }

  @Test("Chain B goes from township review to county review without a notice (R-118)")
  func noTownshipNotice() {
    let world = World.at("township-review", Packs.chainB)
    #expect(world.decide(Packs.townshipReview).emission(.reviewRequested)?["level"] as? String == "county")
  }

  @Test("The state of a case for analytics carries no person")
  func snapshot() {
    let world = World.at("township-notice")
    let out = Proceedings()
    var state = world["C1"]
    for _ in 0..<2 { out.emitSnapshot(of: &state, by: world.worker, at: world.now) }
    #expect(out.text(of: out.emissions[0]) == out.text(of: out.emissions[1]))
    let shown = Shapes.check(.caseState, out.text(of: out.emissions[1]), #_sourceLocation)
    #expect(shown["step"] as? String == "township-notice")
    #expect(shown["status"] as? String == "open")
    #expect(shown["region"] as? String == "341225101001")
    #expect(shown["policy"] as? String == "c0ffee1234567890")
    #expect(shown["members"] as? Int == 3)
  }

  @Test("Every emission names case, programme, policy and its time in China")
  func emissionHead() {
    let world = World()
    let applied = world.send(Bodies.application())
    let request = applied.emission(.comparisonRequested)
    #expect(request?["at"] as? String == "2025-03-03T09:00:00+08:00")
    #expect(request?["programme"] as? String == "registration")
    #expect(request?["policy"] as? String == "c0ffee1234567890")
  }
}
