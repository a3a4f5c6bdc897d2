import Policy
import Testing

/// A pack's tests at the award, where grants add up before the other rules are judged, and at visits.
@Suite struct AidTesterTests {
  func faults(_ old: String, _ new: String) throws -> [String] {
    let pack = try PackLoader.load(text: PackBench.changed(old, new))
    return PackTester(pack).run().outcomes.flatMap(\.faults)
  }

  @Test func grantsSeeWhatThoseBeforeAdded() throws {
    #expect(try faults("works-unit: 500001", "works-unit: 500000") == ["works-unit is 500001, not 500000"])
    #expect(
      try faults("award.amount: 1000001, award", "award.amount: 1000000, award") == [
        "award.amount is 1000001, not 1000000"
      ])
    #expect(try faults("award.instalments: 2}", "award.instalments: 1}") == ["award.instalments is 2, not 1"])
  }

  @Test func theValueOfSeveralRulesIsNamedByItsRule() throws {
    #expect(
      try faults("works-county: 500000", "value: 500000") == [
        "several rules give a value: name the rule instead, as in {works-county: 500000}"
      ])
    // The same sum twice is no question.
    #expect(try faults("given: {evidence.planned: 1000001}\n", "given: {evidence.planned: 1000000}\n").count == 4)
    #expect(try faults("values: {value: 67500, award", "values: {allowance-province: 67500, award") == [])
  }

  @Test func whatATestGivesStands() throws {
    #expect(
      try faults("given: {evidence.planned: 1000001}\n", "given: {evidence.planned: 1000001, award.amount: 5}\n") == [
        "works-large was judged and did not fire", "the effect is grant, not flag", "award.amount is 5, not 1000001",
      ])
    #expect(
      try faults("given: {evidence.planned: 1000001}\n", "given: {evidence.planned: 1000001, award.granted: 2}\n") == [
        "no text says \"after 5000.00 yuan\"; they say: half: 5000.00 yuan | 一半：5000.00元 | after 5000.02 yuan: 4999.99 yuan | 已有5000.02元，另4999.99元 | 10000.01 yuan in 2 | 2期共10000.01元",
        "works-unit is 499999, not 500001",
      ])
    #expect(
      try faults("given: {evidence.planned: 1000001}\n", "given: {evidence.planned: 1000001, award.instalments: 3}\n")
        .contains(
          "works-large was judged and did not fire"))
  }

  @Test func aGrantThatCannotBeMade() throws {
    let below = try faults("value: evidence.planned - award.granted", "value: award.granted - evidence.planned")
    #expect(below.first == "works-unit could not be judged: the grant is below zero")
    let large = try faults("value: half", "value: fen(9223372036854775807)")
    #expect(large.contains { $0.hasPrefix("works-unit could not be judged: ") }, "\(large)")
    let both = try faults("value: evidence.planned - award.granted", "value: fen(9223372036854775807)")
    #expect(both.contains("works-unit: the grants are too large together"), "\(both)")
  }

  @Test func aValueThatWasNotGrantedIsNotThere() throws {
    #expect(
      try faults("values: {award.amount: 0}", "values: {award.amount: 0, works-county: 0}") == [
        "no rule that was judged gives works-county"
      ])
  }

  @Test func theSampleHouseholdIsHelpedAndPlanned() throws {
    for condition in [
      "!household.helped", "!household.planned", "household.batches != 1", "case.exited != (household.income < fen(0))",
    ] {
      let text = PackBench.changed(
        "  - id: fallen-back\n",
        """
          - id: extra
            title: {en: Extra, zh: 附加}
            clause: L-90 x
            programmes: [project]
            at: intake
            when: "\(condition)"
            effect: flag
            reason: test.extra
            message: {en: extra, zh: 附加}
          - id: fallen-back

        """)
      let sound = PackBench.changed(
        "tests:\n", "tests:\n  - {name: plain, programme: project, at: intake, on: 2018-05-01, expect: {fires: []}}\n",
        in: text)
      let faults = PackTester(try PackLoader.load(text: sound)).run().outcomes.flatMap(\.faults)
      #expect(faults == [], "\(condition)")
    }
  }

  /// Visits come after the exit, where the chain has one.
  @Test func aVisitFindsTheHouseholdOutOfPoverty() throws {
    #expect(try faults("        exits: true\n", "").contains("fallen-back was judged and did not fire"))
    #expect(
      try faults("visit.number: 2, visit.kind: followUp}", "case.exited: false}").contains(
        "fallen-back was judged and did not fire"))
    let mistake = PackBench.problems(PackBench.changed("visit.kind: followUp", "visit.kind: followup"))
    #expect(mistake.map(\.message) == ["no such word: \"followup\""])
  }
}
