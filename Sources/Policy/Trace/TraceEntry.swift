/// Where a rule lives besides the packs: one entry of `ops/policy/trace.yaml`.
public struct TraceEntry: Sendable, Equatable {
  /// Some pack cites the rule.
  public var inPack = false
  /// `aid.review.passed.v1#/minutes/atHome`
  public var fields: [String] = []
  /// Codes of built-in reasons.
  public var reasons: [String] = []
  /// Commands of the program: `report register`.
  public var verbs: [String] = []
  /// Figures of the indicator reports: `incidenceAfter`, or `cause.*` for a family of them.
  public var figures: [String] = []
  /// Code, tests and documents, as paths in the repository.
  public var files: [String] = []
  public var ledger: String?
  public var report: String?
  public var reference: String?
  /// Why it, or a part of it, is not built.
  public var notBuilt: String?
  public var position: YamlPosition

  private static let keys = [
    "pack", "field", "reason", "verb", "figure", "file", "ledger", "report", "reference", "none",
  ]

  /// Reads the entries by rule number.
  /// - Throws: `PackError` with everything that is no entry.
  public static func read(_ text: String, file: String = "trace.yaml") throws -> [String: TraceEntry] {
    let problems = ProblemList()
    let outcome = YamlReader.read(text, file: file)
    problems.note(outcome.problems)
    try problems.throwIfAny()
    guard let root = outcome.node,
      let rules = Field(node: root, path: "", problems: problems).mapping(["rules"])?.required("rules"),
      case .mapping(let entries) = rules.node.content
    else {
      problems.note(file: file, "holds no rules", "Write `rules:` and an entry for each.")
      try problems.throwIfAny()
      return [:]
    }
    var found: [String: TraceEntry] = [:]
    for entry in entries {
      if !Field.isRuleNumber(entry.key) {
        problems.note(entry.keyPosition, "rules", "is no rule number: \"\(entry.key)\"", "Write it as R-308.")
      }
      let field = Field(node: entry.value, path: "rules.\(entry.key)", problems: problems)
      found[entry.key] = read(field, entry.keyPosition)
    }
    try problems.throwIfAny()
    return found
  }

  private static func read(_ field: Field, _ position: YamlPosition) -> TraceEntry? {
    guard let mapping = field.mapping(keys) else { return nil }
    var entry = TraceEntry(position: position)
    entry.inPack = mapping.optional("pack")?.flag() ?? false
    entry.fields = mapping.optional("field").flatMap(texts) ?? []
    entry.reasons = mapping.optional("reason").flatMap(texts) ?? []
    entry.verbs = mapping.optional("verb").flatMap(texts) ?? []
    entry.figures = mapping.optional("figure").flatMap(texts) ?? []
    entry.files = mapping.optional("file").flatMap(texts) ?? []
    entry.ledger = mapping.optional("ledger")?.text(max: 500)
    entry.report = mapping.optional("report")?.text(max: 500)
    entry.reference = mapping.optional("reference")?.text(max: 1000)
    entry.notBuilt = mapping.optional("none")?.text(max: 500)
    if entry == TraceEntry(position: position) {
      field.fail("says nothing", "Say where the rule lives, or `none:` and why.")
    }
    return entry
  }

  /// One text, or a list of them.
  private static func texts(_ field: Field) -> [String]? {
    if case .sequence = field.node.content { return field.list(1...32) { $0.text() } }
    return field.text().map { [$0] }
  }
}
