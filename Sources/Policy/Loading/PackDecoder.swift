import CEL
import Contract

/// Turns the tree of a pack into a `Pack`, noting every mistake.
struct PackDecoder {
  let problems: ProblemList
  /// Which pack each file belongs to, by the file's label.
  var origins: [String: String] = [:]

  static let percent: ClosedRange<Int64> = 1...100
  static let days: ClosedRange<Int64> = 1...3650
  static let fen: ClosedRange<Int64> = 0...1_000_000_000_000

  static let keys = [
    "id", "title", "jurisdiction", "document", "inForceFrom", "inForceTo", "cases", "calendar", "programmes",
    "parameters", "rules", "calendars", "samples", "tests",
  ]

  /// nil only after a problem has been noted.
  func pack(_ root: YamlNode, hash: String, ancestors: [String]) -> Pack? {
    guard let mapping = Field(node: root, path: "", problems: problems).mapping(Self.keys) else { return nil }
    let id = mapping.required("id")?.name()
    let title = mapping.required("title")?.localized()
    let jurisdiction = mapping.required("jurisdiction").flatMap(region)
    let document = mapping.required("document")?.text(max: 1000)
    let from = mapping.required("inForceFrom")?.day()
    let toField = mapping.optional("inForceTo")
    let to = toField?.day()
    if let from, let to, to < from { toField?.fail("\(to) lies before inForceFrom \(from)") }
    let cases = mapping.optional("cases")?.word(Pack.Cases.self) ?? .pinned
    let calendar = calendar(mapping)
    let parameters = mapping.optional("parameters").map(parameters) ?? []
    let programmes = mapping.required("programmes").flatMap(programmes)
    guard let programmes else { return nil }
    var pack = Pack(
      hash: hash, id: id ?? "", title: title ?? Localized(en: "", zh: ""), jurisdiction: jurisdiction ?? 0,
      document: document ?? "", inForceFrom: from ?? Day(number: 0), inForceTo: to, cases: cases,
      calendar: calendar, programmes: programmes, parameters: parameters, rules: [], samples: [], tests: [],
      ancestors: ancestors, origins: origins)
    let layout = SlotLayout(parameters: parameters, evidence: pack.evidence)
    pack.rules = mapping.optional("rules").map { rules($0, pack, layout) } ?? []
    pack.samples = mapping.optional("samples").map { samples($0, layout) } ?? []
    pack.tests = mapping.optional("tests").map { tests($0, pack, layout) } ?? []
    guard id != nil, title != nil, jurisdiction != nil, document != nil, from != nil else { return nil }
    return pack
  }

  /// A 12-digit division code; trailing zeros stand for everything below.
  private func region(_ field: Field) -> UInt64? {
    guard let text = field.text() else { return nil }
    guard text.utf8.count == 12, let code = Region.division(text) else {
      field.fail("is no region code: \"\(text)\"", "Write 12 digits, zeros at the end for all below.")
      return nil
    }
    return code
  }

  // MARK: Calendars

  /// The calendar that the pack names, or weekends only.
  private func calendar(_ mapping: Mapping) -> WorkCalendar {
    let calendars = mapping.optional("calendars").flatMap { $0.list(0...16, calendar) } ?? []
    guard let field = mapping.optional("calendar"), let name = field.name() else { return .plain }
    if let found = calendars.first(where: { $0.id == name }) { return found }
    field.fail("no such calendar: \"\(name)\"", Suggestion.remedy(for: name, among: calendars.map(\.id)))
    return .plain
  }

