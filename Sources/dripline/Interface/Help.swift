/// The texts behind `--help`.
enum Help {
  static func overview(_ verbs: [Verb]) -> String {
    let width = verbs.map(\.name.count).max() ?? 0
    let lines = verbs.map { "  \($0.name.padded(to: width))  \($0.summary)" }
    return """
      dripline: carries poverty-relief cases from application to money in the account

      usage: dripline VERB [options]      `dripline VERB --help` says more

      \(lines.joined(separator: "\n"))

      Settings come from --config FILE (YAML), the environment (DRIPLINE_...) and flags, later ones winning.
      Exit status: 0 success, 1 checked and it does not hold, 2 wrong use.
      """
  }

  static func of(_ verb: Verb) -> String {
    let options = verb.options + verb.uses.map(\.option) + Setting.common
    let rows = options.map { ("--\($0.name)" + ($0.value.map { " \($0)" } ?? ""), $0.help) }
    let width = rows.map(\.0.count).max() ?? 0
    var text =
      "usage: dripline \(verb.name)\(verb.operands.isEmpty ? "" : " " + verb.operands) [options]\n\n\(verb.summary)\n"
    if !verb.notes.isEmpty { text += "\n\(verb.notes)\n" }
    text += "\n" + rows.map { "  \($0.0.padded(to: width))  \($0.1)" }.joined(separator: "\n")
    return text
  }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
