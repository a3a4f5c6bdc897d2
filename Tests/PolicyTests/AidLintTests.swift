import Policy
import Testing

/// Packs that load although their grants and follow-ups lead nowhere.
@Suite struct AidLintTests {
  func expect(_ old: String, _ new: String, at passage: String, _ message: String, _ weight: PackNote.Weight = .mistake)
    throws
  {
    let text = PackBench.changed(old, new)
    #expect(try PackLintTests.notes(text, weight) == [PackLintTests.place(passage, in: text) + message])
    if weight == .notice { #expect(try PackLintTests.notes(text) == []) }
  }

  @Test func theSmallPackIsWithoutNote() throws {
    #expect(try PackLintTests.notes(PackBench.small) == [])
    #expect(try PackLintTests.notes(PackBench.small, .notice) == [])
  }

  static let secondAid = """
          - name: equipment
            title: {en: Equipment, zh: 设备}
            kind: aid
            level: county
            clause: R-391 002:107 「分期撥付」
            benefit:
              attempts:
                - {from: 2017-01-01, value: 2, clause: L-04 twice}
          - name: exit-review
    """
  static let twoAids = PackBench.changed("      - name: exit-review\n", secondAid + "\n")

  @Test func aGrantAtEveryAidStep() throws {
    let text = Self.twoAids
    #expect(
      try PackLintTests.notes(text) == [
        PackLintTests.place("id: works-unit", in: text)
          + "rules[works-unit]: grants at every aid step of project: works, equipment. Name the step under `steps`."
      ])
    let named = PackBench.changed(
      "    at: award\n    when: evidence.planned > fen(0)",
      "    at: award\n    steps: [works, equipment]\n    when: evidence.planned > fen(0)",
      in: text)
    #expect(try PackLintTests.notes(named) == [])
    #expect(try PackLintTests.notes(named, .notice) == [])
  }

  @Test func anAidStepWithoutGrant() throws {
    let text = PackBench.changed(
      "    at: award\n    when: evidence.planned > fen(0)",
      "    at: award\n    steps: [works]\n    when: evidence.planned > fen(0)",
      in: Self.twoAids)
    #expect(try PackLintTests.notes(text) == [])
    #expect(
      try PackLintTests.notes(text, .notice) == [
        PackLintTests.place("name: equipment", in: text)
          + "programmes[project].chain[equipment]: no rule grants anything here. "
          + "Add a rule at award with the effect grant; without one the award is of nothing."
      ])
  }

  @Test func aGrantThatIsOffDoesNotCount() throws {
    let text = PackBench.changed(
      "    at: award\n    when: \"true\"", "    at: award\n    off: not now\n    when: \"true\"")
    #expect(try PackLintTests.notes(text, .notice).contains { $0.contains("no rule grants anything here") })
  }

  @Test func aParentsAidStepIsItsOwnAffair() throws {
    let base = PackBench.changed(
      "    at: award\n    when: \"true\"", "    at: award\n    off: not now\n    when: \"true\"")
    let child = try PackBench.child("", of: base)
    #expect(PackLint.notes(child).filter { $0.problem.message.contains("no rule grants") }.isEmpty)
  }

  @Test func aGrantAtAStepThatPaysNothing() throws {
    try expect(
      "    steps: [works]", "    steps: [works, visits]", at: "id: works-county",
      "rules[works-county]: grants at visits, which is no aid step. Name aid steps only.")
  }

  @Test func aGrantThatReachesNoAid() throws {
    let text = PackBench.changed("    steps: [works]", "    steps: [visits]")
    let found = try PackLintTests.notes(text)
    #expect(
      found.contains(
        PackLintTests.place("id: works-county", in: text)
          + "rules[works-county]: can never fire at award: no step of its programmes is of kind aid. "
          + "Judge it at another occasion, or name the programme that has such a step."), "\(found)")
  }

  @Test(arguments: [("help-unit", "countt"), ("help-unit", "conuty"), ("help-unit", "count")])
  func aFundMisspelt(old: String, new: String) throws {
    try expect(
      "    fund: \(old)", "    fund: \(new)", at: "id: works-unit",
      "rules[works-unit].fund: \"\(new)\" is nearly \"county\" of works-county. "
        + "If they are one fund, write its name the same way.", .notice)
  }

  @Test(arguments: ["county", "town", "county-9"])
  func aFundOfAnotherName(name: String) throws {
    #expect(try PackLintTests.notes(PackBench.changed("    fund: help-unit", "    fund: \(name)"), .notice) == [])
  }

  @Test func aGrantMayBeMadeToEveryCase() throws {
    let text = PackBench.changed("when: \"true\"", "when: \"false\"")
    #expect(
      try PackLintTests.notes(text).contains {
        $0.contains("rules[allowance-province]: can never fire: its condition is always false")
      })
    let flag = PackBench.changed("when: award.amount > fen(1000000) && award.instalments < 3", "when: \"true\"")
    #expect(try PackLintTests.notes(flag).contains { $0.contains("rules[works-large]: fires always") })
  }

  @Test func aGrantNeedsATestAndOneWithoutItWhereItDepends() throws {
    func without(_ name: String) throws -> [String] {
      var text = PackBench.small
      let start = try #require(text.range(of: "  - name: \(name)\n")).lowerBound
      let end = text.range(of: "\n  - name: ", range: start..<text.endIndex)!.lowerBound
      text.removeSubrange(start...end)
      return try PackLintTests.notes(text).map { String($0.drop { $0 != " " }.dropFirst()) }
    }
    #expect(
      try without("three persons") == [
        "rules[allowance-province]: has no test in which it fires. Add one under `tests:`."
      ])
    let message = "has no test in which it is judged and does not. Add one under `tests:`."
    #expect(
      try without("nothing planned")
        == ["works-county", "works-unit", "works-large"].map { "rules[\($0)]: \(message)" })
  }

  @Test func grantsOfOneConditionAreNotShadowed() throws {
    let text = PackBench.changed(
      "when: evidence.planned > fen(0)", "let:\n      half: share(50, evidence.planned)\n    when: half > fen(0)")
    #expect(try PackLintTests.notes(text) == [])
  }

  @Test func readmissionHasToLeadSomewhere() throws {
    try expect(
      "        readmitTo: approval\n", "", at: "id: fallen-back",
      "rules[fallen-back]: readmits at project/visits, which does not say where to. Add `readmitTo:` to the step.")
    try expect(
      "effect: readmit\n", "effect: flag\n", at: "name: visits\n        title",
      "programmes[project].chain[visits]: no rule readmits a household here. "
        + "Add a rule at visit with the effect readmit, or remove `readmitTo`.", .notice)
  }

  @Test func aVisitNeedsAFollowUp() throws {
    let text = PackLintTests.added("    at: [intake, visit]\n    when: household.persons > 8", PackLintTests.both)
    #expect(
      try PackLintTests.notes(text) == [
        PackLintTests.place("id: extra", in: text)
          + "rules[extra]: can never fire at visit: no step of its programmes is of kind followup. "
          + "Judge it at another occasion, or name the programme that has such a step."
      ])
  }
}

