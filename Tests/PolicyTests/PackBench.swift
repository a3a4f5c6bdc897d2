import Foundation
import Policy

/// Where the packs of this repository lie, and a small pack to make mistakes in.
enum PackBench {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static func path(_ pack: String) -> String { "\(root)/ops/policy/\(pack)" }

  /// Everything that a pack can hold, without a mistake and without a notice.
  static let small = """
    id: bench
    title: {en: Bench, zh: 试验}
    jurisdiction: "341225000000"
    document: Bench document
    inForceFrom: 2017-01-01
    cases: pinned
    calendar: china
    calendars:
      - id: china
        holidays:
          - {from: 2026-02-15, to: 2026-02-23, title: {en: Spring Festival, zh: 春节}}
        workdays: [2026-02-14, 2026-02-28]
    programmes:
      - id: registration
        title: {en: Registration, zh: 建档立卡}
        clause: R-119 002:63 「再次公示」
        parkedDays:
          - {from: 2017-01-01, value: 30, clause: L-02 a month}
        chain:
          - name: comparison
            title: {en: Comparison, zh: 比对}
            kind: comparison
            level: township
            clause: R-294 003:26 「进行严格比对」
            overdueAfterDays: 15
            departments: [housing, finance]
          - name: village-review
            title: {en: Appraisal, zh: 评议}
            kind: review
            level: village
            clause: R-144 003:26 「开好三个会议」
            signers: [villageHead, firstSecretary]
            meetings: [assembly]
          - name: village-notice
            title: {en: Notice, zh: 公示}
            kind: notice
            level: village
            clause: R-310 002:63 「先在村公示」
            overdueAfterDays: 20
            places: [villageBoard]
            noticeDays:
              - {from: 2017-01-01, value: 7, clause: R-308 003:19 「不得少于7天」}
          - name: county-review
            title: {en: Decision, zh: 审定}
            kind: review
            level: county
            clause: R-027 003:26 「审定」
            overdueAfterWorkdays: 10
            signers: [countyHead]
            strictSigners: [countyPovertyOffice]
            registers: true
          - name: allowance
            title: {en: Allowance, zh: 低保金}
            kind: aid
            level: county
            clause: R-412 001:85 「月人均补差」
            benefit:
              shares:
                - fund: province
                  monthlyFenPerPerson:
                    - {from: 2017-01-01, value: 22500, clause: R-412 001:85 「225元」}
              months:
                - {from: 2017-01-01, value: 3, clause: L-03 a quarter}
              attempts:
                - {from: 2017-01-01, value: 3, clause: L-04 three times}
      - id: medical-aid
        title: {en: Medical aid, zh: 医疗救助}
        clause: R-162 001:74 「申请、审核」
        parkedDays:
          - {from: 2017-01-01, value: 30, clause: L-02 a month}
        evidence:
          - {name: dischargedOn, type: date, required: true, title: {en: Discharged on, zh: 出院日期}}
          - {name: ownPay, type: fen, default: 0, title: {en: Own share, zh: 个人自付}}
        chain:
          - name: township-review
            title: {en: Review, zh: 审核}
            kind: review
            level: township
            clause: R-162 001:74 「审核」
            signers: [townshipHead]
            registers: true
    parameters:
      attendance:
        title: {en: Attendance, zh: 参会比例}
        unit: percent
        tightens: higher
        values:
          - {from: 2017-01-01, value: 70, clause: R-298 003:26 「70%以上」}
      line:
        title: {en: Line, zh: 标准}
        unit: fen
        locked: true
        values:
          - {from: 2017-01-01, value: 400000, clause: R-318 002:63 「低於X元」}
      gatekeepers:
        title: {en: Gatekeepers, zh: 把关人员}
        unit: roles
        values:
          - {from: 2017-01-01, value: [firstSecretary, townshipCadre], clause: R-148 003:26 「把关」}
    rules:
      - id: income-above-line
        title: {en: Income above the line, zh: 收入高于标准}
        clause: R-318 002:63 「低於X元」
        programmes: [registration]
        at: intake
        let:
          gap: household.perCapitaIncome - parameters.line
        when: gap >= fen(0)
        effect: refuse
        reason: income.aboveLine
        message:
          en: "{household.perCapitaIncome} yuan is {gap} yuan above"
          zh: "{household.perCapitaIncome}元，高出{gap}元"
        remedy: {en: earn less, zh: 收入降低后}
        met: {reason: income.belowLine, en: "below {parameters.line}", zh: "低于{parameters.line}"}
        locked: true
      - id: attendance-low
        title: {en: Attendance low, zh: 参会不足}
        clause: R-298 003:26 「70%以上」
        at: meeting
        programmes: [registration]
        steps: [village-review]
        judgedOn: meeting
        when: meeting.present * 100 < meeting.atHome * parameters.attendance || any(lacking(parameters.gatekeepers, meeting.gatekeepers))
        effect: return
        reason: meeting.attendanceLow
        message: {en: "{meeting.present} came", zh: "到会{meeting.present}人"}
        remedy: {en: meet again, zh: 重新召开}
      - id: own-pay
        title: {en: Own share noted, zh: 记录自付}
        clause: R-421 001:123 「2016」
        programmes: [medical-aid]
        at: intake
        judgedOn: evidence.dischargedOn
        when: evidence.ownPay > fen(100)
        effect: compute
        value: share(10, evidence.ownPay)
        reason: medical.ownPay
        message: {en: "{value} yuan", zh: "{value}元"}
    tests:
      - name: above the line
        programme: registration
        at: intake
        on: 2018-05-01
        given: {household.income: 1200003}
        expect: {fires: [income-above-line], effect: refuse, message: above, values: {gap: 1}}
      - name: below the line
        programme: registration
        at: intake
        on: 2018-05-01
        expect: {fires: [], effect: none}
      - name: few came
        programme: registration
        at: meeting
        on: 2018-05-01
        given: {meeting.present: 69}
        expect: {fires: [attendance-low], effect: return}
      - name: enough came
        programme: registration
        at: meeting
        on: 2018-05-01
        expect: {fires: []}
      - name: own share
        programme: medical-aid
        at: intake
        on: 2018-05-01
        given: {evidence.ownPay: 500}
        expect: {fires: [own-pay], values: {value: 50}}
      - name: no own share
        programme: medical-aid
        at: intake
        on: 2018-05-01
        expect: {fires: []}

    """

