import Contract
import Policy
import Testing

@testable import Casework

@Suite("Months, thirty days from the grant each (R-406, decision 0012)")
struct InstalmentTests {
  /// Three persons: 675 yuan of the province and 30 of the county a month, six months.
  static let monthFen: Int64 = 70_500

  static func stipend(_ money: [Allotment] = Allotment.ample) -> World {
    let world = World(Packs.aid, money: money)
    world.award(Bodies.application(programme: .stipend))
    return world
  }

  @Test("All months are promised at the grant, one is instructed")
  func promised() {
    let world = Self.stipend()
    #expect(world["C1"].entitlement?.count == 6 && world["C1"].entitlement?.next == 2)
    #expect(world.balance(.committed) == 5 * 67_500 && world.balance(.instructed) == 67_500)
    #expect(world.balance(.committed, "county") == 5 * 3_000)
    let deadlines = world.alarms.filter { World.ringing.contains($0.deadline.kind) }.map(\.deadline)
    #expect(
      deadlines == [
        .init(kind: .reverifyDue, step: 2, round: 1, due: world.today + 90),
        .init(kind: .instalmentDue, step: 2, round: 2, due: world.today + 30),
      ])
  }

  @Test("Each month's instruction goes out on its day, whenever the bank answers the one before")
  func months() {
    let world = Self.stipend()
    let start = world.today
    for month in 2...6 {
      world.pass(days: 29)
      #expect(world.instructions.count == month - 1)
      world.pass(days: 1)
      let due = world.instructed["C1:stipend:\(month):1"]?.due
      #expect(due == start + 30 * (month - 1))
    }
    #expect(world.withBank("C1").count == 6 && world.balance(.committed) == 0)
    // The answers come in any order.
    for month in [4, 1, 6, 2, 3] { world.pay(id: "C1:stipend:\(month):1") }
    #expect(world["C1"].entitlement?.settled == 5 && world["C1"].isOpen)
    let last = world.pay(id: "C1:stipend:5:1")
    #expect(last.codes == [.settled, .completed] && last.topics == [.paymentSettled, .caseClosed])
    #expect(world["C1"].paidFen == 6 * Self.monthFen && world["C1"].outcome == .completed)
    #expect(world.balance(.paid) == 6 * 67_500 && world.balance(.paid, "county") == 18_000)
  }

  @Test("A timer of another month, another step or of a month that went out does nothing")
  func spent() {
    let world = Self.stipend()
    for (step, round) in [(2, 1), (2, 3), (1, 2), (9, 2)] {
      let timer = TimerDue(kind: .instalmentDue, step: UInt8(step), round: UInt16(round), due: world.today)
      let outcome = world.send(.timer(timer))
      #expect(outcome.verdict == .late && outcome.codes == [.timerSpent] && outcome.entries.isEmpty)
    }
    world.pass(days: 30)
    let timer = TimerDue(kind: .instalmentDue, step: 2, round: 2, due: world.today)
    #expect(world.send(.timer(timer), id: "again").codes == [.timerSpent])
    #expect(world.instructions.count == 2)
  }

  @Test("The day of the grant counts, not the day on which the money came")
  func grantedBeforeMoney() {
    let world = Self.stipend([])
    #expect(world["C1"].stage == .waiting)
    let granted = world.today
    world.pass(days: 40)
    world.allot(Allotment(fund: "county", fen: 1_000_000))
    world.allot(Allotment(fund: "province", fen: 1_000_000))
    world.deliverMoney()
    world.deliverMoney()
    #expect(world["C1"].entitlement?.grantedOn == granted)
    // Month 2 is overdue already: its deadline goes off at once.
    world.pass(days: 0)
    #expect(world.withBank("C1") == ["C1:stipend:1:1", "C1:stipend:2:1"])
    #expect(world.instructed["C1:stipend:1:1"]?.due == world.today)
  }

  @Test("One sum goes out at the grant and is done with its answer (R-407)")
  func once() {
    let world = World(Packs.aid)
    world.relieve(province: 90_001)
    #expect(world.withBank("C1") == ["C1:relief:1:1"] && world.alarms.allSatisfy { $0.deadline.kind != .instalmentDue })
    #expect(world.instructed["C1:relief:1:1"]?.amountFen == 90_001)
    let paid = world.pay()
    #expect(paid.codes == [.settled, .completed] && world["C1"].paidFen == 90_001)
    #expect(world["C1"].entitlement?.status == .ended && world["C1"].entitlement?.endedOn == nil)
  }

  @Test("Two returns and an officer has to act; the other months go on meanwhile (R-406)")
  func stopped() {
    let world = Self.stipend()
    let first = world.pay(returned: .accountClosed)
    #expect(first.verdict == .accepted && first.topics == [.paymentFailed, .paymentInstructed])
    #expect(first.entries.map(\.kind) == [.returned, .returned, .instruction, .instruction])
    let second = world.pay(returned: .accountClosed)
    #expect(second.verdict == .held && second.flags == ["paymentStopped"])
    #expect(world.balance(.instructed) == 0 && world.balance(.committed) == 6 * 67_500)
    world.pass(days: 30)
    #expect(world.withBank("C1") == ["C1:stipend:2:1"])
    #expect(world.balance(.committed) == 5 * 67_500, "the stopped month's money is kept")
  }

  @Test("Answers for what was never instructed, or instructed otherwise, have no effect")
  func strangeAnswers() {
    let world = Self.stipend()
    func answer(_ id: String, fen: Int64 = Self.monthFen) -> Outcome {
      world.send(.disbursement(Disbursement(instructionId: id, outcome: .paid, amountFen: fen, on: world.today)))
    }
    for id in [
      "C1:stipend:7:1", "C1:stipend", "C1:stipend:1", "C1:stipend.1:1:1", "C1:approval:1:1", "C2:stipend:1:1",
      "C1:stipend:01:1", "C1:stipend:1:0", "C1:stipend::1:1", "C1:stipend.x:1:1", "C1:stipendx:1:1",
    ] { #expect(answer(id).codes == [.requestUnknown], "\(id)") }
    #expect(answer("C1:stipend.2:1:1").verdict == .parked, "it has not been admitted again")
    #expect(answer("C1:stipend:1:1", fen: 1).codes == [.amountDiffers])
    #expect(answer("C1:stipend:1:2").verdict == .parked)
    #expect(answer("C1:stipend:1:1").verdict == .accepted)
    #expect(answer("C1:stipend:1:1").codes == [.stepPassed])
  }
}
