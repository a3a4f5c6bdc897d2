import CEL
import Contract
import Foundation
import Policy
import Testing

/// The built-in pack: the sample on the province's.
@Suite struct SamplePackTests {
  let pack = Pack.sample
  let day = Day(year: 2024, month: 5, day: 1)!

  @Test func builtInCopyEqualsTheFiles() throws {
    let source = try PackSource(directory: PackBench.path("sample"))
    #expect(source.text == Pack.sampleText + "\n" || source.text == Pack.sampleText, "run ops/policy/embed")
    #expect(source.hash == PackSource.sample.hash && source.hash == pack.hash)
    #expect(pack.id == "sample" && pack.ancestors == ["province"])
  }

  @Test func itsOwnTestsPassAndNothingIsUnset() {
    #expect(pack.unset.map(\.name) == [])
    #expect(pack.tests.count >= 4)
    for outcome in PackTester(pack).run().outcomes { #expect(outcome.faults == [], "\(outcome.test.name)") }
  }

  @Test(arguments: PackBench.packs)
  func theOthersPassTheirTestsToo(name: String) throws {
    let result = PackTester(try PackLoader.load(directory: PackBench.path(name))).run()
    for outcome in result.outcomes { #expect(outcome.faults == [], "\(outcome.test.name)") }
  }

  @Test func chainC() {
    let chain = pack.chain(of: .registration)
    #expect(
      chain.map(\.name) == [
        "comparison", "village-review", "village-notice", "township-review", "township-notice",
        "county-review", "county-announcement", "allowance",
      ])
    #expect(chain.map(\.kind) == [.comparison, .review, .notice, .review, .notice, .review, .notice, .aid])
    #expect(
      chain.map(\.overdueAfter) == [
        .days(15), .days(30), .days(20), .days(15), .days(20), .days(20), .days(15), .days(45),
      ])
    #expect(chain[0].departments.count == Department.allCases.count)
    #expect(chain[1].meetings == [.assembly, .representatives, .committees])
    #expect(chain[1].signers == [.villageHead, .firstSecretary, .townshipCadre])
    #expect(chain[3].takesPlace && chain[3].officeMeeting)
    #expect(chain.filter(\.takesPlace).count == 1)
    #expect(chain.filter(\.registers).map(\.name) == ["county-announcement"])
    #expect(chain.compactMap { $0.noticeDays?.on(day).value } == [7, 7, 5])
    #expect(chain[2].places == [.villageBoard])
    #expect(chain[6].places == [.portal])
    #expect(pack.jurisdiction == 340_000_000_000)
  }

  @Test func programmes() {
    #expect(Set(pack.programmes.map(\.id)).isSuperset(of: ["registration", "allowance", "medical-aid", "housing"]))
    #expect(pack.programmes.allSatisfy { $0.chain.filter(\.registers).count == 1 })
    let strict = pack.chain(of: .allowance).filter { !$0.strictSigners.isEmpty }
    #expect(strict.map(\.name) == ["township-review"] && strict[0].strictSigners == [.townshipSecretary])
    #expect(pack.chain(of: Programme("medical-aid")!)[0].overdueAfter == .workdays(10))
    #expect(pack.chain(of: Programme("pension")!) == [])
  }

  @Test func thresholdsCarryTheirClause() {
    func value(_ name: String) -> Int64? { pack.parameter(name)?.values?.on(day).value }
    func bits(_ roles: Role...) -> Int64 { roles.reduce(0) { $0 | 1 << Int64($1.rawValue) } }
    let attendance = pack.parameter("attendancePercent")?.values?.on(day)
    #expect(attendance?.value == 70)
    #expect(
      attendance?.clause == Clause(rule: "R-298", source: "003:26 「参会人数要到达在家应参会人数的70%以上」"))
    #expect(value("votePercent") == 50)
    #expect(value("gatekeepers") == bits(.firstSecretary, .townshipCadre))
    #expect(value("opinions") == bits(.townshipCadre, .fourPostCadre))
    #expect(value("incomeLine") == 400_000)
    #expect(value("contactAttempts") == 1)
    #expect(value("assetMultiple") == 24 && value("monthlyStandard") == 64_000)
    let registration = pack.programme("registration")
    #expect(registration?.parkedDays.on(day).value == 30)
    let benefit = registration?.chain.last?.benefit
    #expect(benefit?.schedule == .monthly && benefit?.stages == [] && benefit?.reverify == nil)
    #expect(benefit?.months?.on(day).value == 3 && benefit?.instalments(on: day) == 3)
    #expect(benefit?.attempts.on(day).value == 3)
    #expect(value("provincialTopUp") == 22_500 && value("countyTopUp") == 3_000)
  }

  @Test func theAllowanceIsGrantedByRules() {
    let grants = pack.rules.filter {
      $0.effect == .grant && $0.applies(programme: "registration", hook: .award, step: "allowance")
    }
    #expect(grants.map(\.fund) == ["province", "county"])
    #expect(grants.map(\.earmark) == ["allowance", "allowance"])
    #expect(grants.map(\.clause.rule) == ["R-412", "R-413"])
    #expect(grants.map(\.programmes) == [["registration", "allowance"], ["registration", "allowance"]])
  }

  @Test func sixExclusions() {
    let rules = pack.rules.filter { $0.id.hasPrefix("exclusion-") }
    #expect(rules.map(\.clause.rule) == ["R-287", "R-288", "R-289", "R-290", "R-291", "R-292"])
    #expect(rules.map(\.clause.source).contains("003:25 「有汽车,有财政供应人员」"))
    #expect(
      rules.allSatisfy { $0.programmes?.contains("registration") == true && $0.effect == .refuse && $0.off == nil })
    #expect(rules.allSatisfy { $0.hooks == [.intake, .report, .change] && $0.remedy != nil })
  }

  @Test func sevenNotInsuredAndFourStrict() {
    func rules(_ prefix: String) -> [Rule] { pack.rules.filter { $0.id.hasPrefix(prefix) } }
    let seven = ["R-327", "R-328", "R-325", "R-330", "R-331", "R-332", "R-333"]
    let four = ["R-334", "R-335", "R-336", "R-337"]
    #expect(rules("not-insured-").map(\.clause.rule) == seven)
    #expect(rules("not-insured-").allSatisfy { $0.effect == .refuse && $0.programmes == ["allowance"] })
    #expect(rules("strict-").map(\.clause.rule) == four)
    #expect(rules("strict-").allSatisfy { $0.effect == .strict && $0.also.contains("R-338") })
    #expect(rules("award-").map(\.clause.rule) == seven + four)
    #expect(rules("award-").allSatisfy { $0.hooks == [.award] && $0.programmes == ["registration"] })
  }

  @Test func everyRuleSpeaksBothLanguages() {
    for rule in pack.rules {
      for text in [rule.title, rule.message.source] + [rule.remedy?.source, rule.met?.text.source].compactMap({ $0 }) {
        #expect(text.zh.unicodeScalars.contains { $0.value > 0x4e00 }, "\(rule.id)")
        #expect(!text.en.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }, "\(rule.id)")
      }
      #expect(rule.shown.count <= Rule.shownMax && (rule.met?.shown.count ?? 0) <= Rule.shownMax)
    }
  }
}

