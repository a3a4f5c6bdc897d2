import CEL
import Contract

/// What is wrong with a pack although every line of it can be read.
public enum PackLint {
  /// Rules that must never be judged again (C-30).
  static let barred = ["R-367", "R-368", "R-437", "R-438", "R-439", "R-440", "R-441", "R-444", "R-445"]

  /// Checks one pack by itself.
  public static func notes(_ pack: Pack) -> [PackNote] {
    var notes: [PackNote] = []
    // What a parent leaves open is the parent's notice, not that of each pack that builds on it.
    for parameter in pack.unset where pack.origins[parameter.position.file] == pack.id {
      notes.append(
        PackNote(
          .notice, parameter.position, "parameters.\(parameter.name)",
          "is not set (\(parameter.required?.clause.rule ?? "?"): \(parameter.required?.because ?? ""))",
          "The pack can be built on; it cannot be published before the value is set."))
    }
    for parameter in pack.parameters { notes += values(parameter, pack) }
    for rule in pack.rules { notes += self.rule(rule, pack) }
    notes += shadowed(pack)
    notes += grants(pack)
    notes += followups(pack)
    notes += calendars(pack)
    notes += untested(pack)
    notes += unused(pack)
    return notes
  }

  // MARK: Parameters

  private static func values(_ parameter: Parameter, _ pack: Pack) -> [PackNote] {
    guard let first = parameter.values?.entries.first, first.from > pack.inForceFrom else { return [] }
    return [
      PackNote(
        .mistake, parameter.position, "parameters.\(parameter.name)",
        "has no value from \(pack.inForceFrom), when the pack comes into force, to \(first.from + -1)",
        "Add the value that holds from \(pack.inForceFrom), or let the pack begin later.")
    ]
  }

  private static func unused(_ pack: Pack) -> [PackNote] {
    let layout = SlotLayout(parameters: pack.parameters, evidence: pack.evidence)
    var used: Set<Int> = []
    for rule in pack.rules {
      used.formUnion(rule.condition.variables)
      for local in rule.expressions { used.formUnion(local.program.variables) }
      for shown in rule.shown + rule.shown(met: true) { used.insert(shown.slot) }
    }
    return pack.parameters.enumerated().compactMap { place, parameter in
      guard !used.contains(layout.parameters.lowerBound + place),
        pack.origins[parameter.position.file] == pack.id
      else { return nil }
      return PackNote(
        .notice, parameter.position, "parameters.\(parameter.name)", "is used by no rule",
        "It is kept for reports; a rule that should use it may have the name wrong.")
    }
  }

  // MARK: Rules

  private static func rule(_ rule: Rule, _ pack: Pack) -> [PackNote] {
    var notes: [PackNote] = []
    func note(_ message: String, _ remedy: String) {
      notes.append(PackNote(.mistake, rule.position, "rules[\(rule.id)]", message, remedy))
    }
    if rule.off == nil, let number = ([rule.clause.rule] + rule.also).first(where: barred.contains) {
      note(
        "turns on \(number), which is historical and unlawful today (C-30)",
        "Add `off:` with the reason, or remove the rule.")
    }
    if rule.off == nil, let constant = constant(rule), !(rule.effect == .grant && constant) {
      note(
        constant
          ? "fires always: its condition does not depend on the case" : "can never fire: its condition is always false",
        "Compare something of the case; see the table of variables.")
    }
    if let to = rule.to, to < pack.inForceFrom {
      note(
        "ended on \(to), before the pack comes into force: it can never fire",
        "Remove it, or add `off:` to keep it for the record.")
    }
    if let from = rule.from, let end = pack.inForceTo, from > end {
      note("begins on \(from), after the pack ends on \(end): it can never fire", "Move the date, or remove the rule.")
    }
    let chains = pack.programmes.filter { rule.programmes?.contains($0.id) ?? true }.flatMap(\.chain)
    let kinds = Set(chains.filter { rule.steps?.contains($0.name) ?? true }.map(\.kind))
    for hook in rule.hooks where rule.off == nil {
      guard let kind = hook.kind, !kinds.contains(kind) else { continue }
      note(
        "can never fire at \(hook.text): no step of its programmes is of kind \(kind.text)",
        "Judge it at another occasion, or name the programme that has such a step.")
    }
    if rule.steps != nil, rule.hooks.contains(where: { $0 == .intake || $0 == .change }) {
      note("names steps, but intake and change belong to none", "Remove `steps`, or judge it at a step.")
    }
    return notes
  }

  /// The answer of a condition that holds whatever is known of the case; nil: it depends on that.
  static func constant(_ rule: Rule) -> Bool? {
    let nothing = [CELValue](repeating: .absent, count: rule.slots)
    return try? rule.condition.test(nothing)
  }