/// The steps of a chain that pays, exits and follows up.
@Suite struct AidChainTests {
  func problems(_ old: String, _ new: String) -> [String] {
    PackBench.problems(PackBench.changed(old, new)).map { String($0.description.drop { $0 != " " }.dropFirst()) }
  }

  static func review(_ name: String, _ level: String, _ more: String = "") -> String {
    """
          - name: \(name)
            title: {en: Review, zh: 审核}
            kind: review
            level: \(level)
            clause: R-353 002:107 「審核」
            signers: [countyHead]
    \(more)
    """ + "\n"
  }

  static func step(_ name: String, in text: String = PackBench.small) -> String {
    let start = text.range(of: "      - name: \(name)\n")!.lowerBound
    let rest = text.index(start, offsetBy: 8)
    let end =
      [
        text.range(of: "\n      - name: ", range: rest..<text.endIndex),
        text.range(of: "\nparameters:", range: rest..<text.endIndex),
      ]
      .compactMap { $0?.lowerBound }.min()!
    return String(text[start..<end]) + "\n"
  }

  @Test func aidMayBeFollowedByMore() {
    // The small pack's works are followed by an exit and visits, and its exit begins in the village again.
    #expect(PackBench.problems(PackBench.small) == [])
  }

  @Test func everyRoundOfReviewsGoesUpward() {
    let exit = "      - name: exit-review\n"
    #expect(
      problems(exit, Self.review("a", "village") + Self.review("b", "township") + Self.review("c", "county") + exit)
        == [
          "programmes[2].chain[5]: the village reviews after the county. Reviews go upward: village, township, county (R-353)."
        ])
    let works = "      - name: works\n"
    #expect(problems(works, Self.review("a", "village") + Self.review("b", "county") + works) == [])
    #expect(
      problems(works, Self.review("a", "village") + Self.review("b", "village") + works) == [
        "programmes[2].chain[2]: the village reviews after the village. Reviews go upward: village, township, county (R-353)."
      ])
  }

  @Test func whatComesBehindTheRegistration() throws {
    for (name, what) in [("works", "aid"), ("exit-review", "the exit"), ("visits", "a follow-up")] {
      let step = Self.step(name)
      let moved = PackBench.small.replacingOccurrences(of: step, with: "")
        .replacingOccurrences(of: "      - name: approval\n", with: step + "      - name: approval\n")
        .replacingOccurrences(of: "        readmitTo: approval\n", with: "")
      let found = PackBench.problems(moved).map(\.message)
      #expect(found.contains("\(what) comes before the household is registered"), "\(name): \(found)")
    }
  }

  @Test func oneExit() {
    let visits = "      - name: visits\n"
    #expect(
      problems(visits, Self.review("second", "county", "        exits: true") + visits) == [
        "programmes[2].chain[3]: a second step is the exit"
      ])
  }

  @Test func aChainWithoutComparisonAsksNobodyAgain() {
    let comparison = Self.step("comparison")
    #expect(
      problems(comparison, "") == [
        "programmes[0].chain[3].benefit.reverify.to: the chain has no comparison that could be asked again. Add one, or remove `reverify`."
      ])
  }
}
