import Casework
import Contract

/// One input topic-partition: the unit of ordering, fencing and publishing.
///
/// Stored as one number, topic x 1024 + partition, so that a case can keep where its facts stand in a
/// few bytes.
public struct LaneID: Hashable, Comparable, Sendable {
  public static let partitionsMax = Int(Position.partitionsMax)

  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public init(_ topic: TopicID, _ partition: Int32) {
    rawValue = UInt32(topic.rawValue) * UInt32(Self.partitionsMax) + UInt32(partition)
  }

  /// The lane of the clock, which no topic feeds: its offsets count its ticks.
  public static let clock = LaneID(rawValue: 255 * UInt32(partitionsMax))

  /// nil for the clock.
  public var topic: TopicID? { TopicID(rawValue: UInt8(rawValue / UInt32(Self.partitionsMax))) }
  public var partition: Int32 { Int32(rawValue % UInt32(Self.partitionsMax)) }

  public static func < (a: LaneID, b: LaneID) -> Bool { a.rawValue < b.rawValue }

  /// `aid.review.passed.v1/3`; the clock is `clock/0`.
  public func name(prefix: String) -> String {
    guard let topic else { return "clock/\(partition)" }
    return "\(topic.name(prefix: prefix))/\(partition)"
  }
}

/// How many emissions of a lane each outgoing topic has had: the dense `ce_sequence`.
public struct Sequences: Sendable, Equatable {
  private var counts = [Int64](repeating: 0, count: TopicID.slots)

  public init() {}

  /// The last number given on a topic.
  public subscript(topic: TopicID) -> Int64 {
    get { counts[topic.slot] }
    set { counts[topic.slot] = newValue }
  }

  /// Gives the next number.
  public mutating func next(_ topic: TopicID) -> Int64 {
    counts[topic.slot] += 1
    return counts[topic.slot]
  }

  public static func + (a: Sequences, b: Sequences) -> Sequences {
    var sum = a
    for slot in sum.counts.indices { sum.counts[slot] += b.counts[slot] }
    return sum
  }
}

/// A lane as its owner knows it. `nextOffset` is the watermark P: facts below it have taken effect.
public struct LaneState: Sendable {
  public var id: LaneID
  /// Raised at every takeover: fences whoever owned the lane before.
  public var epoch: Int64
  public var nextOffset: Int64
  public var sequences = Sequences()
  /// SHA-256 over the journal of the lane so far.
  public var chain: ChainHash
  /// The latest time of a fact of the lane.
  public var factTime: Int64
  /// A record's place in the lane is its offset in the log and this; see `Recovery`.
  public var base: Int64 = 0
}

extension TopicID {
  /// Internal and outgoing topics have a counter each.
  static let slots = 64 - 24

  var slot: Int { Int(rawValue) - 24 }

  /// Whether the pipeline publishes to it.
  public var isEmitted: Bool { direction != .in && self != .messageRequested }

  /// Topics that the pipeline publishes to.
  public static let emitted: [TopicID] = allCases.filter(\.isEmitted)
}
