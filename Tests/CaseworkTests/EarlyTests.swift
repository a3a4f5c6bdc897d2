import Contract
import Policy
import Testing

@testable import Casework

@Suite("Early, repeated, forged and late facts")
struct EarlyTests {
  @Test("Facts before the application wait and are taken with it")
  func beforeApplication() {
    let world = World()
    let review = world.fact(Bodies.review(Packs.villageReview, on: world.today), "C1")
    world.pass(days: -2)
    let application = world.fact(Bodies.application(), "C1")
    world.pass(days: 1)
    let comparison = world.fact(Bodies.comparison(on: world.today), "C1")
    let early = world.take(review)
    #expect(early.verdict == .parked && early.codes == [.early] && early.topics == [])
    #expect(early.deadlines == [.init(kind: .parkedExpired, step: 0, round: 1, due: review.at.day + 31)])
    #expect(world["C1"].stage == .unknown && world["C1"].parked.count == 1)
    // Its deadline is sooner than the first one's.
    #expect(world.take(comparison).deadlines.count == 1)
    let taken = world.take(application)
    #expect(taken.rulings.map(\.verdict) == [.accepted, .accepted, .accepted])
    #expect(taken.topics == [.comparisonRequested, .reviewRequested, .publicityStarted])
    #expect(world["C1"].step == 2 && world["C1"].parked.isEmpty)
  }

