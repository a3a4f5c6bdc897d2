import Contract

// Grants that reach no aid, aid that nothing is granted for, and follow-ups that lead nowhere.

extension PackLint {
  static func grants(_ pack: Pack) -> [PackNote] {
    var notes: [PackNote] = []
    let rules = pack.rules.filter { $0.effect == .grant && $0.off == nil }
    for rule in rules {
      for programme in pack.programmes where rule.programmes?.contains(programme.id) ?? true {
        let aid = programme.chain.filter { $0.kind == .aid }.map(\.name)
        if rule.steps == nil, aid.count > 1 {
          notes.append(
            PackNote(
              .mistake, rule.position, "rules[\(rule.id)]",
              "grants at every aid step of \(programme.id): \(aid.joined(separator: ", "))",
              "Name the step under `steps`."))
        }
      }
      notes += strangeSteps(rule, pack)
    }
    for (place, rule) in rules.enumerated() where rule.origin == pack.id {
      guard let fund = rule.fund,
        let other = rules[..<place].first(where: { areNear($0.fund ?? "", fund) })
      else { continue }
      notes.append(
        PackNote(
          .notice, rule.position, "rules[\(rule.id)].fund",
          "\"\(fund)\" is nearly \"\(other.fund ?? "")\" of \(other.id)",
          "If they are one fund, write its name the same way."))
    }
    for programme in pack.programmes {
      for step in programme.chain where step.kind == .aid {
        guard !rules.contains(where: { $0.applies(programme: programme.id, hook: .award, step: step.name) }) else {
          continue
        }
        notes += ownNotice(
          step, programme, pack, "no rule grants anything here",
          "Add a rule at award with the effect grant; without one the award is of nothing.")
      }
    }
    return notes
  }

  /// Steps that a grant names although money is not granted there.
  private static func strangeSteps(_ rule: Rule, _ pack: Pack) -> [PackNote] {
    let chains = pack.programmes.filter { rule.programmes?.contains($0.id) ?? true }.flatMap(\.chain)
    let aid = Set(chains.filter { $0.kind == .aid }.map(\.name))
    let named = rule.steps ?? []
    // Where none is an aid step, the rule can never fire, and that is said already.
    guard named.contains(where: aid.contains) else { return [] }
    return named.filter { !aid.contains($0) }.map { name in
      PackNote(
        .mistake, rule.position, "rules[\(rule.id)]", "grants at \(name), which is no aid step", "Name aid steps only.")
    }
  }

  /// Names that differ in one letter.
  private static func areNear(_ a: String, _ b: String) -> Bool {
    a != b && min(a.utf8.count, b.utf8.count) > 3 && Suggestion.distance(Array(a.utf8), Array(b.utf8)) == 1
      && a.filter(\.isNumber) == b.filter(\.isNumber)
  }

  static func followups(_ pack: Pack) -> [PackNote] {
    var notes: [PackNote] = []
    let rules = pack.rules.filter { $0.effect == .readmit && $0.off == nil }
    for programme in pack.programmes {
      for step in programme.chain where step.kind == .followup {
        let readmitting = rules.filter { $0.applies(programme: programme.id, hook: .visit, step: step.name) }
        if step.readmitTo == nil {
          for rule in readmitting {
            notes.append(
              PackNote(
                .mistake, rule.position, "rules[\(rule.id)]",
                "readmits at \(programme.id)/\(step.name), which does not say where to", "Add `readmitTo:` to the step."
              ))
          }
        } else if readmitting.isEmpty {
          notes += ownNotice(
            step, programme, pack, "no rule readmits a household here",
            "Add a rule at visit with the effect readmit, or remove `readmitTo`.")
        }
      }
    }
    return notes
  }

  /// What is worth knowing of a step, where the pack itself states it: an inherited one is its parent's affair.
  private static func ownNotice(
    _ step: Step, _ programme: ProgrammeDefinition, _ pack: Pack, _ message: String, _ remedy: String
  ) -> [PackNote] {
    guard let position = programme.positions[step.name], pack.origins[position.file] == pack.id else { return [] }
    return [PackNote(.notice, position, "programmes[\(programme.id)].chain[\(step.name)]", message, remedy)]
  }
}
