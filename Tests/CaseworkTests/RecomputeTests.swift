import Contract
import Policy
import Testing

@testable import Casework

@Suite("A change of the household computes its months again (R-070, R-399, R-412)")
struct RecomputeTests {
  /// 225 yuan a person of the province; 30 yuan of the county where there are more than two.
  func change(_ world: World, added: [Int] = [], removed: [Int] = []) -> Outcome? {
    var last: Outcome?
    for member in added {
      last = world.send(.householdChange(HouseholdChange(kind: .memberAdded, member: Bodies.person(member))))
    }
    for member in removed {
      last = world.send(.householdChange(HouseholdChange(kind: .memberRemoved, member: Bodies.person(member))))
    }
    return last
  }

  /// The instalments' amounts, in the order of their instructions.
  func amounts(_ world: World) -> [Int64] { world.instructions.map { world.instructed[$0]!.amountFen } }

  @Test("One more: the months to come are more, their money is promised")
  func more() throws {
    let world = InstalmentTests.stipend()
    let outcome = try #require(change(world, added: [4]))
    #expect(outcome.names == ["household.changed", "test.grant", "test.grant", "entitlement.recomputed"])
    #expect(outcome.reason(.recomputed)?.values ?? (0, 0, 0, 0) == (70_500, 93_000, 0, 0))
    #expect(outcome.topics == [.caseFlagged, .entitlementChanged])
    let changed = outcome.emission(.entitlementChanged)
    #expect(changed?["formerFen"] as? Int64 == 70_500 && changed?["amountFen"] as? Int64 == 93_000)
    #expect(changed?["arrearsFen"] as? Int64 == 0 && changed?["recoveryFen"] as? Int64 == 0)
    #expect(outcome.entries.filter { $0.kind == .commitment }.map(\.amountFen) == [5 * 22_500])
    world.play(from: "stipend")
    #expect(amounts(world) == [70_500] + Array(repeating: 93_000, count: 5) && world.balance(.committed) == 0)
  }

  @Test("One less: what is not needed is free again")
  func less() throws {
    let world = InstalmentTests.stipend()
    let outcome = try #require(change(world, removed: [3]))
    #expect(outcome.reason(.recomputed)?.values ?? (0, 0, 0, 0) == (70_500, 45_000, 0, 0))
    #expect(outcome.entries.map(\.kind) == [.release, .release])
    #expect(outcome.entries.map(\.amountFen) == [5 * 3_000, 5 * 22_500])
    world.play(from: "stipend")
    #expect(amounts(world) == [70_500] + Array(repeating: 45_000, count: 5) && world["C1"].outcome == .completed)
  }

  @Test("A change that lies before months that went out makes arrears; the next month adds them (R-399)")
  func arrears() {
    let world = InstalmentTests.stipend()
    world.pass(days: 15)
    let added = world.fact(.householdChange(HouseholdChange(kind: .memberAdded, member: Bodies.person(4))), "C1")
    world.pass(days: 50)
    #expect(world.instructions.count == 3)
    let outcome = world.take(added)
    #expect(outcome.emission(.entitlementChanged)?["arrearsFen"] as? Int64 == 45_000)
    world.play(from: "stipend")
    #expect(amounts(world) == [70_500, 70_500, 70_500, 93_000 + 45_000, 93_000, 93_000])
    #expect(world.balance(.committed) == 0)
  }

