import Contract

extension PackDiff {
  static func programmes(_ before: Pack, _ after: Pack, _ list: inout DifferenceList) {
    for old in before.programmes where after.programme(old.id) == nil {
      let name = old.title.inSentence
      list.note(
        .programme, old.id, "", .removed, clause: old.clause.rule, en: "programme \(old.id) (\(name.en)) removed",
        zh: "删除项目\(old.id)（\(name.zh)）")
    }
    for new in after.programmes {
      if let old = before.programme(new.id) {
        programme(old, new, &list)
        continue
      }
      let name = new.title.inSentence
      list.note(
        .programme, new.id, "", .added, clause: new.clause.rule,
        en: "programme \(new.id) (\(name.en)) added: \(new.chain.map(\.name).joined(separator: ", "))",
        zh: "新增项目\(new.id)（\(name.zh)）：\(new.chain.map(\.title.zh).joined(separator: "、"))")
    }
  }

  private static func programme(_ old: ProgrammeDefinition, _ new: ProgrammeDefinition, _ list: inout DifferenceList) {
    let id = new.id
    let name = Localized(en: "programme \(id)", zh: "项目“\(new.title.zh)”")
    titles(.programme, id, name, old.title, new.title, &list)
    clauses(.programme, id, name, old.clause, new.clause, &list)
    also(.programme, id, name, old.also, new.also, &list)
    list.compare(
      .programme, id, Localized(en: "\(name.en), days a paper waits", zh: "\(name.zh)，等待天数"), "parkedDays",
      old.parkedDays, new.parkedDays, .days)
    list.compare(
      .programme, id, name, "claims", Localized(en: "a programme with one live case a person", zh: "每人限一宗在办个案"),
      old.claims,
      new.claims)
    helpers(old.helpers, new.helpers, id, name, &list)
    for before in old.evidence where !new.evidence.contains(where: { $0.name == before.name }) {
      list.note(
        .programme, id, "evidence.\(before.name)", .removed, before: before.written,
        en: "\(name.en), card field \(before.name) removed", zh: "\(name.zh)，删除户卡字段\(before.name)")
    }
    for after in new.evidence {
      let before = old.evidence.first { $0.name == after.name }
      guard before != after else { continue }
      guard let before else {
        list.note(
          .programme, id, "evidence.\(after.name)", .added, after: after.written,
          en: "\(name.en), card field \(after.name) added: \(after.written)",
          zh: "\(name.zh)，新增户卡字段\(after.name)：\(after.written)")
        continue
      }
      let label = Localized(en: "card field \(after.name)", zh: "户卡字段\(after.name)")
      list.compare(.programme, id, name, "evidence.\(after.name)", label, before.written, after.written)
      titles(
        .programme, id, Localized(en: "\(name.en), \(label.en)", zh: "\(name.zh)，\(label.zh)"), before.title,
        after.title, &list)
    }
    steps(old, new, &list)
  }

  // MARK: Steps

  private static func steps(_ old: ProgrammeDefinition, _ new: ProgrammeDefinition, _ list: inout DifferenceList) {
    let (before, after) = (old.chain.map(\.name), new.chain.map(\.name))
    let moved = Set(after.filter(before.contains)).subtracting(longestCommon(before, after))
    for (place, step) in old.chain.enumerated() where !after.contains(step.name) {
      let name = step.label(new.id)
      list.note(
        .step, "\(new.id)/\(step.name)", "", .removed, before: "\(place + 1)", clause: step.clause.rule,
        en: "\(name.en) removed", zh: "删除\(name.zh)")
    }
    for (place, step) in new.chain.enumerated() {
      let id = "\(new.id)/\(step.name)"
      let name = step.label(new.id)
      guard let from = before.firstIndex(of: step.name) else {
        list.note(
          .step, id, "", .added, after: "\(place + 1)", clause: step.clause.rule,
          en: "\(name.en) added as no. \(place + 1): \(step.kind.text), \(step.level.name(.en))",
          zh: "新增\(name.zh)，第\(place + 1)步（\(step.level.name(.zh))）")
        continue
      }
      if moved.contains(step.name) {
        list.note(
          .step, id, "", .moved, before: "\(from + 1)", after: "\(place + 1)",
          en: "\(name.en) moved from no. \(from + 1) to no. \(place + 1)",
          zh: "\(name.zh)由第\(from + 1)步移至第\(place + 1)步")
      }
      Self.step(old.chain[from], step, id, name, &list)
    }
  }

