import CEL
import Contract
import Policy
import Testing

/// Grants, stages, exits and follow-ups as the model has them.
@Suite struct AidTests {
  let day = Day(text: "2018-05-01")!

  func pack(_ text: String = PackBench.small) throws -> Pack { try PackLoader.load(text: text) }

  @Test func aProgrammeOfStages() throws {
    let project = try #require(try pack().programme("project"))
    #expect(!project.claims && project.helpers?.hard == true && project.helpers?.max.on(day).value == 5)
    #expect(project.evidence.map(\.step) == [nil, "exit-review", "visits"])
    let works = project.chain[1].benefit
    #expect(works?.schedule == .stages && works?.months == nil && works?.reverify == nil)
    #expect(works?.attempts.on(day).value == 2 && works?.instalments(on: day) == 2)
    #expect(works?.stages.map(\.name) == ["foundation", "completion"])
    #expect(works?.stages.map(\.percent) == [30, 70])
    #expect(works?.stages[0].evidence == ["photo", "hiddenWorks"])
    #expect(works?.stages[0].signers == [.projectLeader, .leaderInCharge, .financeStaff])
    #expect(works?.stages.map(\.clause.rule) == ["R-391", "R-354"])
    #expect(project.chain.map(\.exits) == [false, false, true, false])
    let visits = project.chain[3]
    #expect(visits.kind == .followup && visits.visits?.on(day).value == 4 && visits.everyDays?.on(day).value == 90)
    #expect(visits.readmitTo == "approval")
  }

  @Test func anAllowanceByTheMonth() throws {
    let registration = try #require(try pack().programme("registration"))
    #expect(registration.claims && registration.helpers == nil)
    let benefit = registration.chain[4].benefit
    #expect(benefit?.schedule == .monthly && benefit?.instalments(on: day) == 3)
    #expect(benefit?.reverify?.to == "comparison" && benefit?.reverify?.everyDays.on(day).value == 365)
  }

  @Test func aBenefitIsPaidAtOnceUnlessSaidOtherwise() throws {
    let text = PackBench.changed("          schedule: stages\n", "")
    let start = try #require(text.range(of: "          stages:\n"))
    let end = try #require(text.range(of: "      - name: exit-review\n"))
    let once = String(text[..<start.lowerBound] + text[end.lowerBound...])
    let benefit = try pack(once).programme("project")?.chain[1].benefit
    #expect(benefit?.schedule == .once && benefit?.stages == [] && benefit?.instalments(on: day) == 1)
  }

  @Test func aGrantNamesItsFundAndEarmark() throws {
    let rules = try pack().rules.filter { $0.effect == .grant }
    #expect(rules.map(\.id) == ["allowance-province", "works-county", "works-unit"])
    #expect(rules.map(\.fund) == ["province", "county", "help-unit"])
    #expect(rules.map(\.earmark) == ["allowance", "project", "project"])
    #expect(try pack().rules.filter { $0.effect != .grant }.allSatisfy { $0.fund == nil && $0.earmark == nil })
  }

