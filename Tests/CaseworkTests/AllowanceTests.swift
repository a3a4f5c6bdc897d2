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
    #expect(world["C1"].allowance?.month == 2 && world["C1"].allowance?.attempt == 1)
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
    #expect(world["C1"].allowance?.stopped == true && world["C1"].stage == .open)
    #expect(world.send(Bodies.payment(1, attempt: 3, on: world.today)).verdict == .refused)
    #expect(world.send(Bodies.payment(1, attempt: 4, on: world.today)).codes == [.requestUnknown])
    #expect(world["C1"].allowance?.paidFen == 0)
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
    #expect(world["C1"].allowance?.month == 1 && world["C1"].allowance?.attempt == 1)
  }

  @Test("An answer that comes before its instruction waits; one for no possible instruction is refused")
  func early() {
    let world = World.at("allowance")
    #expect(world.send(Bodies.payment(2, on: world.today)).verdict == .parked)
    #expect(world.send(Bodies.payment(4, on: world.today)).codes == [.requestUnknown])
    let both = world.send(Bodies.payment(1, on: world.today))
    #expect(both.rulings.map(\.verdict) == [.accepted, .accepted])
    #expect(world["C1"].allowance?.paidFen == 153_000)
    for id in ["C1:allowance:1", "C1:allowance::", "C1:allowance:1:x", "C1:benefit:1:1", "C2:allowance:3:1"] {
      let outcome = world.send(
        .disbursement(Disbursement(instructionId: id, outcome: .paid, amountFen: 76_500, on: world.today)))
      #expect(outcome.codes == [.requestUnknown], "\(id)")
    }
  }

  @Test("Rates are those in force on the day of the grant, also for later instalments (R-412)")
  func datedRates() {
    var pack = Packs.chainC
    let change = Day(year: 2025, month: 5, day: 10)!
    pack.changeBenefit {
      $0.shares[0].monthlyFenPerPerson.entries.append(.init(from: change, value: 30_000, clause: Clause(rule: "R-412")))
    }
    let world = World.at("allowance", pack)
    #expect(world.today < change)
    world.play(from: "allowance")
    #expect(world.today > change)
    #expect(world["C1"].allowance?.paidFen == 229_500)
  }

  @Test("Every instruction has its own deadline")
  func deadlines() {
    let world = World.at("allowance")
    let failed = world.send(Bodies.payment(1, on: world.today, returned: .other))
    #expect(failed.deadlines == [.init(kind: .stepOverdue, step: 7, round: 2, due: world.today + 46)])
    #expect(world.send(Bodies.payment(1, attempt: 2, on: world.today)).deadlines.map(\.round) == [3])
  }

  @Test("Attempts without end do not overflow")
  func manyAttempts() {
    var pack = Packs.chainC
    pack.changeBenefit { $0.attempts.entries[0].value = 1_000_000 }
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

  @Test("Money allocated to a fund adds up, once each, and cannot overflow (R-401)")
  func funds() {
    let worker = Caseworker(pack: Packs.chainC)
    var fund = Fund(name: "province")
    let out = Proceedings()
    func allocate(_ id: UInt64, _ amountFen: Int64, content: UInt64 = 0) -> Verdict? {
      out.clear()
      let fact = Fact(
        identity: id, content: content, at: Instant(milliseconds: 0), subject: "province",
        body: .fundAllocation(FundAllocation(amountFen: amountFen)))
      worker.decide(allocation: fact, at: Position(lane: 0, offset: Int64(id)), fund: &fund, into: out)
      for ruling in out.rulings { Shapes.check(ruling, out, #_sourceLocation) }
      return out.rulings.first?.verdict
    }
    #expect(allocate(1, 500) == .accepted)
    #expect(allocate(1, 500) == .repeated)
    #expect(allocate(1, 500, content: 1) == .dead && out.forged)
    #expect(allocate(2, 10_000_000_000_000) == .accepted)
    #expect(fund.allocatedFen == 10_000_000_000_500 && fund.version == 2)
    #expect(allocate(3, Int64.max) == .refused)
    for id in 10...UInt64(Fund.takenMax + 20) { _ = allocate(id, 1) }
    #expect(fund.taken.count == Fund.takenMax)
  }
}
