import Contract
import Policy
import Testing

@testable import Casework

@Suite("Orders about an entitlement's payments (R-354, R-355, R-374, R-399, R-406)")
struct PaymentOrderTests {
  @Test("One may stop payments; what falls due meanwhile goes out when two release them (R-354, R-399)")
  func hold() {
    let world = InstalmentTests.stipend()
    #expect(world.send(Bodies.order(.hold, "stipend", signers: [Bodies.two[0]])).codes == [.paymentsHeld])
    #expect(world["C1"].entitlement?.status == .held)
    world.pass(days: 65)
    #expect(world.withBank("C1") == ["C1:stipend:1:1"] && world.rung.map(\.codes) == [[.instalmentReached]])
    #expect(world.pay().codes == [.settled], "what is with the bank is answered")
    let released = world.send(Bodies.order(.release, "stipend"))
    #expect(released.codes == [.paymentsReleased, .instructed])
    world.pass(days: 0)
    #expect(world.withBank("C1") == ["C1:stipend:2:1", "C1:stipend:3:1"])
    world.pass(days: 25)
    #expect(world.withBank("C1").count == 3)
  }

  @Test("Released before anything fell due, the next month comes on its day")
  func releasedInTime() {
    let world = InstalmentTests.stipend()
    world.send(Bodies.order(.hold, "stipend"))
    world.pass(days: 10)
    #expect(world.send(Bodies.order(.release, "stipend")).codes == [.paymentsReleased])
    world.pass(days: 20)
    #expect(world.withBank("C1").last == "C1:stipend:2:1")
  }

  @Test("A release that bears an earlier day than the deadline it overtook loses no month")
  func releasedLate() {
    let world = InstalmentTests.stipend()
    world.send(Bodies.order(.hold, "stipend"))
    world.pass(days: 29)
    let release = world.fact(Bodies.order(.release, "stipend"), "C1")
    world.pass(days: 3)
    #expect(world.take(release).codes == [.paymentsReleased, .instructed])
    world.play(from: "stipend")
    #expect(world["C1"].outcome == .completed && world["C1"].paidFen == 6 * InstalmentTests.monthFen)
  }

  static let moving: [PaymentOrderKind] = [.release, .retry, .recover, .recovered, .writeOff]

  @Test("Whatever moves money needs two people in two offices (R-354, R-355)", arguments: moving)
  func signers(order: PaymentOrderKind) {
    let world = InstalmentTests.stipend()
    let fen: Int64? = [.release, .retry].contains(order) ? nil : 1
    let one = world.send(Bodies.order(order, "stipend", fen: fen, signers: [Bodies.two[0]]))
    #expect(one.verdict == .refused && one.codes == [.signersSame])
    let office = [Bodies.two[0], Signer(staff: 99, role: Bodies.two[0].role)]
    #expect(world.send(Bodies.order(order, "stipend", fen: fen, signers: office)).codes == [.signersRole])
  }

  @Test("Orders that could change nothing, or are about nothing known, say so")
  func idle() {
    let world = InstalmentTests.stipend()
    for order in [PaymentOrderKind.release, .retry] {
      #expect(world.send(Bodies.order(order, "stipend")).codes == [.orderIdle])
    }
    world.send(Bodies.order(.hold, "stipend"))
    #expect(world.send(Bodies.order(.hold, "stipend")).codes == [.orderIdle])
    for step in ["approval", "stipend:1", "stipend.", "stipend.1", "stipend.01", "nothing", ""] {
      #expect(world.send(Bodies.order(.hold, step)).codes == [.requestUnknown], "\(step)")
    }
    #expect(world.send(Bodies.order(.hold, "stipend.2")).verdict == .parked)
  }

  @Test("An order before the award waits for it")
  func early() {
    let world = World(Packs.aid)
    world.send(Bodies.sums(province: 50))
    #expect(world.send(Bodies.order(.hold, "relief")).verdict == .parked)
    world.pass(days: 2)
    world.answer(Packs.aidStep(.relief, "approval"))
    #expect(world["C1"].entitlement?.status == .held && world.withBank("C1") == ["C1:relief:1:1"])
  }

