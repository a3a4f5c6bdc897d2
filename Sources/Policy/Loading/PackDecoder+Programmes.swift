import Contract

extension PackDecoder {
  /// Keys that only steps of one kind may have.
  private static let ownKeys: [(key: String, kind: StepKind)] = [
    ("departments", .comparison), ("signers", .review), ("strictSigners", .review), ("meetings", .review),
    ("officeMeeting", .review), ("takesPlace", .review), ("places", .notice), ("noticeDays", .notice),
    ("benefit", .aid),
  ]
  private static let commonKeys = [
    "name", "title", "kind", "level", "clause", "also", "overdueAfterDays", "overdueAfterWorkdays", "registers",
  ]

  static let programmeKeys = ["id", "title", "clause", "also", "parkedDays", "evidence", "chain"]

  func programmes(_ field: Field) -> [ProgrammeDefinition]? {
    var ids: Set<String> = []
    var kinds: [String: (kind: EvidenceField.Kind, programme: String)] = [:]
    return field.list(1...64) { item -> ProgrammeDefinition? in
      guard let mapping = item.mapping(Self.programmeKeys) else { return nil }
      let idField = mapping.required("id")
      let id = idField?.name(max: 15)
      if let id, !ids.insert(id).inserted { idField?.fail("the programme \"\(id)\" stands twice", "Keep one.") }
      let title = mapping.required("title")?.localized()
      let clause = mapping.required("clause")?.clause()
      let also = mapping.optional("also").flatMap(alsoRules) ?? []
      let parked = mapping.required("parkedDays")?.datedInteger(in: Self.days)
      let evidence = mapping.optional("evidence")?.list(0...32, evidence) ?? []
      for named in evidence {
        let first = kinds[named.name] ?? (named.kind, id ?? "")
        kinds[named.name] = first
        guard first.kind != named.kind else { continue }
        mapping.optional("evidence")?.fail(
          "\(named.name) has another type in the programme \(first.programme)",
          "Give both the same type and words, or one another name.")
      }
      let chain = mapping.required("chain").flatMap(chain)
      var positions: [String: YamlPosition] = [:]
      if case .sequence(let nodes)? = item.node["chain"]?.content {
        for node in nodes { if let name = node["name"]?.text { positions[name] = node.position } }
      }
      guard let id, let title, let clause, let parked, let chain else { return nil }
      return ProgrammeDefinition(
        id: id, title: title, clause: clause, also: also, parkedDays: parked, evidence: evidence, chain: chain,
        positions: positions)
    }
  }

  private func evidence(_ field: Field) -> EvidenceField? {
    guard let mapping = field.mapping(["name", "type", "words", "title", "required", "default"]) else { return nil }
    let nameField = mapping.required("name")
    let name = nameField?.text(max: 32)
    if let name, !Field.isIdentifier(name) {
      nameField?.fail("is no name: \"\(name)\"", "Use letters and digits, a small letter first, as in dischargedOn.")
    }
    let title = mapping.required("title")?.localized()
    let typeField = mapping.required("type")
    let wordsField = mapping.optional("words")
    var kind: EvidenceField.Kind?
    switch typeField?.text() {
    case "bool": kind = .bool
    case "int": kind = .int
    case "fen": kind = .fen
    case "date": kind = .date
    case "word": kind = (wordsField ?? mapping.required("words"))?.list(1...32) { $0.text(max: 32) }.map { .word($0) }
    case let other?:
      typeField?.fail(
        "no such type: \"\(other)\"", Suggestion.remedy(for: other, among: ["bool", "int", "fen", "date", "word"]))
    case nil: break
    }
    if case .word? = kind {} else { wordsField?.fail("belongs to the type word", "Remove it.") }
    let required = mapping.optional("required")?.flag() ?? false
    var standard: Int64?
    let defaultField = mapping.optional("default")
    switch kind {
    case .bool?: standard = defaultField?.flag().map { $0 ? 1 : 0 }
    case .int?: standard = defaultField?.integer(in: -1_000_000_000_000...1_000_000_000_000)
    case .fen?: standard = defaultField?.integer(in: Self.fen)
    case .date?: standard = (defaultField?.day()?.number).map(Int64.init)
    case .word(let words)?:
      if let text = defaultField?.text() {
        standard = words.firstIndex(of: text).map(Int64.init)
        if standard == nil { defaultField?.fail("no such word: \"\(text)\"", Suggestion.remedy(for: text, among: words)) }
      }
    case nil: break
    }
    if required == (defaultField != nil) {
      field.fail("needs one of `required: true` and `default:`", "Say what holds when the card leaves the field out.")
    }
    guard let name, let title, let kind else { return nil }
    return EvidenceField(name: name, kind: kind, title: title, standard: standard)
  }

  func chain(_ field: Field) -> [Step]? {
    var names: Set<String> = []
    var fields: [Field] = []
    let steps = field.list(1...32) { item -> Step? in
      guard let step = step(item) else { return nil }
      if !names.insert(step.name).inserted {
        item.fail("the name \"\(step.name)\" stands twice in the chain", "Give each step its own name.")
      }
      fields.append(item)
      return step
    }
    guard let steps, steps.count == fields.count else { return nil }
    // The order is judged only when every step could be read: a missing one would raise false alarms.
    if case .sequence(let nodes) = field.node.content, nodes.count == steps.count {
      checkOrder(steps, fields, field)
    }
    return steps
  }

