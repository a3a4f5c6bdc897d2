import Contract
import Policy
import Testing

@testable import Casework

@Suite("Orders of a fund's keepers (R-354, R-355, R-390, R-395, R-401)")
struct FundOrderTests {
  static func world(_ fen: Int64 = 1_000_000, earmark: String = "allowance", year: UInt16 = 2025) -> World {
    World(Packs.aid, money: [Allotment(fund: "province", fen: fen, year: year, earmark: earmark)])
  }

  @Test("Money allocated adds up, once each, and cannot overflow (R-401)")
  func allocated() {
    let world = World(Packs.aid, money: [])
    func allocate(_ id: String, _ fen: Int64, forged: Bool = false) -> Outcome {
      var fact = world.fact(.fundAllocation(FundAllocation(amountFen: fen, year: 2025, earmark: "x")), "county", id: id)
      fact.content = forged ? 1 : 0
      return world.take(fund: fact)
    }
    #expect(allocate("a", 500).codes == [.fundAllocated])
    #expect(allocate("a", 500).verdict == .repeated)
    let forged = allocate("a", 500, forged: true)
    #expect(forged.forged && forged.verdict == .dead && forged.codes == [.otherBytes])
    let second = allocate("b", 10_000_000_000_000)
    #expect(second.verdict == .accepted && second.reasons[0].values.1 == 10_000_000_000_500)
    #expect(allocate("c", Int64.max).codes == [.fundFull])
    #expect(world.reserve("county").allocatedFen == 10_000_000_000_500 && world.balance(.available, "county") > 0)
  }

  @Test("A fund remembers a bounded number of facts about itself")
  func bounded() {
    let world = World(Packs.aid, money: [])
    for number in 1...Purse.takenMax + 10 { world.allot(Allotment(fund: "province", fen: 1), id: "a\(number)") }
    #expect(world.reserve().taken.count == Purse.takenMax)
  }

  @Test("Years and names are funds of their own (R-401)")
  func years() {
    let world = Self.world(year: 2026)
    #expect(world.relieve(province: 500).flags == ["waitingForMoney"])
    #expect(world.queue("province", 2025) == ["C1"] && world.balance(.available, "province", 2026) == 1_000_000)
  }

  @Test("Another source or earmark is another fund (R-390)")
  func mismatch() {
    let world = Self.world()
    for other in [
      Allotment(fund: "province", fen: 5, earmark: "housing"),
      Allotment(fund: "province", fen: 5, source: .lottery),
    ] {
      let refused = world.allot(other)
      #expect(refused.verdict == .refused && refused.codes == [.fundMismatch] && refused.entries.isEmpty)
    }
    #expect(world.allot(Allotment(fund: "province", fen: 5)).verdict == .accepted)
    #expect(world.reserve().allocatedFen == 1_000_005)
  }

  // MARK: Earmarks

  @Test("Money earmarked for something else is never drawn on; the case waits for the next year's (R-390)")
  func earmark() {
    let world = Self.world(earmark: "housing")
    let asked = world.relieve(province: 50)
    #expect(asked.names.last == "fund.earmark" && asked.flags.last == "waitingForMoney")
    #expect(world.queue() == ["C1"] && !world.reserve().isDry)
    world.allot(Allotment(fund: "province", fen: 5_000, earmark: "housing"))
    #expect(world.queue() == ["C1"] && world.balance(.committed) == 0)
    world.allot(Allotment(fund: "province", fen: 5_000, year: 2026))
    world.order(.close)
    world.deliverMoney()
    #expect(world["C1"].entitlement?.shares[0].purse.fund.year == 2026 && world.withBank("C1") == ["C1:relief:1:1"])
  }

  @Test("Nor when it is dry; who waited for the right money stands aside, and holds nobody back (R-390)")
  func earmarkOfFirstMoney() {
    let housing = Packs.grant("housing", "twice", "province", "fen(70)", more: "    steps: [first]")
      .replacing("earmark: allowance", with: "earmark: housing")
    let first = "    steps: [first]\n"
    let pack = Packs.aid(housing, replacing: [(first + "  - id: second", first + "    off: another\n  - id: second")])
    let world = World(pack, money: [])
    world.relieve("C1", province: 50)
    world.relieve("C2", programme: .twice)
    #expect(world.reserve().isDry && world.queue() == ["C1", "C2"])
    // The right one is served, though it became ready later.
    world.allot(Allotment(fund: "province", fen: 500, earmark: "housing"))
    #expect(world.moneyOffers.map(\.caseId) == ["C2"] && world.queue() == ["C1"] && !world.reserve().isDry)
    world.relieve("C3", programme: .twice)
    #expect(world["C3"].entitlement?.status == .running)
    world.send(.withdrawal, to: "C1")
    #expect(world.queue() == [] && world.balance(.available) == 500 - 2 * 210)
  }

