import Contract
import Policy
import Testing

@testable import Casework

@Suite("Programmes, their evidence, and rules that cannot be judged")
struct EvidenceTests {
  static let medical = Programme("medical-aid")!
  static let whole = [
    Evidence(name: "dischargedOn", value: .text("2025-02-20")),
    Evidence(name: "totalCost", value: .integer(1_000_000)),
    Evidence(name: "ownPay", value: .integer(40_000)),
  ]

  func apply(_ evidence: [Evidence], _ world: World = World(), to caseId: String = "C1") -> Outcome {
    world.send(Bodies.application(programme: Self.medical) { $0.evidence = evidence }, to: caseId)
  }

  @Test("a card with all that the programme asks is accepted; the case keeps it")
  func complete() {
    let world = World()
    let outcome = apply(Self.whole + [Evidence(name: "category", value: .text("orphan"))], world)
    #expect(outcome.verdict == .accepted)
    let fields = world.worker.pack.programme("medical-aid")!.evidence
    let kept = Dictionary(uniqueKeysWithValues: zip(fields.map(\.name), world["C1"].evidence))
    #expect(world["C1"].evidence.count == fields.count)
    #expect(kept["dischargedOn"] == Int64(Day(year: 2025, month: 2, day: 20)!.number))
    #expect(kept["totalCost"] == 1_000_000 && kept["ownPay"] == 40_000)
    #expect(kept["category"] == 2 && kept["insured"] == 1 && kept["heavySpending"] == 0)
    #expect(outcome.emission(.reviewRequested)?["step"] as? String == "township-review")
  }

  @Test("what is missing sends the card back, field by field; complete it is taken")
  func missing() {
    let world = World()
    let outcome = apply([], world)
    #expect(outcome.verdict == .returned && outcome.names == Array(repeating: "evidence.missing", count: 3))
    #expect(outcome.reasons.map(\.values.0) == [1, 2, 3])
    #expect(outcome.topics == [.applicationReturned] && world["C1"].stage == .returned)
    #expect(outcome.emission(.applicationReturned)?["step"] as? String == "intake")
    #expect(world.commons.claims.isEmpty)
    #expect(apply(Array(Self.whole.dropLast()), world).reasons.map(\.values.0).last == 3)
    let second = apply(Self.whole, world)
    #expect(second.verdict == .accepted && second.names.first == "intake.resubmitted")
    #expect(world["C1"].stage == .open)
  }

  static let wrong: [(Int64, Evidence)] = [
    (1, Evidence(name: "dischargedOn", value: .integer(20_250_220))),
    (1, Evidence(name: "dischargedOn", value: .text("2025-02-30"))),
    (1, Evidence(name: "dischargedOn", value: .text(""))),
    (2, Evidence(name: "totalCost", value: .text("1000000"))),
    (2, Evidence(name: "totalCost", value: .integer(-1))),
    (3, Evidence(name: "ownPay", value: .bool(true))),
    (5, Evidence(name: "poorRegister", value: .integer(1))),
    (6, Evidence(name: "category", value: .text("rich"))),
    (6, Evidence(name: "category", value: .integer(1))),
  ]

  @Test("of the wrong type it is not there", arguments: wrong)
  func wrongType(field: Int64, evidence: Evidence) {
    let outcome = apply(Self.whole.filter { $0.name != evidence.name } + [evidence])
    #expect(outcome.verdict == .returned && outcome.codes == [.evidenceMissing])
    #expect(outcome.reasons[0].values.0 == field)
    #expect(outcome.reasons[0].text(.zh).contains("第\(field)项"))
  }

  @Test("what the programme does not know is sent back too, also by a programme that asks nothing")
  func unknown() {
    let strange = [Evidence(name: "shoeSize", value: .integer(42)), Evidence(name: "ownpay", value: .integer(1))]
    let outcome = apply(Self.whole + strange)
    #expect(outcome.verdict == .returned && outcome.codes == [.evidenceUnknown])
    #expect(outcome.reasons[0].values.0 == 2)
    for programme in [Programme.registration, .allowance] {
      let other = World().send(Bodies.application(programme: programme) { $0.evidence = [strange[0]] })
      #expect(other.verdict == .returned && other.codes == [.evidenceUnknown])
    }
  }

