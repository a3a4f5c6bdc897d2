import Contract

extension PackDecoder {
  /// Keys that only steps of one kind may have.
  private static let ownKeys: [(key: String, kind: StepKind)] = [
    ("departments", .comparison), ("signers", .review), ("meetings", .review), ("officeMeeting", .review),
    ("takesPlace", .review), ("places", .notice), ("noticeDays", .notice),
  ]
  private static let commonKeys = [
    "name", "title", "kind", "level", "clause", "overdueAfterDays", "registers",
  ]

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
    let levels = steps.indices.filter { steps[$0].kind == .review }
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
    let overdue = mapping.optional("overdueAfterDays")?.integer(in: Self.days)
    let registers = mapping.optional("registers")?.flag() ?? false
    if registers, kind == .comparison || kind == .aid {
      mapping.optional("registers")?.fail("a step of kind \(kind.text) cannot register", "Remove it.")
    }
    var step = Step(
      name: name ?? "", title: title ?? Localized(en: "", zh: ""), kind: kind, level: level ?? .village,
      clause: clause ?? Clause(rule: ""), overdueAfterDays: overdue.map(Int.init), registers: registers)
    switch kind {
    case .comparison:
      step.departments = mapping.required("departments")?.words() ?? []
    case .review:
      step.signers = mapping.required("signers")?.words() ?? []
      step.officeMeeting = mapping.optional("officeMeeting")?.flag() ?? false
      step.takesPlace = mapping.optional("takesPlace")?.flag() ?? false
      let meetings = mapping.optional("meetings")
      step.meetings = meetings?.words() ?? []
      if let level, level != .village { meetings?.fail("only the village holds the meetings") }
    case .notice:
      step.places = mapping.required("places")?.words() ?? []
      guard let days = mapping.required("noticeDays")?.datedInteger(in: 1...365) else { return nil }
      step.noticeDays = days
    case .aid: break
    }
    guard name != nil, title != nil, level != nil, clause != nil else { return nil }
    return step
  }
}