  @Test("Arrears that no month is left for go out by themselves (R-399)", arguments: [false, true])
  func arrearsAtTheEnd(isHeld: Bool) {
    let world = InstalmentTests.stipend()
    for _ in 1...5 {
      world.pay()
      world.pass(days: 30)
    }
    #expect(world.withBank("C1") == ["C1:stipend:6:1"])
    let change = HouseholdChange(kind: .memberAdded, member: Bodies.person(4))
    let before = Instant(milliseconds: world.now.milliseconds - 40 * 86_400_000)
    let added = world.fact(.householdChange(change), "C1", at: before)
    let outcome = world.take(added)
    #expect(outcome.emission(.entitlementChanged)?["arrearsFen"] as? Int64 == 45_000)
    if isHeld { world.send(Bodies.order(.hold, "stipend")) }
    let last = world.pay()
    if isHeld {
      #expect(last.codes == [.settled] && world.withBank("C1") == [])
      #expect(world.send(Bodies.order(.release, "stipend")).codes == [.paymentsReleased, .instructed])
    } else {
      #expect(last.codes == [.settled, .instructed])
    }
    let arrears = world.instructed["C1:stipend:7:1"]
    #expect(arrears?.amountFen == 45_000 && arrears?.due == world.today)
    #expect(world.pay(returned: .other).verdict == .accepted)
    #expect(world.pay().codes == [.settled, .completed] && world["C1"].paidFen == 6 * 70_500 + 45_000)
    #expect(world.balance(.committed) == 0)
  }

  @Test("What was paid too much is set off against the months to come, none below nothing (R-399)")
  func setOff() {
    let world = InstalmentTests.stipend()
    world.pass(days: 15)
    let facts = [2, 3].map {
      world.fact(.householdChange(HouseholdChange(kind: .memberRemoved, member: Bodies.person($0))), "C1")
    }
    world.pass(days: 50)
    for fact in facts { world.take(fact) }
    // Months 2 and 3 were 450 yuan and 30 yuan too much each.
    #expect(world["C1"].entitlement?.shares.map(\.carryFen) == [-6_000, -90_000])
    #expect(world["C1"].entitlement?.amountFen == 22_500)
    world.play(from: "stipend")
    let offset = world.rung.filter { $0.reason(.instalmentOffset) != nil }
    #expect(offset.count == 3 && offset.allSatisfy { $0.topics.isEmpty || $0.topics.contains(.caseClosed) })
    #expect(amounts(world) == [70_500, 70_500, 70_500])
    // 900 yuan less three months of 225: the rest is claimed back, the county's whole.
    #expect(world["C1"].outcome == .completed && world["C1"].entitlement?.claimedFen == 90_000 - 3 * 22_500 + 6_000)
    #expect(world.balance(.committed) == 0 && world.balance(.committed, "county") == 0)
  }

  @Test("More, then less, then as before: nothing is lost on the way")
  func backAndForth() {
    let world = InstalmentTests.stipend()
    _ = change(world, added: [4, 5])
    world.pass(days: 31)
    _ = change(world, removed: [4])
    world.pass(days: 30)
    _ = change(world, removed: [5])
    #expect(world["C1"].entitlement?.amountFen == 70_500)
    world.play(from: "stipend")
    #expect(amounts(world) == [70_500, 115_500, 93_000, 70_500, 70_500, 70_500])
  }

  @Test("A change that changes no sum says nothing of it")
  func same() {
    let world = InstalmentTests.stipend()
    let outcome = world.send(.householdChange(HouseholdChange(kind: .incomeChanged, incomeFen: 5)))
    #expect(outcome.names == ["household.changed"] && outcome.topics == [.caseFlagged] && outcome.entries.isEmpty)
  }