  // MARK: Returned payments

  @Test("A stopped instalment is sent again after repair, to a new account (R-406)")
  func retry() {
    let world = InstalmentTests.stipend()
    for _ in 1...2 { world.pay(returned: .accountClosed) }
    #expect(world["C1"].entitlement?.isStopped == true)
    let retried = world.send(Bodies.order(.retry, "stipend", account: 0x3939_3939))
    #expect(retried.codes == [.paymentRetried, .instructed] && retried.topics == [.paymentInstructed])
    #expect(retried.emission(.paymentInstructed)?["instructionId"] as? String == "C1:stipend:1:3")
    #expect(retried.emission(.paymentInstructed)?["accountLast4"] as? String == "9999")
    #expect(world["C1"].entitlement?.isStopped == false && world["C1"].accountLast4 == 0x3939_3939)
    // It comes back once more: an officer again, no attempt by itself.
    #expect(world.pay(returned: .other).verdict == .held)
    world.send(Bodies.order(.retry, "stipend"))
    #expect(world.pay().codes == [.settled])
    #expect(world.instructed["C1:stipend:1:4"]?.accountLast4 == 0x3939_3939)
  }

  @Test("Of several stopped instalments the first is sent first; while payments are held none is")
  func retryInOrder() {
    let world = InstalmentTests.stipend()
    for _ in 1...2 { world.pay(returned: .other) }
    world.pass(days: 30)
    for _ in 1...2 { world.pay(returned: .other) }
    world.send(Bodies.order(.hold, "stipend"))
    #expect(world.send(Bodies.order(.retry, "stipend")).codes == [.orderIdle])
    world.send(Bodies.order(.release, "stipend"))
    world.send(Bodies.order(.retry, "stipend"))
    world.send(Bodies.order(.retry, "stipend"))
    #expect(world.withBank("C1") == ["C1:stipend:1:3", "C1:stipend:2:3"])
  }

  @Test("Returned while payments are held, it is not tried again by itself")
  func returnedWhileHeld() {
    let world = InstalmentTests.stipend()
    world.send(Bodies.order(.hold, "stipend"))
    #expect(world.pay(returned: .other).verdict == .held && world.withBank("C1") == [])
  }

  // MARK: Money claimed back

  @Test("Claimed back of both funds in proportion, come back in part, the rest given up (R-374, R-399)")
  func recover() {
    let world = World(Packs.aid)
    world.relieve(province: 700, county: 300)
    world.pay()
    let claimed = world.send(Bodies.order(.recover, "relief", fen: 101))
    #expect(claimed.codes == [.orderTaken, .claimed] && claimed.flags == ["recovery"])
    // Rounded down, the rest to the last fund.
    #expect(claimed.entries.map(\.amountFen) == [30, 71] && claimed.entries.allSatisfy { $0.kind == .claim })
    let changed = claimed.emission(.entitlementChanged)
    #expect(changed?["recoveryFen"] as? Int64 == 101 && changed?["arrearsFen"] as? Int64 == 0)
    #expect(changed?["entitlementId"] as? String == "C1:relief")
    #expect(world["C1"].paidFen == 1_000 && world["C1"].entitlement?.claimedFen == 101)
    let back = world.send(Bodies.order(.recovered, "relief", fen: 100))
    #expect(back.codes == [.recovered] && back.reasons[0].values == (100, 1, 0, 0))
    #expect(world["C1"].paidFen == 900 && world.balance(.receivable) + world.balance(.receivable, "county") == 1)
    let given = world.send(Bodies.order(.writeOff, "relief", fen: 1))
    #expect(given.codes == [.writtenOff] && world["C1"].paidFen == 900 && world["C1"].entitlement?.claimedFen == 0)
    #expect(world.balance(.available) + world.balance(.available, "county") == 2_000_000_000_000 - 900)
  }

