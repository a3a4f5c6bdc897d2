extension PackBench {
  /// Everything that a pack can hold, without a mistake and without a notice.
  static let small = smallProgrammes + smallRules

  private static let smallProgrammes = """
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
              schedule: monthly
              months:
                - {from: 2017-01-01, value: 3, clause: L-03 a quarter}
              attempts:
                - {from: 2017-01-01, value: 3, clause: L-04 three times}
              reverify:
                everyDays:
                  - {from: 2017-01-01, value: 365, clause: R-169 001:87 「每年开展核查工作」}
                to: comparison
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
      - id: project
        title: {en: Project, zh: 项目}
        clause: R-389 002:107 「项目」
        parkedDays:
          - {from: 2017-01-01, value: 30, clause: L-02 a month}
        claims: false
        helpers:
          max:
            - {from: 2017-01-01, value: 5, clause: R-043 003:27 「不超过5户」}
          hard: true
        evidence:
          - {name: planned, type: fen, required: true, title: {en: Planned cost, zh: 计划投资}}
          - {name: guaranteed, type: bool, required: true, step: exit-review, title: {en: Guaranteed, zh: 已保障}}
          - {name: cause, type: word, words: [none, illness], default: none, step: visits, title: {en: Cause, zh: 致贫原因}}
        chain:
          - name: approval
            title: {en: Approval, zh: 立项}
            kind: review
            level: county
            clause: R-353 002:107 「审批」
            signers: [countyHead]
            registers: true
          - name: works
            title: {en: Works, zh: 建设}
            kind: aid
            level: county
            clause: R-391 002:107 「分期撥付」
            benefit:
              schedule: stages
              attempts:
                - {from: 2017-01-01, value: 2, clause: L-04 twice}
              stages:
                - name: foundation
                  title: {en: Foundation, zh: 基础}
                  percent: 30
                  evidence: [photo, hiddenWorks]
                  signers: [projectLeader, leaderInCharge, financeStaff]
                  clause: R-391 002:107 「分期撥付」
                - name: completion
                  title: {en: Completion, zh: 竣工}
                  percent: 70
                  evidence: [acceptance]
                  signers: [projectLeader, leaderInCharge, financeStaff]
                  clause: R-354 002:107 「逐級審核」
          - name: exit-review
            title: {en: Exit, zh: 退出}
            kind: review
            level: village
            clause: R-271 001:30 「“两不愁三保障”」
            signers: [villageHead]
            exits: true
          - name: visits
            title: {en: Visits, zh: 回访}
            kind: followup
            level: village
            clause: R-274 001:28 「保持入户频率」
            visits:
              - {from: 2017-01-01, value: 4, clause: L-06 a year of visits}
            everyDays:
              - {from: 2017-01-01, value: 90, clause: L-06 every quarter}
            readmitTo: approval
    parameters:
      attendance:
        title: {en: Attendance, zh: 参会比例}
        unit: percent
        tightens: higher
        values:
          - {from: 2017-01-01, value: 70, clause: R-298 003:26 「70%以上」}
      topUp:
        title: {en: Top-up, zh: 补差}
        unit: fen
        values:
          - {from: 2017-01-01, value: 22500, clause: R-412 001:85 「225元」}
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

    """
}