  @Test(
    "Where the fund has no more, the former amount goes on and an officer is told (R-639)", arguments: [false, true])
  func short(isFrozen: Bool) throws {
    let world = InstalmentTests.stipend([
      Allotment(fund: "province", fen: 6 * 67_500), Allotment(fund: "county", fen: 1_000_000),
    ])
    if isFrozen {
      world.allot(Allotment(fund: "province", fen: 1_000_000))
      world.order(.freeze)
    }
    let outcome = try #require(change(world, added: [4]))
    #expect(
      outcome.names.last == "entitlement.recomputeShort" && outcome.flags == ["householdChanged", "waitingForMoney"])
    #expect(world["C1"].entitlement?.amountFen == 70_500 && !world.reserve().isDry && world.queue() == [])
    if isFrozen { world.order(.unfreeze) } else { world.allot(Allotment(fund: "province", fen: 1_000_000)) }
    // Reported again, it counts.
    world.send(.householdChange(HouseholdChange(kind: .incomeChanged, incomeFen: 5)))
    #expect(world["C1"].entitlement?.amountFen == 93_000)
  }

  @Test("Two funds, and the second has no more: what the first promised is taken back")
  func shortSecond() {
    let world = InstalmentTests.stipend([
      Allotment(fund: "province", fen: 6 * 45_000), Allotment(fund: "county", fen: 1_000_000),
    ])
    // Three persons' money is not there; two persons' was.
    #expect(world["C1"].awaitsMoney)
    let two = World(
      Packs.aid, money: [Allotment(fund: "province", fen: 6 * 45_000), Allotment(fund: "county", fen: 9)])
    two.award(Bodies.application(members: [1, 2], programme: .stipend))
    #expect(two["C1"].entitlement?.shares.map(\.purse.fund.name) == ["province"])
    _ = change(two, added: [3])
    #expect(two["C1"].entitlement?.amountFen == 45_000 && two.balance(.available, "county") == 9)
  }

  @Test("While payments are held it is computed all the same")
  func held() {
    let world = InstalmentTests.stipend()
    world.send(Bodies.order(.hold, "stipend"))
    _ = change(world, added: [4])
    #expect(world["C1"].entitlement?.amountFen == 93_000)
  }

  @Test("With an instalment that came back from the bank its money is kept, at its own amount")
  func stopped() {
    let world = InstalmentTests.stipend()
    for _ in 1...2 { world.pay(returned: .other) }
    _ = change(world, removed: [2, 3])
    #expect(world.balance(.committed) == 67_500 + 5 * 22_500)
    world.send(Bodies.order(.retry, "stipend"))
    #expect(world.pay().verdict == .accepted)
    world.play(from: "stipend")
    #expect(world["C1"].outcome == .completed && world["C1"].paidFen == 70_500 + 5 * 22_500)
  }

  @Test("Of a household that waits for money the change counts when the money comes")
  func waiting() {
    let world = InstalmentTests.stipend([Allotment(fund: "county", fen: 1_000_000)])
    _ = change(world, removed: [3])
    #expect(world["C1"].entitlement?.amountFen == 70_500)
    world.allot(Allotment(fund: "province", fen: 1_000_000))
    let taken = world.deliverMoney()[0]
    #expect(taken.topics == [.entitlementGranted, .entitlementChanged, .paymentInstructed])
    #expect(amounts(world) == [45_000] && world.balance(.committed) == 5 * 45_000)
    #expect(world.balance(.committed, "county") == 0)
  }

  @Test("One that waited and has not changed gets what was announced, whatever the rates are now")
  func waitedUnchanged() {
    let text = "      - {from: 2017-01-01, value: 22500, clause: R-412 x}\n"
    let pack = Packs.aid(replacing: [(text, text + "      - {from: 2025-05-01, value: 30000, clause: R-412 x}\n")])
    let world = World(pack, money: [Allotment(fund: "county", fen: 1_000_000)])
    world.award(Bodies.application(programme: .stipend))
    world.pass(days: 90)
    world.allot(Allotment(fund: "province", fen: 1_000_000))
    #expect(world.deliverMoney()[0].topics == [.entitlementGranted, .paymentInstructed])
    #expect(amounts(world) == [70_500])
  }

  @Test("One sum and stages stay what they were granted as")
  func onlyMonths() {
    let world = World(Packs.aid)
    world.relieve(province: 90, programme: .works)
    let outcome = change(world, added: [77])
    #expect(outcome?.topics == [.caseFlagged] && world["C1"].entitlement?.amountFen == 90)
  }
}
