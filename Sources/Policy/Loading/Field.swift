import Contract

/// A node on its way to becoming a typed value. Each reader returns nil and notes why when the node
/// does not fit, so that one pass reports every mistake.
struct Field {
  let node: YamlNode
  let path: String
  let problems: ProblemList

  func fail(_ message: String, _ remedy: String = "") {
    problems.note(node.position, path, message, remedy)
  }

  /// A node further down, for what can be judged only when more has been read; nil where it is missing.
  func at(_ keys: String...) -> Field? {
    keys.reduce(Optional(self)) { field, key in
      field?.node[key].map { Field(node: $0, path: "\(field?.path ?? "").\(key)", problems: problems) }
    }
  }

  private func scalar(_ expected: String) -> String? {
    switch node.content {
    case .scalar(let text, let quoted):
      if !text.isEmpty || quoted { return text }
      fail("has no value", "Write \(expected).")
    case .sequence: fail("is a list", "Write \(expected).")
    case .mapping: fail("is a mapping", "Write \(expected).")
    }
    return nil
  }

  func text(max: Int = 200) -> String? {
    guard let text = scalar("a text") else { return nil }
    if text.isEmpty || text.allSatisfy(\.isWhitespace) {
      fail("is empty", "Write a text.")
    } else if text.unicodeScalars.count > max {
      fail("is longer than \(max) characters")
    } else if text.unicodeScalars.contains(where: { $0.value < 32 || (0x7F...0x9F).contains($0.value) }) {
      fail("holds a control character")
    } else {
      return text
    }
    return nil
  }