  /// The small pack with one passage replaced, which must occur.
  static func changed(_ old: String, _ new: String, in text: String = small) -> String {
    precondition(text.contains(old), "the pack does not hold: \(old)")
    return text.replacingOccurrences(of: old, with: new, range: text.range(of: old))
  }

  /// The problems of a pack; empty when it loads.
  static func problems(_ text: String) -> [PackProblem] { problems { try PackLoader.load(text: text) } }

  static func problems(_ load: () throws -> Pack) -> [PackProblem] {
    do {
      _ = try load()
      return []
    } catch let error as PackError {
      return error.problems
    } catch {
      return [PackProblem(file: "", line: 0, column: 0, field: "", message: "\(error)")]
    }
  }

  static let childHead = "id: child\ntitle: {en: Child, zh: 子}\nparent: ../base\n"

  /// A child of the small pack (or of `base`), which states what `yaml` says.
  static func child(_ yaml: String, of base: String = small) throws -> Pack {
    try withDirectory(["base/pack.yaml": base, "child/pack.yaml": childHead + yaml]) {
      try PackLoader.load(directory: $0 + "/child")
    }
  }

  /// Calls `body` with a fresh directory that holds `files`, and removes it.
  static func withDirectory<T>(_ files: [String: String], _ body: (String) throws -> T) throws -> T {
    let manager = FileManager.default
    let path = manager.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)").path
    defer { try? manager.removeItem(atPath: path) }
    for (name, text) in files {
      let file = URL(fileURLWithPath: "\(path)/\(name)")
      try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try body(path)
  }
}
