extension PackBench {
  /// The rules of the small pack, and their tests.
  static let smallRules = """
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
      - id: allowance-province
        title: {en: Share of the province, zh: 省级部分}
        clause: R-412 001:85 「225元」
        programmes: [registration]
        at: award
        when: "true"
        effect: grant
        fund: province
        earmark: allowance
        value: household.persons * parameters.topUp
        reason: allowance.topUp
        message: {en: "{value} yuan a month", zh: "每月{value}元"}
      - id: works-county
        title: {en: Share of the county, zh: 县级部分}
        clause: R-389 002:107 「项目」
        programmes: [project]
        at: award
        steps: [works]
        let:
          half: share(50, evidence.planned)
        when: half > fen(0)
        effect: grant
        fund: county
        value: half
        reason: project.county
        message: {en: "half: {value} yuan", zh: "一半：{value}元"}
      - id: works-unit
        title: {en: Share of the help unit, zh: 帮扶单位部分}
        clause: R-260 002:92 「有项目的单位投入一点」
        programmes: [project]
        at: award
        when: evidence.planned > fen(0)
        effect: grant
        fund: help-unit
        value: evidence.planned - award.granted
        reason: project.unit
        message: {en: "after {award.granted} yuan: {value} yuan", zh: "已有{award.granted}元，另{value}元"}
      - id: works-large
        title: {en: Large project, zh: 大项目}
        clause: L-91 a large one
        programmes: [project]
        at: award
        when: award.amount > fen(1000000) && award.instalments < 3
        effect: flag
        reason: project.large
        message: {en: "{award.amount} yuan in {award.instalments}", zh: "{award.instalments}期共{award.amount}元"}
      - id: exit-unmet
        title: {en: Not guaranteed, zh: 未保障}
        clause: R-271 001:30 「“两不愁三保障”」
        programmes: [project]
        at: review
        steps: [exit-review]
        when: "!evidence.guaranteed"
        effect: return
        reason: exit.unmet
        message: {en: not guaranteed, zh: 未保障}
        remedy: {en: guarantee it, zh: 落实保障}
      - id: fallen-back
        title: {en: Fallen back, zh: 返贫}
        clause: R-269 001:73 「根据致贫原因」
        programmes: [project]
        at: visit
        when: case.exited && visit.number > 0 && evidence.cause == "illness" && household.perCapitaIncome < parameters.line
        effect: readmit
        reason: exit.fallenBack
        message: {en: "fallen back at visit {visit.number}", zh: "第{visit.number}次回访返贫"}
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
      - name: three persons
        programme: registration
        at: award
        on: 2018-05-01
        expect: {fires: [allowance-province], effect: grant, message: 675.00, values: {value: 67500, award.amount: 67500, award.instalments: 3}}
      - name: two shares
        programme: project
        at: award
        on: 2018-05-01
        given: {evidence.planned: 1000001}
        expect:
          fires: [works-county, works-unit, works-large]
          effect: flag
          message: after 5000.00 yuan
          values: {half: 500000, works-county: 500000, works-unit: 500001, award.amount: 1000001, award.instalments: 2}
      - name: nothing planned
        programme: project
        at: award
        on: 2018-05-01
        given: {evidence.planned: 0}
        expect: {fires: [], effect: none, values: {award.amount: 0}}
      - name: not guaranteed
        programme: project
        at: review
        step: exit-review
        on: 2018-05-01
        given: {evidence.guaranteed: false}
        expect: {fires: [exit-unmet], effect: return}
      - name: guaranteed
        programme: project
        at: review
        step: exit-review
        on: 2018-05-01
        given: {evidence.guaranteed: true}
        expect: {fires: []}
      - name: fallen back
        programme: project
        at: visit
        on: 2018-05-01
        given: {evidence.cause: illness, visit.number: 2, visit.kind: followUp}
        expect: {fires: [fallen-back], effect: readmit, message: at visit 2}
      - name: still well
        programme: project
        at: visit
        on: 2018-05-01
        expect: {fires: [], effect: none}

    """
}
