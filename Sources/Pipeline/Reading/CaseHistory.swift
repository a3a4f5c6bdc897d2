import Casework
import Contract

/// One decision in the story of a case.
public struct CaseDecision: Sendable {
  /// Where the fact that was decided on stands.
  public var position: Position
  /// The fact's topic.
  public var topic: TopicID
  /// The fact's own time.
  public var at: Instant
  /// When it was decided: later than `at` where the fact had to wait for an earlier one.
  public var decidedAt: Instant
  public var verdict: Verdict
  /// Index of the step in the chain; nil: none.
  public var step: Int?
  public var reasons: [Reason]
  /// The case ended with this decision.
  public var closes: Bool
}

extension Archive {
  /// The facts of a case and what was decided on each, in the order in which they took effect.
  ///
  /// Facts that came early stand twice: when they were put aside, and when their turn came. Repeats, which
  /// have no effect, and dead letters are not part of it.
  public func history(of state: Case) throws -> [CaseDecision] {
    var decisions: [CaseDecision] = []
    var times: [Position: Instant] = [:]
    // Of what was tried again, the topic that it came on.
    var wrapped: [Position: TopicID] = [:]
    for taken in state.taken {
      guard let entry = try Journal.entry(connection, at: taken.position, sealer: try sealer()) else {
        throw HistoryProblem(
          description: "the journal has no entry \(taken.position.offset) of lane "
            + "\(LaneID(rawValue: taken.position.lane).name(prefix: TopicID.defaultPrefix)); run `dripline audit verify`"
        )
      }
      let at = Instant(milliseconds: entry.at)
      times[taken.position] = at
      let closes = entry.emissions.contains {
        $0.subject == state.id && [.applicationRefused, .caseClosed].contains($0.topic)
      }
      let last = entry.rulings.lastIndex { $0.verdict != .late }
      for (index, ruling) in entry.rulings.enumerated() {
        guard var topic = LaneID(rawValue: ruling.position.lane).topic else { continue }
        if topic == .eventRetried {
          if ruling.position == taken.position { wrapped[taken.position] = entry.unwrapped?.topic }
          topic = wrapped[ruling.position] ?? topic
        }
        let own = times[ruling.position] ?? at
        decisions.append(
          CaseDecision(
            position: ruling.position, topic: topic, at: own, decidedAt: max(own, at),
            verdict: ruling.verdict, step: ruling.step == 255 ? nil : Int(ruling.step),
            reasons: try resolved(ruling.reasons, by: entry.pack),
            closes: closes && index == last))
      }
    }
    return decisions
  }
}

struct HistoryProblem: Error, CustomStringConvertible {
  let description: String
}