  @Test func theStrongestEffectWins() {
    let order: [Effect] = [.compute, .grant, .flag, .strict, .hold, .readmit, .return, .refuse]
    #expect(Effect.allCases == order && order.sorted() == order)
    #expect(
      Effect.allCases.map(\.text) == ["compute", "grant", "flag", "strict", "hold", "readmit", "return", "refuse"])
  }

  /// Raw values are stored.
  @Test func storedValuesStay() {
    #expect(StepKind.allCases.map(\.rawValue) == [1, 2, 3, 4, 5])
    #expect(StepKind.allCases.map(\.text) == ["comparison", "review", "notice", "aid", "followup"])
    #expect(Hook.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7] && Hook.visit.rawValue == 7)
    #expect(Benefit.Schedule.allCases.map(\.text) == ["monthly", "once", "stages"])
  }

  /// Money is added, never taken away: a grant below zero is as good as one that cannot be computed.
  @Test(arguments: [(Int64(100_000), nil as Int64?), (40_000, 0), (39_999, 1), (0, 40_000)])
  func aGrantBelowZeroIsNotJudged(granted: Int64, value: Int64?) throws {
    let pack = try pack(PackBench.changed("value: half", "value: fen(40000) - award.granted"))
    let rule = try #require(pack.rules.first { $0.id == "works-county" })
    let values = RuleValues()
    let book = RuleBook(pack)
    values.use(book)
    values.set(slot: book.layout.named("evidence.planned")!.slot, .int(100))
    values.set(.awardGranted, granted)
    switch values.judge(rule, on: day) {
    case .fired: #expect(value == values.granted(by: rule))
    case .failed(let why): #expect(value == nil && why == "the grant is below zero")
    default: Issue.record("not judged")
    }
  }

  @Test func everyClauseOfTheNewPartsIsQuoted() throws {
    let text = PackBench.small
      .replacingOccurrences(of: "clause: R-043 003:27 「不超过5户」", with: "clause: R-901 x")
      .replacingOccurrences(of: "value: 4, clause: L-06", with: "value: 4, clause: R-902")
      .replacingOccurrences(of: "value: 90, clause: L-06", with: "value: 90, clause: R-903")
      .replacingOccurrences(of: "value: 2, clause: L-04", with: "value: 2, clause: R-904")
      .replacingOccurrences(of: "value: 365, clause: R-169", with: "value: 365, clause: R-905")
      .replacingOccurrences(of: "value: 3, clause: L-03", with: "value: 3, clause: R-906")
      .replacingOccurrences(of: "clause: R-354 002:107", with: "clause: R-907 002:107")
    let clauses = Set(try pack(text).clauses.map(\.rule))
    let citations = try PackLayers(PackSource(text: text)).citations
    for number in 901...907 {
      #expect(clauses.contains("R-\(number)"))
      #expect(citations.contains { $0.rule == "R-\(number)" }, "R-\(number)")
    }
    #expect(citations.first { $0.rule == "R-901" }?.place == "bench/project")
    #expect(citations.first { $0.rule == "R-907" }?.place == "bench/project/works")
  }

  /// Simulations look at old facts with the pack as it will be in the end.
  @Test func thePackOnItsLatestDay() throws {
    var text = PackBench.small
    for (old, from) in [
      ("{from: 2017-01-01, value: 4, clause: L-06 a year of visits", "2031-01-01"),
      ("{from: 2017-01-01, value: 90, clause: L-06 every quarter", "2032-01-01"),
      ("{from: 2017-01-01, value: 365, clause: R-169 001:87 「每年开展核查工作」", "2033-01-01"),
      ("{from: 2017-01-01, value: 5, clause: R-043 003:27 「不超过5户」", "2034-01-01"),
    ] {
      let line = try #require(text.split(separator: "\n").first { $0.contains(old) })
      let margin = line.prefix { $0 == " " }
      text = text.replacingOccurrences(
        of: String(line), with: "\(line)\n\(margin)- {from: \(from), value: 7, clause: L-90 later}")
    }
    let pack = try pack(text)
    #expect(pack.latestDay == Day(text: "2034-01-01"))
    let project = try #require(pack.asIfInForce.programme("project"))
    #expect(project.helpers?.max.entries.map(\.value) == [7] && project.helpers?.hard == true)
    #expect(
      project.chain[3].visits?.entries.map(\.value) == [7] && project.chain[3].everyDays?.entries.map(\.value) == [7])
    #expect(project.chain[1].benefit == pack.programme("project")?.chain[1].benefit)
    let reverify = pack.asIfInForce.programme("registration")?.chain[4].benefit?.reverify
    #expect(reverify?.everyDays.entries.map(\.value) == [7] && reverify?.to == "comparison")
    #expect(pack.asIfInForce.rules.map(\.fund) == pack.rules.map(\.fund))
    #expect(pack.asIfInForce.rules.map(\.earmark) == pack.rules.map(\.earmark))
  }
}
