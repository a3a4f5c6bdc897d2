@testable import Casework
import Contract
import Foundation
import Policy

@testable import Reports

/// A household as examples of the contract describe it, and how it stands.
enum Household {
  /// Not a hash: tests have no secret.
  static func key(_ number: String) -> PersonKey? {
    guard number.count == 18, let low = UInt64(number.prefix(17)) else { return nil }
    return PersonKey(high: 0, low: low)
  }

  static let numbers = ["341225196104120117", "34122519630925002X", "341225201106060238"]
  static let names = ["示例甲", "示例乙", "示例丙"]
  static let account = "6200000000000001234"
  static let on = Day(text: "2025-10-01")!

  static func body(_ json: String) -> Body { Body(value: Array(json.utf8))! }

  static func example(_ topic: String, _ name: String) throws -> Body {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("topics/examples/aid.\(topic).v1/valid-\(name).json")
    return Body(value: try Data(contentsOf: path))!
  }

  static func at(_ text: String) -> Instant { Instant(milliseconds: Day(text: text)!.start.milliseconds + 36_000_000) }

  struct Paper {
    var topic: TopicID
    var at: Instant
    var verdict: Verdict?
    var body: Body
  }

  static func paper(_ topic: TopicID, _ day: String, _ body: Body, _ verdict: Verdict? = .accepted) -> Paper {
    Paper(topic: topic, at: at(day), verdict: verdict, body: body)
  }

  static func made(_ state: Case, _ programme: ProgrammeDefinition?, _ papers: [Paper]) -> Dossier {
    var maker = DossierMaker(state, programme, key: key)
    for paper in papers { maker.take(paper.topic, at: paper.at, verdict: paper.verdict, paper.body) }
    return maker.made()
  }

  static var state: Case {
    var state = Case(id: "C0001")
    state.stage = .open
    state.programme = .registration
    state.village = 341_225_101_001
    state.appliedAt = at("2025-03-07")
    state.members = numbers.compactMap(key)
    state.incomeFen = 830_000
    state.assetsFen = 120_000
    state.accountLast4 = 0x3132_3334
    state.registered = true
    state.visits = 1
    state.plan = HouseholdPlan(year: 2025, batches: 0b1010, ofMembers: [0b10, 0b1000, 0], hasHelperCard: true)
    var grant = Entitlement(
      step: UInt8((programme?.chain.firstIndex { $0.kind == .aid })!), grantedOn: Day(text: "2025-05-01")!, count: 3,
      shares: [
        .init(
          purse: .init(fund: FundKey(name: "county", year: 2025), partition: 0), earmark: "allowance", amountFen: 9_000),
        .init(
          purse: .init(fund: FundKey(name: "province", year: 2025), partition: 0), earmark: "allowance",
          amountFen: 67_500),
      ])
    grant.status = .running
    grant.next = 3
    grant.outstanding = [.init(number: 2, attempt: 1, dueOn: Day(text: "2025-05-31")!, amountsFen: [9_000, 67_500])]
    grant.shares[0].paidFen = 9_000
    grant.shares[1].paidFen = 67_500
    state.entitlement = grant
    return state
  }

  static var programme: ProgrammeDefinition? { Pack.sample.programme("registration") }

  static let funds = FundNames([
    FundKey(name: "county", year: 2025): .county, FundKey(name: "province", year: 2025): .province,
  ])

  static func dossier(application: String = "applied") throws -> Dossier {
    var dossier = made(
      state, programme,
      [
        paper(.helperAssigned, "2025-06-10", try example("helper.assigned", "first")),
        paper(.applicationSubmitted, "2025-03-07", try example("application.submitted", application)),
        paper(
          .planRecorded, "2025-04-20",
          body(
            """
            {"year":2025,"measures":[{"batch":"production","residentIds":["\(numbers[0])"],"title":"示例甲种植油茶，电话13800000000"},
            {"batch":"medical","title":"全户参保"}],"exitPlan":"","signers":[],"on":"2025-04-20"}
            """)),
        paper(.visitReported, "2025-09-30", try example("visit.reported", "unasked")),
        paper(.publicityEnded, "2025-03-22", try example("publicity.ended", "settled-objection")),
      ])
    dossier.payments = [payment(1, .paid), payment(2, nil)]
    dossier.decisions = [
      DecisionLine(
        at: at("2025-03-07"), title: "申请", verdict: "通过", reasons: [.init(text: "家庭人口3人", clause: "R-067")])
    ]
    dossier.clauses = [Clause(rule: "R-067", source: "000:11 「进入低保的农户要全部登记造册」")]
    return dossier
  }

  static func payment(_ number: Int, _ outcome: PaymentOutcome?) -> PaymentLine {
    PaymentLine(
      caseId: "C0001", entitlement: "allowance", number: number, attempt: 1,
      shares: [
        .init(fund: FundKey(name: "county", year: 2025), amountFen: 9_000),
        .init(fund: FundKey(name: "province", year: 2025), amountFen: 67_500),
      ], amountFen: 76_500, due: Day(text: "2025-05-01")! + 30 * (number - 1),
      answer: outcome.map { .init(outcome: $0, reason: nil, on: Day(text: "2025-05-06")!) })
  }
}