  @Test("No more is claimed than was paid, no more comes back than was claimed (R-399)")
  func bounds() {
    let world = World(Packs.aid)
    world.relieve(province: 700, county: 300)
    #expect(world.send(Bodies.order(.recover, "relief", fen: 1)).codes == [.orderAmount], "nothing is paid yet")
    world.pay()
    #expect(world.send(Bodies.order(.recover, "relief", fen: 1_001)).codes == [.orderAmount])
    world.send(Bodies.order(.recover, "relief", fen: 900))
    #expect(world.send(Bodies.order(.recover, "relief", fen: 101)).codes == [.orderAmount])
    for order in [PaymentOrderKind.recovered, .writeOff] {
      #expect(world.send(Bodies.order(order, "relief", fen: 901)).codes == [.orderAmount])
    }
    world.send(Bodies.order(.recover, "relief", fen: 100))
    world.send(Bodies.order(.recovered, "relief", fen: 1_000))
    #expect(world["C1"].paidFen == 0 && world.balance(.paid) == 0 && world.balance(.receivable) == 0)
  }

  @Test("After the case is closed it can be claimed back, not held or sent again")
  func closed() {
    let world = World(Packs.aid)
    world.relieve(province: 700)
    world.pay()
    #expect(world["C1"].stage == .closed)
    for order in [PaymentOrderKind.hold, .release, .retry] {
      #expect(world.send(Bodies.order(order, "relief")).verdict == .late)
    }
    #expect(world.send(Bodies.order(.recover, "relief", fen: 70)).verdict == .accepted)
    #expect(world.send(Bodies.order(.recovered, "relief", fen: 70)).verdict == .accepted)
    #expect(world.send(Bodies.order(.recover, "nothing", fen: 70)).codes == [.requestUnknown])
  }

  // MARK: The bank answers after the end

  @Test("A payment under way when the household withdraws is answered: paid, it stays paid")
  func paidAfterwards() {
    let world = InstalmentTests.stipend()
    world.send(.withdrawal)
    #expect(world["C1"].stage == .closed && world.balance(.committed) == 0 && world.balance(.instructed) == 67_500)
    let paid = world.pay()
    #expect(paid.verdict == .accepted && paid.topics == [.paymentSettled] && world["C1"].paidFen == 70_500)
    #expect(world["C1"].stage == .closed && world["C1"].outcome == .withdrawn)
    #expect(world.send(Bodies.payment(1, on: world.today)).verdict == .late)
  }

  @Test("Returned, its money is free again and nothing is tried")
  func returnedAfterwards() {
    let world = InstalmentTests.stipend()
    world.send(.withdrawal)
    let back = world.pay(returned: .accountClosed)
    #expect(back.verdict == .accepted && back.topics == [.paymentFailed])
    #expect(back.emission(.paymentFailed)?["retry"] as? Bool == false)
    #expect(world.balance(.instructed) == 0 && world.balance(.committed) == 0 && world.withBank("C1") == [])
    #expect(world["C1"].entitlement?.outstanding.isEmpty == true)
  }

  @Test("What was paid for days after the household left is claimed back, when it is paid (R-374)")
  func paidTooMuch() {
    let world = InstalmentTests.stipend()
    world.pay()
    world.pass(days: 20)
    let withdrawal = world.fact(.withdrawal, "C1")
    world.pass(days: 40)
    // Months 2 and 3 fell due meanwhile; the second is paid, the third is with the bank.
    world.pay(id: "C1:stipend:2:1")
    let ended = world.take(withdrawal)
    #expect(ended.codes == [.withdrawn, .claimed] && ended.flags == ["recovery"])
    #expect(world["C1"].entitlement?.claimedFen == 70_500)
    let third = world.pay()
    #expect(third.codes == [.settled, .claimed] && world["C1"].entitlement?.claimedFen == 141_000)
    #expect(world["C1"].paidFen == 3 * 70_500)
  }

  @Test("A stopped instalment of a household that withdraws is given up")
  func stoppedThenGone() {
    let world = InstalmentTests.stipend()
    for _ in 1...2 { world.pay(returned: .other) }
    world.send(.withdrawal)
    #expect(world.balance(.committed) == 0 && world["C1"].entitlement?.outstanding.isEmpty == true)
  }
}
