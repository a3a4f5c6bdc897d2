/// A rule of the documents as the rule list has it.
public struct DocumentRule: Sendable, Equatable {
  /// `R-308`
  public var number: String
  public var tags: [String]
  /// `003:19`
  public var place: String
  /// 「公示时间不得少于7天」
  public var words: String

  /// Reads `ops/policy/rules.tsv`: four columns a line, lines with # left out.
  /// - Throws: `PackError` with every line that is no rule.
  public static func list(_ text: String, file: String = "rules.tsv") throws -> [DocumentRule] {
    let problems = ProblemList()
    var rules: [DocumentRule] = []
    var seen: Set<String> = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let position = YamlPosition(file: file, line: index + 1, column: 1)
      guard columns.count == 4, Field.isRuleNumber(columns[0]), !columns[2].isEmpty else {
        problems.note(position, "", "is no rule", "Write number, tags, place and words, with tabs between them.")
        continue
      }
      if !seen.insert(columns[0]).inserted { problems.note(position, columns[0], "stands twice", "Keep one.") }
      rules.append(
        DocumentRule(
          number: columns[0], tags: columns[1].split(separator: " ").map(String.init), place: columns[2],
          words: columns[3]))
    }
    try problems.throwIfAny()
    return rules
  }
}
