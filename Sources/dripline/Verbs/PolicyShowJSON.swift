import Contract
import Policy

// What a pack says on a day, for programs: everything, in both languages.

extension PackView {
  var json: [(String, JSONText.Value)] {
    [
      ("pack", .text(pack.id)), ("title", pack.title.json), ("document", .text(pack.document)),
      ("hash", .text(pack.hash)),
      ("ancestors", .list(pack.ancestors.map { .text($0) })), ("jurisdiction", .text(pack.jurisdiction.regionCode)),
      ("inForceFrom", .text("\(pack.inForceFrom)")), ("inForceTo", .optional(pack.inForceTo)),
      ("cases", .text(pack.cases.text)), ("on", .text("\(day)")), ("inForce", .flag(pack.isInForce(on: day))),
      (
        "calendar",
        .object([
          ("id", .text(pack.calendar.id)),
          (
            "holidays",
            .list(
              pack.calendar.holidays.map {
                .object([("from", .text("\($0.from)")), ("to", .text("\($0.to)")), ("title", $0.title.json)])
              })
          ),
          ("workdays", .list(pack.calendar.workdays.sorted().map { .text("\($0)") })),
        ])
      ),
      ("parameters", .list(parameters.map { .object($0.json) })), ("rules", .list(rules.map { .object($0.json) })),
      ("programmes", .list(programmes.map { .object($0.json) })),
    ]
  }
}

extension PackView.ParameterLine {
  var json: [(String, JSONText.Value)] {
    let unit = parameter.unit
    return [
      ("name", .text(parameter.name)), ("title", parameter.title.json), ("unit", .text(unit.text)),
      ("value", inForce.map { unit.json($0.value) } ?? .null), ("from", .optional(inForce?.from)),
      ("clause", (inForce?.clause ?? parameter.required?.clause)?.json ?? .null), ("origin", .text(origin)),
      (
        "overrides",
        overrides.map { .object([("pack", .text($0.pack)), ("value", $0.value.map(unit.json) ?? .null)]) } ?? .null
      ),
      ("required", parameter.required.map { .text($0.because) } ?? .null), ("locked", .flag(parameter.locked)),
      ("tightens", .optional(parameter.tightens?.text)), ("also", .list(parameter.also.map { .text($0) })),
      ("values", .list(parameter.values?.json(unit.json) ?? [])),
    ]
  }
}

extension PackView.RuleLine {
  var json: [(String, JSONText.Value)] {
    var why: JSONText.Value = .null
    switch standing {
    case .inForce: break
    case .off(let text): why = .text(text)
    case .notYet(let day), .ended(let day): why = .text("\(day)")
    }
    func names(_ list: [String]?) -> JSONText.Value { list.map { .list($0.map { .text($0) }) } ?? .null }
    func expression(_ each: Rule.Expression) -> JSONText.Value {
      .object([("name", .text(each.name)), ("expression", .text(each.source))])
    }
    return [
      ("rule", .text(rule.id)), ("title", rule.title.json), ("clause", rule.clause.json), ("also", names(rule.also)),
      ("at", names(rule.hooks.map(\.text))), ("programmes", names(rule.programmes)), ("steps", names(rule.steps)),
      ("judgedOn", .text(rule.judgedOn.text)), ("from", .optional(rule.from)), ("to", .optional(rule.to)),
      ("effect", .text(rule.effect.text)), ("standing", .text(standing.word)), ("why", why), ("origin", .text(origin)),
      ("overrides", .optional(overrides)), ("locked", .flag(rule.locked)), ("let", .list(rule.lets.map(expression))),
      ("when", .text(rule.source)), ("value", .optional(rule.value?.source)),
      ("fund", .optional(rule.fund)), ("earmark", .optional(rule.earmark)), ("reason", .text(rule.reason)),
      ("message", rule.message.source.json), ("remedy", rule.remedy?.source.json ?? .null),
      (
        "met",
        rule.met.map { .object([("reason", .text($0.reason)), ("text", $0.text.source.json)]) } ?? .null
      ),
    ]
  }
}

