import Contract

/// A place in a pack that rests on a rule of the documents.
public struct Citation: Sendable, Hashable {
  /// The part of a pack that cites.
  public enum Kind: String, Sendable, CaseIterable {
    case rule, parameter, programme, step
  }
  /// `R-308`
  public var rule: String
  public var kind: Kind
  /// `province/attendance-low`; the pack is the one that states it.
  public var place: String
  public var title: Localized
}

extension PackLayers {
  /// Every clause of the pack and what it stands at; one place cites a rule once.
  public var citations: [Citation] {
    var found: [Citation] = []
    var seen: Set<Citation> = []
    func cite(_ rules: [String], _ kind: Citation.Kind, _ place: String, _ title: Localized) {
      for rule in rules {
        let citation = Citation(rule: rule, kind: kind, place: place, title: title)
        if seen.insert(citation).inserted { found.append(citation) }
      }
    }
    for rule in pack.rules {
      let off = Localized(en: "\(rule.title.en) (off)", zh: "\(rule.title.zh)（停用）")
      cite([rule.clause.rule] + rule.also, .rule, "\(rule.origin)/\(rule.id)", rule.off == nil ? rule.title : off)
    }
    for parameter in pack.parameters {
      let clauses = (parameter.values?.entries.map(\.clause) ?? []) + [parameter.required?.clause].compactMap { $0 }
      let place = "\(origin(of: parameter.position))/\(parameter.name)"
      cite(clauses.map(\.rule) + parameter.also, .parameter, place, parameter.title)
    }
    for programme in pack.programmes {
      let clauses =
        [programme.clause] + programme.parkedDays.entries.map(\.clause)
        + (programme.helpers?.max.entries.map(\.clause) ?? [])
      let place = "\(id(at: depth(of: programme)))/\(programme.id)"
      cite(clauses.map(\.rule) + programme.also, .programme, place, programme.title)
      for step in programme.chain {
        let place = "\(id(at: depth(of: step, in: programme.id)))/\(programme.id)/\(step.name)"
        cite(step.clauses.map(\.rule) + step.also, .step, place, step.title)
      }
    }
    return found
  }
}