  // MARK: Frozen

  @Test("One may freeze; two people in two offices release and close (R-354, R-355)")
  func signers() {
    let world = Self.world()
    let one = [Bodies.two[0]]
    let samePerson = [Bodies.two[0], Signer(staff: Bodies.two[0].staff, role: .financeStaff)]
    let sameOffice = [Bodies.two[0], Signer(staff: 99, role: Bodies.two[0].role)]
    #expect(world.order(.freeze, signers: one).codes == [.fundStopped])
    for order in [FundOrderKind.unfreeze, .close] {
      #expect(world.order(order, signers: one).codes == [.signersSame])
      #expect(world.order(order, signers: samePerson).codes == [.signersSame])
      let refused = world.order(order, signers: sameOffice)
      #expect(refused.verdict == .refused && refused.codes == [.signersRole])
    }
    #expect(world.reserve().isFrozen && !world.reserve().isClosed)
    #expect(world.order(.unfreeze).codes == [.fundResumed] && !world.reserve().isFrozen)
  }

  @Test("Orders that could change nothing say so")
  func idle() {
    let world = Self.world()
    #expect(world.order(.unfreeze).codes == [.orderIdle])
    world.order(.freeze)
    #expect(world.order(.freeze).codes == [.orderIdle])
    world.order(.close)
    #expect(world.order(.close).codes == [.orderIdle] && world.order(.freeze).codes == [.orderIdle])
    #expect(world.order(.unfreeze).codes == [.fundResumed])
  }

  @Test("A frozen fund promises nothing; released it serves in order (R-390)")
  func frozen() {
    let world = Self.world(100)
    world.order(.freeze)
    let first = world.relieve("C1", province: 60)
    #expect(first.names.last == "fund.frozen" && first.flags.last == "waitingForMoney")
    world.relieve("C2", province: 60)
    world.relieve("C3", province: 10)
    #expect(world.queue() == ["C1", "C2", "C3"] && !world.reserve().isDry)
    world.allot(Allotment(fund: "province", fen: 10))
    #expect(world.moneyOffers.isEmpty)
    world.order(.unfreeze)
    #expect(world.moneyOffers.map(\.caseId) == ["C1"] && world.reserve().isDry && world.queue() == ["C2", "C3"])
  }

  @Test("Frozen while dry: what comes free meanwhile is given when it is released")
  func frozenAndDry() {
    let world = Self.world(100)
    world.relieve("C1", province: 100, programme: .works)
    world.relieve("C2", province: 50)
    world.order(.freeze)
    world.send(.withdrawal, to: "C1")
    #expect(world.moneyOffers.isEmpty && world.balance(.available) == 100)
    world.order(.unfreeze)
    #expect(world.moneyOffers.map(\.caseId) == ["C2"] && !world.reserve().isDry)
  }

  @Test("An instalment due on a frozen fund is asked for again each day (R-390)")
  func deferred() {
    let world = InstalmentTests.stipend()
    world.pay()
    world.pass(days: 29)
    world.order(.freeze, "county")
    world.pass(days: 1)
    #expect(world.rung.last?.codes == [.instalmentReached, .instalmentDeferred] && world.withBank("C1") == [])
    world.pass(days: 3)
    #expect(world.rung.count == 4)
    world.order(.unfreeze, "county")
    world.pass(days: 1)
    #expect(world.withBank("C1") == ["C1:stipend:2:1"])
    // The third month keeps its own day.
    world.pass(days: 25)
    #expect(world.withBank("C1") == ["C1:stipend:2:1"])
    world.pass(days: 1)
    #expect(world.withBank("C1") == ["C1:stipend:2:1", "C1:stipend:3:1"])
  }

  @Test("Frozen when the award comes by another fund's money: the first instalment waits too")
  func frozenAtTheStart() {
    let world = World(Packs.aid, money: [Allotment(fund: "county", fen: 100)])
    world.relieve("C1", province: 20, county: 10)
    world.order(.freeze, "county")
    world.allot(Allotment(fund: "province", fen: 20))
    let taken = world.deliverMoney()[0]
    #expect(taken.topics == [.entitlementGranted] && taken.codes == [.moneyOffered, .instalmentDeferred])
    world.order(.unfreeze, "county")
    world.pass(days: 1)
    #expect(world.withBank("C1") == ["C1:relief:1:1"])
  }

