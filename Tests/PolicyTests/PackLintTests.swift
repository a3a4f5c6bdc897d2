import Foundation
import Policy
import Testing

/// Packs that load and are wrong all the same.
@Suite struct PackLintTests {
  /// What `lint` says of a changed small pack, as people read it.
  static func notes(_ text: String, _ weight: PackNote.Weight = .mistake) throws -> [String] {
    PackLint.notes(try PackLoader.load(text: text)).filter { $0.weight == weight }.map(\.problem.description)
  }

  /// Where the passage begins, as messages name it.
  static func place(_ passage: String, in text: String) -> String {
    let before = text[..<text.range(of: passage)!.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
    return "pack.yaml:\(before.count):\(before.last!.count + 1): "
  }

  func expect(_ text: String, at passage: String, _ message: String) throws {
    let found = try Self.notes(text)
    #expect(found == [Self.place(passage, in: text) + message])
  }

  /// Each line of one more rule for registration at intake, with tests in which it fires and does not.
  static func added(_ lines: String, _ tests: String = "", id: String = "extra", clause: String = "L-90 x") -> String {
    PackBench.changed(
      "tests:\n",
      """
        - id: \(id)
          title: {en: Extra, zh: 附加}
          clause: \(clause)
          programmes: [registration]
          effect: flag
          reason: test.extra
          message: {en: extra, zh: 附加}
      \(lines)
      tests:
      \(tests)
      """ + (tests.isEmpty ? "" : "\n"))
  }

  static let both = """
      - {name: fires, programme: registration, at: intake, on: 2018-05-01, given: {household.persons: 9}, expect: {fires: [extra]}}
      - {name: does not, programme: registration, at: intake, on: 2018-05-01, expect: {fires: []}}
    """

  @Test func anHonestRuleIsWithoutNote() throws {
    #expect(try Self.notes(Self.added("    at: intake\n    when: household.persons > 8", Self.both)) == [])
  }

  @Test func aValueThatBeginsAfterThePack() throws {
    let text = PackBench.changed("{from: 2017-01-01, value: 70", "{from: 2017-03-01, value: 70")
    try expect(
      text, at: "attendance:\n",
      "parameters.attendance: has no value from 2017-01-01, when the pack comes into force, to 2017-02-28. "
        + "Add the value that holds from 2017-01-01, or let the pack begin later.")
  }

  @Test func aRuleThatCanNeverFire() throws {
    let text = Self.added("    at: intake\n    when: false && household.persons > 8")
    let found = try Self.notes(text)
    #expect(
      found.contains(
        Self.place("id: extra", in: text)
          + "rules[extra]: can never fire: its condition is always false. "
          + "Compare something of the case; see the table of variables."), "\(found)")
  }

