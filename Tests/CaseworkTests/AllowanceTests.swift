import Contract
import Policy
import Testing

@testable import Casework

@Suite("The allowance and its instalments (R-406, R-412, R-413)")
struct AllowanceTests {
  @Test("The bank returns an instalment; it is tried again (R-406)")
  func retry() {
    let world = World.at("allowance")
    let failed = world.send(Bodies.payment(1, on: world.today, returned: .nameMismatch))
    #expect(failed.verdict == .accepted && failed.codes == [.paymentReturned, .instructed])
    #expect(failed.topics == [.paymentFailed, .paymentInstructed])
    #expect(failed.emission(.paymentFailed)?["retry"] as? Bool == true)
    #expect(failed.emission(.paymentFailed)?["reason"] as? String == "nameMismatch")
    #expect(failed.emission(.paymentInstructed)?["instructionId"] as? String == "C1:allowance:1:2")
    #expect(world.send(Bodies.payment(1, on: world.today)).codes == [.stepPassed], "attempt 1 is over")
    #expect(world.send(Bodies.payment(1, attempt: 2, on: world.today)).verdict == .accepted)
    #expect(world["C1"].entitlement?.settled == 1 && world["C1"].paidFen == 76_500)
    #expect(world.withBank("C1") == [], "the next month's is not due")
  }

  @Test("Three attempts, then an officer has to act (R-406)")
  func usedUp() {
    let world = World.at("allowance")
    for attempt in 1...2 {
      world.send(Bodies.payment(1, attempt: attempt, on: world.today, returned: .accountClosed))
    }
    let last = world.send(Bodies.payment(1, attempt: 3, on: world.today, returned: .accountClosed))
    #expect(last.verdict == .held && last.codes == [.paymentReturned, .paymentStopped])
    #expect(last.topics == [.paymentFailed, .caseFlagged])
    #expect(last.emission(.paymentFailed)?["retry"] as? Bool == false)
    #expect(world["C1"].entitlement?.isStopped == true && world["C1"].stage == .open)
    #expect(world.send(Bodies.payment(1, attempt: 3, on: world.today)).codes == [.stepPassed])
    #expect(world["C1"].paidFen == 0 && world.balance(.instructed) == 0, "its money is promised again")
    world.pass(days: 30)
    #expect(world.withBank("C1") == ["C1:allowance:2:1"], "the other months go on")
  }

  @Test(
    "A wrong amount is refused, paid or returned (R-406)",
    arguments: [76_499, 76_501, 1, Int64(10_000_000_000_000)])
  func wrongAmount(amountFen: Int64) {
    let world = World.at("allowance")
    let paid = world.send(Bodies.payment(1, on: world.today, amountFen: amountFen))
    #expect(paid.verdict == .refused && paid.codes == [.amountDiffers])
    let back = world.send(Bodies.payment(1, on: world.today, amountFen: amountFen, returned: .other))
    #expect(back.codes == [.amountDiffers])
    #expect(world["C1"].entitlement?.settled == 0 && world.withBank("C1") == ["C1:allowance:1:1"])
  }

  @Test("An answer that comes before its instruction waits; one for no possible instruction is refused")
  func early() {
    let world = World.at("allowance")
    #expect(world.send(Bodies.payment(2, on: world.today)).verdict == .parked)
    #expect(world.send(Bodies.payment(4, on: world.today)).codes == [.requestUnknown])
    #expect(world.send(Bodies.payment(1, on: world.today)).verdict == .accepted)
    world.pass(days: 30)
    #expect(world.rung.last?.rulings.map(\.verdict) == [.accepted, .accepted])
    #expect(world["C1"].paidFen == 153_000)
    for id in ["C1:allowance:1", "C1:allowance::", "C1:allowance:1:x", "C1:benefit:1:1", "C2:allowance:3:1"] {
      let outcome = world.send(
        .disbursement(Disbursement(instructionId: id, outcome: .paid, amountFen: 76_500, on: world.today)))
      #expect(outcome.codes == [.requestUnknown], "\(id)")
    }
  }

  @Test("Rates are those in force on the day of the grant, also for later instalments (R-412)")
  func datedRates() {
    let pack = Packs.child(
      """
      parameters:
        provincialTopUp:
          values:
            - {from: 2011-01-01, value: 22500, clause: R-412 before}
            - {from: 2025-05-10, value: 30000, clause: R-412 after}
      """)
    let change = Day(year: 2025, month: 5, day: 10)!
    let world = World.at("allowance", pack)
    #expect(world.today < change)
    world.play(from: "allowance")
    #expect(world.today > change)
    #expect(world["C1"].paidFen == 229_500)
    // A later household gets the later rate.
    world.bring("C2", members: [7], to: "allowance")
    #expect(world["C2"].entitlement?.amountFen == 33_000)
  }

  @Test("Every instruction has its own deadline")
  func deadlines() {
    let world = World.at("allowance")
    #expect(world["C1"].round == 2)
    let failed = world.send(Bodies.payment(1, on: world.today, returned: .other))
    #expect(failed.deadlines == [.init(kind: .stepOverdue, step: 7, round: 3, due: world.today + 46)])
    // Answered: no deadline, until the next month's goes out.
    #expect(world.send(Bodies.payment(1, attempt: 2, on: world.today)).deadlines.isEmpty)
    let spent = TimerDue(kind: .stepOverdue, step: 7, round: 3, due: world.today + 46)
    #expect(world.send(.timer(spent)).codes == [.timerSpent])
    world.pass(days: 30)
    #expect(world.rung.last?.deadlines.map(\.kind) == [.stepOverdue, .instalmentDue])
    #expect(world.rung.last?.deadlines.map(\.round) == [5, 3])
  }

  @Test("Attempts without end do not overflow")
  func manyAttempts() {
    var pack = Packs.chainC
    pack.hash = String(repeating: "a7", count: 32)
    let programme = pack.programmes.firstIndex { $0.id == "registration" }!
    pack.programmes[programme].chain[7].benefit!.attempts.entries[0].value = 1_000_000
    let world = World.at("allowance", pack)
    for attempt in 1...255 {
      let outcome = world.send(Bodies.payment(1, attempt: attempt, on: world.today, returned: .other))
      #expect(outcome.verdict == (attempt < 255 ? .accepted : .held))
    }
  }

  @Test("This programme pays no stages (R-391)")
  func milestone() {
    let world = World.at("allowance")
    let body = Milestone(entitlementId: "C1:allowance", stage: 1, signers: [])
    #expect(world.send(.milestone(body)).codes == [.notStaged])
  }
}
