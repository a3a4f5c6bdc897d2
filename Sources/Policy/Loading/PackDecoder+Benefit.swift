import Contract

extension PackDecoder {
  static let visits: ClosedRange<Int64> = 1...100

  /// How an aid step pays.
  func benefit(_ field: Field) -> Benefit? {
    guard let mapping = field.mapping(["schedule", "months", "attempts", "stages", "reverify"]) else { return nil }
    let scheduleField = mapping.optional("schedule")
    let schedule = scheduleField.map { $0.word(Benefit.Schedule.self) } ?? .once
    let attempts = mapping.required("attempts")?.datedInteger(in: 1...20)
    guard let schedule else { return nil }
    for (key, owner) in [("months", Benefit.Schedule.monthly), ("reverify", .monthly), ("stages", .stages)]
    where owner != schedule {
      mapping.optional(key)?.fail("belongs to the schedule \(owner.text), not \(schedule.text)", "Remove it.")
    }
    switch schedule {
    case .once: return attempts.map { Benefit(attempts: $0) }
    case .monthly:
      let months = mapping.required("months")?.datedInteger(in: 1...120)
      let reverify = mapping.optional("reverify").flatMap(reverification)
      guard let attempts, let months else { return nil }
      return Benefit(schedule: .monthly, months: months, attempts: attempts, reverify: reverify)
    case .stages:
      guard let stages = mapping.required("stages").flatMap(stages), let attempts else { return nil }
      return Benefit(schedule: .stages, attempts: attempts, stages: stages)
    }
  }

  private func reverification(_ field: Field) -> Benefit.Reverification? {
    guard let mapping = field.mapping(["everyDays", "to"]) else { return nil }
    let everyDays = mapping.required("everyDays")?.datedInteger(in: Self.days)
    let to = mapping.required("to")?.name()
    guard let everyDays, let to else { return nil }
    return Benefit.Reverification(everyDays: everyDays, to: to)
  }

  /// Stages whose percents add up to the whole.
  private func stages(_ field: Field) -> [Benefit.Stage]? {
    var names: Set<String> = []
    var percents: [Int64] = []
    let stages = field.list(1...Int(Limits.milestoneStage.upperBound)) { item -> Benefit.Stage? in
      guard let stage = stage(item) else { return nil }
      if !names.insert(stage.name).inserted {
        item.fail("the stage \"\(stage.name)\" stands twice", "Give each stage its own name.")
      }
      percents.append(stage.percent)
      return stage
    }
    guard let stages else { return nil }
    let sum = percents.reduce(0, +)
    // A stage that could not be read is missing in the sum.
    if case .sequence(let nodes) = field.node.content, nodes.count == stages.count, sum != 100 {
      field.fail("the percents add up to \(sum)", "They must add up to 100.")
    }
    return stages
  }

  private func stage(_ field: Field) -> Benefit.Stage? {
    guard let mapping = field.mapping(["name", "title", "percent", "evidence", "signers", "clause"]) else { return nil }
    let name = mapping.required("name")?.name()
    let title = mapping.required("title")?.localized()
    let percent = mapping.required("percent")?.integer(in: Self.percent)
    var kinds: Set<String> = []
    let evidence = mapping.required("evidence")?.list(1...16) { item -> String? in
      guard let text = item.text(max: 32) else { return nil }
      if !Field.isIdentifier(text) {
        item.fail("is no name: \"\(text)\"", "Use letters and digits, a small letter first, as in hiddenWorks.")
      }
      if !kinds.insert(text).inserted { item.fail("\"\(text)\" stands twice", "Keep one.") }
      return text
    }
    let signersField = mapping.required("signers")
    let signers = signersField?.words(Role.self)
    if let signers, signers.count != 3 {
      signersField?.fail("names \(signers.count) roles", "Three different roles sign, in this order (R-354).")
    }
    let clause = mapping.required("clause")?.clause()
    guard let name, let title, let percent, let evidence, let signers, let clause else { return nil }
    return Benefit.Stage(
      name: name, title: title, percent: percent, evidence: evidence, signers: signers, clause: clause)
  }
}
