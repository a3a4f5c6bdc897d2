import Contract
import Policy

// The pack's rules before one fact.

extension Turn {
  /// Puts what is known of the case where rules look for it.
  /// - Parameters:
  ///   - found: what this occasion shows; see `found.*` in the packs' reference.
  ///   - source: a department's number, or that of the household card.
  func present(_ state: borrowing Case, found: FindingSet, source: Int64? = nil, _ out: Proceedings) {
    let values = out.values
    values.use(rules.book)
    values.set(.caseProgramme, state.programme.text)
    values.set(.caseRegion, Int64(clamping: state.village))
    values.set(.caseOrigin, state.origin.text)
    values.set(.caseAppliedOn, state.appliedAt.day)
    values.set(.caseStrict, state.strict)
    values.set(.caseRegistered, state.registered)
    values.set(.caseExited, state.exited)
    values.set(.helped, state.helper != nil)
    values.set(.planned, state.plan != nil)
    values.set(.batches, Int64(state.plan?.batches.nonzeroBitCount ?? 0))
    let persons = Int64(state.members.count)
    values.set(.persons, persons)
    values.set(.income, state.incomeFen)
    values.set(.perCapitaIncome, state.incomeFen / max(1, persons))
    values.set(.financialAssets, state.assetsFen)
    values.set(.perCapitaAssets, state.assetsFen / max(1, persons))
    values.set(.relativesInOffice, Int64(state.relatives.count))
    values.set(found)
    if let source { values.set(.foundSource, ValueForm.WordKind.source.words[Int(source)]) }
    guard !state.evidence.isEmpty, let programme = rules.programme(state.programme) else { return }
    for (place, name) in programme.evidenceSlots.enumerated() where place < state.evidence.count {
      values.set(slot: name.slot, name.form.value(state.evidence[place]))
    }
  }

  /// `found.source` of the household's own card.
  static let card = Int64(Department.allCases.count)

  /// Judges rules by the values present and notes what they say: those that fired, and those that were met
  /// with a text of their own. Answers the strongest effect.
  func judge(_ list: [Rule], _ out: Proceedings) -> Effect? {
    var strongest: Effect?
    for rule in list {
      switch out.values.judge(rule, on: day) {
      case .silent: break
      case .met:
        if rule.met != nil, !out.isMute { out.reasons.append(Reason(rule, met: true, out.values)) }
      case .fired:
        out.reasons.append(Reason(rule, met: false, out.values))
        strongest = max(strongest ?? rule.effect, rule.effect)
      case .failed:
        // Neither passed nor refused by a rule that could not be judged: whoever acts has to look.
        out.reasons.append(Reason(.ruleUnjudged, clause: rule.clause.rule, Int64(rule.index + 1)))
        strongest = max(strongest ?? .return, .return)
      }
    }
    return strongest
  }

  /// A decision against the household names what stands against it: neither what it met nor what is an alert.
  func keepFaults(_ out: Proceedings, since start: Int) {
    let kept = out.reasons[start...].filter { reason in
      reason.code != .ruleMet && reason.rule.map { $0.effect >= .hold } ?? true
    }
    out.reasons.replaceSubrange(start..., with: kept)
  }

  /// Strict review and alerts that rules asked for.
  func follow(_ effect: Effect?, _ state: inout Case, _ out: Proceedings, since start: Int) {
    let mine = out.reasons[start...]
    if !state.strict, mine.contains(where: { $0.code == .rule && $0.rule?.effect == .strict }) {
      state.strict = true
      flag(state, out, .strictReview, since: start)
    } else if mine.contains(where: { $0.code == .ruleUnjudged || $0.code == .rule && $0.rule?.effect == .flag }) {
      flag(state, out, .policy, since: start)
    }
  }
}
