import Contract
import Policy
import Testing

@testable import Casework

@Suite("Seven not insured and four strict (R-325 to R-338)")
struct AllowanceRuleTests {
  struct Bar: Sendable, CustomTestStringConvertible {
    var finding: Finding
    var name: String
    var clause: String
    var zh: String
    var testDescription: String { "\(finding)" }
  }

  static let seven = [
    Bar(finding: .supportable, name: "notInsured.supportable", clause: "R-327", zh: "有赡养能力"),
    Bar(finding: .employsOthers, name: "notInsured.employer", clause: "R-328", zh: "雇佣他人"),
    Bar(finding: .largeVehicle, name: "notInsured.vehicle", clause: "R-330", zh: "大型农用车"),
    Bar(finding: .highGradeHousing, name: "notInsured.property", clause: "R-331", zh: "高档住房"),
    Bar(finding: .nonResidentialProperty, name: "notInsured.property", clause: "R-331", zh: "非居住用房"),
    Bar(finding: .schoolChoice, name: "notInsured.school", clause: "R-332", zh: "出国留学"),
    Bar(finding: .punished, name: "notInsured.punished", clause: "R-333", zh: "公安机关处理"),
  ]
  static let four = [
    Bar(finding: .cadreRelative, name: "strict.cadreRelative", clause: "R-334", zh: "基层干部"),
    Bar(finding: .stableSalary, name: "strict.stablePay", clause: "R-335", zh: "收入相对稳定"),
    Bar(finding: .commercialPension, name: "strict.pensionInsurance", clause: "R-336", zh: "商业养老保险"),
    Bar(finding: .livesApart, name: "strict.livesApart", clause: "R-337", zh: "户居分离"),
  ]
  static let strictReview = Packs.step("township-review", .allowance)

  func refused(_ outcome: Outcome, _ bar: Bar, by source: (en: String, zh: String)) {
    #expect(outcome.verdict == .refused && outcome.names == [bar.name])
    #expect(outcome.reasons[0].clause == bar.clause)
    #expect(outcome.reasons[0].text(.zh).contains(bar.zh) && outcome.reasons[0].text(.zh).contains(source.zh))
    #expect(outcome.reasons[0].text(.en).contains(source.en))
    #expect(outcome.topics == [.applicationRefused, .caseClosed])
    let shown = (outcome.emission(.applicationRefused)?["reasons"] as? [[String: Any]])?.first
    #expect(shown?["code"] as? String == bar.name && shown?["clause"] as? String == bar.clause)
    #expect((shown?["text"] as? [String: String])?["zh"] == outcome.reasons[0].text(.zh))
    #expect((shown?["remedy"] as? [String: String])?.count == 2)
  }

  // MARK: Seven not insured

  @Test("declared on the card, each refuses the allowance", arguments: seven)
  func declared(bar: Bar) {
    let world = World()
    let outcome = world.send(Bodies.application(programme: .allowance) { $0.findings = FindingSet(bar.finding) })
    refused(outcome, bar, by: ("declared on the household card", "户卡申报"))
    #expect(world["C1"].outcome == .refused)
    #expect(world.send(Bodies.application(programme: .allowance), to: "C2").verdict == .accepted, "nobody is held")
  }

  @Test("so does a department's report", arguments: seven)
  func reported(bar: Bar) {
    let world = World.at("comparison", programme: .allowance)
    let outcome = world.send(Bodies.comparison([.finance, .civilAffairs], on: world.today, finding: bar.finding))
    refused(outcome, bar, by: ("civil affairs", "民政"))
    #expect(world["C1"].outcome == .refused)
  }

