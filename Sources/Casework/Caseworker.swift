import Contract
import Policy

/// The pure decision function: `(case, fact, pack, shared state) -> (case', rulings, emissions)`.
///
/// No I/O and no clock: the only time is the fact's own. The same facts in the same order give the
/// same bytes, which is what the audit checks.
public struct Caseworker: Sendable {
  /// Early facts that one case can hold; a further one is refused.
  public static let parkedMax = 24
  /// Facts that one case records. Beyond it only what ends or pays the case is heard, and of that
  /// only what has an effect is recorded. A case of ordinary length has some thirty.
  public static let takenMax = 1024
  /// Objections that can be open on one case; a further one is refused until some are settled.
  public static let objectionsMax = 64
  /// Answers to objections that have not come yet; the oldest is forgotten beyond.
  public static let answeredMax = 64
  /// Days that a fact waits for a case of which nothing is known, nor its programme.
  static let parkedDays: Int64 = 30
  /// Members of one household, counting those who were added later.
  public static let membersMax = 100

  let rules: Rules

  public var pack: Pack { rules.pack }

  /// Cases move on to the pack in force on the day of each fact.
  public var letsCasesFollow: Bool { rules.pack.cases == .follow }
  public var inForceFrom: Day { rules.pack.inForceFrom }

  /// Whether the pack decides on applications of a region on a day.
  public func applies(region: UInt64, on day: Day) -> Bool {
    rules.pack.covers(region: region) && rules.pack.isInForce(on: day)
  }

  public init(pack: Pack) {
    rules = Rules(pack)
  }

  /// The first 16 hex digits of a pack's hash, as kept in cases and written in events.
  public static func key(ofPackHash hash: String) -> UInt64 {
    UInt64(hash.prefix(16), radix: 16) ?? 0
  }

  /// Applies one fact to one case, then every parked fact whose turn has come.
  public func decide(
    _ fact: Fact, at position: Position, case state: inout Case, commons: inout Commons,
    into out: Proceedings
  ) {
    switch state.taken.repetition(of: fact) {
    case .same:
      out.rule(.repeated, on: fact, position, since: out.note(Reason(.seenBefore)))
      return
    case .forged:
      out.forged = true
      out.rule(.dead, on: fact, position, since: out.note(Reason(.otherBytes)))
      return
    case .new: break
    }
    let isFull = state.taken.count >= Caseworker.takenMax
    var turn = Turn(rules: rules, fact: fact, position: position)
    if isFull && !turn.isAlwaysHeard {
      return turn.refuse(state, out, Reason(.caseFull, Int64(Self.takenMax)))
    }
    out.changed = true
    state.version += 1
    state.taken.append(Taken(fact, at: position))
    if state.pack != 0 { state.pack = rules.key }
    let ruling = out.rulings.count
    turn.judge(&state, &commons, out)
    if isFull, [.refused, .late].contains(out.rulings[ruling].verdict) {
      state.taken.removeLast()
    }
    takeParked(&state, &commons, out)
  }

  /// A case may have become ready for facts that came early.
  private func takeParked(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    while state.stage != .unknown, !state.parked.isEmpty {
      var ready: Int?
      for index in state.parked.indices {
        let turn = Turn(rules: rules, fact: state.parked[index].fact, position: state.parked[index].position)
        guard turn.timing(state) != .early else { continue }
        if let best = ready, state.parked[best].precedes(state.parked[index]) { continue }
        ready = index
      }
      guard let index = ready else { return }
      let parked = state.parked.remove(at: index)
      var turn = Turn(rules: rules, fact: parked.fact, position: parked.position)
      turn.judge(&state, &commons, out)
    }
  }
}

extension Proceedings {
  /// Adds a reason and answers where the reasons of this ruling start.
  func note(_ reason: Reason) -> Int {
    reasons.append(reason)
    return reasons.count - 1
  }
}