@Suite struct OtherChainTests {
  @Test(arguments: [
    (
      "chain-a",
      [
        "village-review", "village-notice", "township-review", "township-notice", "district-review",
        "district-notice", "allowance",
      ]
    ),
    ("chain-b", ["village-review", "township-review", "county-review", "county-announcement", "allowance"]),
  ])
  func chainsAreData(_ name: String, _ steps: [String]) throws {
    let pack = try PackLoader.load(directory: PackBench.path(name))
    #expect(pack.id == name)
    #expect(pack.chain(of: .registration).map(\.name) == steps)
    #expect(pack.parameters.map(\.name) == Pack.sample.parameters.map(\.name))
    #expect(pack.parameters.map(\.values) == Pack.sample.parameters.map(\.values))
    #expect(pack.rules.map(\.id) == Pack.sample.rules.map(\.id))
    #expect(pack.rules.map(\.source) == Pack.sample.rules.map(\.source))
    #expect(pack.hash != Pack.sample.hash)
  }
}

@Suite struct DatedTests {
  static let text = PackBench.changed(
    "- {from: 2017-01-01, value: 70, clause: R-298 003:26 「70%以上」}",
    """
    - {from: 2017-01-01, value: 60, clause: L-90 as it was}
          - {from: 2024-01-01, value: 70, clause: R-298 003:26 「70%以上」}
    """)

  @Test func valueOfTheDay() throws {
    let attendance = try #require(try PackLoader.load(text: Self.text).parameter("attendance")?.values)
    func value(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
      attendance.on(Day(year: year, month: month, day: day)!).value
    }
    #expect(value(2010, 1, 1) == 60)
    #expect(value(2023, 12, 31) == 60)
    #expect(value(2024, 1, 1) == 70)
    #expect(value(2030, 1, 1) == 70)
    #expect(attendance.on(Day(year: 2023, month: 1, day: 1)!).clause.rule == "L-90")
  }

  /// A rule sees the value in force on the date it is judged at, back and forth.
  @Test func theRuleSeesTheValueOfItsDay() throws {
    let pack = try PackLoader.load(text: Self.text)
    let values = RuleValues()
    let book = RuleBook(pack)
    values.use(book)
    let rule = pack.rules[1]
    values.set(.present, 65)
    values.set(.atHome, 100)
    values.set(.gatekeepers, [RoleSet(.firstSecretary), RoleSet(.townshipCadre)])
    for (heldOn, fires) in [("2023-12-31", false), ("2024-01-01", true), ("2017-01-01", false), ("2030-01-01", true)] {
      values.set(.meetingHeldOn, Day(text: heldOn)!)
      // The meeting's day counts, not that of the fact.
      switch values.judge(rule, on: Day(year: 2026, month: 1, day: 1)!) {
      case .fired: #expect(fires, "\(heldOn)")
      case .met: #expect(!fires, "\(heldOn)")
      default: Issue.record("\(heldOn) was not judged")
      }
    }
  }

  @Test func aRuleIsSilentOutsideItsTime() throws {
    let text = PackBench.changed(
      "    judgedOn: evidence.dischargedOn\n",
      "    judgedOn: evidence.dischargedOn\n    from: 2018-01-01\n    to: 2018-12-31\n")
    let pack = try PackLoader.load(text: text)
    let values = RuleValues()
    let book = RuleBook(pack)
    values.use(book)
    let discharged = try #require(book.layout.named("evidence.dischargedOn"))
    values.set(slot: book.layout.named("evidence.ownPay")!.slot, .int(500))
    for (day, isJudged) in [
      ("2017-12-31", false), ("2018-01-01", true), ("2018-12-31", true), ("2019-01-01", false),
    ] {
      values.set(slot: discharged.slot, discharged.form.value(Int64(Day(text: day)!.number)))
      switch values.judge(pack.rules[2], on: Day(year: 2018, month: 6, day: 1)!) {
      case .silent: #expect(!isJudged, "\(day)")
      case .fired: #expect(isJudged, "\(day)")
      default: Issue.record("\(day)")
      }
    }
  }
}
