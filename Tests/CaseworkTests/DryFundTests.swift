import Contract
import Policy
import Testing

@testable import Casework

@Suite("A fund that runs dry (R-390, R-401, R-639, decision 0011)")
struct DryFundTests {
  /// Works of one fund: what is promised stays promised, stage by stage.
  static func world(_ fen: Int64, partitions: [String: Int32] = [:]) -> World {
    let world = World(Packs.aid, money: fen > 0 ? [Allotment(fund: "province", fen: fen)] : [])
    world.partitions = partitions
    return world
  }

  @discardableResult
  func ask(_ world: World, _ caseId: String, _ fen: Int64) -> Outcome {
    world.relieve(caseId, province: fen, programme: .works)
  }

  /// Cases that have their money, in the order of their numbers.
  func granted(_ world: World) -> [String] {
    world.cabinet.cases.values.filter { $0.entitlement?.status == .running }.map(\.id).sorted()
  }

  @Test("Who comes when there is too little waits, and is told (R-639)")
  func waits() {
    let world = Self.world(100)
    ask(world, "C1", 60)
    let second = ask(world, "C2", 60)
    #expect(second.verdict == .accepted, "the review was in order")
    // A share that is nothing leaves its trace too.
    #expect(
      second.names == [
        "review.passed", "case.registered", "test.grant", "test.grant", "entitlement.grantedStages", "fund.short",
      ])
    #expect(second.topics == [.caseRegistered, .caseFlagged] && second.flags == ["waitingForMoney"])
    #expect(second.emission(.caseFlagged)?["fund"] as? String == "province")
    #expect(second.emission(.caseFlagged)?["year"] as? Int == 2025)
    #expect(second.reason(.fundShort)?.text(.en) == "waits for money: 0.60 yuan of 2025")
    #expect(world["C2"].stage == .waiting && world["C2"].awaitsMoney && world["C2"].registered)
    #expect(world.reserve().isDry && world.queue() == ["C2"] && world.balance(.available) == 40)
  }

  @Test("Nobody passes another because he needs less (R-639)")
  func order() {
    let world = Self.world(100, partitions: ["C2": 7])
    ask(world, "C1", 60)
    ask(world, "C2", 60)
    ask(world, "C3", 30)
    #expect(world.queue() == ["C2", "C3"] && world.balance(.available) == 40)
    world.allot(Allotment(fund: "province", fen: 19))
    #expect(world.moneyOffers.isEmpty && world.reserve().isDry)
    world.allot(Allotment(fund: "province", fen: 1))
    #expect(world.moneyOffers.map(\.caseId) == ["C2"] && world.queue() == ["C3"] && world.balance(.available) == 0)
    let taken = world.deliverMoney()[0]
    #expect(taken.codes == [.moneyOffered] && taken.topics == [.entitlementGranted])
    #expect(world["C2"].stage == .open && granted(world) == ["C1", "C2"] && world.reserve().isDry)
  }

  @Test("Who became ready first is served first, then by case, whichever partition and order of decision")
  func ties() {
    let world = Self.world(10, partitions: ["C1": 0, "C2": 1, "C3": 2, "C4": 1, "C5": 0])
    ask(world, "C9", 10)
    let start = world.now
    let approval = Packs.aidStep(.works, "approval")
    for number in 1...5 {
      world.send(Bodies.sums(.works, province: 10, members: [number * 10]), to: "C\(number)")
    }
    for (number, hours) in [(4, 7), (1, 9), (3, 7), (5, 2), (2, 7)] {
      world.now = Instant(milliseconds: start.milliseconds + Int64(hours) * 3_600_000)
      world.answer(approval, "C\(number)")
    }
    #expect(world.queue() == ["C5", "C2", "C3", "C4", "C1"])
    world.allot(Allotment(fund: "province", fen: 40))
    #expect(world.moneyOffers.map(\.caseId) == ["C5", "C2", "C3", "C4"] && world.queue() == ["C1"])
  }

  @Test("Who comes late but was ready first is served with what those behind him cannot use (R-639)")
  func readyFirst() {
    let world = Self.world(100, partitions: ["C1": 0, "C2": 1, "C3": 2])
    ask(world, "C1", 60)
    world.send(Bodies.sums(.works, province: 30, members: [30]), to: "C3")
    let ready = world.now
    ask(world, "C2", 60)
    #expect(world.queue() == ["C2"] && world.balance(.available) == 40)
    // The approval was given before the other's, and comes after it.
    world.now = ready
    let late = world.answer(Packs.aidStep(.works, "approval"), "C3")
    #expect(late.names.last == "fund.short" && world.moneyOffers.map(\.caseId) == ["C3"])
    world.deliverMoney()
    #expect(granted(world) == ["C1", "C3"] && world.queue() == ["C2"] && world.balance(.available) == 10)
  }

  @Test("Before a fund is dry, what other partitions have free is gathered once")
  func gathered() {
    let world = Self.world(1_000, partitions: ["C1": 0, "C2": 1, "C3": 2])
    let first = ask(world, "C1", 10)
    // A quarter of an even share, and no less than is lacking.
    #expect(
      first.entries.map(\.kind) == [.escrow, .escrow, .commitment] && first.entries.map(\.amountFen) == [250, 250, 10])
    let second = ask(world, "C2", 900)
    #expect(second.entries.map(\.kind) == [.gathering, .gathering, .escrow, .escrow, .commitment])
    #expect(granted(world) == ["C1", "C2"] && !world.reserve().isDry && world.balance(.available) == 90)
    ask(world, "C3", 91)
    #expect(world.reserve().isDry && world.balance(.available) == 90)
    #expect(world.reserve()[.available] == 90 && world.reserve().partitions == [0, 1, 2])
    // A newcomer in a partition that knows nothing yet is told as well.
    world.partitions["C4"] = 500
    ask(world, "C4", 1)
    #expect(world.queue() == ["C3", "C4"])
  }

  @Test("A whole tranche is drawn once, the next cases take from it without the reserve")
  func tranche() {
    let world = Self.world(1_000)
    ask(world, "C1", 10)
    let version = world.reserve().version
    #expect(ask(world, "C2", 100).entries.map(\.kind) == [.commitment])
    #expect(world.reserve().version == version, "the reserve was not touched")
  }

  @Test("A promise taken back serves who waits (R-639)")
  func released() {
    let world = Self.world(100, partitions: ["C2": 4])
    ask(world, "C1", 60)
    ask(world, "C2", 70)
    let withdrawn = world.send(.withdrawal, to: "C1")
    #expect(withdrawn.entries.map(\.kind).prefix(1) == [.release] && withdrawn.topics == [.moneyOffered, .caseClosed])
    world.deliverMoney()
    #expect(world["C2"].entitlement?.status == .running && !world.reserve().isDry && world.balance(.available) == 30)
  }

  @Test("So does money that was claimed back and came (R-399)")
  func recovered() {
    let world = Self.world(100)
    world.relieve("C1", province: 100)
    world.pay("C1")
    ask(world, "C2", 40)
    world.send(Bodies.order(.recover, "relief", fen: 100), to: "C1")
    #expect(world.queue() == ["C2"], "it has not come yet")
    world.send(Bodies.order(.recovered, "relief", fen: 39), to: "C1")
    #expect(world.queue() == ["C2"])
    world.send(Bodies.order(.recovered, "relief", fen: 1), to: "C1")
    #expect(world.moneyOffers.map(\.caseId) == ["C2"] && world.balance(.receivable) == 60)
  }

  @Test("The head of the list gives up: whoever it held back is served")
  func headGone() {
    let world = Self.world(100)
    ask(world, "C1", 60)
    ask(world, "C2", 60)
    ask(world, "C3", 30)
    let gone = world.send(.withdrawal, to: "C2")
    #expect(gone.topics == [.moneyOffered, .caseClosed] && world.moneyOffers.map(\.caseId) == ["C3"])
    world.deliverMoney()
    #expect(granted(world) == ["C1", "C3"] && !world.reserve().isDry)
  }

  @Test("What was put aside for a case that gives up before it heard of it is free again, and nothing is lost")
  func offeredThenGone() {
    let world = Self.world(100)
    ask(world, "C1", 100)
    ask(world, "C2", 50)
    ask(world, "C3", 50)
    world.allot(Allotment(fund: "province", fen: 50))
    #expect(world.moneyOffers.map(\.caseId) == ["C2"])
    world.send(.withdrawal, to: "C2")
    #expect(world.moneyOffers.map(\.caseId) == ["C2", "C3"])
    let outcomes = world.deliverMoney()
    #expect(outcomes[0].verdict == .late && outcomes[0].topics == [] && outcomes[1].verdict == .accepted)
    #expect(granted(world) == ["C1", "C3"] && world.balance(.committed) == 150)
  }

  @Test("An offer that the fund did not make, or made once, gives nothing")
  func spurious() {
    let world = Self.world(10)
    ask(world, "C1", 10)
    ask(world, "C2", 10)
    let offer = Fact.Body.moneyOffered(MoneyOffered(fund: "province", year: 2025))
    for caseId in ["C1", "C2"] { #expect(world.send(offer, to: caseId).codes == [.stepPassed]) }
    #expect(world.send(.moneyOffered(MoneyOffered(fund: "county", year: 2025)), to: "C2").codes == [.stepPassed])
    world.allot(Allotment(fund: "province", fen: 10))
    world.deliverMoney()
    #expect(world.send(offer, to: "C2").codes == [.stepPassed] && world.balance(.committed) == 20)
  }

  @Test("Of two funds the first is held while the second is waited for; giving up frees it (decision 0011)")
  func twoFunds() {
    let world = World(Packs.aid, money: [Allotment(fund: "county", fen: 10)])
    world.relieve("C1", province: 20, county: 10, programme: .works)
    #expect(world["C1"].entitlement?.reserved == 1 && world.balance(.committed, "county") == 10)
    #expect(world.queue() == ["C1"] && world.queue("county") == [])
    world.relieve("C2", county: 10, programme: .works)
    #expect(world.queue("county") == ["C2"])
    world.send(.withdrawal, to: "C1")
    #expect(world.moneyOffers.map(\.caseId) == ["C2"] && world.queue() == [])
    world.deliverMoney()
    #expect(world["C2"].entitlement?.status == .running)
  }

  @Test("Both funds dry: one after the other, and only then is it granted")
  func bothDry() {
    let world = World(Packs.aid, money: [])
    world.relieve("C1", province: 20, county: 10)
    #expect(world.queue("county") == ["C1"] && world.queue() == [])
    world.allot(Allotment(fund: "province", fen: 20))
    #expect(world.moneyOffers.isEmpty)
    world.allot(Allotment(fund: "county", fen: 10))
    let taken = world.deliverMoney()
    #expect(taken[0].codes == [.moneyOffered, .instructed])
    #expect(taken[0].topics == [.entitlementGranted, .paymentInstructed])
  }

  @Test("A fund that nobody has allocated yet is dry; its first money serves")
  func neverAllocated() {
    let world = Self.world(0, partitions: ["C1": 0, "C2": 1])
    ask(world, "C1", 30)
    ask(world, "C2", 30)
    #expect(world.reserve().isDry && world.reserve().earmark == "")
    let first = world.allot(Allotment(fund: "province", fen: 59))
    #expect(first.codes == [.fundAllocated] && world.moneyOffers.map(\.caseId) == ["C1"])
    world.allot(Allotment(fund: "province", fen: 1))
    world.deliverMoney()
    #expect(granted(world) == ["C1", "C2"] && world.reserve().allocatedFen == 60)
  }

  @Test("A case that waits is at its step: what belongs to later waits with it, what ends it is heard")
  func meanwhile() {
    let world = Self.world(0)
    world.relieve("C1", province: 30)
    let early = Disbursement(instructionId: "C1:relief:1:1", outcome: .paid, amountFen: 30, on: world.today)
    #expect(world.send(.disbursement(early)).verdict == .parked)
    #expect(world.send(Bodies.order(.hold, "relief")).codes == [.orderIdle])
    #expect(world.send(.placeOffered(PlaceOffered(village: World.village))).codes == [.stepPassed])
    #expect(world.send(.helper(HelperAssigned(helper: 4))).verdict == .accepted)
    world.allot(Allotment(fund: "province", fen: 30))
    let taken = world.deliverMoney()[0]
    #expect(taken.rulings.map(\.verdict) == [.accepted, .accepted] && world["C1"].outcome == .completed)
  }
}
