import Contract

extension PackDecoder {
  static let programmeKeys = ["id", "title", "clause", "also", "parkedDays", "evidence", "chain", "claims", "helpers"]

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
      var fields: [String: Field] = [:]
      let evidence =
        mapping.optional("evidence")?.list(0...32) { item -> EvidenceField? in
          let named = evidenceField(item)
          if let named, fields.updateValue(item, forKey: named.name) != nil {
            item.fail("the field \"\(named.name)\" stands twice", "Keep one.")
          }
          return named
        } ?? []
      for named in evidence {
        let first = kinds[named.name] ?? (named.kind, id ?? "")
        kinds[named.name] = first
        guard first.kind != named.kind else { continue }
        mapping.optional("evidence")?.fail(
          "\(named.name) has another type in the programme \(first.programme)",
          "Give both the same type and words, or one another name.")
      }
      let chain = mapping.required("chain").flatMap(chain)
      let claims = mapping.optional("claims")?.flag() ?? true
      let helpers = mapping.optional("helpers").flatMap(helpers)
      var positions: [String: YamlPosition] = [:]
      if case .sequence(let nodes)? = item.node["chain"]?.content {
        for node in nodes { if let name = node["name"]?.text { positions[name] = node.position } }
        if let chain, chain.count == nodes.count {
          for named in evidence { checkStep(of: named, fields[named.name], chain) }
        }
      }
      guard let id, let title, let clause, let parked, let chain else { return nil }
      return ProgrammeDefinition(
        id: id, title: title, clause: clause, also: also, parkedDays: parked, evidence: evidence, chain: chain,
        claims: claims, helpers: helpers, positions: positions)
    }
  }

  private func helpers(_ field: Field) -> HelperLimit? {
    guard let mapping = field.mapping(["max", "hard"]) else { return nil }
    let max = mapping.required("max")?.datedInteger(in: 1...1000)
    let hard = mapping.optional("hard")?.flag() ?? false
    return max.map { HelperLimit(max: $0, hard: hard) }
  }

  /// A field that comes with a step names a review or a follow-up of the chain.
  private func checkStep(of evidence: EvidenceField, _ field: Field?, _ chain: [Step]) {
    guard let name = evidence.step, let field = field?.at("step") else { return }
    guard let step = chain.first(where: { $0.name == name }) else {
      return field.fail("no such step: \"\(name)\"", Suggestion.remedy(for: name, among: chain.map(\.name)))
    }
    if step.kind != .review, step.kind != .followup {
      field.fail("\(name) is of kind \(step.kind.text), which brings no fields", "Name a review or a followup.")
    }
  }

  private func evidenceField(_ field: Field) -> EvidenceField? {
    let keys = ["name", "type", "words", "title", "required", "default", "step"]
    guard let mapping = field.mapping(keys) else { return nil }
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
        if standard == nil {
          defaultField?.fail("no such word: \"\(text)\"", Suggestion.remedy(for: text, among: words))
        }
      }
    case nil: break
    }
    if required == (defaultField != nil) {
      field.fail("needs one of `required: true` and `default:`", "Say what holds when the card leaves the field out.")
    }
    let step = mapping.optional("step")?.name()
    guard let name, let title, let kind else { return nil }
    return EvidenceField(name: name, kind: kind, title: title, standard: standard, step: step)
  }
}
