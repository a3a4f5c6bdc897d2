import Contract
import Policy
import Testing

@testable import Casework

@Suite("What can happen at any step")
struct OccurrenceTests {
  func change(
    _ kind: HouseholdChangeKind, member: Int? = nil, incomeFen: Int64? = nil, findings: FindingSet = []
  ) -> Fact.Body {
    .householdChange(
      HouseholdChange(kind: kind, member: member.map(Bodies.person), incomeFen: incomeFen, findings: findings)
    )
  }

  @Test("The household withdraws at any step", arguments: Packs.chainC.chain.map(\.name))
  func withdrawal(step: String) {
    let world = World.at(step)
    let outcome = world.send(.withdrawal)
    #expect(outcome.verdict == .accepted && outcome.codes == [.withdrawn])
    #expect(outcome.topics == [.caseClosed])
    #expect(world["C1"].outcome == .withdrawn)
    #expect(world.village.used == (step == "allowance" ? 1 : 0), "a registered household keeps its place")
  }

  @Test("A member is added and counts at the grant (R-070, R-412)")
  func added() {
    let world = World.at("county-review")
    let outcome = world.send(change(.memberAdded, member: 9))
    #expect(outcome.verdict == .accepted && outcome.names == ["household.changed", "income.belowLine"])
    world.play(from: "county-review", until: "allowance")
    #expect(world["C1"].entitlement?.amountFen == 102_000)
  }

  @Test("A member of another live case is not added (R-291); nobody is added twice (R-072)")
  func addedFromElsewhere() {
    let world = World()
    world.send(Bodies.application(members: [1, 2]), to: "C1")
    world.send(Bodies.application(members: [3]), to: "C2")
    #expect(world.send(change(.memberAdded, member: 3), to: "C1").codes == [.memberClaimed])
    #expect(world.send(change(.memberAdded, member: 2), to: "C1").codes == [.memberPresent])
    #expect(world.send(change(.memberAdded), to: "C1").codes == [.memberUnknown])
    // She leaves one household for the other.
    #expect(world.send(change(.memberRemoved, member: 2), to: "C1").verdict == .accepted)
    #expect(world.send(change(.memberAdded, member: 2), to: "C2").verdict == .accepted)
    #expect(world["C2"].members.count == 2)
  }

  @Test("A household grows to a bound", .timeLimit(.minutes(1)))
  func manyMembers() {
    let world = World()
    world.send(Bodies.application(members: [1], incomeFen: 0))
    for member in 2...Caseworker.membersMax { world.send(change(.memberAdded, member: member)) }
    #expect(world.send(change(.memberAdded, member: 999)).codes == [.householdFull])
  }

  @Test(
    "Members leave; the last one's leaving ends the case",
    arguments: [HouseholdChangeKind.memberRemoved, .memberDied])
  func removed(kind: HouseholdChangeKind) {
    let world = World.at("township-notice")
    #expect(world.send(change(kind, member: 8)).codes == [.memberUnknown])
    #expect(world.send(change(kind, member: 2)).verdict == .accepted)
    #expect(world.send(change(kind, member: 1)).verdict == .accepted)
    let last = world.send(change(kind, member: 3))
    #expect(last.verdict == .accepted && last.codes == [.changeRecorded])
    #expect(last.reasons[0].values == (0, 300_000, 0, 0))
    #expect(world["C1"].outcome == .withdrawn && world.village.used == 0)
  }

  @Test("Fewer members can lift the income per person above the line (R-318)")
  func fewerMembers() {
    let world = World()
    world.send(Bodies.application(incomeFen: 900_000))
    #expect(world.send(change(.memberRemoved, member: 1)).verdict == .refused)
    #expect(world["C1"].outcome == .refused)
  }

  @Test("A new income above the line ends a case that is not yet registered (R-318)")
  func income() {
    let world = World.at("county-review")
    #expect(world.send(change(.incomeChanged, incomeFen: 1_199_999)).verdict == .accepted)
    let above = world.send(change(.incomeChanged, incomeFen: 1_200_000))
    #expect(above.verdict == .refused && above.names == ["household.changed", "income.aboveLine"])
    #expect(world["C1"].outcome == .refused && world.village.used == 0)
  }

  @Test("An excluded asset ends a case that is not yet registered (R-286 to R-292)")
  func asset() {
    let world = World.at("village-notice")
    let outcome = world.send(change(.assetAcquired, findings: FindingSet(.ownsCar)))
    #expect(outcome.verdict == .refused && outcome.names == ["household.changed", "exclusion.car"])
  }

  @Test("Once registered, a change is recorded and shown to an officer")
  func afterRegistration() {
    let world = World.at("allowance")
    let income = world.send(change(.incomeChanged, incomeFen: 99_000_000))
    #expect(income.verdict == .accepted && income.flags == ["householdChanged"])
    let added = world.send(change(.memberAdded, member: 7))
    #expect(added.verdict == .accepted && added.topics == [.caseFlagged, .entitlementChanged])
    #expect(added.flags == ["householdChanged"])
    #expect(world["C1"].entitlement?.amountFen == 102_000)
    // A later hit on the six takes the household out of the register.
    let car = world.send(change(.assetAcquired, findings: FindingSet(.ownsCar)))
    #expect(car.verdict == .accepted && car.fired == ["exclusion-car"])
    #expect(world["C1"].outcome == .removed && !world["C1"].holdsPlace)
  }

  @Test("A helper is recorded")
  func helper() {
    let world = World.at("village-review")
    #expect(world.send(.helper(HelperAssigned(helper: 77))).codes == [.helperRecorded])
    #expect(world["C1"].helper == 77)
  }

  @Test("An overdue step is an alert, once; an answered one is not (R-612)")
  func overdue() {
    let world = World.at("village-notice")
    let round = world["C1"].round
    let timer = Fact.Body.timer(TimerDue(kind: .stepOverdue, step: 2, round: round, due: world.today + 21))
    world.pass(days: 21)
    let first = world.send(timer)
    #expect(first.verdict == .accepted && first.codes == [.overdue])
    #expect(first.emission(.caseFlagged)?["kind"] as? String == "overdue")
    #expect(first.emission(.caseFlagged)?["step"] as? String == "village-notice")
    #expect(first.reasons[0].values.0 == 20)
    let second = world.send(timer)
    #expect(second.verdict == .late && second.codes == [.timerSpent] && second.topics == [])
    world.decide(Packs.villageNotice)
    #expect(world.send(timer).codes == [.timerSpent])
    #expect(!world["C1"].overdue)
  }

  @Test("A timer of an earlier round, a later step or a closed case is spent")
  func spent() {
    let world = World.at("village-review")
    world.send(Bodies.review(Packs.villageReview, on: world.today) { $0.minutes = [] })
    for (step, round) in [(1, 1), (2, 1), (200, 9)] {
      let timer = TimerDue(kind: .stepOverdue, step: UInt8(step), round: UInt16(round), due: world.today)
      #expect(world.send(.timer(timer)).codes == [.timerSpent])
    }
    world.send(.withdrawal)
    let timer = TimerDue(kind: .stepOverdue, step: 1, round: 2, due: world.today)
    #expect(world.send(.timer(timer)).codes == [.timerSpent])
  }
}