  private func calendar(_ field: Field) -> WorkCalendar? {
    guard let mapping = field.mapping(["id", "holidays", "workdays"]) else { return nil }
    let id = mapping.required("id")?.name()
    let holidays =
      mapping.optional("holidays")?.list(0...512) { item -> WorkCalendar.Holiday? in
        guard let mapping = item.mapping(["from", "to", "title"]) else { return nil }
        let from = mapping.required("from")?.day()
        let toField = mapping.required("to")
        let to = toField?.day()
        let title = mapping.required("title")?.localized()
        guard let from, let to, let title else { return nil }
        guard to >= from, to - from < 62 else {
          toField?.fail("\(to) does not close a holiday that begins on \(from)", "Write its last day.")
          return nil
        }
        return WorkCalendar.Holiday(from: from, to: to, title: title)
      } ?? []
    let workdays = mapping.optional("workdays")?.list(0...512) { $0.day() } ?? []
    for (place, day) in workdays.enumerated()
    where holidays.contains(where: { $0.from <= day && day <= $0.to }) {
      mapping.optional("workdays")?.fail("[\(place)]: \(day) is a holiday and a working day", "Keep one of the two.")
    }
    return id.map { WorkCalendar(id: $0, holidays: holidays, workdays: Set(workdays)) }
  }

  // MARK: Parameters

  static let parameterKeys = ["title", "unit", "values", "required", "tightens", "locked", "also"]

  private func parameters(_ field: Field) -> [Parameter] {
    guard case .mapping(let entries) = field.node.content else {
      field.fail("is not a mapping", "Write `name: {title, unit, values}`.")
      return []
    }
    return entries.compactMap { entry in
      let item = Field(node: entry.value, path: "parameters.\(entry.key)", problems: problems)
      guard Field.isIdentifier(entry.key) else {
        problems.note(
          entry.keyPosition, "parameters", "is no name of a parameter: \"\(entry.key)\"",
          "Use letters and digits, a small letter first, as in incomeLine.")
        return nil
      }
      return parameter(entry.key, item, entry.keyPosition)
    }
  }

  private func parameter(_ name: String, _ field: Field, _ position: YamlPosition) -> Parameter? {
    guard let mapping = field.mapping(Self.parameterKeys) else { return nil }
    let title = mapping.required("title")?.localized()
    let unit = mapping.required("unit")?.word(Parameter.Unit.self)
    let requiredField = mapping.optional("required")
    var required: Parameter.Requirement?
    if let inner = requiredField?.mapping(["clause", "because"]) {
      let clause = inner.required("clause")?.clause()
      let because = inner.required("because")?.text(max: 300)
      if let clause, let because { required = .init(clause: clause, because: because) }
    }
    let valuesField = mapping.optional("values")
    if valuesField == nil, requiredField == nil {
      field.fail("has no value", "Add `values:`, or `required: {clause, because}` where a deployment must set it.")
    }
    if let valuesField, requiredField != nil, valuesField.node.position.file == requiredField?.node.position.file {
      valuesField.fail("stands beside `required`", "Keep one of the two.")
    }
    var values: Dated<Int64>?
    if let unit, let valuesField {
      values =
        switch unit {
        case .fen, .yuan: valuesField.datedInteger(in: Self.fen)
        case .percent: valuesField.datedInteger(in: 0...1000)
        case .roles:
          valuesField.dated { item in
            item.words(Role.self).map { $0.reduce(Int64(0)) { $0 | 1 << Int64($1.rawValue) } }
          }
        case .days, .months, .persons, .times, .count: valuesField.datedInteger(in: 0...1_000_000_000)
        }
    }
    let tightens = mapping.optional("tightens")?.word(Parameter.Tightening.self)
    let locked = mapping.optional("locked")?.flag() ?? false
    let also = mapping.optional("also").flatMap(alsoRules) ?? []
    guard let title, let unit else { return nil }
    return Parameter(
      name: name, title: title, unit: unit, values: values, required: required, tightens: tightens, locked: locked,
      also: also, position: position)
  }

  func alsoRules(_ field: Field) -> [String]? {
    field.list(1...64) { item in
      guard let text = item.text(max: 12) else { return nil }
      guard Field.isRuleNumber(text) else {
        item.fail("is no rule number: \"\(text)\"", "Write it as R-308.")
        return nil
      }
      return text
    }
  }
}
