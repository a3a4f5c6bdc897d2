import Contract
import Policy
import Testing

/// What a change of grants, stages, exits and follow-ups reads like.
@Suite struct AidDiffTests {
  func lines(_ old: String, _ new: String, _ language: Language = .en) throws -> [String] {
    try PackDiff(PackLoader.load(text: PackBench.small), PackLoader.load(text: PackBench.changed(old, new))).differences
      .map { $0.text.text(language) }
  }

  func back(_ old: String, _ new: String) throws -> [String] {
    try PackDiff(PackLoader.load(text: PackBench.changed(old, new)), PackLoader.load(text: PackBench.small)).differences
      .map(\.text.en)
  }

  /// A part of the small pack, up to what follows it.
  static func lines(from: String, to: String) -> String {
    let start = PackBench.small.range(of: from)!.lowerBound
    return String(PackBench.small[start..<PackBench.small.range(of: to)!.lowerBound])
  }

  @Test func grants() throws {
    let name = "rule works-county (share of the county)"
    #expect(
      try lines("value: half", "value: half + half") == ["\(name), computed value: \"half\" to \"half + half\", R-389"])
    #expect(try lines("fund: county", "fund: town") == ["\(name), fund: \"county\" to \"town\", R-389"])
    #expect(
      try lines("fund: county", "fund: county\n    earmark: roads") == [
        "\(name), earmark: \"project\" to \"roads\", R-389"
      ])
    #expect(try lines("fund: county", "fund: town", .zh) == ["规则works-county（县级部分），资金：“county”改为“town”（R-389）"])
  }

  @Test func schedules() throws {
    let name = "project, step works"
    let text = PackBench.changed("          schedule: stages\n", "")
    let start = try #require(text.range(of: "          stages:\n"))
    let end = try #require(text.range(of: "      - name: exit-review\n"))
    let once = try PackLoader.load(text: String(text[..<start.lowerBound] + text[end.lowerBound...]))
    let small = try PackLoader.load(text: PackBench.small)
    #expect(
      PackDiff(small, once).differences.map(\.text.en) == [
        "\(name), paid: by stages to at once", "\(name), stages: foundation, completion removed",
      ])
    #expect(PackDiff(once, small).differences[0].text.zh == "project环节“建设”，发放方式：一次性发放改为分期拨付")
    let allowance = "registration, step allowance"
    #expect(
      try lines("value: 3, clause: L-03", "value: 6, clause: L-03") == [
        "\(allowance), term 3 to 6 months from 2017-01-01, L-03"
      ])
  }

  @Test func stages() throws {
    let name = "project, step works, stage foundation"
    #expect(
      try lines("evidence: [photo, hiddenWorks]", "evidence: [photo, survey]") == [
        "\(name), evidence: survey added; hiddenWorks removed"
      ])
    #expect(
      try lines("[projectLeader, leaderInCharge, financeStaff]", "[leaderInCharge, projectLeader, financeStaff]") == [
        "\(name), signers: order now leader in charge, project leader, finance staff"
      ])
    #expect(
      try lines("clause: R-354 002:107", "clause: R-391 002:107") == [
        "project, step works, stage completion, clause: \"R-354 002:107 「逐級審核」\" to \"R-391 002:107 「逐級審核」\""
      ])
    let text = PackBench.changed("percent: 70", "percent: 60", in: PackBench.changed("percent: 30", "percent: 40"))
    let changes = PackDiff(try PackLoader.load(text: PackBench.small), try PackLoader.load(text: text)).differences
    #expect(
      changes.map(\.text.en) == [
        "\(name), share: \"30%\" to \"40%\", R-391",
        "project, step works, stage completion, share: \"70%\" to \"60%\", R-354",
      ])
  }

  @Test func reverification() throws {
    let name = "registration, step allowance"
    #expect(
      try lines("value: 365, clause: R-169", "value: 180, clause: R-169") == [
        "\(name), re-verification 365 to 180 days from 2017-01-01, R-169"
      ])
    let whole = Self.lines(from: "          reverify:\n", to: "  - id: medical-aid\n")
    #expect(try lines(whole, "") == ["\(name), re-verification removed"])
    #expect(try back(whole, "") == ["\(name), re-verification added: 365 days from 2017-01-01, R-169"])
  }

  @Test func exitsAndFollowUps() throws {
    #expect(try lines("        exits: true\n", "") == ["project, step exit-review: no longer the exit from poverty"])
    let name = "project, step visits"
    #expect(
      try lines("value: 90, clause: L-06", "value: 60, clause: L-06") == [
        "\(name), days between visits 90 to 60 days from 2017-01-01, L-06"
      ])
    #expect(
      try lines("value: 4, clause: L-06", "value: 8, clause: L-06") == ["\(name), visits 4 to 8 from 2017-01-01, L-06"])
    #expect(
      try lines("readmitTo: approval", "readmitTo: exit-review") == ["\(name), readmits to: approval to exit-review"])
    #expect(try lines("        readmitTo: approval\n", "") == ["\(name), readmits to: approval to none"])
  }

  @Test func programmes() throws {
    let name = "programme project"
    #expect(try lines("    claims: false\n", "") == ["\(name): now a programme with one live case a person"])
    #expect(
      try lines("      hard: true\n", "") == ["\(name): no longer refusing a household beyond the helper's limit"])
    #expect(
      try lines("value: 5, clause: R-043", "value: 6, clause: R-043") == [
        "\(name), households of a helper 5 to 6 from 2017-01-01, R-043"
      ])
    let part = Self.lines(from: "    helpers:\n", to: "    evidence:\n      - {name: planned")
    #expect(try lines(part, "") == ["\(name), households of a helper removed"])
    #expect(
      try back(part, "") == [
        "\(name), households of a helper added: 5 from 2017-01-01, R-043"
      ])
    #expect(
      try lines(", required: true, step: exit-review", ", default: true, step: exit-review") == [
        "\(name), card field guaranteed: \"bool, required, with exit-review\" to \"bool, default yes, with exit-review\""
      ])
  }

  @Test func whatAStepGrantsIsInTheView() throws {
    let layers = try PackLayers(PackSource(text: PackBench.small))
    func grants(_ day: String, _ layers: PackLayers) -> [[String]] {
      PackView(layers, on: Day(text: day)!).programmes.map { $0.steps.flatMap(\.grants).map(\.id) }
    }
    #expect(grants("2018-05-01", layers) == [["allowance-province"], [], ["works-county", "works-unit"]])
    let later = try PackLayers(
      PackSource(text: PackBench.changed("    fund: county\n", "    fund: county\n    from: 2019-01-01\n")))
    #expect(grants("2018-05-01", later)[2] == ["works-unit"])
    #expect(grants("2019-05-01", later)[2] == ["works-county", "works-unit"])
  }
}