extension PackView.ProgrammeLine {
  var json: [(String, JSONText.Value)] {
    [
      ("id", .text(programme.id)), ("title", programme.title.json), ("clause", programme.clause.json),
      ("also", .list(programme.also.map { .text($0) })), ("origin", .text(origin)), ("overrides", .optional(overrides)),
      ("parkedDays", .list(programme.parkedDays.json { .number(Int($0)) })),
      (
        "evidence",
        .list(
          programme.evidence.map {
            .object([
              ("name", .text($0.name)), ("title", $0.title.json), ("type", .text($0.written)),
              ("step", .optional($0.step)),
            ])
          })
      ),
      ("claims", .flag(programme.claims)),
      (
        "helpers",
        programme.helpers.map { .object([("max", .list($0.max.json { .number(Int($0)) })), ("hard", .flag($0.hard))]) }
          ?? .null
      ),
      ("chain", .list(steps.map { .object($0.json) })),
    ]
  }
}

extension PackView.StepLine {
  var json: [(String, JSONText.Value)] {
    func words<W: Word>(_ list: [W]) -> JSONText.Value { .list(list.map { .text($0.text) }) }
    var fields: [(String, JSONText.Value)] = [
      ("name", .text(step.name)), ("title", step.title.json), ("kind", .text(step.kind.text)),
      ("level", .text(step.level.text)), ("clause", step.clause.json), ("also", .list(step.also.map { .text($0) })),
      ("origin", .text(origin)), ("overdueAfter", .optional(step.overdueAfter?.text.en)),
      ("registers", .flag(step.registers)),
    ]
    switch step.kind {
    case .comparison: fields.append(("departments", words(step.departments)))
    case .review:
      fields += [
        ("signers", words(step.signers)), ("strictSigners", words(step.strictSigners)),
        ("meetings", words(step.meetings)),
        ("officeMeeting", .flag(step.officeMeeting)), ("takesPlace", .flag(step.takesPlace)),
        ("exits", .flag(step.exits)),
      ]
    case .notice:
      fields += [
        ("places", words(step.places)), ("days", noticeDays.map { .number(Int($0.value)) } ?? .null),
        ("noticeDays", .list(step.noticeDays?.json { .number(Int($0)) } ?? [])),
      ]
    case .aid:
      guard let benefit = step.benefit else { break }
      fields += benefit.json
      fields.append(("grants", .list(grants.map { .object([("rule", .text($0.id)), ("fund", .optional($0.fund))]) })))
    case .followup:
      fields += [
        ("visits", .list(step.visits?.json { .number(Int($0)) } ?? [])),
        ("everyDays", .list(step.everyDays?.json { .number(Int($0)) } ?? [])), ("readmitTo", .optional(step.readmitTo)),
      ]
    }
    return fields
  }
}

extension Benefit {
  var json: [(String, JSONText.Value)] {
    func numbers(_ dated: Dated<Int64>?) -> JSONText.Value { .list(dated?.json { .number(Int($0)) } ?? []) }
    let stages: [JSONText.Value] = stages.map { stage in
      .object([
        ("name", .text(stage.name)), ("title", stage.title.json), ("percent", .number(Int(stage.percent))),
        ("evidence", .list(stage.evidence.map { .text($0) })), ("signers", .list(stage.signers.map { .text($0.text) })),
        ("clause", stage.clause.json),
      ])
    }
    return [
      ("schedule", .text(schedule.text)), ("months", numbers(months)), ("attempts", numbers(attempts)),
      ("stages", .list(stages)),
      ("reverify", reverify.map { .object([("everyDays", numbers($0.everyDays)), ("to", .text($0.to))]) } ?? .null),
    ]
  }
}

extension Dated<Int64> {
  func json(_ value: (Int64) -> JSONText.Value) -> [JSONText.Value] {
    entries.map { .object([("from", .text("\($0.from)")), ("value", value($0.value)), ("clause", $0.clause.json)]) }
  }
}

extension Parameter.Unit {
  /// Roles as a list of their names, everything else as a number.
  func json(_ value: Int64) -> JSONText.Value {
    self == .roles ? .list(plain(value).split(separator: ",").map { .text(String($0)) }) : .number(Int(value))
  }
}

extension Clause {
  var json: JSONText.Value { .object([("rule", .text(rule)), ("source", .text(source))]) }
}

extension Localized {
  var json: JSONText.Value { .object([("en", .text(en)), ("zh", .text(zh))]) }
}

extension JSONText.Value {
  static func optional(_ value: (some CustomStringConvertible)?) -> JSONText.Value {
    value.map { .text($0.description) } ?? .null
  }
}
