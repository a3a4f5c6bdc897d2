import Contract

// How aid is paid, and the values that a step or programme may lack.

extension PackDiff {
  static func benefit(_ old: Benefit, _ new: Benefit, _ id: String, _ name: Localized, _ list: inout DifferenceList) {
    if old.schedule != new.schedule {
      list.note(
        .step, id, "benefit.schedule", before: old.schedule.text, after: new.schedule.text,
        en: "\(name.en), paid: \(old.schedule.name(.en)) to \(new.schedule.name(.en))",
        zh: "\(name.zh)，发放方式：\(old.schedule.name(.zh))改为\(new.schedule.name(.zh))")
    }
    dated(old.months, new.months, id, name, "benefit.months", Localized(en: "term", zh: "发放期"), .months, &list)
    dated(
      old.attempts, new.attempts, id, name, "benefit.attempts", Localized(en: "payment attempts", zh: "发放次数"), .count,
      &list)
    dated(
      old.reverify?.everyDays, new.reverify?.everyDays, id, name, "benefit.reverify",
      Localized(en: "re-verification", zh: "复核间隔"), .days, &list)
    if let before = old.reverify?.to, let after = new.reverify?.to {
      list.compare(
        .step, id, name, "benefit.reverify.to", Localized(en: "re-verification by", zh: "复核环节"), before, after)
    }
    stages(old.stages, new.stages, id, name, &list)
  }

  private static func stages(
    _ old: [Benefit.Stage], _ new: [Benefit.Stage], _ id: String, _ name: Localized, _ list: inout DifferenceList
  ) {
    func names(_ stages: [Benefit.Stage]) -> [Localized] { stages.map { .same($0.name) } }
    list.compare(
      .step, id, name, "benefit.stages", Localized(en: "stages", zh: "阶段"), names(old), names(new), ordered: true)
    for after in new {
      guard let before = old.first(where: { $0.name == after.name }), before != after else { continue }
      let part = "benefit.stages.\(after.name)"
      let label = Localized(en: "\(name.en), stage \(after.name)", zh: "\(name.zh)，阶段“\(after.title.zh)”")
      titles(.step, id, label, before.title, after.title, &list)
      clauses(.step, id, label, before.clause, after.clause, &list)
      list.compare(
        .step, id, label, part + ".percent", Localized(en: "share", zh: "比例"), "\(before.percent)%",
        "\(after.percent)%",
        clause: after.clause.rule)
      list.compare(
        .step, id, label, part + ".evidence", Localized(en: "evidence", zh: "凭证"), before.evidence.map(Localized.same),
        after.evidence.map(Localized.same))
      func roles(_ roles: [Role]) -> [Localized] { roles.map { Localized(en: $0.name(.en), zh: $0.name(.zh)) } }
      list.compare(
        .step, id, label, part + ".signers", Localized(en: "signers", zh: "签字人"), roles(before.signers),
        roles(after.signers),
        ordered: true)
    }
  }

  static func helpers(
    _ old: HelperLimit?, _ new: HelperLimit?, _ id: String, _ name: Localized, _ list: inout DifferenceList
  ) {
    dated(
      old?.max, new?.max, id, name, "helpers.max", Localized(en: "households of a helper", zh: "每名帮扶人户数上限"), .count,
      &list,
      area: .programme)
    guard let old, let new else { return }
    list.compare(
      .programme, id, name, "helpers.hard",
      Localized(en: "refusing a household beyond the helper's limit", zh: "超过帮扶人户数上限即不予受理"),
      old.hard, new.hard)
  }

  /// A dated value that one of the two may lack.
  static func dated(
    _ old: Dated<Int64>?, _ new: Dated<Int64>?, _ id: String, _ name: Localized, _ part: String, _ label: Localized,
    _ unit: Parameter.Unit, _ list: inout DifferenceList, area: Difference.Area = .step
  ) {
    let name = Localized(en: "\(name.en), \(label.en)", zh: "\(name.zh)，\(label.zh)")
    switch (old, new) {
    case (let old?, let new?): list.compare(area, id, name, part, old, new, unit)
    case (nil, let new?):
      for entry in new.entries {
        list.note(
          area, id, part, .added, after: unit.plain(entry.value), from: entry.from, clause: entry.clause.rule,
          en: "\(name.en) added: \(unit.text(entry.value, .en))", zh: "\(name.zh)：新增\(unit.text(entry.value, .zh))")
      }
    case (.some, nil): list.note(area, id, part, .removed, en: "\(name.en) removed", zh: "删除\(name.zh)")
    case (nil, nil): break
    }
  }
}
