import Policy

/// Small packs for tests: a province and a county that builds on it.
enum SmallPack {
  static let province = """
    id: base
    title: {en: Base, zh: 基础}
    jurisdiction: "340000000000"
    document: The province's document
    inForceFrom: 2017-01-01
    calendar: work
    calendars:
      - id: work
        holidays:
          - {from: 2026-02-15, to: 2026-02-17, title: {en: Spring Festival, zh: 春节}}
        workdays: [2026-02-14]
    programmes:
      - id: registration
        title: {en: Registration, zh: 建档立卡}
        clause: R-119 002:63 「再次公示」
        parkedDays: [{from: 2017-01-01, value: 30, clause: L-02 a month}]
        chain:
          - name: village-review
            title: {en: Village appraisal, zh: 村级评议}
            kind: review
            level: village
            clause: R-144 003:26 「开好三个会议」
            signers: [villageHead, firstSecretary]
            meetings: [assembly]
          - name: village-notice
            title: {en: Village notice, zh: 村级公示}
            kind: notice
            level: village
            clause: R-310 002:63 「先在村公示無異議」
            overdueAfterDays: 20
            places: [villageBoard]
            noticeDays: [{from: 2017-01-01, value: 7, clause: R-308 003:19 「公示时间不得少于7天」}]
          - name: county-review
            title: {en: County review, zh: 县级审定}
            kind: review
            level: county
            clause: R-027 003:26 「报县人民政府审定」
            signers: [countyHead]
            registers: true
    parameters:
      assetMultiple:
        title: {en: Asset multiple, zh: 金融资产倍数}
        unit: times
        tightens: lower
        values: [{from: 2017-01-01, value: 24, clause: R-325 001:86 「24倍的」}]
      monthlyStandard:
        title: {en: Monthly standard, zh: 月低保标准}
        unit: fen
        required: {clause: R-161 001:86 「低保标准」, because: each county sets its own}
    rules:
      - id: assets
        title: {en: Assets above the multiple, zh: 金融资产超过倍数}
        clause: R-325 001:86 「24倍的」
        also: [R-329]
        at: intake
        let:
          limit: parameters.assetMultiple * parameters.monthlyStandard
        when: household.perCapitaAssets > limit
        effect: refuse
        reason: assets.over
        message: {en: "above {limit}", zh: "高于{limit}"}
        remedy: {en: below, zh: 低于}
      - id: old-list
        title: {en: Old list, zh: 旧名单}
        clause: R-320 002:86 「低于625元」
        at: intake
        to: 2019-12-31
        when: household.income < fen(62500)
        effect: flag
        reason: income.old
        message: {en: low, zh: 低}
    tests:
      - name: much
        programme: registration
        at: intake
        on: 2020-01-01
        given: {household.financialAssets: 9000000, parameters.monthlyStandard: 64000}
        expect: {fires: [assets]}
      - name: little
        programme: registration
        at: intake
        on: 2020-01-01
        given: {parameters.monthlyStandard: 64000}
        expect: {fires: []}

    """

  static let county = """
    id: county
    title: {en: County, zh: 县}
    parent: ../base
    jurisdiction: "341200000000"
    document: The county's document
    inForceFrom: 2018-01-01
    parameters:
      assetMultiple:
        values:
          - {from: 2017-01-01, value: 24, clause: R-325 001:86 「24倍的」}
          - {from: 2027-01-01, value: 20, clause: R-325 the county's own figure}
      monthlyStandard:
        values: [{from: 2018-01-01, value: 64000, clause: L-12 the county's figure}]
    rules:
      - id: old-list
        off: the list is closed

    """

  static let files = ["base/pack.yaml": province, "county/pack.yaml": county]

  /// The county with what it builds on.
  static func layers(_ county: String = county, _ province: String = province) throws -> PackLayers {
    try PackLayers(source(county, province))
  }

  static func source(_ county: String = county, _ province: String = province) -> PackSource {
    PackSource(files: [
      .init(name: "pack.yaml", label: "county/pack.yaml", text: county),
      .init(name: "parent/pack.yaml", label: "base/pack.yaml", text: province),
    ])
  }

  static func pack(_ text: String = province) throws -> Pack { try PackLoader.load(text: text) }
}

extension String {
  /// With one passage replaced, which must occur.
  func with(_ old: String, _ new: String) -> String {
    guard contains(old) else { preconditionFailure("no passage: \(old)") }
    return replacing(old, with: new, maxReplacements: 1)
  }
}
