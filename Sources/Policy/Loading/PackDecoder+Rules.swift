import CEL
import Contract

extension PackDecoder {
  static let ruleKeys = [
    "id", "title", "clause", "also", "programmes", "at", "steps", "judgedOn", "from", "to", "let", "when",
    "effect", "value", "fund", "earmark", "reason", "message", "remedy", "met", "locked", "off",
  ]

  func rules(_ field: Field, _ pack: Pack, _ layout: SlotLayout) -> [Rule] {
    let environment = RuleEnvironment(layout: layout, calendar: pack.calendar)
    var ids: Set<String> = []
    var index = 0
    return field.list(0...2000) { item -> Rule? in
      defer { index += 1 }
      guard let rule = rule(item, index, pack, environment) else { return nil }
      if !ids.insert(rule.id).inserted {
        item.fail("the id \"\(rule.id)\" stands twice", "Give each rule its own id.")
      }
      return rule
    } ?? []
  }

  private func rule(_ field: Field, _ index: Int, _ pack: Pack, _ environment: RuleEnvironment) -> Rule? {
    let layout = environment.layout
    let path = field.node["id"]?.text.map { "rules[\($0)]" } ?? field.path
    let named = Field(node: field.node, path: path, problems: problems)
    guard let mapping = named.mapping(Self.ruleKeys) else { return nil }
    let id = mapping.required("id")?.name(max: 48)
    let title = mapping.required("title")?.localized()
    let clause = mapping.required("clause")?.clause()
    let also = mapping.optional("also").flatMap(alsoRules) ?? []
    let programmes = names(mapping.optional("programmes"), among: pack.programmes.map(\.id), "programme")
    let hooks = mapping.required("at").flatMap(hooks)
    let chains = pack.programmes.filter { programmes?.contains($0.id) ?? true }.flatMap(\.chain)
    let steps = names(mapping.optional("steps"), among: unique(chains.map(\.name)), "step")
    let judgedOn = mapping.optional("judgedOn").map { self.judgedOn($0, layout, hooks ?? []) } ?? .fact
    let from = mapping.optional("from")?.day()
    let toField = mapping.optional("to")
    let to = toField?.day()
    if let from, let to, to < from { toField?.fail("\(to) lies before \(from): the rule can never fire") }
    let off = mapping.optional("off")?.text(max: 300)
    let effectField = mapping.required("effect")
    let effect = effectField?.word(Effect.self)
    if let effect, let hooks { checkEffect(effect, hooks, effectField!) }

    let faultsBefore = problems.problems.count
    var locals: [SlotName] = []
    var lets: [Rule.Expression] = []
    if let letField = mapping.optional("let"), case .mapping(let entries) = letField.node.content {
      for entry in entries {
        let item = Field(node: entry.value, path: "\(named.path).let.\(entry.key)", problems: problems)
        guard let made = expression(entry.key, item, environment, locals, hooks ?? []) else { continue }
        lets.append(made.0)
        locals.append(made.1)
      }
    } else if let letField = mapping.optional("let") {
      letField.fail("is not a mapping", "Write `name: expression` lines.")
    }
    var condition: CELProgram?
    var source = ""
    if let when = mapping.required("when"), let text = when.text(max: 4000), problems.problems.count == faultsBefore {
      source = text
      condition = compile(text, when, environment, locals, hooks ?? [])
      if let condition, condition.type != .bool {
        when.fail("is not true or false but \(condition.type)", "Write a comparison.")
      }
    }
    var value: Rule.Expression?
    if let valueField = mapping.optional("value") {
      if let effect, effect != .compute, effect != .grant {
        valueField.fail("belongs to the effects compute and grant", "Remove it.")
      }
      if problems.problems.count == faultsBefore,
        let made = expression("value", valueField, environment, locals, hooks ?? [])
      {
        value = made.0
        locals.append(made.1)
        if effect == .grant, made.1.form != .fen {
          valueField.fail(
            "gives \(made.0.program.type), not fen", "Grant money: fen(100) is a yuan, inFen() makes fen of yuan.")
        }
      }
    } else if effect == .compute {
      named.fail("computes nothing", "Add `value:` with an expression.")
    } else if effect == .grant {
      named.fail("grants nothing", "Add `value:` with an expression of money in fen.")
    }
    let share = share(mapping, effect, programmes, named)

    let reason = mapping.required("reason").flatMap(reasonCode)
    let messageField = mapping.required("message")
    let message = messageField?.localized(max: 400)
    let remedyField = mapping.optional("remedy")
    let remedy = remedyField?.localized(max: 400)
    if remedyField == nil, off == nil, effect == .refuse || effect == .return {
      named.fail("has no remedy", "Add `remedy: {en, zh}`: what would change the outcome.")
    }
    var metText: Localized?
    var metReason: String?
    if let met = mapping.optional("met")?.mapping(["reason", "en", "zh"]) {
      metReason = met.required("reason").flatMap(reasonCode)
      let en = met.required("en")?.text(max: 400)
      let zh = met.required("zh")?.text(max: 400)
      if let en, let zh { metText = Localized(en: en, zh: zh) }
    }
    let locked = mapping.optional("locked")?.flag() ?? false
    let known = layout.names + locals
    guard problems.problems.count == faultsBefore || condition != nil else { return nil }
    let shown = message.map { shownValues([$0, remedy].compactMap { $0 }, known, hooks ?? [], messageField!) } ?? []
    let metShown = metText.map { shownValues([$0], known, hooks ?? [], mapping.optional("met")!) } ?? []
    guard let id, let title, let clause, let hooks, let effect, let condition, let reason, let message else {
      return nil
    }
    var used = Set((shown + metShown).map(\.slot)).union(condition.variables)
    for local in lets + (value.map { [$0] } ?? []) { used.formUnion(local.program.variables) }
    if case .evidence(let slot, _) = judgedOn { used.insert(slot) }
    let applying = pack.programmes.filter { programmes?.contains($0.id) ?? true }
    checkEvidence(used, applying, layout, named)
    checkTime(of: used, applying, hooks, steps, layout, named)
    checkAward(used, effect, named)
    return Rule(
      id: id, index: index, title: title, clause: clause, also: also, programmes: programmes, hooks: hooks,
      steps: steps, judgedOn: judgedOn, from: from, to: to, lets: lets, condition: condition, source: source,
      effect: effect, value: value, fund: share.fund, earmark: share.earmark, reason: reason, shown: shown,
      message: Wording(message, shown: shown),
      remedy: remedy.map { Wording($0, shown: shown) },
      met: metText.flatMap { text in
        metReason.map { Rule.Met(reason: $0, shown: metShown, text: Wording(text, shown: metShown)) }
      }, locked: locked, off: off, position: field.node.position,
      origin: origins[field.node.position.file] ?? pack.id)
  }

