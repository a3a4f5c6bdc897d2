import CEL
import Contract

// The expressions of a rule, and the values that its texts show.

extension PackDecoder {
  func expression(
    _ name: String, _ field: Field, _ environment: RuleEnvironment, _ locals: [SlotName], _ hooks: [Hook]
  ) -> (Rule.Expression, SlotName)? {
    guard Field.isIdentifier(name) else {
      field.fail("is no name: \"\(name)\"", "Use letters and digits, a small letter first.")
      return nil
    }
    guard let text = field.text(max: 4000), let program = compile(text, field, environment, locals, hooks) else {
      return nil
    }
    guard let form = ValueForm(program.type) else {
      field.fail(
        "gives \(program.type), which a decision cannot keep", "Give a number, money, date, truth or set of roles.")
      return nil
    }
    let slot = environment.layout.names.count + locals.count
    return (
      Rule.Expression(name: name, source: text, slot: slot, program: program),
      SlotName(name: name, slot: slot, form: form, hooks: nil)
    )
  }

  func compile(
    _ text: String, _ field: Field, _ environment: RuleEnvironment, _ locals: [SlotName], _ hooks: [Hook]
  ) -> CELProgram? {
    do {
      return try environment.compile(text, locals: locals, hooks: hooks)
    } catch let error as CELIssues {
      let known = (environment.layout.names + locals).filter { name in
        name.hooks.map { possible in hooks.allSatisfy(possible.contains) } ?? true
      }
      for issue in error.issues {
        var position = field.node.position
        // A text over several lines has lost its breaks: the place of its beginning is the best there is.
        if !field.node.spansLines {
          var quoted = 0
          if case .scalar(_, true) = field.node.content { quoted = 1 }
          position.column += issue.column - 1 + quoted
        }
        let message = misspelt(issue, known.map(\.name)) ?? issue.message
        let caret = String(repeating: " ", count: issue.indent) + "^"
        problems.note(position, field.path, "\(message)\n | \(issue.text)\n | \(caret)")
      }
    } catch {
      field.fail("\(error)")
    }
    return nil
  }

  /// Names with a point in them are one name to us, and two to CEL, which can only miss the first.
  private func misspelt(_ issue: CELIssue, _ known: [String]) -> String? {
    guard issue.message.hasPrefix("undeclared reference to"), !issue.message.contains("did you mean") else {
      return nil
    }
    let rest = issue.text.unicodeScalars.dropFirst(issue.indent)
    let name = String(
      String.UnicodeScalarView(rest.prefix { $0 == "." || $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
    guard name.contains("."), !known.contains(name) else { return nil }
    return "no such variable: \(name). " + Suggestion.near(name, known)
  }

  /// What the texts of a rule show; the same in both languages.
  func shownValues(_ texts: [Localized], _ known: [SlotName], _ hooks: [Hook], _ field: Field) -> [Shown] {
    var shown: [Shown] = []
    for text in texts {
      let (en, zh) = (Set(Wording.names(in: text.en)), Set(Wording.names(in: text.zh)))
      if en != zh {
        let odd = en.symmetricDifference(zh).sorted().joined(separator: ", ")
        field.fail("only one language shows \(odd)", "Show the same values in English and Chinese.")
      }
      for name in Wording.names(in: text.en) where !shown.contains(where: { $0.name == name }) {
        guard let found = known.first(where: { $0.name == name }) else {
          field.fail("no such value: {\(name)}", Suggestion.remedy(for: name, among: known.map(\.name)))
          continue
        }
        if let possible = found.hooks, let strange = hooks.first(where: { !possible.contains($0) }) {
          field.fail("{\(name)} is not known at \(strange.text)")
        }
        if found.form == .text { field.fail("{\(name)} cannot be shown") }
        shown.append(Shown(name: name, slot: found.slot, form: found.form))
      }
    }
    if shown.count > Rule.shownMax { field.fail("shows \(shown.count) values", "At most \(Rule.shownMax) are kept.") }
    return Array(shown.prefix(Rule.shownMax))
  }
}
