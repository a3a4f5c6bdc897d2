import Contract

/// One thing that two packs say differently.
public struct Difference: Sendable {
  /// The part of a pack that differs.
  public enum Area: String, Sendable {
    case pack, parameter, rule, programme, step, calendar
  }
  /// How it differs.
  public enum Change: String, Sendable {
    case added, removed, changed, moved, on, off
  }
  public var area: Area
  /// `assetMultiple`, `registration/village-notice`, `2027-02-05`.
  public var subject: String
  /// What of it: `value`, `condition`, `signers`; empty: the whole.
  public var part: String
  public var change: Change
  public var before: String?
  public var after: String?
  /// From this day on, where the part is dated.
  public var from: Day?
  /// To this day, where the difference ends again.
  public var to: Day?
  /// The rule that it now rests on: `R-325`.
  public var clause: String?
  /// In words, one line.
  public var text: Localized
}

/// Collects differences in the order in which packs are read.
struct DifferenceList {
  private(set) var all: [Difference] = []

  mutating func note(
    _ area: Difference.Area, _ subject: String, _ part: String = "", _ change: Difference.Change = .changed,
    before: String? = nil, after: String? = nil, from: Day? = nil, to: Day? = nil, clause: String? = nil,
    en: String, zh: String
  ) {
    let (since, until) = (from.map { " from \($0)" } ?? "", to.map { " to \($0)" } ?? "")
    let days = from.map { "自\($0)" + (to.map { "至\($0)" } ?? "起") + "，" } ?? ""
    all.append(
      Difference(
        area: area, subject: subject, part: part, change: change, before: before, after: after, from: from, to: to,
        clause: clause,
        text: Localized(
          en: en + since + until + (clause.map { ", \($0)" } ?? ""), zh: days + zh + (clause.map { "（\($0)）" } ?? ""))))
  }

  /// A part that is one text: a condition, a clause, a message.
  mutating func compare(
    _ area: Difference.Area, _ subject: String, _ name: Localized, _ part: String, _ label: Localized,
    _ before: String?, _ after: String?, clause: String? = nil
  ) {
    guard before != after else { return }
    let (old, new) = (before ?? "", after ?? "")
    let (en, zh) =
      before == nil || old.isEmpty
      ? (": \"\(new)\" added", "：新增“\(new)”")
      : after == nil || new.isEmpty
        ? (": \"\(old)\" removed", "：删除“\(old)”")
        : (": \"\(old)\" to \"\(new)\"", "：“\(old)”改为“\(new)”")
    note(
      area, subject, part, before: before, after: after, clause: clause, en: "\(name.en), \(label.en)\(en)",
      zh: "\(name.zh)，\(label.zh)\(zh)")
  }

  /// A part that is a set of names.
  mutating func compare(
    _ area: Difference.Area, _ subject: String, _ name: Localized, _ part: String, _ label: Localized,
    _ before: [Localized], _ after: [Localized], ordered: Bool = false
  ) {
    guard before != after else { return }
    let gone = before.filter { !after.contains($0) }
    let new = after.filter { !before.contains($0) }
    var (en, zh): ([String], [String]) = ([], [])
    if !new.isEmpty {
      en.append("\(new.map(\.en).joined(separator: ", ")) added")
      zh.append("新增\(new.map(\.zh).joined(separator: "、"))")
    }
    if !gone.isEmpty {
      en.append("\(gone.map(\.en).joined(separator: ", ")) removed")
      zh.append("删除\(gone.map(\.zh).joined(separator: "、"))")
    }
    if en.isEmpty {
      guard ordered else { return }
      en.append("order now \(after.map(\.en).joined(separator: ", "))")
      zh.append("顺序改为\(after.map(\.zh).joined(separator: "、"))")
    }
    note(
      area, subject, part, before: before.map(\.en).joined(separator: ", "),
      after: after.map(\.en).joined(separator: ", "), en: "\(name.en), \(label.en): \(en.joined(separator: "; "))",
      zh: "\(name.zh)，\(label.zh)：\(zh.joined(separator: "；"))")
  }

