import Contract

extension PackDiff {
  static func rules(_ before: Pack, _ after: Pack, _ list: inout DifferenceList) {
    for old in before.rules where !after.rules.contains(where: { $0.id == old.id }) {
      let name = old.name
      list.note(.rule, old.id, "", .removed, clause: old.clause.rule, en: "\(name.en) removed", zh: "删除\(name.zh)")
    }
    for new in after.rules {
      if let old = before.rules.first(where: { $0.id == new.id }) {
        rule(old, new, &list)
        continue
      }
      let name = new.name
      let hooks = new.hooks.map(\.text).joined(separator: ", ")
      let (off, offZh) = new.off.map { (", switched off: \($0)", "，停用：\($0)") } ?? ("", "")
      list.note(
        .rule, new.id, "", .added, clause: new.clause.rule,
        en: "\(name.en) added: \(new.effect.text) at \(hooks)\(off)",
        zh: "新增\(name.zh)：\(hooks)时\(new.effect.text)\(offZh)")
    }
  }

  private static func rule(_ old: Rule, _ new: Rule, _ list: inout DifferenceList) {
    let (id, name) = (new.id, new.name)
    func text(_ part: String, _ en: String, _ zh: String, _ before: String?, _ after: String?, clause: String? = nil) {
      list.compare(.rule, id, name, part, Localized(en: en, zh: zh), before, after, clause: clause)
    }
    func names(_ part: String, _ en: String, _ zh: String, _ before: [String]?, _ after: [String]?) {
      func all(_ names: [String]?) -> [Localized] { names?.map(Localized.same) ?? [Localized(en: "all", zh: "全部")] }
      list.compare(.rule, id, name, part, Localized(en: en, zh: zh), all(before), all(after))
    }
    switch (old.off, new.off) {
    case (nil, let why?):
      list.note(.rule, id, "off", .off, after: why, en: "\(name.en) switched off: \(why)", zh: "\(name.zh)停用：\(why)")
    case (.some, nil):
      list.note(
        .rule, id, "off", .on, before: old.off, clause: new.clause.rule, en: "\(name.en) switched on",
        zh: "\(name.zh)启用")
    default: text("off", "why it is off", "停用原因", old.off, new.off)
    }
    titles(.rule, id, name, old.title, new.title, &list)
    clauses(.rule, id, name, old.clause, new.clause, &list)
    also(.rule, id, name, old.also, new.also, &list)
    names("programmes", "programmes", "项目", old.programmes, new.programmes)
    names("at", "judged at", "判断时点", old.hooks.map(\.text), new.hooks.map(\.text))
    names("steps", "steps", "环节", old.steps, new.steps)
    text("judgedOn", "judged by the date of", "依据日期", old.judgedOn.text, new.judgedOn.text)
    text("from", "in force from", "生效日期", old.from?.description, new.from?.description)
    text("to", "in force to", "失效日期", old.to?.description, new.to?.description)
    for before in old.lets where !new.lets.contains(where: { $0.name == before.name }) {
      text("let.\(before.name)", before.name, before.name, before.source, nil)
    }
    for after in new.lets {
      text("let.\(after.name)", after.name, after.name, old.lets.first { $0.name == after.name }?.source, after.source)
    }
    text("when", "condition", "条件", old.source, new.source, clause: new.clause.rule)
    text("effect", "effect", "结果", old.effect.text, new.effect.text, clause: new.clause.rule)
    text(
      "value", "computed value", "计算值", old.value?.source, new.value?.source,
      clause: new.effect == .grant ? new.clause.rule : nil)
    text("fund", "fund", "资金", old.fund, new.fund, clause: new.clause.rule)
    text("earmark", "earmark", "专款用途", old.earmark, new.earmark, clause: new.clause.rule)
    text("reason", "reason", "理由代码", old.reason, new.reason)
    wording("message", "message", "说明", old.message.source, new.message.source)
    wording("remedy", "remedy", "补救", old.remedy?.source, new.remedy?.source)
    text("met.reason", "reason when met", "符合时的理由代码", old.met?.reason, new.met?.reason)
    wording("met", "text when met", "符合时的说明", old.met?.text.source, new.met?.text.source)
    list.compare(.rule, id, name, "locked", Localized(en: "locked", zh: "锁定"), old.locked, new.locked)

    /// A text in each language; which of them changed is said where it is only one.
    func wording(_ part: String, _ en: String, _ zh: String, _ before: Localized?, _ after: Localized?) {
      if before?.en != after?.en { text("\(part).en", "English \(en)", "英文\(zh)", before?.en, after?.en) }
      if before?.zh != after?.zh { text("\(part).zh", "Chinese \(en)", "中文\(zh)", before?.zh, after?.zh) }
    }
  }
}

extension Rule {
  /// What a line calls the rule.
  fileprivate var name: Localized { Localized(en: "rule \(id) (\(title.inSentence.en))", zh: "规则\(id)（\(title.zh)）") }
}

extension JudgedOn {
  /// As packs write it.
  public var text: String {
    switch self {
    case .application: "application"
    case .fact: "fact"
    case .meeting: "meeting"
    case .notice: "notice"
    case .evidence(_, let name): name
    }
  }
}