  private func checkOrder(_ steps: [Step], _ fields: [Field], _ chain: Field) {
    let registering = steps.indices.filter { steps[$0].registers }
    if registering.isEmpty {
      chain.fail("no step registers the household", "Add `registers: true` to the deciding step.")
    }
    for index in registering.dropFirst() { fields[index].fail("a second step registers the household") }
    let taking = steps.indices.filter { steps[$0].takesPlace }
    for index in taking.dropFirst() { fields[index].fail("a second step takes a place") }
    for index in steps.indices where steps[index].kind == .aid {
      if let first = registering.first, index < first {
        fields[index].fail("aid comes before the household is registered", "Move it behind.")
      }
      if index != steps.count - 1 { fields[index].fail("aid is not the last step", "Move it to the end.") }
    }
    // A visit to the household may come before the village's appraisal.
    let reviews = steps.indices.filter { steps[$0].kind == .review }
    let fromVillage = reviews.drop { steps[$0].level != .village }
    let levels = fromVillage.isEmpty ? reviews[...] : fromVillage
    for (before, after) in zip(levels, levels.dropFirst())
    where steps[after].level.rawValue <= steps[before].level.rawValue {
      fields[after].fail(
        "the \(steps[after].level.text) reviews after the \(steps[before].level.text)",
        "Reviews go upward: village, township, county (R-353).")
    }
  }

  private func step(_ field: Field) -> Step? {
    guard let mapping = field.mapping(Self.commonKeys + Self.ownKeys.map(\.key)) else { return nil }
    let name = mapping.required("name")?.name()
    let title = mapping.required("title")?.localized()
    let kind = mapping.required("kind")?.word(StepKind.self)
    let level = mapping.required("level")?.word(Level.self)
    let clause = mapping.required("clause")?.clause()
    guard let kind else { return nil }
    for own in Self.ownKeys where own.kind != kind {
      mapping.optional(own.key)?.fail(
        "belongs to steps of kind \(own.kind.text), not \(kind.text)", "Remove it.")
    }
    var step = Step(
      name: name ?? "", title: title ?? Localized(en: "", zh: ""), kind: kind, level: level ?? .village,
      clause: clause ?? Clause(rule: ""))
    step.also = mapping.optional("also").flatMap(alsoRules) ?? []
    step.overdueAfter = overdue(mapping)
    step.registers = mapping.optional("registers")?.flag() ?? false
    if step.registers, kind == .comparison || kind == .aid {
      mapping.optional("registers")?.fail("a step of kind \(kind.text) cannot register", "Remove it.")
    }
    switch kind {
    case .comparison:
      step.departments = mapping.required("departments")?.words() ?? []
    case .review:
      step.signers = mapping.required("signers")?.words() ?? []
      step.strictSigners = mapping.optional("strictSigners")?.words() ?? []
      step.officeMeeting = mapping.optional("officeMeeting")?.flag() ?? false
      step.takesPlace = mapping.optional("takesPlace")?.flag() ?? false
      let meetings = mapping.optional("meetings")
      step.meetings = meetings?.words() ?? []
      if let level, level != .village { meetings?.fail("only the village holds the meetings") }
    case .notice:
      step.places = mapping.required("places")?.words() ?? []
      guard let days = mapping.required("noticeDays")?.datedInteger(in: 1...365) else { return nil }
      step.noticeDays = days
    case .aid:
      guard let benefit = mapping.required("benefit").flatMap(benefit) else { return nil }
      step.benefit = benefit
    }
    guard name != nil, title != nil, level != nil, clause != nil else { return nil }
    return step
  }

  private func overdue(_ mapping: Mapping) -> Span? {
    let days = mapping.optional("overdueAfterDays")
    let workdays = mapping.optional("overdueAfterWorkdays")
    if days != nil, let workdays { workdays.fail("stands beside overdueAfterDays", "Keep one of the two.") }
    if let days { return days.integer(in: Self.days).map { .days(Int($0)) } }
    return workdays?.integer(in: 1...500).map { .workdays(Int($0)) }
  }

  private func benefit(_ field: Field) -> Benefit? {
    guard let mapping = field.mapping(["shares", "months", "attempts"]) else { return nil }
    var seen: Set<String> = []
    let shares = mapping.required("shares")?.list(1...8) { item -> Benefit.Share? in
      guard let mapping = item.mapping(["fund", "monthlyFenPerPerson"]) else { return nil }
      let fundField = mapping.required("fund")
      let fund = fundField?.name()
      if let fund, !seen.insert(fund).inserted { fundField?.fail("the fund \"\(fund)\" stands twice") }
      let share = mapping.required("monthlyFenPerPerson")?.datedInteger(in: 0...10_000_000)
      guard let fund, let share else { return nil }
      return Benefit.Share(fund: fund, monthlyFenPerPerson: share)
    }
    let months = mapping.required("months")?.datedInteger(in: 1...120)
    let attempts = mapping.required("attempts")?.datedInteger(in: 1...20)
    guard let shares, let months, let attempts else { return nil }
    return Benefit(shares: shares, months: months, attempts: attempts)
  }
}
