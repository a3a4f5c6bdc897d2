import Contract
import Policy

/// Lines of `label  text`, long texts going on below themselves.
struct LabelledLines {
  private var rows: [(label: String, text: String)] = []

  mutating func add(_ label: String, _ text: String) { rows.append((label, text)) }

  var text: String {
    let width = rows.map { Table.width($0.label) }.max() ?? 0
    let blank = String(repeating: " ", count: width + 2)
    return rows.flatMap { row in
      Wrap.lines(
        row.text, first: row.label + String(repeating: " ", count: width - Table.width(row.label) + 2), rest: blank,
        columns: 100)
    }.joined(separator: "\n")
  }
}

/// What a pack says on a day, for people.
struct PackSheet {
  private let view: PackView
  private let language: Language

  init(_ view: PackView, _ language: Language) {
    self.view = view
    self.language = language
  }

  private func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
  private func picks(_ en: [String], _ zh: [String]) -> [String] { language == .zh ? zh : en }

  var text: String {
    var parts = [head]
    if !parameters.isEmpty { parts.append(pick("Parameters", "参数") + "\n" + parameters.text) }
    if !rules.isEmpty { parts.append(pick("Rules", "规则") + "\n" + rules.text) }
    parts += view.programmes.map(programme)
    return parts.joined(separator: "\n\n")
  }

  private var head: String {
    let pack = view.pack
    var lines = LabelledLines()
    lines.add(pick("pack", "政策包"), "\(pack.id): \(pack.title.text(language))")
    lines.add(pick("document", "文件"), pack.document)
    lines.add(pick("hash", "哈希"), String(pack.hash.prefix(16)))
    if !pack.ancestors.isEmpty { lines.add(pick("builds on", "上级政策包"), pack.ancestors.joined(separator: ", ")) }
    lines.add(pick("region", "适用地区"), pack.jurisdiction.regionCode)
    let to = pack.inForceTo.map { pick(" to \($0)", "至\($0)") } ?? pick("", "起")
    let isInForce = pack.isInForce(on: view.day) ? "" : pick("; not in force on \(view.day)", "；\(view.day)不在有效期内")
    lines.add(pick("in force", "有效期"), pick("from ", "") + "\(pack.inForceFrom)\(to)\(isInForce)")
    lines.add(
      pick("live cases", "在办个案"),
      pack.cases == .pinned
        ? pick("keep the pack of their application", "沿用申请时的政策包") : pick("move on to the pack in force", "转用现行政策包"))
    lines.add(
      pick("calendar", "日历"),
      "\(pack.calendar.id): "
        + pick(
          "\(pack.calendar.holidays.count) holidays, \(pack.calendar.workdays.count) make-up days",
          "\(pack.calendar.holidays.count)个假期，\(pack.calendar.workdays.count)个调休上班日"))
    lines.add(pick("shown for", "查询日期"), "\(view.day)")
    return lines.text
  }

  private var parameters: Table {
    var table = Table(
      picks(
        ["parameter", "title", "value", "unit", "since", "clause", "origin", "notes"],
        ["参数", "名称", "数值", "单位", "起始", "依据", "出处", "备注"]),
      right: [2], wrap: [1: 30, 2: 24, 7: 40])
    for line in view.parameters {
      let parameter = line.parameter
      let entry = line.inForce
      table.add([
        parameter.name, parameter.title.text(language),
        entry.map { parameter.unit.amount($0.value, language) } ?? pick("not set", "未设定"),
        parameter.unit.name(language),
        entry.map { "\($0.from)" } ?? "", (entry?.clause ?? parameter.required?.clause)?.place ?? "", line.origin,
        notes(line).joined(separator: pick("; ", "；")),
      ])
    }
    return table
  }

  private func notes(_ line: PackView.ParameterLine) -> [String] {
    let parameter = line.parameter
    var notes: [String] = []
    if line.inForce == nil, let required = parameter.required { notes.append(required.because) }
    if let over = line.overrides {
      let value = over.value.map { parameter.unit.text($0, language) } ?? pick("not set", "未设定")
      notes.append(pick("\(over.pack) has \(value)", "\(over.pack)为\(value)"))
    }
    if let next = line.next {
      notes.append(
        pick(
          "\(parameter.unit.text(next.value, language)) from \(next.from)",
          "\(next.from)起\(parameter.unit.text(next.value, language))"))
    }
    if parameter.locked { notes.append(pick("locked", "锁定")) }
    if let tightens = parameter.tightens {
      notes.append(pick("a child may only make it \(tightens.text)", tightens == .lower ? "下级只可调低" : "下级只可调高"))
    }
    return notes
  }

  private var rules: Table {
    var table = Table(
      picks(
        ["rule", "title", "clause", "at", "programmes", "effect", "standing", "origin"],
        ["规则", "名称", "依据", "判断时点", "项目", "结果", "状态", "出处"]),
      wrap: [1: 34, 3: 16, 4: 16, 6: 34])
    for line in view.rules {
      let rule = line.rule
      table.add([
        rule.id, rule.title.text(language), rule.clause.place, rule.hooks.map(\.text).joined(separator: ", "),
        rule.programmes?.joined(separator: ", ") ?? pick("all", "全部"), rule.effect.text, line.standing.text(language),
        line.origin + (line.overrides.map { pick(" (changes \($0))", "（改\($0)）") } ?? ""),
      ])
    }
    return table
  }

