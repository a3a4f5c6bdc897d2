import Contract
import Policy
import Testing

@Suite struct PackDiffTests {
  static func lines(_ old: String, _ new: String, _ language: Language = .en) throws -> [String] {
    try PackDiff(SmallPack.pack(old), SmallPack.pack(new)).differences.map { $0.text.text(language) }
  }

  static func change(_ old: String, _ new: String, _ language: Language = .en) throws -> [String] {
    try lines(SmallPack.province, SmallPack.province.with(old, new), language)
  }

  static let later = "value: 24, clause: R-325 001:86 「24倍的」}"

  @Test func aPackIsLikeItself() throws {
    #expect(try Self.lines(SmallPack.province, SmallPack.province) == [])
    #expect(try Self.change("- name: much", "- name: very much") == [], "tests are not compared")
  }

  @Test func aValueChangesFromADay() throws {
    let new = Self.later + ", {from: 2027-01-01, value: 20, clause: R-325 001:86 「24倍的」}"
    #expect(try Self.change(Self.later, new) == ["asset multiple 24 to 20 from 2027-01-01, R-325"])
    #expect(try Self.change(Self.later, new, .zh) == ["自2027-01-01起，金融资产倍数由24改为20倍（R-325）"])
    let old = SmallPack.province
    #expect(try Self.lines(old.with(Self.later, new), old) == ["asset multiple 20 to 24 from 2027-01-01, R-325"])
  }

  @Test func aValueChangesForAWhile() throws {
    let new =
      Self.later + ", {from: 2027-01-01, value: 20, clause: R-325 a}, {from: 2028-01-01, value: 24, clause: R-325 b}"
    #expect(try Self.change(Self.later, new) == ["asset multiple 24 to 20 from 2027-01-01 to 2027-12-31, R-325"])
  }

