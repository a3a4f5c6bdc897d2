import Contract
import Testing

@testable import Casework
@testable import Pipeline

struct PlaceCheckTests {
  private static let code: UInt64 = 341_225_101_001

  private func differences(
    holder: Bool, waiting: Bool, listed: Bool = false, used: Int32, offers: (inout PlaceCheck) -> Void = { _ in }
  ) -> [String] {
    var cases: [String: Case] = [:]
    if holder {
      var state = Case(id: "C1")
      state.village = Self.code
      state.stage = .open
      state.holdsPlace = true
      cases["C1"] = state
    }
    if waiting {
      var state = Case(id: "C2")
      state.village = Self.code
      state.stage = .waiting
      cases["C2"] = state
    }
    var village = Village(code: Self.code)
    village.used = used
    if listed { village.waiting = [Village.Waiting(caseId: "C2", since: Instant(milliseconds: 0))] }
    var check = PlaceCheck()
    offers(&check)
    var verdict = AuditVerdict()
    check.compare(cases, [Self.code: village], &verdict)
    return verdict.differences
  }

  @Test func placesOfCasesAndOffersUnderWayAddUp() {
    #expect(differences(holder: true, waiting: true, listed: true, used: 1).isEmpty)
    #expect(differences(holder: true, waiting: true, used: 2) { $0.offered(to: "C2") }.isEmpty)
    #expect(differences(holder: false, waiting: false, used: 0).isEmpty)
  }

  @Test func aPlaceThatNobodyHasIsTold() {
    let lost = differences(holder: true, waiting: false, used: 2)
    #expect(lost == ["village 341225101001: 2 places are used, cases account for 1"])
  }

  @Test func anOfferThatWasTakenAndDidNothingIsTold() {
    let lost = differences(holder: false, waiting: true, used: 1) {
      $0.offered(to: "C2")
      $0.taken(by: "C2")
    }
    #expect(lost == ["case C2 waits for a place, is not on the village's list and has no offer under way"])
  }
}
