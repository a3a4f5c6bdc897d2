import Contract
import Policy

/// What would be if a new pack had decided: recorded cases folded under the packs that decided them, and again
/// under the new one.
///
/// Pure: facts come from whoever has them, case by case.
public final class Simulation {
  /// Why a case cannot be looked at.
  public enum LeftOut: Sendable {
    /// No application of it is known.
    case withoutApplication
    case outsideJurisdiction
    /// Its application bears a day on which the pack is not in force.
    case outsideDates
    /// Not asked for: `since`, `region`.
    case notAsked
  }

  /// Which cases are looked at.
  public struct Scope: Sendable {
    /// The first day of applications that are looked at.
    public var since: Day?
    /// A division's code; trailing zeros stand for everything below.
    public var region: UInt64?

    public init(since: Day? = nil, region: UInt64? = nil) {
      self.since = since
      self.region = region
    }
  }

  public private(set) var sums = SimulationSums()
  public let pack: Pack
  public let scope: Scope
  private let asIfInForce: Bool
  private let worker: Caseworker
  private let fold = CaseFold()
  private var chains: [ChainsKey: [[String]]] = [:]

  private struct ChainsKey: Hashable {
    var pack: Int
    var programme: Programme
  }

  /// - Parameters:
  ///   - pack: the new one.
  ///   - asIfInForce: the pack's own days are left aside, and its latest values hold on every day.
  ///   - scope: which cases are looked at.
  public init(pack: Pack, asIfInForce: Bool = false, scope: Scope = Scope()) {
    self.pack = asIfInForce ? pack.asIfInForce : pack
    self.asIfInForce = asIfInForce
    self.scope = scope
    worker = Caseworker(pack: self.pack)
  }

  /// Whether a case is looked at; nil: it is.
  /// - Parameters:
  ///   - village: of the case.
  ///   - appliedOn: the day of the first application; nil: none is known.
  public func leaves(out village: UInt64, appliedOn: Day?) -> LeftOut? {
    guard let appliedOn else { return .withoutApplication }
    if let since = scope.since, appliedOn < since { return .notAsked }
    if let region = scope.region, !Region.contains(region, village) { return .notAsked }
    guard pack.covers(region: village) else { return .outsideJurisdiction }
    return asIfInForce || pack.isInForce(on: appliedOn) ? nil : .outsideDates
  }

  /// Counts a case that is not looked at.
  public func leave(_ why: LeftOut) { sums.leave(why) }

  /// Looks at one case; its facts are all that took effect on it, in order.
  /// - Parameters:
  ///   - id: of the case.
  ///   - facts: all that took effect on it, in order.
  ///   - waits: it has asked for a place and got none by the end of its facts.
  ///   - deciders: the packs that decided, by the facts' numbers for them.
  public func look(
    at id: String, _ facts: [RecordedFact], waits: Bool = false, deciders: [Caseworker]
  ) -> CaseDifference? {
    let before = fold.course(of: id, facts, waits: waits) { deciders[$0.pack] }
    let first = facts.first { $0.isApplication }
    guard let first, let appliedOn = before.appliedOn else {
      leave(.withoutApplication)
      return nil
    }
    if let why = leaves(out: before.village, appliedOn: appliedOn) {
      leave(why)
      return nil
    }
    let after = fold.course(of: id, facts, waits: waits, paying: before.grantedFen) { _ in worker }
    var difference: CaseDifference?
    let chains = chains(of: before.programme, decidedBy: first.pack, deciders)
    if let kind = before.difference(to: after, chains: chains) {
      difference = CaseDifference(
        caseId: id, programme: before.programme, village: before.village, appliedOn: appliedOn, kind: kind,
        before: before, after: after)
    }
    let mayFen = difference?.kind == .newlyAdmitted ? after.prospectFen : 0
    sums.add(facts: facts.count, village: before.village, before, after, difference, mayFen: mayFen)
    return difference
  }

  /// Names of the steps, of the new pack's chain and of the old one's.
  private func chains(of programme: Programme, decidedBy old: Int, _ deciders: [Caseworker]) -> [[String]] {
    let key = ChainsKey(pack: old, programme: programme)
    if let known = chains[key] { return known }
    let made = [pack, deciders[old].pack].map { $0.chain(of: programme).map(\.name) }
    chains[key] = made
    return made
  }

}

extension RecordedFact {
  public var isApplication: Bool {
    if case .application = fact.body { return true }
    return false
  }
}