  @Test func aRuleThatFiresAlways() throws {
    let text = Self.added("    at: intake\n    when: household.persons > 8 || 1 < 2")
    let found = try Self.notes(text)
    #expect(
      found.contains(
        Self.place("id: extra", in: text)
          + "rules[extra]: fires always: its condition does not depend on the case. "
          + "Compare something of the case; see the table of variables."), "\(found)")
  }

  @Test(arguments: [
    (
      "2016-12-31" as String?, nil as String?,
      "ended on 2016-12-31, before the pack comes into force: it can never fire. "
        + "Remove it, or add `off:` to keep it for the record."
    ),
    (
      nil as String?, "2021-01-01" as String?,
      "begins on 2021-01-01, after the pack ends on 2020-12-31: it can never fire. "
        + "Move the date, or remove the rule."
    ),
  ])
  func aRuleOutsideThePacksTime(to: String?, from: String?, message: String) throws {
    let days = to.map { "    to: \($0)\n" } ?? "    from: \(from!)\n"
    let text = Self.added(days + "    at: intake\n    when: household.persons > 8")
      .replacingOccurrences(of: "cases: pinned", with: "inForceTo: 2020-12-31\ncases: pinned")
    let found = try Self.notes(text)
    #expect(found.contains(Self.place("id: extra", in: text) + "rules[extra]: " + message), "\(found)")
  }

  @Test func aRuleAtAnOccasionThatNeverComes() throws {
    let text = Self.added("    at: [intake, award]\n    when: household.persons > 8", Self.both)
      .replacingOccurrences(
        of: "programmes: [registration]\n    effect: flag", with: "programmes: [medical-aid]\n    effect: flag"
      )
      .replacingOccurrences(
        of: "programme: registration, at: intake, on: 2018-05-01",
        with: "programme: medical-aid, at: intake, on: 2018-05-01")
    try expect(
      text, at: "id: extra",
      "rules[extra]: can never fire at award: no step of its programmes is of kind aid. "
        + "Judge it at another occasion, or name the programme that has such a step.")
  }

  @Test func stepsWhereThereIsNone() throws {
    let text = Self.added("    at: intake\n    steps: [village-review]\n    when: household.persons > 8")
    let found = try Self.notes(text)
    #expect(
      found.contains(
        Self.place("id: extra", in: text)
          + "rules[extra]: names steps, but intake and change belong to none. Remove `steps`, or judge it at a step."),
      "\(found)")
  }

  @Test func aShadowedRule() throws {
    let text = Self.added(
      "    at: [intake, change]\n    let:\n      gap: household.perCapitaIncome - parameters.line\n    when: gap >= fen(0)",
      """
        - {name: fires, programme: registration, at: intake, on: 2018-05-01, given: {household.income: 9000000}, expect: {fires: [income-above-line, extra]}}
        - {name: does not, programme: registration, at: intake, on: 2018-05-01, expect: {fires: []}}
      """)
    try expect(
      text, at: "id: extra",
      "rules[extra]: is shadowed by income-above-line, which has the same condition. "
        + "Join the two: further rule numbers go under `also`.")
  }

  @Test func aStrongerRuleBehindIsNotShadowed() throws {
    let strong = Self.added("    at: intake\n    when: evidence.ownPay > fen(100)")
      .replacingOccurrences(
        of: "programmes: [registration]\n    effect: flag", with: "programmes: [medical-aid]\n    effect: flag")
    #expect(try !Self.notes(strong).contains { $0.contains("shadowed") })
  }

  @Test(arguments: ["R-367", "R-368", "R-437", "R-438", "R-439", "R-440", "R-441", "R-444", "R-445"])
  func aBarredRuleSwitchedOn(number: String) throws {
    let text = Self.added("    at: intake\n    when: household.persons > 8", Self.both, clause: "\(number) 002:1 「x」")
    try expect(
      text, at: "id: extra",
      "rules[extra]: turns on \(number), which is historical and unlawful today (C-30). "
        + "Add `off:` with the reason, or remove the rule.")
    let beside = Self.added("    at: intake\n    also: [\(number)]\n    when: household.persons > 8", Self.both)
    #expect(try Self.notes(beside).count == 1)
    let off = Self.added(
      "    at: intake\n    off: kept for the record\n    when: household.persons > 8", clause: "\(number) 002:1 「x」")
    #expect(try Self.notes(off) == [])
  }

  @Test func aNoticeThatCannotFit() throws {
    let text = PackBench.changed("overdueAfterDays: 20", "overdueAfterDays: 6")
    try expect(
      text, at: "name: village-notice",
      "programmes[registration].chain[village-notice]: a notice of 7 days cannot end within 6 days (C-06). "
        + "Post earlier, or allow more days: R-308 asks for 7.")
    #expect(try Self.notes(PackBench.changed("overdueAfterDays: 20", "overdueAfterDays: 7")) == [])
  }

  @Test func aNoticeThatFitsWorkingDays() throws {
    // Five working days from a Sunday are six days.
    #expect(try Self.notes(PackBench.changed("overdueAfterDays: 20", "overdueAfterWorkdays: 5")).count == 1)
    #expect(try Self.notes(PackBench.changed("overdueAfterDays: 20", "overdueAfterWorkdays: 6")) == [])
  }

  @Test(arguments: [
    (["above the line"], "has no test in which it fires"),
    (["below the line"], "has no test in which it is judged and does not"),
    (
      ["above the line", "below the line"], "has no test in which it fires, and none in which it is judged and does not"
    ),
  ])
  func aRuleWithoutTest(removed: [String], message: String) throws {
    var text = PackBench.small
    for name in removed {
      let start = text.range(of: "  - name: \(name)\n")!.lowerBound
      let end = text.range(of: "  - name: ", range: text.index(after: start)..<text.endIndex)!.lowerBound
      let next = text[start..<end].hasSuffix("\n") ? end : end
      text.removeSubrange(start..<next)
    }
    try expect(text, at: "id: income-above-line", "rules[income-above-line]: \(message). Add one under `tests:`.")
  }

  @Test func whatIsWorthKnowing() throws {
    let text = PackBench.changed(
      "parameters:\n",
      """
      parameters:
        povertyLine:
          title: {en: Poverty line, zh: 贫困线}
          unit: fen
          required: {clause: R-323 001:77 「贫困线以下」, because: the document gives no figure}

      """)
    let place = Self.place("povertyLine:", in: text)
    #expect(try Self.notes(text) == [])
    #expect(
      try Self.notes(text, .notice) == [
        place + "parameters.povertyLine: is not set (R-323: the document gives no figure). "
          + "The pack can be built on; it cannot be published before the value is set.",
        place + "parameters.povertyLine: is used by no rule. "
          + "It is kept for reports; a rule that should use it may have the name wrong.",
      ])
    #expect(try PackLoader.load(text: text).unset.map(\.name) == ["povertyLine"])
  }

  @Test func versionsBesideEachOther() throws {
    func pack(_ from: String, _ to: String?) throws -> Pack {
      try PackLoader.load(
        text: PackBench.changed(
          "inForceFrom: 2017-01-01", "inForceFrom: \(from)" + (to.map { "\ninForceTo: \($0)" } ?? "")))
    }
    func notes(_ packs: [Pack]) -> [String] { PackLint.notes(packs).map(\.problem.description) }
    let newer = try pack("2020-01-01", nil)
    #expect(notes([newer, try pack("2017-01-01", "2019-12-31")]) == [])
    #expect(
      notes([newer, try pack("2017-01-01", nil)])
        == ["bench: inForceTo: two versions of the pack are in force from 2020-01-01. End the older one on 2019-12-31."]
    )
    #expect(
      notes([try pack("2017-01-01", "2019-12-30"), newer])
        == [
          "bench: inForceFrom: no version of the pack is in force from 2019-12-31 to 2019-12-31. Let the newer one begin on 2019-12-31."
        ])
  }

  @Test(arguments: PackBench.packs)
  func thePacksOfTheRepositoryHaveNoMistake(name: String) throws {
    let notes = PackLint.notes(try PackLoader.load(directory: PackBench.path(name)))
    #expect(notes.filter { $0.weight == .mistake }.map(\.problem.description) == [])
  }
}