  @Test func aValueIsStatedAgain() throws {
    let new = Self.later + ", {from: 2027-01-01, value: 24, clause: R-330 c}"
    #expect(try Self.change(Self.later, new) == ["asset multiple stated again, still 24, from 2027-01-01, R-330"])
    #expect(
      try Self.change("value: 24, clause: R-325 001:86 「24倍的」}", "value: 24, clause: R-330 001:86 「24倍的」}") == [
        "asset multiple, clause: \"R-325 001:86 「24倍的」\" to \"R-330 001:86 「24倍的」\" from 2017-01-01"
      ])
  }

  @Test func parametersComeGoAndAreSet() throws {
    let required = "required: {clause: R-161 001:86 「低保标准」, because: each county sets its own}"
    let set = "values: [{from: 2018-01-01, value: 64000, clause: L-12 figure}]"
    #expect(
      try Self.change(required, set) == ["monthly standard, required so far, now 640.00 yuan from 2018-01-01, L-12"])
    let old = SmallPack.province
    #expect(
      try Self.lines(old.with(required, set), old) == [
        "monthly standard no longer has a value and must be set by the deployment, R-161"
      ])
    let more = old.with(
      "rules:\n",
      "  persons:\n    title: {en: Most persons, zh: 人数}\n    unit: persons\n    values: [{from: 2018-01-01, value: 5, clause: L-03 x}]\nrules:\n"
    )
    #expect(try Self.lines(old, more) == ["most persons added: 5 persons from 2018-01-01, L-03"])
    #expect(try Self.lines(more, old) == ["most persons removed"])
    #expect(try Self.change("tightens: lower", "locked: true").count == 2)
  }

  @Test func rulesChange() throws {
    let name = "rule assets (assets above the multiple)"
    #expect(
      try Self.change("household.perCapitaAssets > limit", "household.perCapitaAssets >= limit") == [
        "\(name), condition: \"household.perCapitaAssets > limit\" to \"household.perCapitaAssets >= limit\", R-325"
      ])
    #expect(try Self.change("effect: refuse", "effect: flag") == ["\(name), effect: \"refuse\" to \"flag\", R-325"])
    #expect(
      try Self.change("remedy: {en: below,", "remedy: {en: fewer,") == [
        "\(name), English remedy: \"below\" to \"fewer\""
      ])
    #expect(try Self.change("also: [R-329]", "also: [R-329, R-338]") == ["\(name), further rules: R-338 added"])
    #expect(try Self.change("also: [R-329]\n    at: intake", "at: [intake, change]").count == 2)
    #expect(
      try Self.change("also: [R-329]", "off: it is not applied")
        == [
          "\(name) switched off: it is not applied", "\(name), further rules: R-329 removed",
        ].map { $0.replacing("\n", with: "") })
    #expect(
      try Self.change("to: 2019-12-31\n", "\n") == ["rule old-list (old list), in force to: \"2019-12-31\" removed"])
  }

  @Test func rulesComeAndGo() throws {
    let whole = SmallPack.province
    let start = try #require(whole.range(of: "  - id: old-list"))
    let end = try #require(whole.range(of: "tests:\n"))
    let without = String(whole[..<start.lowerBound] + whole[end.lowerBound...])
    #expect(try Self.lines(without, whole) == ["rule old-list (old list) added: flag at intake, R-320"])
    #expect(try Self.lines(whole, without) == ["rule old-list (old list) removed, R-320"])
    #expect(try Self.lines(whole, without, .zh) == ["删除规则old-list（旧名单）（R-320）"])
  }

  @Test func stepsChange() throws {
    let name = "registration, step village-notice"
    #expect(
      try Self.change("value: 7, clause", "value: 10, clause") == [
        "\(name), notice 7 to 10 days from 2017-01-01, R-308"
      ])
    #expect(
      try Self.change("places: [villageBoard]", "places: [groupBoard, broadcast]") == [
        "\(name), places: village group board, village broadcast added; village notice board removed"
      ])
    #expect(
      try Self.change("overdueAfterDays: 20", "overdueAfterWorkdays: 15") == [
        "\(name), overdue after: 20 days to 15 working days"
      ])
    #expect(
      try Self.change("signers: [villageHead, firstSecretary]", "signers: [villageHead]\n        takesPlace: true") == [
        "registration, step village-review, signers: first secretary removed",
        "registration, step village-review: now takes one of the village's places",
      ])
    #expect(
      try Self.change("value: 30, clause: L-02", "value: 45, clause: L-02") == [
        "programme registration, days a paper waits 30 to 45 days from 2017-01-01, L-02"
      ])
  }

  @Test func stepsMove() throws {
    let whole = SmallPack.province
    let review = try #require(whole.range(of: "      - name: village-review"))
    let notice = try #require(whole.range(of: "      - name: village-notice"))
    let county = try #require(whole.range(of: "      - name: county-review"))
    let moved =
      whole[..<review.lowerBound] + whole[notice.lowerBound..<county.lowerBound]
      + whole[review.lowerBound..<notice.lowerBound] + whole[county.lowerBound...]
    let lines = try Self.lines(whole, String(moved))
    #expect(lines.count == 1)
    #expect(lines[0].contains("moved from no."))
    let without = whole[..<notice.lowerBound] + whole[county.lowerBound...]
    #expect(try Self.lines(whole, String(without)) == ["registration, step village-notice removed, R-310"])
    #expect(
      try Self.lines(String(without), whole) == [
        "registration, step village-notice added as no. 2: notice, village, R-310"
      ])
  }

  @Test func calendarsAndHeadsChange() throws {
    #expect(
      try Self.change("to: 2026-02-17", "to: 2026-02-19") == [
        "calendar: 2026-02-18 to 2026-02-19 (Spring Festival) becomes a holiday"
      ])
    #expect(
      try Self.change("workdays: [2026-02-14]", "workdays: [2026-02-28]") == [
        "calendar: 2026-02-14 no longer worked", "calendar: 2026-02-28 becomes a working day",
      ])
    #expect(
      try Self.change("\"340000000000\"", "\"341200000000\"") == [
        "pack, jurisdiction: \"340000000000\" to \"341200000000\""
      ])
    #expect(
      try Self.change("inForceFrom: 2017-01-01", "inForceFrom: 2017-01-01\ninForceTo: 2026-12-31") == [
        "pack, in force to: \"2026-12-31\" added"
      ])
  }

  @Test func evidenceChanges() throws {
    let field = "evidence: [{name: ownPay, type: fen, title: {en: Own pay, zh: 自付}, default: 0}]\n    chain:"
    let old = SmallPack.province
    let new = old.with("chain:", field)
    #expect(try Self.lines(old, new) == ["programme registration, card field ownPay added: fen, default 0.00"])
    #expect(
      try Self.lines(new, new.with("default: 0}", "required: true}")) == [
        "programme registration, card field ownPay: \"fen, default 0.00\" to \"fen, required\""
      ])
  }
}
