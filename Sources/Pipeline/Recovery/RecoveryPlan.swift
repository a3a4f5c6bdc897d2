import Contract
import Kafka

/// What was lost.
public enum RecoveryKind: String, Sendable, CaseIterable {
  /// The database was set back to an earlier moment; the cluster has all it had.
  case database
  /// The cluster is a new, empty one; the database has all it had.
  case cluster
}

/// What is to become of each lane after a loss. Decides and does nothing.
public struct RecoveryPlan: Sendable {
  /// A lane as the two stores have it now.
  public struct Standing: Sendable {
    public var lane: LaneID
    public var first: Int64
    /// P, in the lane's count.
    public var p: Int64
    public var base: Int64
    /// K, in the log's count; nil: the group has committed nothing.
    public var k: Int64?
    /// The log's ends, in its own count; nil: there is no such partition. The clock has no log.
    public var mark: Watermarks?
  }

  /// What becomes of one lane.
  public struct Step: Sendable, Equatable {
    public var lane: LaneID
    public var base: Int64
    /// To be committed, in the lane's count.
    public var p: Int64
    /// Facts of [p, p + again) had taken effect already.
    public var again: Int64
    /// Emissions of facts from here to P are not published yet.
    public var unpublished: Int64
  }

  public private(set) var steps: [Step] = []
  /// Why it cannot be done, lane by lane; then nothing may be done.
  public private(set) var problems: [(lane: LaneID, why: String)] = []

  /// Facts that will take effect again.
  public var factsAgain: Int64 { steps.reduce(0) { $0 + ($1.lane.topic?.direction == .in ? $1.again : 0) } }

  public init(_ kind: RecoveryKind, _ standings: [Standing]) {
    for standing in standings {
      let step = kind == .database ? Self.afterDatabase(standing) : Self.afterCluster(standing)
      switch step {
      case .success(let step): steps.append(step)
      case .failure(let problem): problems.append((standing.lane, problem.why))
      }
    }
  }

  private struct Problem: Error { let why: String }

  /// The log goes on; it is read again from P. Internal logs are made anew: half of what stands there comes from facts
  /// that the database has forgotten.
  private static func afterDatabase(_ lane: Standing) -> Result<Step, Problem> {
    if lane.lane.topic?.direction == .in {
      guard let mark = lane.mark?.shifted(by: lane.base) else {
        return .failure(Problem(why: "the topic has no such partition"))
      }
      guard mark.high >= lane.p else {
        return .failure(
          Problem(
            why:
              "the log ends at \(mark.high), before the next fact \(lane.p): if the cluster is new as well, `dripline recover cluster`"
          ))
      }
      guard mark.low <= lane.p else {
        return .failure(
          Problem(
            why:
              "the log begins at \(mark.low), behind the next fact \(lane.p): the facts between are gone; restore a later moment"
          ))
      }
    }
    guard let k = lane.k.map({ $0 + lane.base }) else {
      guard lane.p == lane.first else {
        return .failure(Problem(why: "the group has no committed offset: is DRIPLINE_GROUP right?"))
      }
      return .success(Step(lane: lane.lane, base: lane.base, p: lane.p, again: 0, unpublished: lane.p))
    }
    let isInternal = lane.lane.topic?.direction == .internal
    return .success(
      Step(
        lane: lane.lane, base: isInternal ? lane.p : lane.base, p: lane.p, again: max(0, k - lane.p),
        unpublished: min(k, lane.p)))
  }

  /// The lane counts on from P; the new log begins there.
  private static func afterCluster(_ lane: Standing) -> Result<Step, Problem> {
    guard lane.lane != .clock else {
      return .success(Step(lane: lane.lane, base: 0, p: lane.p, again: 0, unpublished: lane.p))
    }
    guard let mark = lane.mark else {
      return .failure(
        Problem(why: "the topic has no such partition: `dripline topics apply --partitions N` with the number it had"))
    }
    // Their logs are made anew, whatever a worker that was started too early has left there.
    if lane.lane.topic?.direction == .internal {
      return .success(Step(lane: lane.lane, base: lane.p, p: lane.p, again: 0, unpublished: lane.p))
    }
    if let k = lane.k, k > mark.low {
      return .failure(Problem(why: "the group has committed \(k) on this cluster: it is not a new one"))
    }
    return .success(Step(lane: lane.lane, base: lane.p - mark.low, p: lane.p, again: 0, unpublished: lane.p))
  }
}