  @Test(
    "registration bears them, and is refused the allowance at its end; the household stays registered",
    arguments: seven, [true, false])
  func atTheAward(bar: Bar, isDeclared: Bool) {
    let world = World.at("comparison") { if isDeclared { $0.findings = FindingSet(bar.finding) } }
    #expect(world["C1"].isOpen)
    let compared = world.send(Bodies.comparison(on: world.today, finding: isDeclared ? nil : bar.finding))
    #expect(compared.verdict == .accepted)
    world.play(from: "village-review", until: "county-announcement")
    let outcome = world.decide(Packs.announcement)
    #expect(outcome.verdict == .accepted, "the announcement itself was in order")
    #expect(outcome.names == ["notice.met", "case.registered", bar.name])
    #expect(outcome.reasons[2].clause == bar.clause && outcome.reasons[2].text(.zh).contains(bar.zh))
    #expect(outcome.topics == [.caseRegistered, .applicationRefused, .caseClosed])
    let told = outcome.emission(.applicationRefused)
    #expect(told?["step"] as? String == "allowance")
    #expect((told?["reasons"] as? [[String: Any]])?.map { $0["code"] as? String } == [bar.name])
    let state = world["C1"]
    #expect(state.registered && state.stage == .closed && state.outcome == .refused && state.entitlement == nil)
    #expect(world.village.used == 1 && state.holdsPlace, "a registered household keeps its place")
    #expect(world.send(Bodies.payment(1, on: world.today)).verdict == .late)
  }

  @Test("a car bars both registration and allowance (C-08)")
  func car() {
    for (programme, name) in [(Programme.registration, "exclusion.car"), (.allowance, "notInsured.vehicle")] {
      let outcome = World().send(
        Bodies.application(programme: programme) { $0.findings = FindingSet(.ownsCar) })
      #expect(outcome.verdict == .refused && outcome.names == [name])
    }
  }

  @Test(
    "assets of 24 times the monthly standard are borne, a fen per person more is not (R-325, R-329)",
    arguments: [(4_608_000, true), (4_608_002, true), (4_608_003, false), (10_000_000_000_000, false)])
  func assets(fen: Int64, isBorne: Bool) {
    let applied = World().send(Bodies.application(programme: .allowance) { $0.financialAssetsFen = fen })
    #expect(applied.verdict == (isBorne ? .accepted : .refused))
    let world = World.at("county-announcement") { $0.financialAssetsFen = fen }
    let awarded = world.decide(Packs.announcement)
    #expect(awarded.topics.contains(.entitlementGranted) == isBorne && world["C1"].registered)
    guard !isBorne else { return }
    for outcome in [applied, awarded] {
      let reason = outcome.reason("notInsured.assets")
      #expect(reason?.clause == "R-325")
      #expect(reason?.values ?? (0, 0, 0, 0) == (fen / 3, 24, 64_000, 1_536_000))
      #expect(reason?.text(.en).hasSuffix("yuan > 24 x 640.00 = 15360.00 yuan") == true)
      #expect(reason?.text(.zh).hasSuffix("元 > 24 × 640.00 = 15360.00元") == true)
      #expect(reason?.remedy(.en)?.contains("15360.00 yuan") == true)
    }
  }

  @Test("disposable income is measured by the allowance's own line (R-323, C-14)")
  func income() {
    let outcome = World().send(Bodies.application(incomeFen: 1_200_000, programme: .allowance))
    #expect(outcome.verdict == .refused && outcome.names == ["income.disposableAboveLine"])
    #expect(outcome.reasons[0].clause == "R-323")
  }

  // MARK: Four strict

