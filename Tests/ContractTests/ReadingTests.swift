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
    let declared: [Finding] = [.ownsCar, .ownsHousing, .publicPay, .individualBusiness]
    for finding in Finding.allCases {
      #expect(card.findings.contains(finding) == declared.contains(finding))
    }
    #expect(nominated.away && nominated.contacts == 2 && nominated.previousCase == "C0000")
    #expect(nominated.nominator != nil && nominated.relatives.count == 1)
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
