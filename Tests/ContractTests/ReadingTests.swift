import Contract
import Testing

@Suite("What a fact holds")
struct ReadingTests {
  private func fact(_ topic: TopicID, _ name: String) throws -> Fact {
    try decodeStructured(try example(topic, name).bytes, topic: topic).get()
  }

  @Test("a household card")
  func application() throws {
    guard case .application(let card) = try fact(.applicationSubmitted, "valid-applied").body else {
      Issue.record("no application")
      return
    }
    #expect(card.village == 341_225_101_001)
    #expect(card.members.count == 3)
    // The preferential subsidy of 600 yuan is left out.
    #expect(card.incomeFen == 830_000)
    #expect(card.accountLast4 == 0x3132_3334)
    #expect(card.findings == [])
  }

  @Test("escapes decode to the same card")
  func escapes() throws {
    let plain = try fact(.applicationSubmitted, "valid-applied")
    let escaped = try fact(.applicationSubmitted, "valid-escapes")
    #expect(plain.body == escaped.body)
    #expect(plain.content != escaped.content)
  }

  @Test("what a card declares")
  func findings() throws {
    guard
      case .application(let card) = try fact(.applicationSubmitted, "valid-declared-findings").body,
      case .application(let nominated) = try fact(.applicationSubmitted, "valid-nominated-away")
        .body
    else {
      Issue.record("no application")
      return
    }
    // Its business has two employees.
    let declared: [Finding] = [.ownsCar, .ownsHousing, .publicPay, .individualBusiness, .employsOthers]
    for finding in Finding.allCases {
      #expect(card.findings.contains(finding) == declared.contains(finding))
    }
    #expect(nominated.away && nominated.contacts == 2 && nominated.previousCase == "C0000")
    #expect(nominated.nominator != nil && nominated.relatives.count == 1)
  }

  @Test("findings beyond the six that a card or a report shows")
  func otherFindings() throws {
    guard
      case .application(let card) = try fact(.applicationSubmitted, "valid-other-findings").body,
      case .comparison(let comparison) = try fact(.comparisonReported, "valid-other-findings").body
    else {
      Issue.record("no application")
      return
    }
    #expect(
      card.findings == [FindingSet(.largeVehicle), FindingSet(.employsOthers), FindingSet(.sheetMetalHouse)])
    #expect(comparison.reports[0].findings == [FindingSet(.largeVehicle), FindingSet(.waterUntested)])
  }

  @Test("what a card declares beyond its own fields")
  func evidence() throws {
    guard case .application(let card) = try fact(.applicationSubmitted, "valid-evidence").body,
      case .application(let none) = try fact(.applicationSubmitted, "valid-evidence-none").body
    else {
      Issue.record("no application")
      return
    }
    #expect(
      card.findings == [FindingSet(.livesApart), FindingSet(.waterUntested), FindingSet(.schoolDropout)])
    #expect(
      card.evidence == [
        Evidence(name: "dischargedOn", value: .text("2025-02-28")),
        Evidence(name: "ownPay", value: .integer(1_530_000)),
        Evidence(name: "balance", value: .integer(-10_000_000_000_000)),
        Evidence(name: "route", value: .text("new build")),
        Evidence(name: "insured", value: .bool(true)), Evidence(name: "disaster", value: .bool(false)),
        Evidence(name: "e1", value: .text("")),
      ])
    #expect(none.findings == [] && none.evidence == [])
  }

  @Test("a finding's number is stored and never changes")
  func findingNumbers() {
    #expect(
      Finding.allCases.map(\.text) == [
        "ownsHousing", "ownsCar", "publicPay", "individualBusiness", "duplicateIdentity",
        "disabilityNotGenuine", "supportable", "employsOthers", "largeVehicle", "highGradeHousing",
        "nonResidentialProperty", "schoolChoice", "punished", "cadreRelative", "stableSalary",
        "commercialPension", "livesApart", "sheetMetalHouse", "schoolDropout", "waterUntested",
      ])
    #expect(Finding.allCases.map { Int($0.rawValue) } == Array(0..<20))
  }

  @Test("a village review with its three meetings")
  func review() throws {
    guard case .review(let review) = try fact(.reviewPassed, "valid-village").body else {
      Issue.record("no review")
      return
    }
    #expect(
      review.rejection == nil
        && review.signers.map(\.role) == [.villageHead, .firstSecretary, .townshipCadre])
    #expect(review.minutes.map(\.kind) == [.assembly, .representatives, .committees])
    #expect(review.minutes[0].absentOpinions == 20 && review.minutes[0].signatures == 100)
    #expect(review.minutes[1].separateVotes == [.init(yes: 30, no: 6)])
    #expect(review.minutes[2].opinions.contains(Role.townshipCadre))
    #expect(review.minutes[2].opinions.contains(Role.fourPostCadre))
    #expect(review.minutes[0].heldOn.description == "2025-03-12")
  }

  @Test("an objection's digest is that of its notice's answer")
  func digests() throws {
    guard case .objection(let raised) = try fact(.objectionRaised, "valid-named").body,
      case .publicity(let notice) = try fact(.publicityEnded, "valid-settled-objection").body,
      case .publicity(let open) = try fact(.publicityEnded, "valid-open-objection").body
    else {
      Issue.record("no objection")
      return
    }
    #expect(notice.objections == [.init(objection: raised.objection, settled: .rejected)])
    #expect(open.objections[0].settled == nil)
  }
}