  /// A part that is switched.
  mutating func compare(
    _ area: Difference.Area, _ subject: String, _ name: Localized, _ part: String, _ label: Localized,
    _ before: Bool, _ after: Bool
  ) {
    guard before != after else { return }
    note(
      area, subject, part, before: "\(before)", after: "\(after)",
      en: "\(name.en): \(after ? "now" : "no longer") \(label.en)", zh: "\(name.zh)：\(after ? "改为" : "不再")\(label.zh)")
  }

  /// A part whose value changes by date.
  mutating func compare(
    _ area: Difference.Area, _ subject: String, _ name: Localized, _ part: String,
    _ before: Dated<Int64>, _ after: Dated<Int64>, _ unit: Parameter.Unit
  ) {
    for span in DatedDiff.spans(before, after) {
      note(
        area, subject, part, before: unit.plain(span.before.value), after: unit.plain(span.after.value),
        from: span.from, to: span.to,
        clause: span.after.clause.rule,
        en: "\(name.en) \(unit.change(span.before.value, span.after.value, .en))",
        zh: "\(name.zh)由\(unit.change(span.before.value, span.after.value, .zh))")
    }
    for entry in DatedDiff.restated(before, after) {
      note(
        area, subject, part, .added, after: unit.plain(entry.value), from: entry.from, clause: entry.clause.rule,
        en: "\(name.en) stated again, still \(unit.text(entry.value, .en)),",
        zh: "\(name.zh)重新规定，仍为\(unit.text(entry.value, .zh))")
    }
    for entry in DatedDiff.restated(after, before) {
      note(
        area, subject, part, .removed, before: unit.plain(entry.value), from: entry.from,
        en: "\(name.en) no longer stated again, still \(unit.text(after.on(entry.from).value, .en)),",
        zh: "\(name.zh)不再重新规定，仍为\(unit.text(after.on(entry.from).value, .zh))")
    }
    for entry in after.entries {
      guard let old = before.entries.first(where: { $0.from == entry.from }), old.value == entry.value,
        old.clause != entry.clause
      else { continue }
      note(
        area, subject, part + ".clause", before: old.clause.text, after: entry.clause.text, from: entry.from,
        en: "\(name.en), clause: \"\(old.clause.text)\" to \"\(entry.clause.text)\"",
        zh: "\(name.zh)，依据：“\(old.clause.text)”改为“\(entry.clause.text)”")
    }
  }
}

/// Where two dated values differ.
enum DatedDiff {
  struct Span {
    var from: Day
    /// nil: for good.
    var to: Day?
    var before: Dated<Int64>.Entry
    var after: Dated<Int64>.Entry
  }

  /// Spans of days on which the two are not the same, each with one pair of values.
  static func spans(_ before: Dated<Int64>, _ after: Dated<Int64>) -> [Span] {
    let days = Set((before.entries + after.entries).map(\.from)).sorted()
    var spans: [Span] = []
    var isOpen = false
    for day in days {
      let (old, new) = (before.on(day), after.on(day))
      if isOpen, let last = spans.last {
        if last.before.value == old.value, last.after.value == new.value { continue }
        spans[spans.count - 1].to = day + -1
      }
      isOpen = old.value != new.value
      if isOpen { spans.append(Span(from: day, to: nil, before: old, after: new)) }
    }
    return spans
  }

  /// Entries of `after` on days that `before` has no entry for, where the value is the same all along.
  static func restated(_ before: Dated<Int64>, _ after: Dated<Int64>) -> [Dated<Int64>.Entry] {
    after.entries.filter { entry in
      !before.entries.contains { $0.from == entry.from } && before.on(entry.from).value == entry.value
        && after.on(entry.from + -1).value == entry.value
    }
  }
}

extension Clause {
  /// As it was written.
  public var text: String { source.isEmpty ? rule : "\(rule) \(source)" }
}

extension Localized {
  /// As the beginning of a line: a title's capital letter becomes small, an abbreviation stays.
  var inSentence: Localized {
    let first = en.prefix(2)
    guard first.first?.isUppercase == true, first.last?.isLowercase == true else { return self }
    return Localized(en: en.prefix(1).lowercased() + en.dropFirst(), zh: zh)
  }
}
