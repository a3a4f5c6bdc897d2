import CEL
import Contract

extension PackDecoder {
  func samples(_ field: Field, _ layout: SlotLayout) -> [Sample] {
    guard case .mapping(let entries) = field.node.content else {
      field.fail("is not a mapping", "Write `name: {variable: value}`.")
      return []
    }
    return entries.map { entry in
      let item = Field(node: entry.value, path: "samples.\(entry.key)", problems: problems)
      return Sample(name: entry.key, given: given(item, layout))
    }
  }

  func tests(_ field: Field, _ pack: Pack, _ layout: SlotLayout) -> [PackTest] {
    field.list(0...5000) { test($0, pack, layout) } ?? []
  }

  private func test(_ field: Field, _ pack: Pack, _ layout: SlotLayout) -> PackTest? {
    let keys = ["name", "sample", "programme", "at", "step", "on", "given", "expect"]
    guard let mapping = field.mapping(keys) else { return nil }
    let name = mapping.required("name")?.text()
    let programmeField = mapping.required("programme")
    let programme = programmeField?.text()
    var definition: ProgrammeDefinition?
    if let programme {
      definition = pack.programme(programme)
      if definition == nil {
        programmeField?.fail(
          "no such programme: \"\(programme)\"", Suggestion.remedy(for: programme, among: pack.programmes.map(\.id)))
      }
    }
    let hook = mapping.required("at")?.word(Hook.self)
    let stepField = mapping.optional("step")
    let step = stepField?.text()
    if let step, let definition, !definition.chain.contains(where: { $0.name == step }) {
      stepField?.fail("no such step: \"\(step)\"", Suggestion.remedy(for: step, among: definition.chain.map(\.name)))
    }
    let on = mapping.required("on")?.day()
    var values: [GivenValue] = []
    if let sampleField = mapping.optional("sample"), let sample = sampleField.text() {
      if let found = pack.samples.first(where: { $0.name == sample }) {
        values = found.given
      } else if sample != "household" {
        sampleField.fail(
          "no such sample: \"\(sample)\"",
          Suggestion.remedy(for: sample, among: pack.samples.map(\.name) + ["household"]))
      }
    }
    if let givenField = mapping.optional("given") { values += given(givenField, layout) }
    let expect = mapping.required("expect").flatMap { expectation($0, pack) }
    guard let name, let programme, definition != nil, let hook, let on, let expect else { return nil }
    return PackTest(
      name: name, programme: programme, hook: hook, step: step, on: on, given: values, expect: expect,
      position: field.node.position)
  }

  private func expectation(_ field: Field, _ pack: Pack) -> PackTest.Expectation? {
    guard let mapping = field.mapping(["fires", "effect", "message", "values"]) else { return nil }
    let ids = pack.rules.map(\.id)
    let fires = mapping.required("fires")?.list(0...64) { item -> String? in
      guard let text = item.text() else { return nil }
      // Rules that could not be read are told of already.
      if !ids.contains(text), problems.problems.isEmpty {
        item.fail("no such rule: \"\(text)\"", Suggestion.remedy(for: text, among: ids))
      }
      return text
    }
    let effectField = mapping.optional("effect")
    let effect = effectField?.text()
    let effects = Effect.allCases.map(\.text) + ["none"]
    if let effect, !effects.contains(effect) {
      effectField?.fail("no such effect: \"\(effect)\"", Suggestion.remedy(for: effect, among: effects))
    }
    let message = mapping.optional("message")?.text(max: 400)
    var values: [(name: String, value: Int64)] = []
    if let valuesField = mapping.optional("values"), case .mapping(let entries) = valuesField.node.content {
      for entry in entries {
        let item = Field(node: entry.value, path: "\(valuesField.path).\(entry.key)", problems: problems)
        if let value = plain(item) { values.append((entry.key, value)) }
      }
    }
    guard let fires else { return nil }
    return PackTest.Expectation(fires: fires, effect: effect, message: message, values: values)
  }

  /// A number, a truth or a date as decisions keep them.
  private func plain(_ field: Field) -> Int64? {
    switch field.node.text {
    case "true": return 1
    case "false": return 0
    case let text? where text.contains("-") && !text.hasPrefix("-"): return (field.day()?.number).map(Int64.init)
    default: return field.integer(in: Int64.min...Int64.max)
    }
  }

  private func given(_ field: Field, _ layout: SlotLayout) -> [GivenValue] {
    guard case .mapping(let entries) = field.node.content else {
      field.fail("is not a mapping", "Write `variable: value` lines.")
      return []
    }
    return entries.compactMap { entry in
      let item = Field(node: entry.value, path: "\(field.path).\(entry.key)", problems: problems)
      guard let name = layout.named(entry.key) else {
        problems.note(
          entry.keyPosition, field.path, "no such variable: \"\(entry.key)\"",
          Suggestion.remedy(for: entry.key, among: layout.names.map(\.name)))
        return nil
      }
      guard let value = value(item, name.form) else { return nil }
      return GivenValue(variable: name.name, slot: name.slot, value: value, position: entry.keyPosition)
    }
  }

  private func value(_ field: Field, _ form: ValueForm) -> CELValue? {
    switch form {
    case .int, .fen, .yuan: return field.integer(in: Int64.min...Int64.max).map { .int($0) }
    case .bool: return field.flag().map { .bool($0) }
    case .date: return field.day().map { form.value(Int64($0.number)) }
    case .roles: return field.words(Role.self, 0...32).map { .int($0.reduce(0) { $0 | 1 << Int64($1.rawValue) }) }
    case .places: return field.words(Place.self, 0...32).map { .int($0.reduce(0) { $0 | 1 << Int64($1.rawValue) }) }
    case .region:
      guard let text = field.text(), let code = UInt64(text), text.utf8.count == 12 else {
        field.fail("is no region code", "Write 12 digits in quotes.")
        return nil
      }
      return .int(Int64(clamping: code))
    case .text: return field.text().map { .string($0) }
    case .word(let kind): return word(field, kind.words)
    case .choice(let words): return word(field, words)
    }
  }

  private func word(_ field: Field, _ words: [String]) -> CELValue? {
    guard let text = field.text() else { return nil }
    guard words.contains(text) else {
      field.fail("no such word: \"\(text)\"", Suggestion.remedy(for: text, among: words))
      return nil
    }
    return .string(text)
  }
}
