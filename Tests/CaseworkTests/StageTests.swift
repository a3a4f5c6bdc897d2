import Contract
import Policy
import Testing

@testable import Casework

@Suite("Works paid by stages (R-354, R-389 to R-392)")
struct StageTests {
  static let works = Packs.aidStep(.works, "works")

  /// 1000.01 yuan of the province and 10 fen of the county, in 33, 33 and 34 per cent.
  static func granted() -> World {
    let world = World(Packs.aid)
    world.relieve(province: 100_001, county: 10, programme: .works)
    return world
  }

  @Test("Nothing is paid before the first stage; the last takes what rounding left (R-391)")
  func amounts() {
    let world = Self.granted()
    #expect(world.instructions.isEmpty && world.balance(.committed) == 100_001)
    for (stage, fen) in [(1, 33_003), (2, 33_003), (3, 34_005)] as [(Int, Int64)] {
      world.pass(days: 30)
      let reached = world.send(Bodies.milestone(stage))
      #expect(reached.verdict == .accepted && reached.codes == [.stageReached, .instructed])
      #expect(reached.reasons[0].clause == (stage == 3 ? "R-392" : "R-391") && reached.topics == [.paymentInstructed])
      #expect(reached.emission(.paymentInstructed)?["instructionId"] as? String == "C1:works:\(stage):1")
      #expect(reached.emission(.paymentInstructed)?["amountFen"] as? Int64 == fen)
      let paid = world.pay()
      #expect(paid.codes == (stage < 3 ? [.settled] : [.settled, .completed]))
    }
    #expect(world.balance(.paid) == 100_001 && world.balance(.paid, "county") == 10)
    #expect(world["C1"].outcome == .completed && world["C1"].paidFen == 100_011)
  }

  @Test("Stages come in their order; a later one waits for those before it (R-391)")
  func order() {
    let world = Self.granted()
    #expect(world.send(Bodies.milestone(3)).verdict == .parked)
    #expect(world.send(Bodies.milestone(2)).verdict == .parked)
    let first = world.send(Bodies.milestone(1))
    #expect(first.rulings.map(\.verdict) == [.accepted, .accepted, .accepted])
    #expect(world.withBank("C1") == ["C1:works:1:1", "C1:works:2:1", "C1:works:3:1"])
    #expect(world.send(Bodies.milestone(2)).codes == [.stepPassed])
    #expect(world.send(Bodies.milestone(4)).codes == [.requestUnknown])
  }

  @Test("Every piece of evidence that the stage asks for is named; what is missing is told (R-391)")
  func evidence() {
    let world = Self.granted()
    let missing = world.send(Bodies.milestone(1) { $0.evidence = ["roof"] })
    #expect(missing.verdict == .returned && missing.codes == [.stageEvidence, .stageEvidence])
    #expect(missing.reasons.map(\.values.1) == [1, 2] && missing.flags == ["milestoneReturned"])
    #expect(missing.reasons[1].text(.zh).contains("第1阶段缺少第2项"))
    #expect(world.instructions.isEmpty)
    #expect(world.send(Bodies.milestone(1) { $0.evidence.append("more") }).verdict == .accepted)
  }

  static let wrongSigners: [(ReasonCode, @Sendable (inout Milestone) -> Void)] = [
    (.stageSigners, { $0.signers.swapAt(0, 1) }),
    (.stageSigners, { $0.signers.removeLast() }),
    (.stageSigners, { $0.signers[2].role = .countyHead }),
    (.stageSigners, { $0.signers = [] }),
    (.signerRole, { $0.signers.append(Signer(staff: 5, role: .countyHead)) }),
    (.signersSame, { $0.signers[2].staff = $0.signers[0].staff }),
  ]

  @Test("Three people sign, in their order (R-354)", arguments: 0..<6)
  func signers(place: Int) {
    let world = Self.granted()
    let (code, change) = Self.wrongSigners[place]
    let outcome = world.send(Bodies.milestone(1, change))
    #expect(outcome.verdict == .returned && outcome.codes == [code])
    #expect(world.instructions.isEmpty && world.send(Bodies.milestone(1)).verdict == .accepted)
  }

