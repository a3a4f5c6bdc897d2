import Contract
import Policy

extension Caseworker {
  /// A pack takes effect: from now on applications of its region and days are judged by it.
  ///
  /// - Parameters:
  ///   - fact: the publication.
  ///   - position: where it stands.
  ///   - isPublished: the same pack took effect before.
  ///   - out: takes the ruling.
  /// - Returns: the pack, when it takes effect now.
  public static func decide(
    policy fact: Fact, at position: Position, isPublished: Bool, into out: Proceedings
  ) -> Pack? {
    guard case .policy(let body) = fact.body else { return nil }
    if isPublished {
      out.rule(.repeated, on: fact, position, since: out.note(Reason(.policyKnown)))
      return nil
    }
    guard let pack = try? PackLoader.load(text: body.content), pack.hash == body.hash else {
      out.rule(.refused, on: fact, position, since: out.note(Reason(.policyUnsound)))
      return nil
    }
    guard pack.id == body.packId, pack.jurisdiction == body.jurisdiction, pack.inForceFrom == body.inForceFrom else {
      out.rule(.refused, on: fact, position, since: out.note(Reason(.policyMislabelled)))
      return nil
    }
    guard pack.unset.isEmpty else {
      out.rule(.refused, on: fact, position, since: out.note(Reason(.policyUnset, Int64(pack.unset.count))))
      return nil
    }
    out.changed = true
    out.rule(
      .accepted, on: fact, position,
      since: out.note(Reason(.policyPublished, Int64(pack.rules.count), Int64(pack.parameters.count))))
    return pack
  }

  /// Whether a case under `other` can go on under this pack: its programme has the same steps here.
  public func continues(_ other: Caseworker, _ programme: Programme) -> Bool {
    let (mine, theirs) = (pack.chain(of: programme), other.pack.chain(of: programme))
    return !mine.isEmpty && mine.map(\.name) == theirs.map(\.name) && mine.map(\.kind) == theirs.map(\.kind)
  }
}
