import Contract
import Policy

// A pack of a test: short chains, and amounts that come with the card, so that a story is about money.
//
// relief: one sum of two funds. stipend: by the month, checked again every ninety days. works: three stages.
// leaving: exit, visits, the way back. afterwards: paid after the exit. training: a person may be in several.
// twice: two aid steps.

extension Packs {
  static let aid = aid()

  /// With further rules, and values in place of those that stand here.
  static func aid(_ rules: String = "", replacing: [(String, String)] = []) -> Pack {
    var text = aidHead + aidProgrammes + aidRules + rules
    for (old, new) in replacing {
      precondition(text.contains(old), "\(old) is not in the pack")
      text = text.replacingOccurrences(of: old, with: new)
    }
    do { return try PackLoader.load(PackSource(text: text)) } catch { fatalError("the pack does not load:\n\(error)") }
  }

  static func aidStep(_ programme: Programme, _ name: String) -> Step {
    aid.chain(of: programme).first { $0.name == name }!
  }

  private static let aidHead = """
    id: aid
    title: {en: Aid, zh: 资金}
    jurisdiction: "341225000000"
    document: A pack of a test
    inForceFrom: 2017-01-01
    parameters:
      perPerson:
        title: {en: Per person and month, zh: 月人均}
        unit: fen
        values:
          - {from: 2017-01-01, value: 22500, clause: R-412 x}

    """

  /// The decision that a chain begins with.
  private static func approval(_ more: String = "registers: true") -> String {
    """
          - name: approval
            title: {en: Approval, zh: 审批}
            kind: review
            level: county
            clause: R-353 x
            signers: [countyHead, countyPovertyOffice]
            \(more)

    """
  }

  private static func programme(_ id: String, _ more: String = "") -> String {
    """
      - id: \(id)
        title: {en: Programme, zh: 项目}
        clause: R-389 x
        parkedDays:
          - {from: 2017-01-01, value: 30, clause: L-02 x}
    \(more)

    """
  }

  private static let sums = """
        evidence:
          - {name: fromProvince, type: fen, default: 0, title: {en: From the province, zh: 省级}}
          - {name: fromCounty, type: fen, default: 0, title: {en: From the county, zh: 县级}}
          - {name: divisor, type: int, default: 1, title: {en: Divisor, zh: 除数}}
          - {name: barred, type: bool, default: false, title: {en: Barred, zh: 不予发放}}

    """

  private static let aidProgrammes =
    "programmes:\n"
    + programme("relief", "    helpers: {max: [{from: 2017-01-01, value: 2, clause: R-043 x}], hard: false}\n" + sums)
    + "    chain:\n" + approval() + """
            - name: relief
              title: {en: Relief, zh: 救助}
              kind: aid
              level: county
              clause: R-407 x
              overdueAfterDays: 20
              benefit:
                schedule: once
                attempts: [{from: 2017-01-01, value: 2, clause: L-04 x}]

      """ + programme("stipend", "    helpers: {max: [{from: 2017-01-01, value: 2, clause: R-043 x}], hard: true}")
      + """
          chain:
            - name: comparison
              title: {en: Comparison, zh: 比对}
              kind: comparison
              level: township
              clause: R-294 x
              departments: [housing, finance]

      """ + approval() + """
            - name: stipend
              title: {en: Stipend, zh: 补助}
              kind: aid
              level: county
              clause: R-412 x
              overdueAfterDays: 20
              benefit:
                schedule: monthly
                months: [{from: 2017-01-01, value: 6, clause: L-03 x}]
                attempts: [{from: 2017-01-01, value: 2, clause: L-04 x}]
                reverify: {everyDays: [{from: 2017-01-01, value: 90, clause: R-169 x}], to: comparison}

      """ + programme("works", sums) + "    chain:\n" + approval() + """
            - name: works
              title: {en: Works, zh: 建设}
              kind: aid
              level: county
              clause: R-391 x
              overdueAfterDays: 100
              benefit:
                schedule: stages
                attempts: [{from: 2017-01-01, value: 2, clause: L-04 x}]
                stages:
                  - {name: foundation, title: {en: Foundation, zh: 基础}, percent: 33, evidence: [photo, hiddenWorks], signers: [projectLeader, leaderInCharge, financeStaff], clause: R-391 x}
                  - {name: roof, title: {en: Roof, zh: 封顶}, percent: 33, evidence: [photo], signers: [projectLeader, leaderInCharge, financeStaff], clause: R-391 x}
                  - {name: completion, title: {en: Completion, zh: 竣工}, percent: 34, evidence: [acceptance], signers: [leaderInCharge, projectLeader, financeStaff], clause: R-392 x}

      """ + programme("leaving") + """
          evidence:
            - {name: guaranteed, type: bool, required: true, step: exit-review, title: {en: Guaranteed, zh: 已保障}}
            - {name: state, type: word, words: [good, unclear, fallen], default: good, step: visits, title: {en: State, zh: 状况}}
          chain:

      """ + approval("registers: true\n        takesPlace: true") + """
            - name: start
              title: {en: Start, zh: 起步资金}
              kind: aid
              level: county
              clause: R-412 x
              overdueAfterDays: 20
              benefit:
                schedule: monthly
                months: [{from: 2017-01-01, value: 2, clause: L-03 x}]
                attempts: [{from: 2017-01-01, value: 2, clause: L-04 x}]
            - name: exit-review
              title: {en: Exit, zh: 退出}
              kind: review
              level: village
              clause: R-271 x
              signers: [villageHead]
              exits: true
            - name: visits
              title: {en: Visits, zh: 回访}
              kind: followup
              level: village
              clause: R-274 x
              overdueAfterDays: 10
              visits: [{from: 2017-01-01, value: 3, clause: L-06 x}]
              everyDays: [{from: 2017-01-01, value: 90, clause: L-06 x}]
              readmitTo: approval

      """ + programme("training", "    claims: false") + "    chain:\n" + approval()
    + programme("afterwards") + "    chain:\n" + approval() + """
            - name: exit-review
              title: {en: Exit, zh: 退出}
              kind: review
              level: village
              clause: R-271 x
              signers: [villageHead]
              exits: true
            - name: bonus
              title: {en: Bonus, zh: 奖励}
              kind: aid
              level: county
              clause: R-267 x
              benefit:
                schedule: monthly
                months: [{from: 2017-01-01, value: 4, clause: L-03 x}]
                attempts: [{from: 2017-01-01, value: 2, clause: L-04 x}]
            - name: visits
              title: {en: Visits, zh: 回访}
              kind: followup
              level: village
              clause: R-274 x
              visits: [{from: 2017-01-01, value: 1, clause: L-06 x}]
              everyDays: [{from: 2017-01-01, value: 30, clause: L-06 x}]
              readmitTo: approval

      """ + programme("twice", sums) + "    chain:\n" + approval() + """
            - name: first
              title: {en: First, zh: 第一笔}
              kind: aid
              level: county
              clause: R-412 x
              benefit:
                schedule: monthly
                months: [{from: 2017-01-01, value: 3, clause: L-03 x}]
                attempts: [{from: 2017-01-01, value: 2, clause: L-04 x}]
            - name: second
              title: {en: Second, zh: 第二笔}
              kind: aid
              level: county
              clause: R-407 x
              benefit:
                attempts: [{from: 2017-01-01, value: 2, clause: L-04 x}]

      """

