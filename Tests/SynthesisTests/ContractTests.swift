import Contract
import Testing

@testable import Synthesis

/// What is synthesised is what the contract's own decoder accepts, and nothing else is.
@Suite struct SynthesisContractTests {
  private let decoder: FactDecoder
  private let recordedAt = Instant(milliseconds: Calendar2025.milliseconds(day: 365, ofDay: 0))

  init() throws {
    decoder = FactDecoder(identityKey: try #require(IdentityKey([UInt8](repeating: 1, count: 32))))
  }

  private func violation(_ event: SyntheticEvent) -> String? {
    do throws(ContractViolation) {
      _ = try decoder.decode(line: event.line, recordedAt: recordedAt)
      return nil
    } catch {
      return "\(event.id) \(error)"
    }
  }

  @Test func everyLineIsAccepted() {
    let events = Synthesis(households: 500, seed: 21).events()
    #expect(events.compactMap(violation) == [])
  }

  @Test(arguments: [Synthesis.Programmes.allowance, .mixed])
  func everyLineOfOtherProgrammesIsAccepted(programmes: Synthesis.Programmes) {
    let events = Synthesis(households: 600, seed: 22, programmes: programmes).events()
    #expect(events.compactMap(violation) == [])
  }

  @Test func everyBadEventIsRefused() {
    let bad = Synthesis(households: 20, seed: 21, badEvents: 12).events().filter {
      $0.subject.hasPrefix("C8")
    }
    #expect(bad.count == 12)
    #expect(bad.allSatisfy { violation($0) != nil })
  }

  @Test func samplesAreAccepted() {
    let at = Sample.at(3, 1)
    let household = SampleHousehold(
      people: 5, preferentialFen: 100,
      findings: [FindingSet(.ownsCar), FindingSet(.publicPay), FindingSet(.ownsHousing)],
      contacts: 2, relatives: ["S-9"])
    let events =
      Sample.lifecycle() + [
        Sample.quota(places: 1), Sample.fund(), Sample.withdrawal(), Sample.objection(),
        Sample.helper(), Sample.milestone(), Sample.disbursement(reason: .accountClosed),
        Sample.rejection(at: at), Sample.rejection(.county, outcome: .returned, at: at),
        Sample.change(
          kind: .memberAdded, detail: "\"member\":\(SampleHousehold.member(9))"),
        Sample.change(kind: .incomeChanged, detail: "\"incomeFen\":900000"),
        Sample.notice(objections: [Sample.answer(raisedOn: at.day, settled: nil)], at: at),
        Sample.application(
          programme: .allowance, household: SampleHousehold(findings: [FindingSet(.punished), FindingSet(.livesApart)])),
        Sample.application(origin: .nominated, household: household, previousCaseId: "C0"),
      ]
    #expect(events.compactMap(violation) == [])
  }
}
