import Casework
import Contract
import Policy

extension Story {
  /// For paper and terminal: lines of at most 80 columns.
  var text: String {
    var lines: [String] = []
    lines.append(pick("Case \(state.id)", "个案 \(state.id)") + " · " + pick(pack.title.en, pack.title.zh))
    if state.stage != .unknown {
      let persons = state.members.count
      lines.append(
        pick(
          "Village \(state.villageCode), \(persons) \(persons == 1 ? "member" : "members"), account ending in \(state.accountEnd)",
          "行政村 \(state.villageCode)，家庭\(persons)人，账户末四位 \(state.accountEnd)"))
    }
    for chapter in chapters {
      lines.append("")
      lines.append("\(day(chapter.at))  \(chapter.title): \(chapter.verdict)".localized(language))
      for reason in chapter.reasons {
        lines += Wrap.lines(
          "\(reason.text(language)) (\(reason.clause))".localized(language), first: "  - ", rest: "    ")
      }
      for remedy in chapter.remedies {
        lines += Wrap.lines(pick("To put it right: ", "应作改正：") + remedy, first: "    ", rest: "    ")
      }
    }
    lines += ["", pick("How it stands", "目前情况")]
    lines += Wrap.lines(standing, first: "  ", rest: "  ")
    func section(_ title: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      lines += ["", title]
      for item in items { lines += Wrap.lines(item, first: "  - ", rest: "    ") }
    }
    section(pick("What would have to change", "需要改变的情况"), changes)
    section(pick("What you may do", "您的权利"), rights)
    section(pick("The rules quoted", "所依据的规定"), clauses.map { "\($0.rule)  \($0.source)" })
    return lines.map(Table.plain).joined(separator: "\n")
  }

  var json: [(String, JSONText.Value)] {
    var fields: [(String, JSONText.Value)] = [
      ("caseId", .text(state.id)), ("language", .text(language.rawValue)), ("stage", .text(state.stage.text)),
    ]
    if let outcome = state.outcome { fields.append(("outcome", .text(outcome.text))) }
    fields.append(("standing", .text(standing)))
    fields.append(
      (
        "story",
        .list(
          chapters.map { chapter in
            .object([
              ("time", .text(Timestamp.format(chapter.at))), ("title", .text(chapter.title)),
              ("verdict", .text(chapter.verdict)), ("reasons", .list(chapter.reasons.map { $0.json(language) })),
            ])
          })
      ))
    fields.append(("changes", .list(changes.map { .text($0) })))
    fields.append(("rights", .list(rights.map { .text($0) })))
    fields.append(
      (
        "clauses",
        .list(clauses.map { .object([("rule", .text($0.rule)), ("source", .text($0.source))]) })
      ))
    return fields
  }
}

extension String {
  /// Chinese sentences take Chinese punctuation.
  fileprivate func localized(_ language: Language) -> String {
    guard language == .zh else { return self }
    return replacing(": ", with: "：").replacing(" (", with: "（").replacing(")", with: "）")
  }
}

/// Breaks lines at spaces, and between Chinese characters.
enum Wrap {
  static let columnsMax = 80

  static func lines(_ text: String, first: String, rest: String, columns: Int = columnsMax) -> [String] {
    var lines: [String] = []
    var line = first
    var width = Table.width(first)
    var start = true
    for word in words(Table.plain(text)) {
      let wide = Table.width(word.trimmingTrailingSpaces)
      if !start, width + wide > columns {
        lines.append(line.trimmingTrailingSpaces)
        (line, width) = (rest, Table.width(rest))
      }
      line += word
      width += Table.width(word)
      start = false
    }
    lines.append(line.trimmingTrailingSpaces)
    return lines
  }

  /// Pieces that stay together, each with the spaces behind it.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      let closes = "，。；：、）」》！？”".contains(character)
      let opens = word.last.map { "（「《“".contains($0) } ?? false
      let isWide = Table.width(String(character)) > 1
      let afterWide = word.last.map { Table.width(String($0)) > 1 } ?? false
      let breaks =
        (word.last == " " && character != " ") || ((isWide || afterWide) && !closes && !opens && character != " ")
      if breaks, !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