  @Test("The last stage has another order of signatures; it is the pack's (R-354, R-392)")
  func otherOrder() {
    let world = Self.granted()
    for stage in 1...2 { world.send(Bodies.milestone(stage)) }
    let usual = world.send(Bodies.milestone(3) { $0.signers.swapAt(0, 1) })
    #expect(usual.codes == [.stageSigners] && usual.reasons[0].values.0 == Int64(Role.leaderInCharge.rawValue))
    #expect(world.send(Bodies.milestone(3)).verdict == .accepted)
  }

  @Test("Nobody related to the household releases its money (R-357)")
  func related() {
    let world = World(Packs.aid)
    world.relieve(province: 100, programme: .works) { $0.relatives = [Bodies.staff(.leaderInCharge, .township).staff] }
    let outcome = world.send(Bodies.milestone(1))
    #expect(outcome.verdict == .returned && outcome.codes == [.signerRelated])
  }

  @Test("A stage reached before the award waits for it (R-639)")
  func beforeAward() {
    let world = World(Packs.aid)
    world.send(Bodies.sums(.works, province: 1_000))
    #expect(world.send(Bodies.milestone(1)).verdict == .parked)
    world.pass(days: 2)
    let approved = world.answer(Packs.aidStep(.works, "approval"))
    #expect(approved.rulings.map(\.verdict) == [.accepted, .accepted])
    #expect(world.withBank("C1") == ["C1:works:1:1"])
  }

  @Test("So does one reached while the money is waited for (R-639)")
  func beforeMoney() {
    let world = World(Packs.aid, money: [])
    world.relieve(province: 1_000, programme: .works)
    #expect(world["C1"].awaitsMoney && world.send(Bodies.milestone(1)).verdict == .parked)
    world.allot(Allotment(fund: "province", fen: 1_000))
    let offered = world.deliverMoney()
    #expect(offered[0].rulings.map(\.verdict) == [.accepted, .accepted] && world.withBank("C1") == ["C1:works:1:1"])
  }

  @Test("A stage whose part is less than a fen is reached without a payment, and releases no other")
  func smallSum() {
    let world = World(Packs.aid)
    world.relieve(province: 2, programme: .works)
    let first = world.send(Bodies.milestone(1))
    #expect(first.verdict == .accepted && first.topics == [])
    #expect(first.deadlines.isEmpty && world["C1"].entitlement?.next == 2)
    world.pass(days: 90)
    #expect(world.instructions.isEmpty)
    world.send(Bodies.milestone(2))
    world.send(Bodies.milestone(3))
    #expect(world.instructed["C1:works:3:1"]?.amountFen == 2)
    world.pay()
    #expect(world["C1"].outcome == .completed)
  }

  @Test("While payments are held a stage releases nothing and may come again (R-399)")
  func held() {
    let world = Self.granted()
    world.send(Bodies.order(.hold, "works"))
    let refused = world.send(Bodies.milestone(1))
    #expect(refused.verdict == .refused && refused.codes == [.paymentsHeld])
    world.send(Bodies.order(.release, "works"))
    #expect(world.instructions.isEmpty, "a stage is released by its milestone alone")
    #expect(world.send(Bodies.milestone(1)).verdict == .accepted)
  }

  @Test("On a frozen fund the stage is reached and its money follows the day after the freeze (R-390)")
  func frozen() {
    let world = Self.granted()
    world.order(.freeze)
    let reached = world.send(Bodies.milestone(1))
    #expect(reached.verdict == .accepted && reached.codes == [.stageReached, .instalmentDeferred])
    #expect(reached.deadlines == [.init(kind: .instalmentDue, step: 1, round: 1, due: world.today + 1)])
    world.pass(days: 3)
    #expect(world.instructions.isEmpty && world.rung.allSatisfy { $0.codes.last == .instalmentDeferred })
    world.order(.unfreeze)
    world.pass(days: 1)
    #expect(world.withBank("C1") == ["C1:works:1:1"])
  }

  @Test("Stages of what is not paid by stages are refused (R-391)")
  func notStaged() {
    let world = InstalmentTests.stipend()
    #expect(world.send(Bodies.milestone(1)).codes == [.notStaged])
  }
}
