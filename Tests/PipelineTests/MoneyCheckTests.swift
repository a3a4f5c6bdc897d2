import Contract
import Testing

@testable import Casework
@testable import Pipeline

/// What funds and cases say of each other must agree, even where every row follows from the facts.
@Suite("Promises of funds and cases")
struct MoneyCheckTests {
  private static let key = PurseKey(fund: FundKey(name: "province", year: 2025), partition: 1)

  /// A case that was granted 300 fen of one fund.
  private func granted(_ id: String, committed: Int64 = 0, instructed: Int64 = 0, waits: Bool = false) -> Case {
    var state = Case(id: id)
    state.stage = waits ? .waiting : .open
    var grant = Entitlement(
      step: 0, status: waits ? .awaiting : .running, grantedOn: Day(number: 20_000), count: 3,
      shares: [Entitlement.Share(purse: Self.key, earmark: "allowance", amountFen: 100, committedFen: committed)],
      reserved: waits ? 0 : 1)
    if instructed > 0 {
      grant.outstanding = [
        Entitlement.Instalment(number: 1, attempt: 1, dueOn: Day(number: 20_000), amountsFen: [instructed])
      ]
    }
    state.entitlement = grant
    return state
  }

  private func purse(committed: Int64 = 0, instructed: Int64 = 0, waiting: [String] = []) -> Purse {
    var purse = Purse(key: Self.key)
    purse.version = 1
    purse.set(.escrow, -committed - instructed)
    purse.set(.committed, committed)
    purse.set(.instructed, instructed)
    for id in waiting {
      purse.wait(
        Purse.Waiting(
          caseId: id, village: 0, since: Instant(milliseconds: 0), needFen: 300, earmark: "allowance"))
    }
    return purse
  }

  private func told(_ cases: [Case], _ purse: Purse, _ check: MoneyCheck = MoneyCheck()) -> [String] {
    var verdict = AuditVerdict()
    check.compare(Dictionary(uniqueKeysWithValues: cases.map { ($0.id, $0) }), [Self.key: purse], &verdict)
    return verdict.differences
  }

  @Test func whatAgreesIsSilent() {
    #expect(told([granted("A", committed: 200, instructed: 100)], purse(committed: 200, instructed: 100)).isEmpty)
    #expect(told([granted("A", waits: true)], purse(waiting: ["A"])).isEmpty)
    #expect(told([Case(id: "A")], purse()).isEmpty)
  }

  @Test func aPromiseWithoutACaseAndACaseWithoutAPromiseAreTold() {
    #expect(told([granted("A", committed: 199, instructed: 100)], purse(committed: 200, instructed: 100)).count == 1)
    #expect(told([granted("A", committed: 200, instructed: 99)], purse(committed: 200, instructed: 100)).count == 1)
    #expect(told([], purse(committed: 1)).count == 1)
    var elsewhere = granted("A", committed: 5)
    elsewhere.entitlement!.shares[0].purse.partition = 7
    #expect(
      told([elsewhere], purse()) == [
        "fund province:2025, partition 7: cases have promises of it, and there is no such purse"
      ])
  }

  @Test func whatCameBackFromTheBankForGoodIsPromisedAgain() {
    var state = granted("A", committed: 300, instructed: 100)
    state.entitlement!.outstanding[0].isStopped = true
    #expect(told([state], purse(committed: 300)).isEmpty)
  }

  @Test func aCaseThatNobodyServesIsTold() {
    let waits = granted("A", waits: true)
    #expect(told([waits], purse()).count == 1)
    var check = MoneyCheck()
    check.offered(to: "A")
    #expect(told([waits], purse(), check).isEmpty)
    // An offer that was taken and changed nothing.
    check.taken(by: "A")
    #expect(told([waits], purse(), check).count == 1)
    #expect(told([granted("A")], purse(waiting: ["A"])).count == 1)
  }

  @Test func whatIsPutAsideForACaseThatWasNotToldYetStandsWithTheFundAlone() {
    var check = MoneyCheck()
    check.offered(to: "A")
    var ahead = purse(committed: 300)
    ahead.offered = ["A"]
    #expect(told([granted("A", waits: true)], ahead, check).isEmpty)
  }
}
