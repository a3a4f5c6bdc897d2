import Contract
import Policy
import Testing

@testable import Casework

@Suite("A change reaches every live case of the household (R-070, R-165, R-265)")
struct EchoTests {
  /// One household with a stipend (C1), works (C2), a training (C3), and a relief that is over (C4).
  func household(_ members: [Int] = [1, 2, 3]) -> World {
    let world = World(Packs.aid)
    world.award("C1", Bodies.application(members: members, programme: .stipend))
    world.send(Bodies.sums(.works, province: 600, members: members), to: "C2")
    world.send(Bodies.application(members: members, programme: .training), to: "C3")
    world.award("C4", Bodies.sums(province: 50, members: members))
    world.pay("C4")
    return world
  }

  func send(
    _ world: World, _ kind: HouseholdChangeKind, member: Int? = nil, fen: Int64? = nil, _ found: FindingSet = []
  )
    -> Outcome
  {
    world.send(
      .householdChange(
        HouseholdChange(
          kind: kind, member: member.map(Bodies.person), incomeFen: fen, findings: found,
          cause: kind == .returned ? .illness : nil)))
  }

  @Test("A death is told to the live cases that hold the person, not to closed ones, nor where nobody is held")
  func death() {
    let world = household()
    let died = send(world, .memberDied, member: 2)
    #expect(world.echoes.map(\.caseId) == ["C2"])
    #expect(died.observed.map(\.caseId) == ["C2"] && died.observed[0].version == world["C2"].version)
    let echoed = died.emission(.householdEchoed)
    #expect(echoed?["caseId"] as? String == "C1" && echoed?["kind"] as? String == "memberDied")
    let heard = world.deliverEchoes()[0]
    #expect(heard.verdict == .accepted && heard.names == ["household.echo", "household.changed"])
    #expect(world["C2"].members == [Bodies.person(1), Bodies.person(3)] && world.echoes.isEmpty, "no echo of an echo")
    #expect(world["C3"].members.count == 3 && world["C4"].members.count == 3)
    #expect(world.commons.claims[ClaimKey(programme: .works, person: Bodies.person(2))]?.holder == "")
  }

  @Test("A car reported on one case takes the household out of the other programmes' registers (R-265)")
  func car() {
    let world = World(Packs.aid)
    world.award("C1", Bodies.application(programme: .stipend))
    world.send(Bodies.sums(.works, province: 600), to: "C2")
    world.send(.householdChange(HouseholdChange(kind: .assetAcquired, findings: FindingSet(.ownsCar))), to: "C2")
    #expect(world["C2"].isOpen, "works ask nothing of cars")
    let heard = world.deliverEchoes()
    #expect(heard[0].names == ["household.echo", "household.changed", "test.car", "case.removed"])
    #expect(world["C1"].outcome == .removed && world["C1"].found.contains(.ownsCar))
  }

  @Test("So does a department's finding, also one that harms the case itself (R-296)")
  func finding() {
    let world = World(Packs.aid)
    world.award("C1", Bodies.sums(.works, province: 600))
    world.send(Bodies.application(programme: .stipend), to: "C2")
    world.send(Bodies.comparison([.housing], on: world.today, finding: .livesApart, of: "C2"), to: "C2")
    #expect(world.echoes.map(\.caseId) == ["C1"])
    world.deliverEchoes()
    #expect(world["C1"].found.contains(.livesApart))
    let refused = world.send(Bodies.comparison([.finance], on: world.today, finding: .ownsCar, of: "C2"), to: "C2")
    #expect(refused.verdict == .refused && refused.topics.contains(.householdEchoed))
    world.deliverEchoes()
    #expect(world["C1"].found.contains(.ownsCar) && world["C1"].isOpen)
  }

  @Test("A clean report is told to nobody")
  func clean() {
    let world = World(Packs.aid)
    world.award("C1", Bodies.sums(.works, province: 600))
    world.send(Bodies.application(programme: .stipend), to: "C2")
    world.send(Bodies.comparison([.housing, .finance], on: world.today, of: "C2"), to: "C2")
    #expect(world.echoes.isEmpty)
  }

  @Test("A lost house, a new income and falling back are told as well")
  func others() {
    let world = household()
    #expect(send(world, .houseLost).topics.contains(.householdEchoed))
    #expect(send(world, .incomeChanged, fen: 777).topics.contains(.householdEchoed))
    #expect(send(world, .returned).topics.contains(.householdEchoed))
    let heard = world.deliverEchoes()
    #expect(heard.map(\.verdict) == [.accepted, .accepted, .accepted] && world["C2"].incomeFen == 777)
    #expect(send(world, .memberAdded, member: 9).topics.contains(.householdEchoed) == false, "she may live apart")
  }

  @Test("A death makes the other case's months less (R-070, R-399)")
  func recomputed() {
    let world = World(Packs.aid)
    world.award("C1", Bodies.application(programme: .stipend))
    world.send(Bodies.sums(.works, province: 600), to: "C2")
    world.send(.householdChange(HouseholdChange(kind: .memberDied, member: Bodies.person(3))), to: "C2")
    let heard = world.deliverEchoes()
    #expect(heard[0].topics.contains(.entitlementChanged) && world["C1"].entitlement?.amountFen == 45_000)
  }

  @Test("An echo that does not concern the case says so: the person has left it before")
  func idle() {
    let world = household()
    world.send(.householdChange(HouseholdChange(kind: .memberRemoved, member: Bodies.person(2))), to: "C2")
    _ = send(world, .memberDied, member: 2)
    #expect(world.deliverEchoes().map(\.codes) == [[.echoIdle]])
  }

  @Test("The death of somebody who lived alone ends all his cases, and what they promise")
  func alone() {
    let world = household([8])
    #expect(send(world, .memberDied, member: 8).verdict == .accepted)
    #expect(world["C1"].outcome == .withdrawn && world.balance(.committed) == 0)
    world.deliverEchoes()
    #expect(world["C2"].outcome == .withdrawn && world["C3"].isOpen, "a training holds nobody: it hears nothing")
  }

  @Test("An echo to a case that has closed meanwhile has no effect")
  func late() {
    let world = household()
    _ = send(world, .memberDied, member: 2)
    world.send(.withdrawal, to: "C2")
    let heard = world.deliverEchoes()
    #expect(heard.map(\.verdict) == [.late] && heard[0].topics == [])
  }

  @Test("A person may be in several live cases of a programme that holds nobody (R-291)")
  func claims() {
    let world = household()
    #expect(world.send(Bodies.application(programme: .training), to: "C5").verdict == .accepted)
    #expect(
      world.send(Bodies.application(programme: .stipend), to: "C6").codes == Array(repeating: .personClaimed, count: 3))
  }
}