  @Test("Waiting past its deadline is an alert for a known case, once for each fact (R-612)")
  func parkedExpired() {
    let world = World()
    world.send(Bodies.application())
    let start = world.today
    #expect(world.send(Bodies.payment(1, on: world.today)).deadlines.count == 1)
    world.pass(days: 40)
    let flagged = world.send(.timer(TimerDue(kind: .parkedExpired, step: 0, round: 1, due: start + 31)))
    #expect(flagged.codes == [.parkedExpired])
    #expect(flagged.emission(.caseFlagged)?["kind"] as? String == "parked")
    #expect(world["C1"].parked.count == 1, "it still waits")
    // A younger one has a deadline of its own.
    let second = world.send(Bodies.payment(2, on: world.today))
    #expect(second.deadlines.map(\.due) == [world.today + 31])
    world.pass(days: 31)
    let again = world.send(.timer(TimerDue(kind: .parkedExpired, step: 0, round: 1, due: world.today)))
    #expect(again.reasons[0].values.0 == 1, "the old one was shown before")
    #expect(again.deadlines.isEmpty)
    #expect(
      world.send(.timer(TimerDue(kind: .parkedExpired, step: 0, round: 1, due: world.today))).verdict == .late
    )
  }

  @Test("For an unknown case it becomes a dead letter, and no case comes of it (R-141)")
  func expired() {
    let world = World()
    let fact = world.fact(Bodies.payment(1, on: world.today), "C1")
    world.take(fact)
    let position = world["C1"].parked[0].position
    let due = world.today + 31
    world.pass(days: 10)
    world.send(.helper(HelperAssigned(helper: 4)))
    world.pass(days: 21)
    let outcome = world.send(.timer(TimerDue(kind: .parkedExpired, step: 0, round: 1, due: due)))
    #expect(outcome.codes == [.caseUnknown])
    #expect(outcome.expired == [position])
    #expect(outcome.rulings.map(\.verdict) == [.accepted, .dead] && outcome.topics == [])
    #expect(outcome.deadlines == [.init(kind: .parkedExpired, step: 0, round: 1, due: due + 10)])
    #expect(world["C1"].stage == .unknown && world["C1"].parked.count == 1)
    #expect(world.take(fact).verdict == .parked, "a dead letter that is sent again is new")
  }

  @Test("Early facts have a bound; beyond it they are refused with a remedy")
  func parkedFull() {
    let world = World()
    for _ in 1...Caseworker.parkedMax { world.send(.helper(HelperAssigned(helper: 1))) }
    #expect(world.send(.helper(HelperAssigned(helper: 2))).codes == [.parkedFull])
    #expect(world.send(Bodies.application()).rulings.count == 25)
  }

  @Test("Facts that cannot wait are not kept: a village's or fund's fact sent to a case is refused")
  func notForCases() {
    let world = World()
    let set = QuotaSet(programme: .registration, village: World.village, places: 3)
    for body in [
      Fact.Body.quota(set), .fundAllocation(FundAllocation(amountFen: 3)),
      .fundOrder(FundOrder(order: .freeze, year: 2025, signers: [])),
    ] {
      #expect(world.send(body).codes == [.requestUnknown])
    }
    var bytes = ByteWriter()
    world["C1"].encode(to: &bytes)
  }

  @Test("A repeated id is a no-op, at any time (R-073)")
  func repeated() {
    let world = World()
    var facts: [Fact] = []
    for body in [
      Bodies.application(), Bodies.comparison(on: world.today),
      Bodies.review(Packs.villageReview, on: world.today),
      .objection(Objection(objection: 3)), .helper(HelperAssigned(helper: 1)), .withdrawal,
    ] {
      facts.append(world.fact(body, "C1"))
      world.take(facts.last!)
      for fact in facts {
        let outcome = world.take(fact)
        #expect(outcome.verdict == .repeated && outcome.codes == [.seenBefore])
        #expect(!outcome.changed && outcome.topics == [] && outcome.deadlines == [])
      }
    }
  }

  @Test("The same id with other bytes is forged (R-073)")
  func forged() {
    let world = World()
    var fact = world.fact(Bodies.application(), "C1")
    world.take(fact)
    fact.content ^= 1
    let outcome = world.take(fact)
    #expect(outcome.forged && outcome.verdict == .dead && outcome.codes == [.otherBytes])
    #expect(!outcome.changed)
    var parked = world.fact(Bodies.payment(1, on: world.today), "C1")
    world.take(parked)
    parked.content ^= 1
    #expect(world.take(parked).forged)
  }

  @Test("A fact from before the case began is refused (R-141)")
  func beforeCase() {
    let world = World()
    world.send(Bodies.application())
    world.pass(days: -1)
    #expect(world.send(Bodies.comparison(on: world.today)).codes == [.beforeCase])
    #expect(world.send(.withdrawal).codes == [.beforeCase])
    #expect(world["C1"].stage == .open)
  }

  @Test("Late facts on a closed case never take effect", arguments: [true, false])
  func late(isCompleted: Bool) {
    let world = World.at("township-notice")
    if isCompleted { world.play(from: "township-notice") } else { world.send(.withdrawal) }
    let before = world["C1"]
    let village = world.village
    let day = world.today
    for body: Fact.Body in [
      Bodies.application(), Bodies.comparison(on: day), Bodies.review(Packs.countyReview, on: day),
      Bodies.review(Packs.townshipReview, on: day, rejection: .refused),
      Bodies.notice(Packs.townshipNotice, to: day),
      Bodies.payment(1, on: day), Bodies.payment(4, on: day), .withdrawal,
      .objection(Objection(objection: 1)),
      .helper(HelperAssigned(helper: 9)), .placeOffered(PlaceOffered(village: World.village)),
      .householdChange(HouseholdChange(kind: .memberAdded, member: Bodies.person(50))),
      .timer(TimerDue(kind: .stepOverdue, step: before.step, round: before.round, due: day)),
      .timer(TimerDue(kind: .parkedExpired, step: before.step, round: before.round, due: day)),
      .milestone(Milestone(entitlementId: "C1:allowance", stage: 1, signers: [])),
    ] {
      let outcome = world.send(body)
      #expect(outcome.verdict == .late, "\(body)")
      #expect(outcome.topics == [] || outcome.topics == [.caseFlagged])
    }
    var after = world["C1"]
    after.taken = before.taken
    after.version = before.version
    #expect(after == before)
    #expect(world.village == village)
  }

  @Test("What still waits when a case closes gets its ruling")
  func parkedAtClosing() {
    let world = World.at("village-review")
    world.send(Bodies.payment(1, on: world.today))
    let outcome = world.send(.withdrawal)
    #expect(outcome.rulings.map(\.verdict) == [.accepted, .late])
    #expect(world["C1"].parked.isEmpty)
  }

  @Test("A case records a bounded number of facts; it can still be paid, watched and ended")
  func bounded() {
    let world = World.at("allowance")
    while world["C1"].taken.count < Caseworker.takenMax { world.send(.helper(HelperAssigned(helper: 1))) }
    let full = world.send(.helper(HelperAssigned(helper: 2)))
    #expect(full.codes == [.caseFull] && !full.changed)
    for _ in 1...3 { world.send(Bodies.payment(7, on: world.today)) }
    #expect(world["C1"].taken.count == Caseworker.takenMax)
    #expect(world.send(Bodies.payment(1, on: world.today)).verdict == .accepted)
    #expect(world.send(.withdrawal).verdict == .accepted)
    for _ in 1...3 { #expect(world.send(.withdrawal).verdict == .late) }
    #expect(world["C1"].taken.count == Caseworker.takenMax + 2)
  }
}