  @Test("each of the four puts the case under strict review and lets it go on", arguments: four)
  func strict(bar: Bar) throws {
    let world = World()
    // What it met stands beside it: income and assets within their lines.
    let met = ["notInsured.assetsWithin", "income.disposableBelowLine"]
    let outcome = world.send(Bodies.application(programme: .allowance) { $0.findings = FindingSet(bar.finding) })
    #expect(
      outcome.verdict == .accepted && outcome.names.filter { !met.contains($0) } == [bar.name, "intake.accepted"])
    let reason = try #require(outcome.reasons.first { $0.name == bar.name })
    #expect(reason.clause == bar.clause && reason.text(.zh).contains(bar.zh))
    #expect(outcome.emission(.caseFlagged)?["kind"] as? String == "strictReview")
    #expect(outcome.topics == [.caseFlagged, .comparisonRequested] && world["C1"].strict)
    world.play()
    #expect(world["C1"].outcome == .completed)
  }

  @Test("a department's report does so too, once", arguments: four)
  func strictByReport(bar: Bar) {
    let world = World.at("comparison", programme: .allowance)
    let first = world.send(Bodies.comparison([.housing], on: world.today, finding: bar.finding))
    #expect(first.verdict == .accepted && first.names == [bar.name, "comparison.partial"])
    #expect(first.emission(.caseFlagged)?["kind"] as? String == "strictReview" && world["C1"].strict)
    let again = world.send(Bodies.comparison([.housing], on: world.today, finding: bar.finding))
    #expect(again.verdict == .accepted && again.topics == [])
  }

  @Test("an official among the relatives is enough (R-334)")
  func relative() {
    let world = World()
    world.send(Bodies.application(programme: .allowance) { $0.relatives = [99] })
    #expect(world["C1"].strict)
  }

  @Test("under strict review the township's party secretary signs too (R-338)", arguments: four)
  func furtherSignature(bar: Bar) {
    let world = World.at("township-review", programme: .allowance) { $0.findings = FindingSet(bar.finding) }
    let step = Self.strictReview
    #expect(step.strictSigners == [.townshipSecretary])
    let missing = world.send(Bodies.review(step, on: world.today))
    #expect(missing.verdict == .refused && missing.codes == [.signerMissing])
    #expect(missing.reasons[0].clause == "R-338")
    #expect(missing.reasons[0].text(.en) == "no signature of the township party secretary")
    #expect(missing.reasons[0].text(.zh) == "缺少乡党委书记签字")
    let flagged = missing.emission(.caseFlagged)
    #expect(flagged?["kind"] as? String == "factRefused")
    let shown = (flagged?["reasons"] as? [[String: Any]])?.first
    #expect(shown?["clause"] as? String == "R-338")
    #expect((shown?["text"] as? [String: String])?["zh"] == "缺少乡党委书记签字")
    #expect((shown?["remedy"] as? [String: String])?["en"]?.contains("township party secretary") == true)
    #expect(world["C1"].stage == .open && world["C1"].round == 1)
    let signed = world.send(Bodies.review(step, on: world.today, strict: true))
    #expect(signed.verdict == .accepted && signed.reason(.reviewPassed)?.values.1 == 3)
  }

  @Test("without strict review the same signature has no part in the step (R-007)")
  func strangerOtherwise() {
    let world = World.at("township-review", programme: .allowance)
    let outcome = world.send(Bodies.review(Self.strictReview, on: world.today, strict: true))
    #expect(outcome.verdict == .refused && outcome.codes == [.signerRole])
    #expect(world.send(Bodies.review(Self.strictReview, on: world.today)).verdict == .accepted)
  }

  @Test("a further signature by a relative, or by who signed for the village, is refused (R-353, R-357)")
  func furtherSignatureOfTheWrongPerson() {
    let relative = Bodies.staff(.townshipSecretary, .township).staff
    let world = World.at("township-review", programme: .allowance) { $0.relatives = [relative] }
    #expect(world.send(Bodies.review(Self.strictReview, on: world.today, strict: true)).codes == [.signerRelated])
    let twice = world.send(
      Bodies.review(Self.strictReview, on: world.today, strict: true) {
        $0.signers[2].staff = Bodies.staff(.villageHead, .village).staff
      })
    #expect(twice.codes == [.signerTwoLevels])
  }

  @Test("a card that comes again without what made the case strict is an ordinary case")
  func strictNoMore() {
    let world = World()
    world.send(
      Bodies.application(programme: .allowance) {
        $0.away = true
        $0.findings = FindingSet(.livesApart)
      })
    #expect(world["C1"].stage == .returned)
    world.send(Bodies.application(programme: .allowance))
    #expect(world["C1"].stage == .open && !world["C1"].strict)
  }

  @Test("registration's own allowance is granted under strict review", arguments: four)
  func strictAtTheAward(bar: Bar) {
    let world = World.at("county-announcement") { $0.findings = FindingSet(bar.finding) }
    #expect(!world["C1"].strict, "registration knows no strict review")
    let outcome = world.decide(Packs.announcement)
    #expect(
      outcome.names == [
        "notice.met", "case.registered", "allowance.topUp", "allowance.topUp", bar.name, "entitlement.granted",
        "payment.instructed",
      ])
    #expect(outcome.emission(.caseFlagged)?["kind"] as? String == "strictReview")
    #expect(world["C1"].strict && world["C1"].entitlement != nil)
  }
}
