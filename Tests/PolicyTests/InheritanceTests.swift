import Contract
import Foundation
import Policy
import Testing

@Suite struct InheritanceTests {
  func problems(_ yaml: String, of base: String = PackBench.small) -> [PackProblem] {
    PackBench.problems { try PackBench.child(yaml, of: base) }
  }

  /// `child/pack.yaml:5:3: …` without the directory.
  func told(_ yaml: String, of base: String = PackBench.small) -> [String] {
    problems(yaml, of: base).map { $0.description.replacing(/[^ ]*\/(base|child)\//, with: { "\($0.1)/" }) }
  }

  @Test func aChildStatesOnlyWhatDiffers() throws {
    let base = try PackLoader.load(text: PackBench.small)
    let pack = try PackBench.child(
      """
      parameters:
        attendance:
          values:
            - {from: 2017-01-01, value: 80, clause: L-91 stricter here}
      rules:
        - {id: own-pay, off: no hospital here}
        - id: many
          title: {en: Many, zh: 人多}
          clause: L-92 x
          at: intake
          when: household.persons > 8
          effect: flag
          reason: test.many
          message: {en: many, zh: 人多}
      """)
    #expect(pack.id == "child" && pack.ancestors == ["bench"] && pack.hash != base.hash)
    #expect(pack.jurisdiction == base.jurisdiction && pack.document == base.document)
    #expect(pack.chain(of: .registration) == base.chain(of: .registration))
    #expect(pack.parameter("attendance")?.values?.entries.map(\.value) == [80])
    #expect(pack.parameter("attendance")?.title == base.parameter("attendance")?.title)
    #expect(pack.parameter("attendance")?.tightens == .higher)
    #expect(pack.parameter("line")?.values == base.parameter("line")?.values)
    #expect(pack.rules.map(\.id) == base.rules.map(\.id) + ["many"])
    #expect(pack.rules.map(\.index) == Array(0..<pack.rules.count))
    #expect(pack.rules.filter { $0.off != nil }.map(\.id) == ["own-pay"])
    #expect(pack.rules.filter { $0.origin == "child" }.map(\.id) == ["own-pay", "many"])
    #expect(pack.rules.allSatisfy { $0.origin == "child" || $0.origin == "bench" })
    #expect(pack.rules[2].source == base.rules[2].source && pack.rules[2].clause == base.rules[2].clause)
    // A rule that is off is judged nowhere.
    let book = RuleBook(pack)
    #expect(book.rules(programme: "medical-aid", hook: .intake, step: "").map(\.id) == ["many"])
    #expect(book.rules(programme: "registration", hook: .intake, step: "").map(\.id) == ["income-above-line", "many"])
  }

  @Test func aChildMayHaveOtherStepsAndProgrammes() throws {
    let pack = try PackBench.child(
      """
      programmes:
        - id: medical-aid
          title: {en: Aid of the county, zh: 县医疗救助}
        - id: housing
          title: {en: Housing, zh: 住房}
          clause: R-363 002:182 「一戶一宅」
          parkedDays:
            - {from: 2017-01-01, value: 9, clause: L-02 x}
          chain:
            - name: county-review
              title: {en: Decision, zh: 审定}
              kind: review
              level: county
              clause: R-363 002:182 「一戶一宅」
              signers: [countyHead]
              registers: true
      """)
    #expect(pack.programmes.map(\.id) == ["registration", "medical-aid", "project", "housing"])
    #expect(pack.programme("medical-aid")?.title.en == "Aid of the county")
    #expect(pack.programme("medical-aid")?.evidence.map(\.name) == ["dischargedOn", "ownPay"])
    #expect(pack.programme("medical-aid")?.chain.map(\.name) == ["township-review"])
    #expect(pack.programme("housing")?.chain.map(\.name) == ["county-review"])
  }

  @Test func threeGenerations() throws {
    let files = [
      "a/pack.yaml": PackBench.small,
      "b/pack.yaml": "id: b\ntitle: {en: B, zh: 乙}\nparent: ../a\ncases: follow\n",
      "c/pack.yaml":
        "id: c\ntitle: {en: C, zh: 丙}\nparent: ../b\nparameters:\n  attendance:\n    values:\n      - {from: 2017-01-01, value: 90, clause: L-91 x}\n",
      "d/pack.yaml": "id: d\ntitle: {en: D, zh: 丁}\nparent: ../c\n",
      "e/pack.yaml": "id: e\ntitle: {en: E, zh: 戊}\nparent: ../d\n",
    ]
    try PackBench.withDirectory(files) { directory in
      let pack = try PackLoader.load(directory: directory + "/d")
      #expect(pack.ancestors == ["c", "b", "bench"] && pack.cases == .follow)
      #expect(pack.parameter("attendance")?.values?.entries[0].value == 90)
      #expect(pack.rules.allSatisfy { $0.origin == "bench" })
      #expect(
        PackBench.problems { try PackLoader.load(directory: directory + "/e") }.map(\.message)
          == ["has more than 3 parents in a row, or is its own parent"])
    }
  }

  @Test func aLockedParameterCannotBeStatedAnew() {
    let yaml = """
      parameters:
        line:
          values:
            - {from: 2017-01-01, value: 400000, clause: L-91 the same}
      """
    let line = PackBench.small.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: "  line:")! + 1
    #expect(
      told(yaml) == ["child/pack.yaml:5:3: parameters.line: is locked by base/pack.yaml:\(line). Remove it here."])
  }

  @Test(arguments: ["off: not here", "when: \"false\"", "effect: flag", "title: {en: Other, zh: 其他}"])
  func aLockedRuleCanNeitherBeChangedNorSwitchedOff(change: String) {
    let line =
      PackBench.small.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(
        of: "  - id: income-above-line")! + 1
    #expect(
      told("rules:\n  - {id: income-above-line, \(change)}\n").first
        == "child/pack.yaml:5:5: rules[income-above-line]: is locked by base/pack.yaml:\(line). "
        + "A locked rule can neither be changed nor switched off.")
  }

  @Test func aBoundMayBeTightenedAndNotLoosened() {
    func attendance(_ values: String...) -> [String] {
      told(
        "parameters:\n  attendance:\n    values:\n"
          + values.map { "      - {\($0), clause: L-91 x}\n" }.joined())
    }
    #expect(attendance("from: 2017-01-01, value: 70") == [])
    #expect(attendance("from: 2017-01-01, value: 71") == [])
    #expect(
      attendance("from: 2017-01-01, value: 69") == [
        "child/pack.yaml:7:7: parameters.attendance: 69 from 2017-01-01 loosens the 70 of the parent pack. It may only become higher."
      ])
    #expect(attendance("from: 2017-01-01, value: 80", "from: 2020-01-01, value: 60").count == 1)
  }

  @Test func aBoundHoldsOnEveryDay() {
    // The parent itself tightens on a later day; a child's older value must not stand in its way.
    let base = PackBench.changed(
      "- {from: 2017-01-01, value: 70, clause: R-298 003:26 「70%以上」}",
      "- {from: 2017-01-01, value: 70, clause: L-90 x}\n      - {from: 2022-01-01, value: 90, clause: L-90 y}")
    let yaml = "parameters:\n  attendance:\n    values:\n      - {from: 2017-01-01, value: 75, clause: L-91 x}\n"
    #expect(
      told(yaml, of: base) == [
        "child/pack.yaml:7:7: parameters.attendance: 75 from 2017-01-01 loosens the 90 of the parent pack. It may only become higher."
      ])
    let both =
      "parameters:\n  attendance:\n    values:\n      - {from: 2017-01-01, value: 75, clause: L-91 x}\n      - {from: 2022-01-01, value: 95, clause: L-91 y}\n"
    #expect(told(both, of: base) == [])
  }

  @Test func aChildCannotLiftTheBoundItself() {
    let yaml =
      "parameters:\n  attendance:\n    tightens: lower\n    values:\n      - {from: 2017-01-01, value: 10, clause: L-91 x}\n"
    #expect(
      told(yaml) == [
        "child/pack.yaml:6:15: parameters.attendance.tightens: the parent pack has set it to higher. Remove it here: a child cannot turn a bound round.",
        "child/pack.yaml:8:7: parameters.attendance: 10 from 2017-01-01 loosens the 70 of the parent pack. It may only become higher.",
      ])
  }

  @Test func aChildOverItsParentsLockStaysLocked() throws {
    // What the child does not state keeps the parent's lock for a grandchild.
    let files = [
      "a/pack.yaml": PackBench.small, "b/pack.yaml": "id: b\ntitle: {en: B, zh: 乙}\nparent: ../a\n",
      "c/pack.yaml": "id: c\ntitle: {en: C, zh: 丙}\nparent: ../b\nrules:\n  - {id: income-above-line, off: x}\n",
    ]
    try PackBench.withDirectory(files) { directory in
      #expect(PackBench.problems { try PackLoader.load(directory: directory + "/c") }.count == 1)
    }
  }

  @Test func casesArePinnedUnlessTheyFollow() throws {
    #expect(try PackLoader.load(text: PackBench.small).cases == .pinned)
    #expect(try PackLoader.load(text: PackBench.changed("cases: pinned\n", "")).cases == .pinned)
    #expect(try PackLoader.load(text: PackBench.changed("cases: pinned", "cases: follow")).cases == .follow)
    #expect(try PackBench.child("cases: follow\n").cases == .follow)
    #expect(try PackBench.child("", of: PackBench.changed("cases: pinned", "cases: follow")).cases == .follow)
  }

  @Test func aMistakeOfTheParentIsShownInTheParent() {
    let base = PackBench.changed("effect: refuse", "effect: refuze")
    #expect(problems("", of: base).allSatisfy { $0.file.hasSuffix("base/pack.yaml") })
    #expect(problems("", of: base).map(\.message) == ["no such word: \"refuze\""])
  }

  @Test func aRequiredValueIsSetByTheChild() throws {
    let base = PackBench.changed(
      "    values:\n      - {from: 2017-01-01, value: 70, clause: R-298 003:26 「70%以上」}\n",
      "    required: {clause: R-298 003:26 「70%以上」, because: redacted}\n")
    #expect(try PackLoader.load(text: base).unset.map(\.name) == ["attendance"])
    let child = try PackBench.child(
      "parameters:\n  attendance:\n    values:\n      - {from: 2017-01-01, value: 70, clause: L-91 x}\n", of: base)
    #expect(child.unset.isEmpty && child.parameter("attendance")?.required?.because == "redacted")
  }
}