  // MARK: Parts

  private func hooks(_ field: Field) -> [Hook]? {
    if case .sequence = field.node.content { return field.words(Hook.self) }
    return field.word(Hook.self).map { [$0] }
  }

  private func judgedOn(_ field: Field, _ layout: SlotLayout, _ hooks: [Hook]) -> JudgedOn {
    let plain = ["application", "fact", "meeting", "notice"]
    guard let text = field.text() else { return .fact }
    func only(_ hook: Hook, _ answer: JudgedOn) -> JudgedOn {
      if hooks.contains(where: { $0 != hook }) {
        field.fail("there is no \(text) at every occasion of the rule", "Use application or fact.")
      }
      return answer
    }
    switch text {
    case "application": return .application
    case "fact": return .fact
    case "meeting": return only(.meeting, .meeting)
    case "notice": return only(.notice, .notice)
    default:
      if let name = layout.named(text), name.form == .date, layout.evidence.contains(name.slot) {
        return .evidence(slot: name.slot, name: text)
      }
      let dates = layout.names[layout.evidence].filter { $0.form == .date }.map(\.name)
      field.fail("no such date: \"\(text)\"", Suggestion.remedy(for: text, among: plain + dates))
      return .fact
    }
  }

  private func names(_ field: Field?, among known: [String], _ what: String) -> [String]? {
    guard let field else { return nil }
    return field.list(1...64) { item in
      guard let text = item.text() else { return nil }
      guard known.contains(text) else {
        item.fail("no such \(what): \"\(text)\"", Suggestion.remedy(for: text, among: known))
        return nil
      }
      return text
    }
  }

  private func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func reasonCode(_ field: Field) -> String? {
    guard let text = field.text(max: 64) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.allSatisfy({ Field.isIdentifier(String($0)) }) else {
      field.fail("is no reason code: \"\(text)\"", "Write it as assets.overMultiple.")
      return nil
    }
    return text
  }
}