  @Test("a programme that the pack does not know is refused; the case is over and holds nobody")
  func unknownProgramme() {
    let world = World()
    let pension = Programme("pension")!
    let early = world.send(Bodies.comparison(on: world.today))
    #expect(early.verdict == .parked)
    let outcome = world.send(Bodies.application(programme: pension))
    #expect(outcome.verdict == .refused && outcome.codes == [.programmeUnknown])
    #expect(outcome.rulings.map(\.verdict) == [.refused, .late])
    #expect(outcome.topics == [.applicationRefused, .caseClosed])
    #expect(outcome.emission(.applicationRefused)?["step"] as? String == "intake")
    #expect(outcome.emission(.applicationRefused)?["programme"] as? String == "pension")
    #expect(world["C1"].outcome == .refused && world.commons.claims.isEmpty)
    #expect(world.send(Bodies.review(Packs.villageReview, on: world.today)).verdict == .late)
    let day = world.today
    #expect(world.send(.timer(TimerDue(kind: .stepOverdue, step: 0, round: 1, due: day))).verdict == .late)
    var bytes = ByteWriter()
    world["C1"].encode(to: &bytes)
    #expect(throws: Never.self) {
      try bytes.bytes.withUnsafeBytes { _ = try Case(id: "C1", version: world["C1"].version, bytes: $0) }
    }
  }

  @Test("two programmes have claims of their own: one person may be in both (C-08)")
  func twoProgrammes() {
    let world = World()
    #expect(world.send(Bodies.application(), to: "C1").verdict == .accepted)
    #expect(world.send(Bodies.application(programme: .allowance), to: "C2").verdict == .accepted)
    let third = world.send(Bodies.application(programme: .allowance), to: "C3")
    #expect(third.verdict == .refused && third.codes == Array(repeating: .personClaimed, count: 3))
  }

  // MARK: Rules that cannot be judged

  /// The sample with a rule that divides by a number which is nought in most households.
  static func dividing(at hook: Hook) -> Pack {
    Packs.child(
      """
      rules:
        - id: dividing
          title: {en: Divides by nought, zh: 除以零}
          clause: L-90 a rule that nobody tried
          programmes: [registration]
          at: \(hook.text)
          when: 100 / household.relativesInOffice > 1000
          effect: flag
          reason: test.dividing
          message: {en: never said, zh: 不会出现}
      """)
  }

  func unjudged(_ outcome: Outcome) {
    let reason = outcome.reason(.ruleUnjudged)
    #expect(reason?.clause == "L-90" && reason?.name == "rule.unjudged")
    #expect(reason?.text(.en).contains("could not be judged") == true)
    #expect(reason?.text(.zh).contains("无法判定") == true)
    #expect(reason?.remedy(.en) != nil && reason?.remedy(.zh) != nil)
    #expect(outcome.fired == [])
  }

  @Test("at intake the card goes back, and may come again")
  func unjudgedAtIntake() {
    let world = World(Self.dividing(at: .intake))
    let outcome = world.send(Bodies.application())
    #expect(outcome.verdict == .returned && world["C1"].stage == .returned)
    #expect(outcome.codes == [.ruleUnjudged] && outcome.topics == [.applicationReturned])
    unjudged(outcome)
    #expect(world.send(Bodies.application { $0.relatives = [9] }).verdict == .accepted)
  }

  @Test("a report is held, and the department is asked again")
  func unjudgedAtReport() {
    let world = World(Self.dividing(at: .report))
    world.send(Bodies.application())
    let outcome = world.send(Bodies.comparison(on: world.today))
    #expect(outcome.verdict == .held && outcome.topics == [.caseFlagged])
    #expect(outcome.emission(.caseFlagged)?["kind"] as? String == "held")
    #expect(world["C1"].reported == 0 && world["C1"].step == 0)
    unjudged(outcome)
  }

  @Test("a review or notice goes back to who sent it", arguments: [Hook.meeting, .review, .notice])
  func unjudgedAtAStep(hook: Hook) {
    let world = World(Self.dividing(at: hook))
    world.send(Bodies.application())
    world.play(until: hook == .notice ? "village-notice" : "village-review")
    let outcome = world.decide(hook == .notice ? Packs.villageNotice : Packs.villageReview)
    #expect(outcome.verdict == .returned && world["C1"].round == 2)
    #expect(outcome.topics.first == .applicationReturned)
    unjudged(outcome)
  }

  @Test("a change is recorded, and an officer is told")
  func unjudgedAtChange() {
    let world = World(Self.dividing(at: .change))
    world.send(Bodies.application())
    let outcome = world.send(.householdChange(HouseholdChange(kind: .incomeChanged, incomeFen: 1)))
    #expect(outcome.verdict == .accepted && world["C1"].incomeFen == 1)
    #expect(outcome.emission(.caseFlagged)?["kind"] as? String == "policy")
    unjudged(outcome)
  }

  @Test("no aid is granted by a rule that nobody could judge; the household stays registered")
  func unjudgedAtAward() {
    let world = World(Self.dividing(at: .award))
    world.send(Bodies.application())
    world.play(until: "county-announcement")
    let outcome = world.decide(Packs.announcement)
    #expect(world["C1"].registered && world["C1"].entitlement == nil)
    unjudged(outcome)
  }
}