/// What a child may say of money.
@Suite struct AidInheritanceTests {
  let day = Day(text: "2018-05-01")!

  @Test func aChildChangesOrEndsAGrant() throws {
    let pack = try PackBench.child(
      """
      rules:
        - {id: works-county, fund: town, value: half + fen(100)}
        - {id: works-unit, off: there is no help unit, earmark: roads}
        - id: works-city
          title: {en: Share of the city, zh: 市级部分}
          clause: L-93 the city
          programmes: [project]
          at: award
          when: evidence.planned > fen(0)
          effect: grant
          fund: city
          value: fen(100)
          reason: project.city
          message: {en: "{value}", zh: "{value}"}
      """)
    let grants = pack.rules.filter { $0.effect == .grant && $0.off == nil }
    #expect(grants.map(\.id) == ["allowance-province", "works-county", "works-city"])
    #expect(grants.map(\.fund) == ["province", "town", "city"])
    #expect(grants.map(\.earmark) == ["allowance", "project", "project"])
    #expect(grants[1].value?.source == "half + fen(100)" && grants[1].lets.map(\.name) == ["half"])
    #expect(pack.rules.first { $0.id == "works-unit" }?.earmark == "roads")
  }

  @Test func aGrantThatTurnsIntoSomethingElseLosesItsFund() {
    let found = PackBench.problems { try PackBench.child("rules:\n  - {id: works-county, effect: flag}\n") }
    #expect(found.map(\.field) == ["fund", "value", "message"].map { "rules[works-county].\($0)" })
    #expect(
      found.prefix(2).map(\.message) == ["belongs to the effect grant", "belongs to the effects compute and grant"])
  }

  @Test func aChildStatesAProgrammesTermsAnew() throws {
    let pack = try PackBench.child(
      """
      programmes:
        - id: project
          claims: true
          helpers:
            max:
              - {from: 2017-01-01, value: 3, clause: L-93 three here}
      """)
    let project = try #require(pack.programme("project"))
    #expect(project.claims && project.helpers?.max.on(day).value == 3)
    #expect(project.helpers?.hard == false, "what a child states, it states whole")
    #expect(project.chain.map(\.name) == ["approval", "works", "exit-review", "visits"])
  }

  /// A chain stated anew must still have the steps that the inherited fields and rules name.
  @Test func aChildsChainWithoutTheStepsThatOthersName() {
    let found = PackBench.problems {
      try PackBench.child(
        """
        programmes:
          - id: project
            chain:
              - name: approval
                title: {en: Approval, zh: 立项}
                kind: review
                level: county
                clause: R-353 002:107 「審批」
                signers: [countyHead]
                registers: true
        """)
    }
    #expect(
      found.map(\.description).map { String($0.drop { $0 != " " }.dropFirst()) }.sorted() == [
        "programmes[2].evidence[1].step: no such step: \"exit-review\". Allowed: approval.",
        "programmes[2].evidence[2].step: no such step: \"visits\". Allowed: approval.",
        "rules[exit-unmet].steps[0]: no such step: \"exit-review\". Allowed: approval.",
        "rules[works-county].steps[0]: no such step: \"works\". Allowed: approval.",
      ])
  }
}
