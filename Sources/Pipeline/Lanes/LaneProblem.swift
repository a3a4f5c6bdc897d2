import Kafka

/// Why a lane cannot go on: its marks do not fit. Never guess, never start at zero.
public enum LaneProblem: Sendable, Equatable, CustomStringConvertible {
  /// Watermark K is beyond P: the database is older than what was published from it.
  case publishedBeyond(k: Int64, p: Int64)
  /// Facts have taken effect, and nobody knows how far their emissions are published.
  case publishedUnknown(p: Int64)
  /// Facts that nobody has taken are gone from the log.
  case logBegins(at: Int64, p: Int64)
  /// The log does not reach to where the facts were taken: it is another one.
  case logEnds(at: Int64, p: Int64)

  /// - `p`: facts below it have taken effect; k: emissions of facts below it are published, nil: nothing committed.
  /// - `firstOffset`: where the lane's journal begins.
  /// - `isInternal`: of a topic that only the pipeline itself publishes to. There a fact is followed by its
  ///   transaction's marker, so a single offset can only be a marker.
  public init?(p: Int64, k: Int64?, _ mark: Watermarks, firstOffset: Int64, isInternal: Bool) {
    if let k, k > p {
      self = .publishedBeyond(k: k, p: p)
    } else if k == nil, p > firstOffset {
      self = .publishedUnknown(p: p)
    } else if mark.low > p, !(isInternal && mark.low == p + 1) {
      self = .logBegins(at: mark.low, p: p)
    } else if mark.high < p {
      self = .logEnds(at: mark.high, p: p)
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .publishedBeyond(let k, let p):
      "offset \(k) is committed in Kafka but facts have taken effect only below \(p): if the database was restored, `dripline recover database`"
    case .publishedUnknown(let p):
      "facts below \(p) have taken effect but the group has no committed offset: if the cluster is a new one, `dripline recover cluster`"
    case .logBegins(let low, let p): "the log begins at \(low), behind the next fact \(p): facts were lost"
    case .logEnds(let high, let p):
      "the log ends at \(high), before the next fact \(p): it is not the log of this database; if the cluster is a new one, `dripline recover cluster`"
    }
  }
}