  static func grant(_ id: String, _ programmes: String, _ fund: String, _ value: String, more: String = "") -> String {
    """
      - id: \(id)
        title: {en: Grant, zh: 发放}
        clause: R-412 x
        programmes: [\(programmes)]
        at: award
        when: "true"
        effect: grant
        fund: \(fund)
        earmark: allowance
        value: \(value)
        reason: test.grant
        message: {en: "{value} yuan", zh: "{value}元"}
    \(more)

    """
  }

  static func rule(_ id: String, _ programmes: String, _ at: String, _ when: String, _ effect: String) -> String {
    """
      - id: \(id)
        title: {en: Rule, zh: 规则}
        clause: R-286 x
        programmes: [\(programmes)]
        at: \(at)
        when: \(when)
        effect: \(effect)
        reason: test.\(id)
        message: {en: \(id) holds, zh: 情形成立}
        remedy: {en: put it right, zh: 整改}

    """
  }

  private static let aidRules =
    "rules:\n"
    + grant("sum-province", "relief, works", "province", "evidence.fromProvince / evidence.divisor")
    + grant("sum-county", "relief, works", "county", "evidence.fromCounty")
    + grant("month-province", "stipend, leaving, afterwards", "province", "household.persons * parameters.perPerson")
    + grant("month-county", "stipend", "county", "\"household.persons > 2 ? fen(3000) : fen(0)\"")
    + grant(
      "first-province", "twice", "province", "household.persons * parameters.perPerson", more: "    steps: [first]")
    + grant("second-county", "twice", "county", "evidence.fromCounty", more: "    steps: [second]")
    + rule("barred", "relief, works", "award", "evidence.barred", "refuse")
    + rule("car", "stipend, leaving, relief", "[report, change]", "found.ownsCar", "refuse")
    + rule("small", "relief", "award", "\"award.amount < fen(100) && award.amount > fen(0)\"", "flag")
    + rule("unguaranteed", "leaving", "review", "\"!evidence.guaranteed\"", "return").replacingOccurrences(
      of: "    at: review", with: "    at: review\n    steps: [exit-review]")
    + rule("fallen", "leaving", "visit", "\"evidence.state == \\\"fallen\\\"\"", "readmit")
    + rule("unclear", "leaving", "visit", "\"evidence.state == \\\"unclear\\\"\"", "return")
}

extension Programme {
  static let relief = Programme("relief")!
  static let stipend = Programme("stipend")!
  static let works = Programme("works")!
  static let leaving = Programme("leaving")!
  static let training = Programme("training")!
  static let twice = Programme("twice")!
  static let afterwards = Programme("afterwards")!
}