  /// A name inside expressions: letters and digits, a small letter first, at most 48.
  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 48 else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) }
  }

  /// `R-308`
  static func isRuleNumber(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && (1...3).contains(parts[0].utf8.count) && (2...4).contains(parts[1].utf8.count)
      && parts[0].utf8.allSatisfy { (65...90).contains($0) } && parts[1].utf8.allSatisfy { (48...57).contains($0) }
  }

  /// An ASCII name: small letters, digits and hyphens, at most 32.
  func name(max: Int = 32) -> String? {
    guard let text = scalar("a name") else { return nil }
    let bytes = Array(text.utf8)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let ok = bytes.allSatisfy { letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-") }
    guard ok, let first = bytes.first, letters.contains(first), bytes.count <= max else {
      fail("is no name: \"\(text)\"", "Use small letters, digits and hyphens, a letter first, at most \(max).")
      return nil
    }
    return text
  }

  func integer(in range: ClosedRange<Int64>) -> Int64? {
    guard let text = scalar("a whole number") else { return nil }
    let isQuoted: Bool = if case .scalar(_, quoted: true) = node.content { true } else { false }
    guard !isQuoted, let value = Int64(text), String(value) == text else {
      fail("is not a whole number: \"\(text)\"", "Write digits only.")
      return nil
    }
    guard range.contains(value) else {
      fail("is out of range: \(value)", "Allowed: \(range.lowerBound) to \(range.upperBound).")
      return nil
    }
    return value
  }

  func flag() -> Bool? {
    guard let text = scalar("true or false") else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      fail("is neither true nor false: \"\(text)\"", "Write true or false.")
      return nil
    }
  }

  func day() -> Day? {
    guard let text = scalar("a date") else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let ascii = text.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) }
    guard ascii, parts.map(\.count) == [4, 2, 2] else {
      fail("is no date: \"\(text)\"", "Write year-month-day, as in 2024-01-31.")
      return nil
    }
    guard let day = Day(text: text) else {
      fail("the calendar has no \(text)", "Write a day that exists.")
      return nil
    }
    return day
  }

  func word<W: Word>(_: W.Type = W.self) -> W? {
    guard let text = scalar("a word") else { return nil }
    if let word = W.allCases.first(where: { $0.text == text }) { return word }
    fail("no such word: \"\(text)\"", Suggestion.remedy(for: text, among: W.allCases.map(\.text)))
    return nil
  }

  /// `R-308 003:19 「公示时间不得少于7天」`: rule number, a space, the document's place and words.
  func clause() -> Clause? {
    let example = "Write it as: R-308 003:19 「公示时间不得少于7天」"
    guard let text = text(max: 300) else { return nil }
    let words = text.split(separator: " ", maxSplits: 1)
    guard Self.isRuleNumber(words[0]) else {
      fail("does not begin with a rule number: \"\(words[0])\"", example)
      return nil
    }
    guard words.count == 2 else {
      fail("names no source", example)
      return nil
    }
    return Clause(rule: String(words[0]), source: String(words[1]))
  }

  /// A list without its faulty items; nil when this is no list.
  func list<T>(_ count: ClosedRange<Int>, _ item: (Field) -> T?) -> [T]? {
    guard case .sequence(let nodes) = node.content else {
      fail("is not a list", "Write `- item` lines or [a, b].")
      return nil
    }
    guard count.contains(nodes.count) else {
      fail("has \(nodes.count) items", "Allowed: \(count.lowerBound) to \(count.upperBound).")
      return nil
    }
    return nodes.enumerated().compactMap { index, node in
      item(Field(node: node, path: "\(path)[\(index)]", problems: problems))
    }
  }

  /// A list of words, none twice.
  func words<W: Word>(_: W.Type = W.self, _ count: ClosedRange<Int> = 1...32) -> [W]? {
    var seen: Set<W> = []
    return list(count) { item in
      guard let word = item.word(W.self) else { return nil }
      if !seen.insert(word).inserted { item.fail("\"\(word.text)\" stands twice", "Keep one.") }
      return word
    }
  }

  /// A dated value: a list of `{from, value, clause}`, dates ascending.
  func dated<T: Sendable & Equatable>(_ value: (Field) -> T?) -> Dated<T>? {
    var last: Day?
    let entries = list(1...64) { item -> Dated<T>.Entry? in
      guard let mapping = item.mapping(["from", "value", "clause"]) else { return nil }
      let fromField = mapping.required("from")
      let from = fromField?.day()
      if let from {
        if let last, from <= last {
          fromField?.fail("\(from) does not come after \(last)", "Sort the entries by date, no date twice.")
        }
        last = from
      }
      let value = mapping.required("value").flatMap(value)
      let clause = mapping.required("clause")?.clause()
      guard let from, let value, let clause else { return nil }
      return .init(from: from, value: value, clause: clause)
    }
    guard let entries, !entries.isEmpty else { return nil }
    return Dated(entries: entries)
  }

  func datedInteger(in range: ClosedRange<Int64>) -> Dated<Int64>? { dated { $0.integer(in: range) } }

  func localized(max: Int = 200) -> Localized? {
    guard let mapping = mapping(["en", "zh"]) else { return nil }
    let en = mapping.required("en")?.text(max: max)
    let zh = mapping.required("zh")?.text(max: max)
    guard let en, let zh else { return nil }
    return Localized(en: en, zh: zh)
  }

  /// Checks the keys of a mapping against the allowed ones.
  func mapping(_ allowed: [String]) -> Mapping? {
    guard case .mapping(let entries) = node.content else {
      fail("is not a mapping", "Write `key: value` lines with \(allowed.joined(separator: ", ")).")
      return nil
    }
    for entry in entries where !allowed.contains(entry.key) {
      problems.note(
        entry.keyPosition, path, "unknown key \"\(entry.key)\"",
        Suggestion.remedy(for: entry.key, among: allowed))
    }
    return Mapping(field: self)
  }
}

/// A mapping whose keys have been checked.
struct Mapping {
  let field: Field

  func optional(_ key: String) -> Field? {
    field.node[key].map {
      Field(node: $0, path: field.path.isEmpty ? key : "\(field.path).\(key)", problems: field.problems)
    }
  }

  func required(_ key: String) -> Field? {
    if let found = optional(key) { return found }
    field.fail("the key \"\(key)\" is missing", "Add `\(key):`.")
    return nil
  }
}