/// What a test of a pack that does not come out is told.
@Suite struct PackTesterTests {
  func faults(_ old: String, _ new: String) throws -> [String] {
    let pack = try PackLoader.load(text: PackBench.changed(old, new))
    return PackTester(pack).run().outcomes.flatMap(\.faults)
  }

  @Test func whatDidNotComeOut() throws {
    #expect(
      try faults("given: {household.income: 1200003}", "given: {household.income: 1199999}") == [
        "income-above-line was judged and did not fire", "the effect is none, not refuse",
        "no text says \"above\"; they say: ", "gap is -1, not 1",
      ])
    #expect(
      try faults("expect: {fires: [], effect: none}", "expect: {fires: [own-pay]}") == ["own-pay was not judged here"])
    #expect(
      try faults("expect: {fires: [attendance-low], effect: return}", "expect: {fires: []}") == [
        "attendance-low fired too"
      ])
    #expect(
      try faults("values: {gap: 1}", "values: {gap: 2, width: 3}") == [
        "gap is 1, not 2", "no rule that was judged gives width",
      ])
    #expect(
      try faults("message: above", "message: upon")[0].hasPrefix(
        "no text says \"upon\"; they say: 4000.01 yuan is 0.01 yuan above | "))
  }

  @Test func aRuleThatCannotBeJudged() throws {
    #expect(
      try faults("when: gap >= fen(0)", "when: gap >= fen(0) && 1 / household.relativesInOffice > 0")[0]
        .hasPrefix("income-above-line could not be judged: "))
  }

  @Test func aGivenParameterReplacesTheValueInForce() throws {
    #expect(
      try faults(
        "given: {household.income: 1200003}", "given: {household.income: 900003, parameters.line: 300000}") == [])
    #expect(try faults("given: {meeting.present: 69}", "given: {meeting.present: 0}") == [])
  }

  @Test func coverageCountsFiredAndMet() throws {
    let result = PackTester(try PackLoader.load(text: PackBench.small)).run()
    #expect(result.coverage.count == 9)
    for (id, coverage) in result.coverage {
      // The allowance is granted to every case.
      #expect(coverage.fired == 1 && coverage.met == (id == "allowance-province" ? 0 : 1), "\(id)")
    }
  }
}
