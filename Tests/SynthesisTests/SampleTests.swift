import Contract
import Foundation
import Testing

@testable import Synthesis

@Suite struct SampleTests {
  private func object(_ event: SyntheticEvent) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(event.structured.utf8))
    return try #require(value as? [String: Any])
  }

  @Test func lifecycleRunsThrough() throws {
    let events = [Sample.quota(places: 1), Sample.fund()] + Sample.lifecycle()
    let text = events.map(\.line).joined(separator: "\n")
    let lines = try Lines.parse(text)
    let fold = Fold(lines)
    #expect(fold.problems == [])
    #expect(fold.cases[Sample.caseId]?.ending == "paid")
  }

  @Test func everySampleIsJSON() throws {
    let at = Sample.at(3, 1)
    let events = [
      Sample.withdrawal(), Sample.change(kind: .incomeChanged, detail: "\"incomeFen\":900000"),
      Sample.objection(), Sample.helper(), Sample.milestone(), Sample.rejection(at: at),
      Sample.rejection(.county, outcome: .returned, at: at),
      Sample.disbursement(reason: .accountClosed),
      Sample.comparison(finding: (.trafficPolice, .ownsCar)),
      Sample.notice(objections: [Sample.answer(raisedOn: at.day, settled: nil)], at: at),
      Sample.villageReview(attendance: 60, gatekeepers: [.townshipCadre]),
      Sample.application(
        origin: .nominated,
        household: SampleHousehold(
          people: 5, preferentialFen: 100,
          findings: [FindingSet(.ownsCar), FindingSet(.publicPay)],
          contacts: 2, relatives: ["S-9"]), previousCaseId: "C0"),
    ]
    for event in events {
      let value = try object(event)
      #expect(value["type"] as? String == event.type)
      #expect(value["data"] is [String: Any])
      #expect(event.headers.count == 7)
    }
  }

  @Test func samplePersonsAreValidAndTheirOwn() {
    let ids = (0..<2000).map { SampleHousehold.residentId($0) }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy(isResidentID))
  }

  @Test func checkDigits() {
    // The example of the standard.
    #expect(
      InventedID.make(region: 110_105, birth: Day(year: 1949, month: 12, day: 31)!, sequence: 2)
        == "11010519491231002X")
  }

  @Test func timeText() {
    #expect(
      Sample.withdrawal(at: Sample.at(2, 28, hour: 9)).timeText == "2025-02-28T09:00:00.000+08:00")
  }
}
