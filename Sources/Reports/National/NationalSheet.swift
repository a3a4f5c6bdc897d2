import Contract
import Policy

/// What differs between the register and the national system, and what may be done about it today.
public struct NationalSheet {
  private let diff: NationalDiff
  private let window: EditWindow
  private let about: String
  private let on: Day
  private let language: Language

  public init(_ diff: NationalDiff, window: EditWindow, about: String, on: Day, language: Language) {
    self.diff = diff
    self.window = window
    self.about = about
    self.on = on
    self.language = language
  }

  private func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the sums, the edit window, the differences, and who stands on one side only.
  public func write(to page: PageWriter) throws {
    try page.begin(
      PageHead(
        kind: .national, title: pick("Register against the national system", "本地台账与国家扶贫信息系统比对"), about: about, on: on,
        language: language, isLandscape: true))
    let onlyLocal = diff.onlyLocal
    try page.items(
      "sums", pick("In all", "汇总"),
      [
        Item("localPersons", pick("Persons in the register", "本地台账人数"), .count(diff.localPersons)),
        Item("compared", pick("Compared", "已比对人数"), .count(diff.compared)),
        Item("differences", pick("Values that differ", "不一致项数"), .count(diff.differences.count)),
        Item("onlyLocal", pick("Not in the national system", "国家系统缺失人数"), .count(onlyLocal.count)),
        Item("onlyNational", pick("Not in the register", "本地台账缺失人数"), .count(diff.onlyNational.count)),
        Item("twice", pick("Twice in the national system", "国家系统重复人数"), .count(diff.twice.count)),
        Item("windowOpen", pick("Edit right open", "修改权限已开放"), .flag(window.contains(on))),
        Item("windowFrom", pick("Open from", "开放日期"), .day(window.opening(from: on))),
        Item("windowTo", pick("Open to", "截止日期"), .day(window.end(from: window.opening(from: on)))),
      ])
    try page.table(
      TableHead(
        "difference", pick("Differences", "不一致清单"), isMain: true,
        [
          .init("caseId", pick("Case", "个案编号"), width: 18), .init("region", pick("Village", "行政村"), width: 14),
          .init("person", pick("Person", "成员"), width: 14), .init("field", pick("Field", "项目"), width: 16),
          .init("local", pick("Register", "本地台账"), width: 16),
          .init("national", pick("National system", "国家系统"), width: 16),
          .init("line", pick("Line", "行号"), width: 7), .init("next", pick("To do", "处理"), width: 20),
        ]), rows(onlyLocal))
    try page.table(
      TableHead(
        "unknown", pick("In the national system only, or twice, by line of the export", "仅国家系统有或重复的行"),
        [.init("line", pick("Line", "行号")), .init("kind", pick("What", "情况"), width: 24)]),
      diff.onlyNational.map { [.count($0), .text(pick("not in the register", "本地台账没有"))] }
        + diff.twice.map { [.count($0), .text(pick("stands twice", "重复"))] })
    try page.notes("", [note])
    try page.end()
  }

  private func rows(_ onlyLocal: [(caseId: String, village: UInt64, person: String)]) -> [[Cell]] {
    let next: Cell =
      window.contains(on)
      ? .word(code: "correct", name: pick("correct in the national system", "在国家系统中更正"))
      : .word(code: "wait", name: pick("wait for the window", "等待开放修改权限"))
    let values = diff.differences.map { each -> [Cell] in
      [
        .text(Mask.reference(each.caseId)), .text(Region.digits(each.village)), .text(each.person),
        .word(code: each.field.rawValue, name: each.field.title(language)), .text(each.local), .text(each.national),
        .count(each.line), next,
      ]
    }
    let missing = onlyLocal.map { each -> [Cell] in
      [
        .text(Mask.reference(each.caseId)), .text(Region.digits(each.village)), .text(each.person),
        .word(code: "person", name: pick("person", "人员")), .text(pick("there", "有")), .text(pick("missing", "无")),
        .empty, next,
      ]
    }
    return values + missing
  }

  private var note: String {
    let opening = window.opening(from: on)
    return window.contains(on)
      ? pick(
        "The edit right is open until \(window.end(from: on)). Until then the national system has to equal the register (R-476, R-642).",
        "修改权限开放至\(window.end(from: on))，此前应使国家系统数据与更正后的本地数据完全一致（R-476、R-642）。")
      : pick(
        "The edit right is closed; it opens on \(opening). Keep this list until then (R-476, R-642).",
        "修改权限尚未开放，\(opening)起开放；请保留本清单至届时处理（R-476、R-642）。")
  }
}
