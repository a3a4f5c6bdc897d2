import Contract
import Policy
import Testing

@testable import Casework

/// Every programme of the sample pack, from the card to the end of its chain.
@Suite struct ProgrammeTests {
  struct Walk: Sendable, CustomTestStringConvertible {
    var programme: String
    var card: [Evidence] = []
    /// What comes with a review or a visit, by the step's name.
    var steps: [String: [Evidence]] = [:]
    var incomeFen: Int64 = 300_000
    /// What all instalments come to.
    var paidFen: Int64 = 0
    var testDescription: String { programme }
  }

  static func yes(_ names: String...) -> [Evidence] { names.map { Evidence(name: $0, value: .bool(true)) } }
  static func no(_ name: String) -> Evidence { Evidence(name: name, value: .bool(false)) }
  static func number(_ name: String, _ value: Int64) -> Evidence { Evidence(name: name, value: .integer(value)) }
  static func word(_ name: String, _ value: String) -> Evidence { Evidence(name: name, value: .text(value)) }

  static let exitItems = yes(
    "enoughFood", "enoughClothing", "safeHouse", "waterReport", "allInSchool", "medicalCovered", "explained")

  static let walks: [Walk] = [
    Walk(programme: "registration", paidFen: 3 * 76_500),
    Walk(programme: "allowance", card: yes("permanentSupplement"), paidFen: 3 * 192_000),
    Walk(programme: "recheck", card: [word("campaignFrom", "2025-03-01")]),
    Walk(programme: "exit", steps: ["township-review": exitItems], incomeFen: 1_500_000),
    Walk(
      programme: "poor-village",
      card: [number("villageIncidence", 12), number("villageIncome", 300_000), no("villageCollectiveIncome")]),
    Walk(programme: "destitute", card: yes("noLabour", "noSupporter", "noIncome"), paidFen: 12 * 180_000),
    Walk(
      programme: "preferential", card: [word("person", "ruralVeteran")] + yes("unableToWork", "pensionOnly"),
      paidFen: 12 * 20_000),
    Walk(
      programme: "temporary", card: [word("hardship", "illness"), number("requested", 200_000)] + yes("sudden"),
      paidFen: 200_000),
    Walk(
      programme: "special",
      card: [word("category", "orphan"), number("specialAmount", 2_000_000)] + yes("heavySpending"), paidFen: 2_000_000),
    Walk(
      programme: "medical-aid",
      card: [
        word("dischargedOn", "2025-02-20"), word("category", "allowance"), number("totalCost", 1_000_000),
        number("ownPay", 40_000), number("inPolicyCost", 200_000),
      ], paidFen: 150_000),
    Walk(programme: "housing", card: [word("ground", "lowIncome")], paidFen: 1_500_000),
    Walk(
      programme: "relocation", card: [word("dwelling", "mud"), word("destination", "marketTown")] + yes("willing"),
      steps: ["outcomes": yes("movedOut", "settledIn", "developing", "betterOff", "inWork", "socialCover")],
      paidFen: 2_400_000),
    Walk(
      programme: "training", card: [word("course", "technician")],
      steps: ["completion": [number("attendedPercent", 90)] + yes("finished"), "placement": yes("inWork")],
      paidFen: 150_000),
    Walk(
      programme: "education", card: [word("schoolStage", "college")] + yes("enrolled", "firstYear"), paidFen: 500_000),
    Walk(
      programme: "jobs", card: [word("post", "forestGuard")] + yes("fit"),
      steps: ["county-review": yes("contract"), "at-work": yes("inWork")], paidFen: 12 * 66_666),
    Walk(
      programme: "industry",
      card: [word("line", "livestock"), number("projectCost", 400_000), number("animalsPlaced", 5)]
        + yes("fit", "ownWish"),
      steps: ["return-in-kind": [number("animalsReturned", 5)] + yes("stillRunning")], paidFen: 400_000),
    Walk(
      programme: "micro-credit",
      card: [
        word("instrument", "household"), word("loanPurpose", "farming"), number("loan", 3_000_000),
        number("interestPaid", 150_000),
      ], paidFen: 150_000),
    Walk(
      programme: "solar",
      card: [word("station", "village"), number("monthlyRevenue", 1_000_000), number("sharingHouseholds", 40)],
      paidFen: 12 * 20_000),
    Walk(
      programme: "project",
      card: [
        word("work", "road"), number("investment", 20_000_000), number("provinceFunds", 10_000_000),
        number("selfRaised", 10_000_000),
      ] + yes("meetingHeld", "surveyReport", "requestFiled", "cadreNamed"),
      steps: ["maintenance": yes("caretaker", "inUse")], paidFen: 10_000_000),
  ]

  @Test func noProgrammeIsLeftOut() {
    #expect(Set(Self.walks.map(\.programme)) == Set(Packs.chainC.programmes.map(\.id)))
  }

  /// A fund each for every grant of the pack, with its earmark.
  static let money: [Allotment] = {
    var earmarks: [String: String] = [:]
    for rule in Packs.chainC.rules where rule.effect == .grant { earmarks[rule.fund!] = rule.earmark! }
    return (2025...2026).flatMap { year in
      earmarks.sorted { $0.key < $1.key }.map {
        Allotment(fund: $0.key, fen: 1_000_000_000, year: UInt16(year), earmark: $0.value)
      }
    }
  }()

  @Test(arguments: walks)
  func fromTheCardToTheEnd(walk: Walk) throws {
    let world = World(money: Self.money)
    let programme = try #require(Programme(walk.programme))
    let places = QuotaSet(programme: programme, village: World.village, places: 10)
    world.take(quota: world.fact(.quota(places), String(World.village)))
    let card = Bodies.application(incomeFen: walk.incomeFen, programme: programme) { $0.evidence = walk.card }
    #expect(world.send(card).verdict == .accepted)
    for _ in 0..<60 where world["C1"].isOpen {
      guard let outcome = next(walk, programme, world) else { continue }
      #expect(outcome.verdict == .accepted, "\(outcome.names)")
      if outcome.verdict != .accepted { break }
    }
    #expect(world["C1"].outcome == .completed && world["C1"].registered)
    #expect(world["C1"].exited == (walk.programme == "exit"))
    #expect((world["C1"].entitlement?.paidFen ?? 0) == walk.paidFen)
  }

  /// What the case waits for; nil: only time had to pass.
  private func next(_ walk: Walk, _ programme: Programme, _ world: World) -> Outcome? {
    let state = world["C1"]
    let step = Packs.chainC.chain(of: programme)[Int(state.step)]
    let round = Int(state.round)
    world.pass(days: 1)
    let evidence = walk.steps[step.name] ?? []
    switch step.kind {
    case .comparison: return world.send(Bodies.comparison(step.departments, on: world.today, round: round))
    case .review:
      return world.send(Bodies.review(step, round: round, on: world.today) { $0.evidence = evidence })
    case .notice:
      world.pass(days: 8)
      return world.send(Bodies.notice(step, round: round, to: world.today, days: 8))
    case .aid:
      if !world.withBank("C1").isEmpty { return world.pay() }
      if step.benefit?.schedule == .stages {
        return world.send(Bodies.milestone(Int(state.entitlement?.next ?? 1), step: step))
      }
      world.passToNextAlarm()
      return nil
    case .followup:
      world.passToNextAlarm()
      let asked = world.rung.flatMap(\.emissions).last { $0.topic == .followupDue }
      let requestId = asked?.json["requestId"] as? String
      let body = Visit(requestId: requestId, by: hash("visitor"), kind: .followUp, on: world.today, evidence: evidence)
      return world.send(.visit(body))
    }
  }
}
