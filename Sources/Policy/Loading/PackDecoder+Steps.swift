import Contract

extension PackDecoder {
  /// Keys that only steps of one kind may have.
  private static let ownKeys: [(key: String, kind: StepKind)] = [
    ("departments", .comparison), ("signers", .review), ("strictSigners", .review), ("meetings", .review),
    ("officeMeeting", .review), ("takesPlace", .review), ("places", .notice), ("noticeDays", .notice),
    ("exits", .review), ("benefit", .aid), ("visits", .followup), ("everyDays", .followup), ("readmitTo", .followup),
  ]
  private static let commonKeys = [
    "name", "title", "kind", "level", "clause", "also", "overdueAfterDays", "overdueAfterWorkdays", "registers",
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
    let exiting = steps.indices.filter { steps[$0].exits }
    for index in exiting.dropFirst() { fields[index].fail("a second step is the exit") }
    let first = registering.first ?? -1
    for index in steps.indices where index <= first {
      let early: String? =
        steps[index].kind == .aid
        ? "aid" : steps[index].kind == .followup ? "a follow-up" : steps[index].exits ? "the exit" : nil
      if let early { fields[index].fail("\(early) comes before the household is registered", "Move it behind.") }
    }
    // Every round of reviews goes upward; registering, aid and follow-ups end one, and what comes after them
    // (the check of work done, the exit) begins in the village again.
    var round: [Int] = []
    for index in steps.indices {
      if steps[index].kind == .review { round.append(index) }
      let ends = steps[index].registers || steps[index].kind == .aid || steps[index].kind == .followup
      guard ends || index == steps.count - 1 else { continue }
      checkLevels(round, steps, fields)
      round = []
    }
    for index in steps.indices { checkNames(index, steps, fields[index]) }
  }

  private func checkLevels(_ reviews: [Int], _ steps: [Step], _ fields: [Field]) {
    // A visit to the household may come before the village's appraisal.
    let fromVillage = reviews.drop { steps[$0].level != .village }
    let levels = fromVillage.isEmpty ? reviews[...] : fromVillage
    for (before, after) in zip(levels, levels.dropFirst())
    where steps[after].level.rawValue <= steps[before].level.rawValue {
      fields[after].fail(
        "the \(steps[after].level.text) reviews after the \(steps[before].level.text)",
        "Reviews go upward: village, township, county (R-353).")
    }
  }

  /// The steps that a step names: whom a re-verification asks, where a readmitted household goes back to.
  private func checkNames(_ index: Int, _ steps: [Step], _ field: Field) {
    if let name = steps[index].benefit?.reverify?.to, let field = field.at("benefit", "reverify", "to") {
      let comparisons = steps.filter { $0.kind == .comparison }.map(\.name)
      if comparisons.isEmpty {
        field.fail("the chain has no comparison that could be asked again", "Add one, or remove `reverify`.")
      } else if !comparisons.contains(name) {
        field.fail("is no comparison step: \"\(name)\"", Suggestion.remedy(for: name, among: comparisons))
      }
    }
    if let name = steps[index].readmitTo, let field = field.at("readmitTo") {
      let earlier = steps[..<index].map(\.name)
      if !earlier.contains(name) {
        field.fail("is no earlier step: \"\(name)\"", Suggestion.remedy(for: name, among: earlier))
      }
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
    if step.registers, kind == .comparison || kind == .aid || kind == .followup {
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
      step.exits = mapping.optional("exits")?.flag() ?? false
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
    case .followup:
      step.readmitTo = mapping.optional("readmitTo")?.name()
      let visits = mapping.required("visits")?.datedInteger(in: Self.visits)
      let everyDays = mapping.required("everyDays")?.datedInteger(in: Self.days)
      guard let visits, let everyDays else { return nil }
      step.visits = visits
      step.everyDays = everyDays
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
}
