import Contract
import Policy
import Testing

@Suite struct PackViewTests {
  static let day = Day(text: "2026-06-01")!

  @Test func saysWhichPackStatesEachParameterAndWhatItReplaces() throws {
    let view = PackView(try SmallPack.layers(), on: Self.day)
    #expect(view.layers.packs.map(\.id) == ["county", "base"])
    let multiple = try #require(view.parameters.first { $0.parameter.name == "assetMultiple" })
    #expect(multiple.origin == "county")
    #expect(multiple.inForce?.value == 24)
    #expect(multiple.next?.value == 20)
    #expect(multiple.overrides?.pack == "base" && multiple.overrides?.value == 24)
    #expect(multiple.parameter.tightens == .lower)
    let standard = try #require(view.parameters.first { $0.parameter.name == "monthlyStandard" })
    #expect(standard.origin == "county")
    #expect(standard.overrides?.pack == "base" && standard.overrides?.value == nil)
    let later = PackView(try SmallPack.layers(), on: Day(text: "2027-01-01")!)
    #expect(later.parameters.first { $0.parameter.name == "assetMultiple" }?.inForce?.value == 20)
  }

  @Test func saysWhichRulesStandAndWhy() throws {
    let view = PackView(try SmallPack.layers(), on: Self.day)
    #expect(view.rule("assets")?.standing == .inForce)
    #expect(view.rule("assets")?.origin == "base")
    #expect(view.rule("assets")?.overrides == nil)
    #expect(view.rule("old-list")?.standing == .off("the list is closed"))
    #expect(view.rule("old-list")?.origin == "county")
    #expect(view.rule("old-list")?.overrides == "base")
    let base = try PackLayers(PackSource(text: SmallPack.province))
    #expect(PackView(base, on: Self.day).rule("old-list")?.standing == .ended(Day(text: "2019-12-31")!))
    #expect(PackView(base, on: Day(text: "2018-01-01")!).rule("old-list")?.standing == .inForce)
  }

  @Test func saysWhichPackProgrammesAndStepsComeFrom() throws {
    let inherited = PackView(try SmallPack.layers(), on: Self.day).programmes[0]
    #expect(inherited.origin == "base" && inherited.overrides == nil)
    #expect(inherited.steps.map(\.origin) == ["base", "base", "base"])
    #expect(inherited.steps.map { $0.noticeDays?.value } == [nil, 7, nil])
    let chain = """
      programmes:
        - id: registration
          chain:
            - name: county-review
              title: {en: County review, zh: 县级审定}
              kind: review
              level: county
              clause: R-027 003:26 「报县人民政府审定」
              signers: [countyHead]
              registers: true
            - name: county-notice
              title: {en: County notice, zh: 县级公告}
              kind: notice
              level: county
              clause: R-120 002:63 「公告」
              places: [portal]
              noticeDays: [{from: 2018-01-01, value: 5, clause: L-01 five}]

      """
    let changed = PackView(try SmallPack.layers(SmallPack.county + chain), on: Self.day).programmes[0]
    #expect(changed.origin == "county" && changed.overrides == "base")
    #expect(changed.steps.map(\.origin) == ["base", "county"])
  }

  @Test func findsThePacksOfARegionTheMostSpecificFirst() throws {
    let all = [try PackLayers(PackSource(text: SmallPack.province)), try SmallPack.layers()]
    func found(_ day: String, _ region: String?) -> [String] {
      PackLayers.inForce(all, on: Day(text: day)!, region: region.flatMap { Region.division($0) }).map(\.pack.id)
    }
    #expect(found("2026-06-01", "341225101001") == ["county", "base"])
    #expect(found("2026-06-01", "3413") == ["base"])
    #expect(found("2017-06-01", "3412") == ["base"])
    #expect(found("2026-06-01", "34") == ["base"])
    #expect(found("2026-06-01", nil) == ["county", "base"])
    #expect(found("2026-06-01", "35") == [])
    #expect(found("2016-12-31", nil) == [])
  }

  @Test func findsTheTestsOfARule() throws {
    let layers = try SmallPack.layers()
    let rule = try #require(layers.pack.rules.first { $0.id == "assets" })
    let tests = RuleTests(rule, layers)
    #expect(tests.fires.map(\.test.name) == ["much"])
    #expect(tests.silent.map(\.test.name) == ["little"])
    #expect(tests.fires.map(\.pack) == ["base"])
  }
}
