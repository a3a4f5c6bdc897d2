import Contract

/// What two packs say differently, in words. Tests and samples are no part of what a pack says.
public struct PackDiff: Sendable {
  public let differences: [Difference]

  public init(_ before: Pack, _ after: Pack) {
    var list = DifferenceList()
    Self.heads(before, after, &list)
    Self.parameters(before, after, &list)
    Self.rules(before, after, &list)
    Self.programmes(before, after, &list)
    Self.calendars(before, after, &list)
    differences = list.all
  }

  private static func heads(_ before: Pack, _ after: Pack, _ list: inout DifferenceList) {
    let name = Localized(en: "pack", zh: "政策包")
    func text(_ part: String, _ en: String, _ zh: String, _ old: String?, _ new: String?) {
      list.compare(.pack, after.id, name, part, Localized(en: en, zh: zh), old, new)
    }
    text("id", "id", "编号", before.id, after.id)
    if before.title != after.title {
      list.note(
        .pack, after.id, "title", before: before.title.en, after: after.title.en,
        en: "pack, title: \"\(before.title.en)\" to \"\(after.title.en)\"",
        zh: "政策包，名称：“\(before.title.zh)”改为“\(after.title.zh)”")
    }
    text("document", "document", "文件", before.document, after.document)
    text("jurisdiction", "jurisdiction", "适用地区", String(before.jurisdiction), String(after.jurisdiction))
    text("inForceFrom", "in force from", "生效日期", "\(before.inForceFrom)", "\(after.inForceFrom)")
    text("inForceTo", "in force to", "失效日期", before.inForceTo?.description, after.inForceTo?.description)
    text("cases", "live cases", "在办个案", before.cases.text, after.cases.text)
    text(
      "ancestors", "builds on", "上级政策包", before.ancestors.joined(separator: ", "),
      after.ancestors.joined(separator: ", "))
  }

  // MARK: Parameters

  private static func parameters(_ before: Pack, _ after: Pack, _ list: inout DifferenceList) {
    for old in before.parameters where after.parameter(old.name) == nil {
      let title = old.title.inSentence
      list.note(.parameter, old.name, "", .removed, en: "\(title.en) removed", zh: "删除参数“\(title.zh)”")
    }
    for new in after.parameters {
      if let old = before.parameter(new.name) {
        parameter(old, new, &list)
      } else {
        added(new, &list)
      }
    }
  }

  private static func added(_ parameter: Parameter, _ list: inout DifferenceList) {
    let title = parameter.title.inSentence
    guard let values = parameter.values else {
      list.note(
        .parameter, parameter.name, "", .added, clause: parameter.required?.clause.rule,
        en: "\(title.en) added, to be set by the deployment", zh: "新增参数“\(title.zh)”，须由使用单位设定")
      return
    }
    for entry in values.entries {
      list.note(
        .parameter, parameter.name, "", .added, after: parameter.unit.plain(entry.value), from: entry.from,
        clause: entry.clause.rule,
        en: "\(title.en) added: \(parameter.unit.text(entry.value, .en))",
        zh: "新增参数“\(title.zh)”：\(parameter.unit.text(entry.value, .zh))")
    }
  }

  private static func parameter(_ old: Parameter, _ new: Parameter, _ list: inout DifferenceList) {
    let (id, title) = (new.name, new.title.inSentence)
    titles(.parameter, id, title, old.title, new.title, &list)
    if old.unit != new.unit {
      list.note(
        .parameter, id, "unit", before: old.unit.text, after: new.unit.text,
        en: "\(title.en), unit: \(old.unit.text) to \(new.unit.text)",
        zh: "\(title.zh)，单位：\(old.unit.text)改为\(new.unit.text)")
    }
    switch (old.values, new.values) {
    case (let before?, let after?): list.compare(.parameter, id, title, "value", before, after, new.unit)
    case (nil, let after?):
      for entry in after.entries {
        list.note(
          .parameter, id, "value", .added, after: new.unit.plain(entry.value), from: entry.from,
          clause: entry.clause.rule,
          en: "\(title.en), required so far, now \(new.unit.text(entry.value, .en))",
          zh: "\(title.zh)原须设定，现定为\(new.unit.text(entry.value, .zh))")
      }
    case (.some, nil):
      list.note(
        .parameter, id, "value", .removed, clause: new.required?.clause.rule,
        en: "\(title.en) no longer has a value and must be set by the deployment", zh: "\(title.zh)不再有数值，须由使用单位设定")
    case (nil, nil):
      list.compare(
        .parameter, id, title, "required", Localized(en: "why it is required", zh: "须设定的原因"),
        old.required.map { "\($0.clause.text): \($0.because)" }, new.required.map { "\($0.clause.text): \($0.because)" }
      )
    }
    list.compare(
      .parameter, id, title, "tightens", Localized(en: "direction in which a child may move it", zh: "下级可收紧方向"),
      old.tightens?.text, new.tightens?.text)
    list.compare(.parameter, id, title, "locked", Localized(en: "locked", zh: "锁定"), old.locked, new.locked)
    also(.parameter, id, title, old.also, new.also, &list)
  }

  // MARK: Parts that several areas have

  static func titles(
    _ area: Difference.Area, _ id: String, _ name: Localized, _ old: Localized, _ new: Localized,
    _ list: inout DifferenceList
  ) {
    guard old != new else { return }
    list.note(
      area, id, "title", before: old.en, after: new.en, en: "\(name.en), title: \"\(old.en)\" to \"\(new.en)\"",
      zh: "\(name.zh)，名称：“\(old.zh)”改为“\(new.zh)”")
  }

  static func clauses(
    _ area: Difference.Area, _ id: String, _ name: Localized, _ old: Clause, _ new: Clause, _ list: inout DifferenceList
  ) {
    list.compare(area, id, name, "clause", Localized(en: "clause", zh: "依据"), old.text, new.text)
  }

  static func also(
    _ area: Difference.Area, _ id: String, _ name: Localized, _ old: [String], _ new: [String],
    _ list: inout DifferenceList
  ) {
    list.compare(
      area, id, name, "also", Localized(en: "further rules", zh: "另据"), old.map(Localized.same), new.map(Localized.same)
    )
  }
}