  /// A rule that says the same as one before it, or that one of the same effect always precedes.
  private static func shadowed(_ pack: Pack) -> [PackNote] {
    var notes: [PackNote] = []
    let rules = pack.rules.filter { $0.off == nil }
    for (place, rule) in rules.enumerated() {
      for other in rules[..<place]
      where other.source == rule.source && other.lets.map(\.source) == rule.lets.map(\.source) {
        let sameOccasion = !Set(rule.hooks).isDisjoint(with: other.hooks)
        let sameProgramme =
          rule.programmes.map { mine in other.programmes.map { !Set(mine).isDisjoint(with: $0) } ?? true } ?? true
        let sameStep = rule.steps.map { mine in other.steps.map { !Set(mine).isDisjoint(with: $0) } ?? true } ?? true
        let sameTime =
          (rule.to.map { other.from ?? $0 <= $0 } ?? true) && (other.to.map { rule.from ?? $0 <= $0 } ?? true)
        // Money is granted whatever else the same condition brings about.
        guard rule.effect != .grant, other.effect != .grant else { continue }
        guard sameOccasion, sameProgramme, sameStep, sameTime, other.effect >= rule.effect else { continue }
        notes.append(
          PackNote(
            .mistake, rule.position, "rules[\(rule.id)]", "is shadowed by \(other.id), which has the same condition",
            "Join the two: further rule numbers go under `also`."))
        break
      }
    }
    return notes
  }

  // MARK: Notices that do not fit

  /// A notice that cannot be over before its own step is overdue (C-06).
  private static func calendars(_ pack: Pack) -> [PackNote] {
    var notes: [PackNote] = []
    for programme in pack.programmes {
      for step in programme.chain {
        guard let days = step.noticeDays, let overdue = step.overdueAfter else { continue }
        for entry in days.entries {
          let length = Int(entry.value)
          let last = overdue.end(after: entry.from, pack.calendar) - entry.from
          guard length > last else { continue }
          notes.append(
            PackNote(
              .mistake, programme.positions[step.name] ?? YamlPosition(file: pack.id, line: 0, column: 0),
              "programmes[\(programme.id)].chain[\(step.name)]",
              "a notice of \(length) days cannot end within \(overdue.count) days (C-06)",
              "Post earlier, or allow more days: \(entry.clause.rule) asks for \(length)."))
        }
      }
    }
    return notes
  }

  // MARK: Tests

  /// Rules of the pack itself, not inherited ones, that no test shows firing or not firing.
  private static func untested(_ pack: Pack) -> [PackNote] {
    let coverage = PackTester(pack).run().coverage
    return pack.own.compactMap { rule in
      guard rule.off == nil, let found = coverage[rule.id] else { return nil }
      // A grant may be made to every case.
      let firesAlways = rule.effect == .grant && constant(rule) == true
      let lacks = [
        found.fired == 0 ? "in which it fires" : nil,
        found.met == 0 && !firesAlways ? "in which it is judged and does not" : nil,
      ]
      .compactMap { $0 }
      guard !lacks.isEmpty else { return nil }
      return PackNote(
        .mistake, rule.position, "rules[\(rule.id)]", "has no test \(lacks.joined(separator: ", and none "))",
        "Add one under `tests:`.")
    }
  }

  // MARK: Packs beside each other

  /// Packs of one folder that claim the same region and days, or leave days between them.
  public static func notes(_ packs: [Pack]) -> [PackNote] {
    var notes: [PackNote] = []
    let byId = Dictionary(grouping: packs, by: \.id)
    for (id, same) in byId.sorted(by: { $0.key < $1.key }) where same.count > 1 {
      let sorted = same.sorted { $0.inForceFrom < $1.inForceFrom }
      for (before, after) in zip(sorted, sorted.dropFirst()) where before.jurisdiction == after.jurisdiction {
        let place = YamlPosition(file: id, line: 0, column: 0)
        if before.inForceTo.map({ $0 >= after.inForceFrom }) ?? true {
          notes.append(
            PackNote(
              .mistake, place, "inForceTo", "two versions of the pack are in force from \(after.inForceFrom)",
              "End the older one on \(after.inForceFrom + -1)."))
        } else if let end = before.inForceTo, after.inForceFrom - end > 1 {
          notes.append(
            PackNote(
              .mistake, place, "inForceFrom",
              "no version of the pack is in force from \(end + 1) to \(after.inForceFrom + -1)",
              "Let the newer one begin on \(end + 1)."))
        }
      }
    }
    return notes
  }
}

extension Hook {
  /// The kind of step at which the occasion comes; nil: at none.
  var kind: StepKind? {
    switch self {
    case .intake, .change: nil
    case .report: .comparison
    case .meeting, .review: .review
    case .notice: .notice
    case .award: .aid
    case .visit: .followup
    }
  }
}

extension Pack {
  /// Rules that the pack itself states or changes.
  public var own: [Rule] { rules.filter { $0.origin == id } }
}
