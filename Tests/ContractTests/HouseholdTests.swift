import Contract
import Testing

@Suite("Visits, plans and changes of a household")
struct HouseholdTests {
  private func fact(_ topic: TopicID, _ name: String) throws -> Fact {
    try decodeStructured(try example(topic, name).bytes, topic: topic).get()
  }

  private func residentID(_ sequence: Int) -> String {
    let digits = "34122519610412" + String(String(1000 + sequence).dropFirst())
    return digits + String(Unicode.Scalar(ResidentID.checkCharacter(of: digits.utf8)))
  }

  @Test("a visit that was asked for, and one that was not")
  func visits() throws {
    guard case .visit(let asked) = try fact(.visitReported, "valid-follow-up").body,
      case .visit(let unasked) = try fact(.visitReported, "valid-unasked").body,
      case .visit(let attendance) = try fact(.visitReported, "valid-attendance").body,
      case .helper(let helper) = try fact(.helperAssigned, "valid-first").body
    else {
      Issue.record("no visit")
      return
    }
    #expect(asked.requestId == "C0001:followup:1" && asked.kind == .followUp)
    #expect(asked.on == Day(year: 2025, month: 9, day: 30))
    #expect(
      asked.evidence == [
        Evidence(name: "incomeKept", value: .bool(true)), Evidence(name: "yearlyIncome", value: .integer(1_260_000)),
        Evidence(name: "note", value: .text("stable job")),
      ])
    #expect(unasked.requestId == nil && unasked.kind == .visit && unasked.evidence == [])
    #expect(attendance.kind == .attendance)
    // Who came is known by the same digest as who was assigned.
    #expect(asked.by == helper.helper && unasked.by != helper.helper)
  }

  @Test("a review carries evidence like a card")
  func reviewEvidence() throws {
    guard case .review(let review) = try fact(.reviewPassed, "valid-evidence").body,
      case .review(let empty) = try fact(.reviewPassed, "valid-evidence-none").body,
      case .review(let none) = try fact(.reviewPassed, "valid-county").body
    else {
      Issue.record("no review")
      return
    }
    #expect(
      review.evidence == [
        Evidence(name: "surveyed", value: .bool(true)), Evidence(name: "areaApproved", value: .integer(72)),
        Evidence(name: "route", value: .text("rebuild in place")),
        Evidence(name: "surveyedOn", value: .text("2025-03-30")),
      ])
    #expect(empty.evidence == [] && none == empty)
  }

  @Test("a plan keeps whom each measure is for, as keyed hashes")
  func plan() throws {
    let found = try fact(.planRecorded, "valid-with-helper-card")
    guard case .plan(let plan) = found.body,
      case .plan(let one) = try fact(.planRecorded, "valid-one-measure").body,
      case .plan(let all) = try fact(.planRecorded, "valid-all-batches").body,
      case .application(let card) = try fact(.applicationSubmitted, "valid-applied").body
    else {
      Issue.record("no plan")
      return
    }
    #expect(plan.year == 2025 && plan.signers.map(\.role) == [.firstSecretary, .townshipCadre])
    #expect(plan.measures.map(\.batch) == [.production, .education, .medical, .rebuilding])
    #expect(plan.measures.map(\.members.count) == [1, 1, 0, 0])
    let key = testKey
    #expect(all.measures[0].members == [key.personKey(of: "341225196104120117")!])
    #expect(card.members.contains(all.measures[0].members[0]))
    #expect(all.measures.map(\.batch) == Batch.allCases)
    #expect(one.helperCard == nil && one.measures == [.init(batch: .allowance)])
    let hands = plan.helperCard.map { Set([$0.filledBy, $0.collectedBy, $0.filedBy]) }
    #expect(hands?.count == 3 && plan.helperCard?.filledBy == plan.signers[0].staff)
    #expect(!"\(found)".contains("341225"), "no resident ID stays")
  }

  private func plan(measures: String) -> Result<Fact, ContractViolation> {
    decode(
      .planRecorded, subject: "C1",
      #"{"year":2025,"measures":[\#(measures)],"exitPlan":"","signers":\#(signers(1)),"on":"2025-04-20"}"#)
  }

  @Test("one to 32 measures, for at most 20 persons, nobody twice")
  func planBounds() {
    for count in 0...34 {
      let measures = Array(repeating: #"{"batch":"medical","title":""}"#, count: count).joined(separator: ",")
      #expect(plan(measures: measures).violation?.code == ((1...32).contains(count) ? nil : .fieldLength))
    }
    for count in 0...22 {
      let people = (0..<count).map { "\"\(residentID($0))\"" }.joined(separator: ",")
      let found = plan(measures: #"{"batch":"medical","residentIds":[\#(people)],"title":""}"#)
      #expect(found.violation?.code == (count <= 20 ? nil : .fieldLength))
      guard count > 0, count < 20, case .success(let fact) = found, case .plan(let body) = fact.body else { continue }
      #expect(Set(body.measures[0].members).count == count)
      let twice = plan(
        measures: #"{"batch":"medical","residentIds":[\#(people),"\#(residentID(0))"],"title":""}"#)
      #expect(twice.violation?.code == .personRepeated)
      #expect(twice.violation?.field == "measures[0].residentIds[\(count)]")
    }
    // The same person in two measures is what stacking is about (R-364).
    let both = #"{"batch":"medical","residentIds":["\#(residentID(1))"],"title":""}"#
    #expect(plan(measures: both + "," + both).violation == nil)
  }

  @Test("a house lost and a return to poverty say nothing else; a cause goes with any change")
  func changes() throws {
    guard case .householdChange(let lost) = try fact(.householdChanged, "valid-house-lost").body,
      case .householdChange(let returned) = try fact(.householdChanged, "valid-returned-no-cause").body
    else {
      Issue.record("no change")
      return
    }
    #expect(lost == HouseholdChange(kind: .houseLost, cause: .disaster))
    #expect(returned == HouseholdChange(kind: .returned))
    let died = #"{"kind":"memberDied","on":"2025-06-01","residentId":"\#(residentID(1))","cause":"illness"}"#
    guard case .householdChange(let change) = try decode(.householdChanged, subject: "C1", died).get().body else {
      Issue.record("no change")
      return
    }
    #expect(change.kind == .memberDied && change.member != nil && change.cause == .illness)
  }

  @Test("words have the numbers that are stored")
  func numbers() {
    #expect(
      HouseholdChangeKind.allCases.map(\.text) == [
        "memberAdded", "memberRemoved", "memberDied", "incomeChanged", "assetAcquired", "houseLost", "returned",
      ])
    #expect(HouseholdChangeKind.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
    #expect(VisitKind.allCases.map(\.text) == ["visit", "attendance", "followUp"])
    #expect(VisitKind.allCases.map(\.rawValue) == [1, 2, 3])
    #expect(
      Batch.allCases.map(\.text) == [
        "production", "relocation", "medical", "allowance", "rebuilding", "ecology", "education",
      ])
    #expect(Batch.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
    #expect(
      [TopicID.fundOrdered, .paymentOrdered, .visitReported, .planRecorded].map(\.rawValue) == [14, 15, 16, 17])
    #expect([TopicID.moneyOffered, .householdEchoed, .entitlementChanged].map(\.rawValue) == [26, 27, 48])
  }
}