  @Test("No further attempt goes out on a frozen fund, by itself or by order (R-390, R-406)")
  func frozenRetry() {
    let world = InstalmentTests.stipend()
    world.order(.freeze)
    let back = world.pay(returned: .nameMismatch)
    #expect(back.verdict == .held && back.flags == ["paymentStopped"] && world.balance(.instructed) == 0)
    #expect(world.send(Bodies.order(.retry, "stipend")).codes == [.orderIdle])
    world.order(.unfreeze)
    #expect(world.send(Bodies.order(.retry, "stipend")).verdict == .accepted)
    #expect(world.withBank("C1") == ["C1:stipend:1:2"])
  }

  // MARK: Year end

  @Test("What is free lapses, what is promised goes on being paid, who waits asks the next year (R-401)")
  func closed() {
    let world = Self.world(1_000, year: 2025)
    world.allot(Allotment(fund: "province", fen: 80, year: 2026))
    world.relieve("C1", province: 400, programme: .works)
    world.relieve("C2", province: 500, programme: .works)
    world.relieve("C3", province: 101)
    world.relieve("C4", province: 70)
    #expect(world.queue() == ["C3", "C4"])
    let closed = world.order(.close)
    #expect(closed.codes == [.fundLapsed] && closed.reasons[0].values == (100, 2, 2025, 0))
    #expect(world.balance(.lapsed) == 100 && world.balance(.available) == 0)
    let asked = world.deliverMoney()
    #expect(asked.map(\.codes) == [[.fundClosed, .fundShort], [.fundClosed, .fundShort]])
    #expect(world.queue("province", 2026) == ["C3", "C4"], "in their order, though C4 alone would fit")
    world.allot(Allotment(fund: "province", fen: 21, year: 2026))
    world.deliverMoney()
    #expect(world["C3"].entitlement?.shares.map(\.purse.fund.year) == [2026])
    let instructed = world.instructed["C3:relief:1:1"]?.shares
    #expect(instructed == [.init(fund: FundKey(name: "province", year: 2026), amountFen: 101)])
    // Promised of the old year.
    world.send(Bodies.milestone(1, of: "C1"), to: "C1")
    #expect(world.instructed["C1:works:1:1"]?.shares[0].fund.year == 2025)
    // Taken back of the old year: it lapses as well.
    world.send(.withdrawal, to: "C2")
    #expect(world.balance(.lapsed) == 600 && world.balance(.available) == 0)
    // Claimed back and come: so does that.
    world.pay("C1")
    world.send(Bodies.order(.recover, "works", fen: 32), to: "C1")
    world.send(Bodies.order(.recovered, "works", fen: 32), to: "C1")
    #expect(world.balance(.lapsed) == 632)
  }

  @Test("A closed year takes no more money, and no new case (R-401)")
  func afterwards() {
    let world = Self.world()
    world.order(.close)
    let refused = world.allot(Allotment(fund: "province", fen: 5))
    #expect(refused.verdict == .refused && refused.codes == [.fundClosed] && refused.entries.isEmpty)
    world.relieve("C1", province: 5)
    #expect(world["C1"].entitlement?.shares[0].purse.fund.year == 2026 && world.queue("province", 2026) == ["C1"])
  }

  @Test("Money that was put aside before the year was closed is the case's (R-401)")
  func offeredThenClosed() {
    let world = Self.world(10)
    world.relieve("C1", province: 30, programme: .works)
    world.relieve("C2", province: 30, programme: .works)
    world.allot(Allotment(fund: "province", fen: 20))
    #expect(world.moneyOffers.map(\.caseId) == ["C1"])
    world.order(.close)
    #expect(world.moneyOffers.map(\.caseId) == ["C1", "C2"])
    world.deliverMoney()
    #expect(world["C1"].entitlement?.shares[0].purse.fund.year == 2025 && world["C1"].entitlement?.status == .running)
    #expect(world["C2"].entitlement?.shares[0].purse.fund.year == 2026 && world["C2"].awaitsMoney)
  }

  @Test("A case that gives up on its way to the next year takes nothing with it")
  func goneBetweenYears() {
    let world = Self.world(0 + 10)
    world.relieve("C1", province: 30, programme: .works)
    world.order(.close)
    world.send(.withdrawal, to: "C1")
    #expect(world.deliverMoney().map(\.verdict) == [.late] && world.balance(.lapsed) == 10)
  }

  @Test("When the two years after are closed as well, an officer has to act (R-401)")
  func noFurtherYear() {
    let world = Self.world(10)
    world.relieve("C1", province: 30, programme: .works)
    for year in [2025, 2026, 2027] as [UInt16] {
      world.order(.close, year: year)
      world.deliverMoney()
    }
    #expect(world["C1"].awaitsMoney && world["C1"].entitlement?.shares[0].purse.fund.year == 2027)
    #expect(world.queue("province", 2027) == [])
    #expect(world.send(.withdrawal).verdict == .accepted)
  }
}
