import Contract

/// Where every rule of the documents lives: in the packs, in the contract, in the program, or nowhere and why.
public struct RuleTrace: Sendable {
  /// One place where a rule lives.
  public struct Life: Sendable, Hashable {
    /// What kind of place it is.
    public enum Kind: String, Sendable {
      case rule, parameter, programme, step, field, reason, verb, figure, file, ledger, report, reference
      /// Nowhere, or not wholly, and why.
      case notBuilt = "none"
    }
    public var kind: Kind
    /// `province/attendance-low`, `aid.review.passed.v1#/minutes/atHome`, `signer.missing`, `report register`; empty for
    /// texts.
    public var place: String
    /// A title, or what is said in trace.yaml.
    public var text: Localized
  }
  /// A rule of the documents with all its places.
  public struct Line: Sendable {
    public var rule: DocumentRule
    public var lives: [Life]
  }

  public let lines: [Line]
  private let entries: [String: TraceEntry]
  private let citations: [Citation]
  private let file: String

  /// - Parameters:
  ///   - rules: as `ops/policy/rules.tsv` has them.
  ///   - trace: as `ops/policy/trace.yaml` has it.
  ///   - file: what messages call the trace.
  ///   - packs: whose clauses are looked through.
  /// - Throws: `PackError` when one of the texts is not sound.
  public init(
    rules: String = rulesText, trace: String = traceText, file: String = "ops/policy/trace.yaml", packs: [PackLayers]
  ) throws {
    let list = try DocumentRule.list(rules)
    let entries = try TraceEntry.read(trace, file: file)
    var seen: Set<Citation> = []
    let citations = packs.flatMap(\.citations).filter { seen.insert($0).inserted }
    let cited = Dictionary(grouping: citations, by: \.rule)
    lines = list.map { rule in
      Line(rule: rule, lives: (cited[rule.number] ?? []).map(Self.life) + (entries[rule.number].map(Self.lives) ?? []))
    }
    self.entries = entries
    self.citations = citations
    self.file = file
  }

  /// The rule of a number, as `R-308`; nil: the documents have none.
  public func line(_ number: String) -> Line? { lines.first { $0.rule.number == number } }

  private static func life(_ citation: Citation) -> Life {
    Life(kind: Life.Kind(rawValue: citation.kind.rawValue)!, place: citation.place, text: citation.title)
  }

  private static func lives(_ entry: TraceEntry) -> [Life] {
    func said(_ kind: Life.Kind, _ text: String?) -> [Life] {
      text.map { [Life(kind: kind, place: "", text: Localized(en: $0, zh: $0))] } ?? []
    }
    let silent = Localized(en: "", zh: "")
    func places(_ kind: Life.Kind, _ places: [String]) -> [Life] {
      places.map { Life(kind: kind, place: $0, text: silent) }
    }
    return places(.field, entry.fields) + places(.reason, entry.reasons) + places(.verb, entry.verbs)
      + places(.figure, entry.figures) + places(.file, entry.files) + said(.ledger, entry.ledger)
      + said(.report, entry.report) + said(.reference, entry.reference) + said(.notBuilt, entry.notBuilt)
  }

  /// What a reference can be held against: whether there is a thing of that name.
  public struct Known {
    public var reason: (String) -> Bool
    public var verb: (String) -> Bool
    public var figure: (String) -> Bool
    /// Where there is no repository at hand, every file is taken to exist.
    public var file: (String) -> Bool

    public init(
      reason: @escaping (String) -> Bool, verb: @escaping (String) -> Bool = { _ in true },
      figure: @escaping (String) -> Bool = { _ in true }, file: @escaping (String) -> Bool = { _ in true }
    ) {
      self.reason = reason
      self.verb = verb
      self.figure = figure
      self.file = file
    }
  }

  /// Everything that does not hold: a rule that lives nowhere, and every reference to something that does not exist.
  /// One text each, in the order of the rules.
  public func problems(_ known: Known) -> [(rule: String, problem: String)] {
    var found: [(rule: String, problem: String)] = []
    let cited = Set(citations.map(\.rule))
    for line in lines {
      let number = line.rule.number
      if entries[number]?.inPack == true, !cited.contains(number) {
        found.append((number, "is in no pack"))
      } else if line.lives.isEmpty {
        found.append((number, "lives nowhere"))
      }
      guard let entry = entries[number] else { continue }
      for field in entry.fields where !Self.isField(field) {
        found.append((number, "the contract has no field \(field)"))
      }
      for reason in entry.reasons where !known.reason(reason) {
        found.append((number, "there is no built-in reason \(reason)"))
      }
      for verb in entry.verbs where !known.verb(verb) {
        found.append((number, "there is no command `dripline \(verb)`"))
      }
      for figure in entry.figures where !known.figure(figure) {
        found.append((number, "the reports have no figure \(figure)"))
      }
      for path in entry.files where !known.file(path) { found.append((number, "there is no file \(path)")) }
    }
    let numbers = Set(lines.map(\.rule.number))
    for number in entries.keys.sorted() where !numbers.contains(number) {
      found.append((number, "\(file) has it, and the documents have no such rule"))
    }
    // D-nn, C-nn and L-nn are no rules of the documents.
    for citation in citations where citation.rule.hasPrefix("R-") && !numbers.contains(citation.rule) {
      found.append((citation.rule, "\(citation.place) cites it, and the documents have no such rule"))
    }
    return found
  }

  /// Whether `topic#/a/b` leads to a field of the topic's schema, through arrays.
  public static func isField(_ path: String) -> Bool {
    let sides = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, sides[1].hasPrefix("/"), let topic = TopicID(name: String(sides[0])) else { return false }
    return sides[1].dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      .reduce(Optional([topic.schema])) { nodes, name in
        let next = nodes?.flatMap { $0.property(String(name)) } ?? []
        return next.isEmpty ? nil : next
      } != nil
  }
}

extension JSONNode {
  fileprivate func member(_ name: String) -> JSONNode? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The schemas of a property: of this object, of an array's items, of any alternative.
  fileprivate func property(_ name: String) -> [JSONNode] {
    var found = member("properties")?.member(name).map { [$0] } ?? []
    if let items = member("items") { found += items.property(name) }
    for key in ["oneOf", "anyOf", "allOf"] {
      if case .array(let alternatives)? = member(key) { found += alternatives.flatMap { $0.property(name) } }
    }
    for key in ["if", "then", "else"] { if let part = member(key) { found += part.property(name) } }
    return found
  }
}
