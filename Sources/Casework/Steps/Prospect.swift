import Contract
import Policy

/// What a case would be granted if it passed: shown on notices before the award is made.
public struct Prospect: Sendable {
  /// Name of the aid step.
  public var step: String
  public var schedule: Benefit.Schedule
  /// A month's amounts, or the whole, by fund; never empty.
  public var shares: [(fund: FundKey, amountFen: Int64)]
}

extension Caseworker {
  /// Computes the next award of a case by what is known of it and the rules in force on a day. Nothing is decided.
  /// - Returns: nil: no aid is to come, it is nothing, or it cannot be computed yet.
  public func prospect(of state: Case, on day: Day) -> Prospect? {
    let chain = rules.chain(state)
    guard Int(state.step) < chain.count, let step = chain[Int(state.step)...].first(where: { $0.benefit != nil }),
      let benefit = step.benefit
    else { return nil }
    let fact = Fact(identity: 0, content: 0, at: day.start, subject: state.id, body: .withdrawal)
    let turn = Turn(rules: rules, fact: fact, position: Position(lane: 0, offset: 0))
    let out = Proceedings()
    out.isMute = true
    turn.present(state, found: state.found, out)
    guard let shares = turn.shares(step, out), !shares.isEmpty else { return nil }
    return Prospect(
      step: step.name, schedule: benefit.schedule, shares: shares.map { ($0.purse.fund, $0.amountFen) })
  }
}