  private func programme(_ line: PackView.ProgrammeLine) -> String {
    let programme = line.programme
    var lines = LabelledLines()
    lines.add(pick("Programme", "项目"), "\(programme.id): \(programme.title.text(language))")
    lines.add(pick("clause", "依据"), programme.clause.text)
    lines.add(
      pick("origin", "出处"), line.origin + (line.overrides.map { pick(" (changes \($0))", "（改\($0)）") } ?? ""))
    lines.add(pick("a paper waits", "材料等待"), "\(programme.parkedDays.on(view.day).value)" + pick(" days", "天"))
    if !programme.claims { lines.add(pick("a person", "每人"), pick("may be in several live cases", "可有多宗在办个案")) }
    if let helpers = programme.helpers {
      let max = helpers.max.on(view.day).value
      let hard = helpers.hard ? pick(", one more is refused", "，超出不予受理") : pick(", one more is an alert", "，超出提示")
      lines.add(pick("a helper", "帮扶人"), pick("at most \(max) households", "最多\(max)户") + hard)
    }
    if !programme.evidence.isEmpty {
      let fields = programme.evidence.map { "\($0.name) (\($0.written))" }
      lines.add(pick("card fields", "户卡字段"), fields.joined(separator: "; "))
    }
    var table = Table(
      picks(
        ["", "step", "title", "kind", "level", "needs", "notice", "overdue after", "clause", "origin"],
        ["", "环节", "名称", "类型", "层级", "要求", "公示期", "超期", "依据", "出处"]),
      right: [0], wrap: [2: 28, 5: 44])
    for (place, step) in line.steps.enumerated() {
      table.add([
        "\(place + 1)", step.step.name, step.step.title.text(language), step.step.kind.text,
        step.step.level.name(language),
        (needs(step.step) + paying(step) + visiting(step.step)).joined(separator: pick("; ", "；")),
        step.noticeDays.map { pick("\($0.value) days", "\($0.value)天") } ?? "",
        step.step.overdueAfter?.text.text(language) ?? "", step.step.clause.place, step.origin,
      ])
    }
    return lines.text + "\n" + table.text
  }

  private func needs(_ step: Step) -> [String] {
    var needs: [String] = []
    func list(_ en: String, _ zh: String, _ names: [String]) {
      if !names.isEmpty { needs.append(pick("\(en): ", "\(zh)：") + names.joined(separator: pick(", ", "、"))) }
    }
    list("departments", "部门", step.departments.map { $0.name(language) })
    list("meetings", "会议", step.meetings.map { $0.name(language) })
    if step.officeMeeting { needs.append(pick("office meeting", "办公会")) }
    list("signed by", "签字", step.signers.map { $0.name(language) })
    list("under strict review also by", "从严审核另须", step.strictSigners.map { $0.name(language) })
    list("posted at", "张贴", step.places.map { $0.name(language) })
    if step.takesPlace { needs.append(pick("takes a place", "占用指标")) }
    if step.exits { needs.append(pick("is the exit", "脱贫退出")) }
    if step.registers { needs.append(pick("registers the household", "完成登记")) }
    return needs
  }
}

extension PackSheet {
  /// How aid is paid, and from which funds.
  private func paying(_ line: PackView.StepLine) -> [String] {
    guard let benefit = line.step.benefit else { return [] }
    var parts = [benefit.schedule.name(language)]
    if let months = benefit.months {
      parts.append(pick("\(months.on(view.day).value) months", "\(months.on(view.day).value)个月"))
    }
    parts += benefit.stages.map { "\($0.title.text(language)) \($0.percent)%" }
    let funds = line.grants.map { "\($0.fund ?? "") (\($0.id))" }
    parts.append(
      funds.isEmpty
        ? pick("nothing is granted", "无补助") : pick("funds: ", "资金：") + funds.joined(separator: pick(", ", "、")))
    if let reverify = benefit.reverify {
      let days = reverify.everyDays.on(view.day).value
      parts.append(pick("\(reverify.to) again every \(days) days", "每\(days)天重新进行\(reverify.to)"))
    }
    return parts
  }

  private func visiting(_ step: Step) -> [String] {
    guard let visits = step.visits?.on(view.day).value, let days = step.everyDays?.on(view.day).value else { return [] }
    var parts = [pick("\(visits) visits, one every \(days) days", "回访\(visits)次，每\(days)天一次")]
    if let back = step.readmitTo { parts.append(pick("back to \(back) when fallen back", "返贫转入\(back)")) }
    return parts
  }
}

extension PackView.Standing {
  func text(_ language: Language) -> String {
    switch self {
    case .inForce: language == .zh ? "有效" : "in force"
    case .off(let why): (language == .zh ? "停用：" : "off: ") + why
    case .notYet(let day): language == .zh ? "\(day)起有效" : "from \(day)"
    case .ended(let day): language == .zh ? "\(day)止" : "ended on \(day)"
    }
  }

  var word: String {
    switch self {
    case .inForce: "inForce"
    case .off: "off"
    case .notYet: "notYet"
    case .ended: "ended"
    }
  }
}

extension UInt64 {
  /// 12 digits.
  var regionCode: String { String(repeating: "0", count: Swift.max(0, 12 - String(self).count)) + String(self) }
}

extension Clause {
  /// Rule and place in the document, without its words: `R-308 003:19`.
  var place: String {
    guard let first = source.split(separator: " ").first, first.first?.isNumber == true, first.contains(":") else {
      return rule
    }
    return "\(rule) \(first)"
  }
}
