import Contract
import Policy
import Testing

@testable import Casework

@Suite("Helpers and plans (R-042, R-043, R-075, R-086, R-133 to R-135, R-356, R-358)")
struct HelperTests {
  func help(_ world: World, _ caseId: String, _ helper: Digest = 7) -> Outcome {
    world.send(.helper(HelperAssigned(helper: helper)), to: caseId)
  }

  func world(_ programme: Programme, cases: Int = 3) -> World {
    let world = World(Packs.aid)
    for number in 1...cases {
      world.send(Bodies.application(members: [number], programme: programme), to: "C\(number)")
    }
    return world
  }

  @Test("One household more than is wanted is shown to an officer, and recorded (R-043, C-13)")
  func soft() {
    let world = world(.relief)
    #expect(help(world, "C1").flags == [] && help(world, "C2").flags == [])
    let third = help(world, "C3")
    #expect(third.verdict == .accepted && third.codes == [.helperRecorded, .helperOver] && third.flags == ["helper"])
    #expect(third.reason(.helperOver)?.values ?? (0, 0, 0, 0) == (3, 2, 0, 0) && third.reasons[1].clause == "R-043")
    #expect(world.commons.helpers[7]?.households == 3)
  }

  @Test("Where the pack makes it a limit, the helper is refused (R-043)")
  func hard() {
    let world = world(.stipend)
    _ = help(world, "C1")
    _ = help(world, "C2")
    let third = help(world, "C3")
    #expect(third.verdict == .refused && third.codes == [.helperFull] && third.reasons[0].values.0 == 2)
    #expect(world["C3"].helper == nil && world.commons.helpers[7]?.households == 2)
    #expect(help(world, "C3", 8).verdict == .accepted)
    // Somebody gives a household up: there is room again.
    #expect(help(world, "C1", 8).verdict == .accepted && world.commons.helpers[7]?.households == 1)
    #expect(help(world, "C3", 7).verdict == .accepted && world.commons.helpers[8]?.households == 1)
  }

  @Test("A programme without a limit has none; the same helper twice counts once")
  func unlimited() {
    let world = world(.training, cases: 9)
    for number in 1...9 {
      #expect(help(world, "C\(number)").flags == [])
      #expect(help(world, "C\(number)").codes == [.helperRecorded])
    }
    #expect(world.commons.helpers[7]?.households == 9)
  }

  @Test("A case that ends gives its helper room")
  func closed() {
    let world = world(.stipend)
    for number in 1...2 { _ = help(world, "C\(number)") }
    world.send(.withdrawal, to: "C1")
    #expect(world.commons.helpers[7]?.households == 1 && help(world, "C3").verdict == .accepted)
    #expect(help(world, "C1").verdict == .late)
  }

  // MARK: Plans

  func plan(_ measures: [PlanRecorded.Measure], card: PlanRecorded.HelperCard? = nil) -> Fact.Body {
    .plan(
      PlanRecorded(year: 2025, measures: measures, helperCard: card, signers: [Bodies.staff(.firstSecretary, .village)])
    )
  }

