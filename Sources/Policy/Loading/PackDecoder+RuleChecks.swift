import Contract

// What a rule must not say, however well it is written.

extension PackDecoder {
  func checkEffect(_ effect: Effect, _ hooks: [Hook], _ field: Field) {
    for hook in hooks {
      switch (effect, hook) {
      case (.hold, .intake), (.hold, .change), (.hold, .award), (.hold, .meeting), (.hold, .visit):
        field.fail(
          "hold is not possible at \(hook.text)", "Use return or flag, or judge it at report, review or notice.")
      case (.return, .report), (.return, .change), (.return, .award):
        field.fail("return is not possible at \(hook.text)", "Use refuse or flag.")
      case (.refuse, .visit):
        field.fail("refuse is not possible at visit", "Use readmit, return or flag.")
      case (.grant, .award), (.readmit, .visit): break
      case (.grant, _): field.fail("grant is not possible at \(hook.text)", "Money is granted at award.")
      case (.readmit, _): field.fail("readmit is not possible at \(hook.text)", "Judge it at visit (R-269).")
      default: break
      }
    }
  }

  /// Who bears what a rule grants; nothing for any other effect, or after a mistake was noted.
  func share(
    _ mapping: Mapping, _ effect: Effect?, _ programmes: [String]?, _ field: Field
  ) -> (fund: String?, earmark: String?) {
    guard let effect else { return (nil, nil) }
    guard effect == .grant else {
      for key in ["fund", "earmark"] { mapping.optional(key)?.fail("belongs to the effect grant", "Remove it.") }
      return (nil, nil)
    }
    let fund = mapping.required("fund")?.name()
    if let earmark = mapping.optional("earmark") { return (fund, earmark.name()) }
    guard let programmes, programmes.count == 1 else {
      // A list that could not be read has its own mistake.
      if programmes != nil || mapping.optional("programmes") == nil {
        field.fail(
          "has no earmark, and not one programme whose id could be it",
          "Add `earmark:`, or name one programme under `programmes`.")
      }
      return (fund, nil)
    }
    return (fund, programmes[0])
  }

  /// Grants see what was granted before them, the other rules see the whole award.
  func checkAward(_ used: Set<Int>, _ effect: Effect, _ field: Field) {
    func uses(_ variable: Variable) -> Bool { used.contains(variable.rawValue) }
    if effect == .grant {
      for variable in [Variable.awardAmount, .awardInstalments] where uses(variable) {
        field.fail(
          "\(variable.name) is known when all grants are made", "Use award.granted: what the grants before have added.")
      }
    } else if uses(.awardGranted) {
      field.fail("award.granted is for grants", "Use award.amount: what all grants have added.")
    }
  }

  /// A field that a programme's card does not have would show what another case left there.
  func checkEvidence(
    _ used: Set<Int>, _ programmes: [ProgrammeDefinition], _ layout: SlotLayout, _ field: Field
  ) {
    for slot in used.sorted() where layout.evidence.contains(slot) {
      let name = layout.names[slot].name
      guard let other = programmes.first(where: { !$0.evidence.contains { "evidence.\($0.name)" == name } }) else {
        continue
      }
      field.fail(
        "\(name) is not on the card of \(other.id)", "Name only programmes that have it under `programmes`.")
    }
  }

  /// A required field that comes with a step has no value before that step.
  func checkTime(
    of used: Set<Int>, _ programmes: [ProgrammeDefinition], _ hooks: [Hook], _ steps: [String]?, _ layout: SlotLayout,
    _ field: Field
  ) {
    for programme in programmes {
      for evidence in programme.evidence where evidence.standard == nil {
        guard let name = evidence.step, let place = programme.chain.firstIndex(where: { $0.name == name }),
          let slot = layout.named("evidence.\(evidence.name)")?.slot, used.contains(slot),
          let early = hooks.compactMap({ programme.occasion(of: $0, steps, before: place) }).first
        else { continue }
        field.fail(
          "evidence.\(evidence.name) comes with the step \(name), after \(early)",
          "Judge it at that step or behind it, or give the field a default.")
      }
    }
  }
}

extension ProgrammeDefinition {
  /// When a rule is judged before a step of the chain: the name of an earlier step, or the occasion; nil: never.
  fileprivate func occasion(of hook: Hook, _ steps: [String]?, before place: Int) -> String? {
    guard let kind = hook.kind else { return hook.text }
    return chain[..<place].first { $0.kind == kind && steps?.contains($0.name) ?? true }?.name
  }
}