  private static func step(_ old: Step, _ new: Step, _ id: String, _ name: Localized, _ list: inout DifferenceList) {
    func text(_ part: String, _ en: String, _ zh: String, _ before: Localized?, _ after: Localized?) {
      guard before != after else { return }
      list.note(
        .step, id, part, before: before?.en, after: after?.en,
        en: "\(name.en), \(en): \(before?.en ?? "none") to \(after?.en ?? "none")",
        zh: "\(name.zh)，\(zh)：\(before?.zh ?? "无")改为\(after?.zh ?? "无")")
    }
    func names<W: Word>(
      _ part: String, _ en: String, _ zh: String, _ before: [W], _ after: [W], _ name: (W) -> (Language) -> String,
      ordered: Bool = false
    ) {
      func texts(_ words: [W]) -> [Localized] { words.map { Localized(en: name($0)(.en), zh: name($0)(.zh)) } }
      list.compare(.step, id, label, part, Localized(en: en, zh: zh), texts(before), texts(after), ordered: ordered)
    }
    let label = name
    titles(.step, id, name, old.title, new.title, &list)
    text("kind", "kind", "类型", .same(old.kind.text), .same(new.kind.text))
    text("level", "level", "层级", old.level.text, new.level.text)
    clauses(.step, id, name, old.clause, new.clause, &list)
    also(.step, id, name, old.also, new.also, &list)
    text("overdueAfter", "overdue after", "超期", old.overdueAfter?.text, new.overdueAfter?.text)
    names("departments", "departments", "比对部门", old.departments, new.departments, Department.name)
    names("signers", "signers", "签字人", old.signers, new.signers, Role.name)
    names("strictSigners", "signers under strict review", "从严审核签字人", old.strictSigners, new.strictSigners, Role.name)
    names("meetings", "meetings", "会议", old.meetings, new.meetings, MeetingKind.name, ordered: true)
    names("places", "places", "公示地点", old.places, new.places, Place.name)
    list.compare(
      .step, id, name, "officeMeeting", Localized(en: "in need of an office meeting", zh: "须开办公会"), old.officeMeeting,
      new.officeMeeting)
    list.compare(
      .step, id, name, "takesPlace", Localized(en: "takes one of the village's places", zh: "占用村指标"), old.takesPlace,
      new.takesPlace)
    list.compare(.step, id, name, "exits", Localized(en: "the exit from poverty", zh: "作为脱贫退出环节"), old.exits, new.exits)
    list.compare(
      .step, id, name, "registers", Localized(en: "registers the household", zh: "完成建档立卡登记"), old.registers,
      new.registers)
    if let before = old.noticeDays, let after = new.noticeDays {
      list.compare(
        .step, id, Localized(en: "\(name.en), notice", zh: "\(name.zh)公示期"), "noticeDays", before, after, .days)
    }
    dated(old.visits, new.visits, id, name, "visits", Localized(en: "visits", zh: "回访次数"), .count, &list)
    dated(
      old.everyDays, new.everyDays, id, name, "everyDays", Localized(en: "days between visits", zh: "回访间隔"), .days,
      &list)
    text("readmitTo", "readmits to", "返贫后转入", old.readmitTo.map(Localized.same), new.readmitTo.map(Localized.same))
    if let before = old.benefit, let after = new.benefit { benefit(before, after, id, name, &list) }
  }

  /// The names that keep their order; what is left of the common ones was moved.
  private static func longestCommon(_ a: [String], _ b: [String]) -> Set<String> {
    var best = Array(repeating: [[String]](repeating: [], count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        best[i][j] =
          a[i] == b[j]
          ? [a[i]] + best[i + 1][j + 1]
          : best[i + 1][j].count >= best[i][j + 1].count ? best[i + 1][j] : best[i][j + 1]
      }
    }
    return Set(best[0][0])
  }
}

extension Step {
  fileprivate func label(_ programme: String) -> Localized {
    Localized(en: "\(programme), step \(name)", zh: "\(programme)环节“\(title.zh)”")
  }
}

extension Level {
  fileprivate var text: Localized { Localized(en: name(.en), zh: name(.zh)) }
}

extension Span {
  /// `15 days`, `7 working days`.
  public var text: Localized {
    switch self {
    case .days(let count): Localized(en: "\(count) days", zh: "\(count)天")
    case .workdays(let count): Localized(en: "\(count) working days", zh: "\(count)个工作日")
    }
  }
}

extension EvidenceField {
  /// Its type, what holds when it is left out, and the step it comes with: `date, required, with exit-review`.
  public var written: String {
    let type =
      switch kind {
      case .bool: "bool"
      case .int: "int"
      case .fen: "fen"
      case .date: "date"
      case .word(let words): "one of \(words.joined(separator: " | "))"
      }
    let place = step.map { ", with \($0)" } ?? ""
    guard let standard else { return "\(type), required\(place)" }
    return "\(type), default \(form.text(standard, .en))\(place)"
  }
}