  @Test("Measures of several batches stack, person by person (R-086, R-133 to R-135)")
  func recorded() throws {
    let world = World.at("village-review")
    let outcome = world.send(
      plan([
        .init(batch: .production), .init(batch: .medical, members: [Bodies.person(2)]),
        .init(batch: .education, members: [Bodies.person(3), Bodies.person(2)]),
      ]))
    #expect(
      outcome.verdict == .accepted && outcome.codes == [.planRecorded] && outcome.reasons[0].values == (3, 3, 3, 0))
    let recorded = try #require(world["C1"].plan)
    func bits(_ batches: Batch...) -> UInt8 { batches.reduce(0) { $0 | 1 << $1.rawValue } }
    #expect(recorded.batches == bits(.production, .medical, .education) && recorded.year == 2025)
    #expect(
      recorded.ofMembers == [bits(.production), bits(.production, .medical, .education), bits(.production, .education)])
    #expect(!recorded.hasHelperCard)
  }

  @Test("A measure for somebody who is not of the household is refused (R-086)")
  func stranger() {
    let world = World.at("village-review")
    let outcome = world.send(plan([.init(batch: .production), .init(batch: .medical, members: [Bodies.person(9)])]))
    #expect(outcome.verdict == .refused && outcome.codes == [.planStranger] && outcome.reasons[0].values.0 == 2)
    #expect(world["C1"].plan == nil)
  }

  @Test("The helper's card goes through three hands (R-356)", arguments: [(1, 1, 2), (1, 2, 1), (2, 1, 1), (1, 1, 1)])
  func hands(filled: Int, collected: Int, filed: Int) {
    let world = World.at("village-review")
    func card(_ a: Int, _ b: Int, _ c: Int) -> PlanRecorded.HelperCard {
      .init(filledBy: Digest(a), collectedBy: Digest(b), filedBy: Digest(c))
    }
    let refused = world.send(plan([.init(batch: .production)], card: card(filled, collected, filed)))
    #expect(refused.verdict == .refused && refused.codes == [.helperHands])
    #expect(world.send(plan([.init(batch: .production)], card: card(1, 2, 3))).verdict == .accepted)
    #expect(world["C1"].plan?.hasHelperCard == true)
  }

  @Test("A new plan replaces the one before; who leaves takes nothing of the others' with him")
  func changed() {
    let world = World.at("village-review")
    world.send(plan([.init(batch: .relocation)]))
    world.send(
      plan([.init(batch: .medical, members: [Bodies.person(1)]), .init(batch: .ecology, members: [Bodies.person(3)])]))
    world.send(.householdChange(HouseholdChange(kind: .memberAdded, member: Bodies.person(4))))
    world.send(.householdChange(HouseholdChange(kind: .memberRemoved, member: Bodies.person(2))))
    #expect(world["C1"].plan?.ofMembers == [1 << Batch.medical.rawValue, 1 << Batch.ecology.rawValue])
    world.send(.householdChange(HouseholdChange(kind: .memberRemoved, member: Bodies.person(4))))
    #expect(world["C1"].plan?.ofMembers.count == 2)
  }

  @Test("Analytics sees whether a household is helped, planned for, and by which batches")
  func snapshot() {
    let world = World.at("village-review")
    func shown() -> [String: Any] {
      let out = Proceedings()
      var state = world["C1"]
      out.emitSnapshot(of: &state, by: world.worker, at: world.now)
      return Shapes.check(.caseState, out.text(of: out.emissions[0]), #_sourceLocation)
    }
    #expect(shown()["helped"] as? Bool == false && shown()["planned"] as? Bool == false)
    _ = help(world, "C1")
    world.send(plan([.init(batch: .medical), .init(batch: .education)]))
    #expect(shown()["helped"] as? Bool == true && shown()["planned"] as? Bool == true)
    #expect(shown()["batches"] as? [String] == ["medical", "education"] && shown()["entitlement"] == nil)
    world.play(from: "village-review", until: "allowance")
    let grant = shown()["entitlement"] as? [String: Any]
    #expect(grant?["entitlementId"] as? String == "C1:allowance" && grant?["status"] as? String == "running")
    #expect(
      grant?["amountFen"] as? Int64 == 76_500 && grant?["instalments"] as? Int == 3 && grant?["settled"] as? Int == 0)
  }

  @Test("Rules can ask for a helper and a plan (R-042, R-075)")
  func variables() {
    let pack = Packs.aid(
      Packs.rule(
        "unhelped", "works", "award", "\"!household.helped || !household.planned || household.batches < 2\"", "refuse"))
    for isPrepared in [false, true] {
      let world = World(pack)
      world.send(Bodies.sums(.works, province: 50))
      if isPrepared {
        _ = help(world, "C1")
        world.send(plan([.init(batch: .medical), .init(batch: .education)]))
      }
      world.pass(days: 1)
      world.answer(Packs.aidStep(.works, "approval"))
      #expect((world["C1"].entitlement != nil) == isPrepared)
    }
  }
}
