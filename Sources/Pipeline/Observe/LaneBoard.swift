import Contract
import Foundation
import Observing
import Synchronization

/// How the lanes of a worker stand, for whoever asks: both watermarks, the end, what waits and since when.
final class LaneBoard: Sendable {
  struct Marks: Sendable {
    var epoch: Int64
    /// P: facts below it have taken effect.
    var effective: Int64
    /// K: emissions of facts below it are published.
    var published: Int64
    /// As far as records have been taken out of the client.
    var read: Int64
    /// Records behind that; markers of transactions at the end do not count.
    var unread: Int64 = 0
    var end: Int64

    /// Facts that have not taken effect.
    var lag: Int64 { max(0, unread) + max(0, read - effective) }
  }

  /// What the thread that reads sees of a lane now and then.
  struct Sight {
    var lane: LaneID
    var read: Int64
    var unread: Int64
    var end: Int64
    /// When the next record was published, in milliseconds since 1970; nil: none at hand.
    var head: Int64?
  }

  struct State: Sendable {
    var lanes: [LaneID: Marks] = [:]
    var halted = 0
    /// Of the batches in hand, first read first: when their oldest fact was published.
    var inHand: [Int64] = []
    /// The same of what has been fetched and is in no batch yet.
    var head: Int64?

    /// The oldest fact that has not been published on; milliseconds since 1970.
    var oldest: Int64? { [inHand.min(), head].compactMap { $0 }.min() }
  }

  private let state = Mutex(State())

  var now: State { state.withLock { $0 } }

  func take(_ lanes: [LaneState], halted: Int) {
    state.withLock { state in
      state = State(halted: halted)
      for lane in lanes {
        state.lanes[lane.id] = Marks(
          epoch: lane.epoch, effective: lane.nextOffset, published: lane.nextOffset, read: lane.nextOffset,
          end: lane.nextOffset)
      }
    }
  }

  func clear() { state.withLock { $0 = State() } }

  func see(_ sights: [Sight]) {
    state.withLock { state in
      state.head = sights.compactMap(\.head).min()
      for sight in sights {
        guard var marks = state.lanes[sight.lane] else { continue }
        (marks.read, marks.unread, marks.end) = (sight.read, sight.unread, max(sight.end, marks.end))
        state.lanes[sight.lane] = marks
      }
    }
  }

  func read(oldest: Int64) { state.withLock { $0.inHand.append(oldest) } }

  func stored(_ watermarks: [LaneID: Int64]) {
    state.withLock { state in
      for (lane, offset) in watermarks {
        guard var marks = state.lanes[lane] else { continue }
        marks.effective = max(marks.effective, offset)
        marks.read = max(marks.read, offset)
        marks.end = max(marks.end, offset)
        state.lanes[lane] = marks
      }
    }
  }

  /// - Returns: the age of the oldest fact among the batches, in seconds.
  func published(_ watermarks: [LaneID: Int64], batches: Int) -> Double? {
    let oldest = state.withLock { state -> Int64? in
      for (lane, offset) in watermarks {
        guard var marks = state.lanes[lane] else { continue }
        marks.published = max(marks.published, offset)
        state.lanes[lane] = marks
      }
      let gone = state.inHand.prefix(batches)
      state.inHand.removeFirst(gone.count)
      return gone.min()
    }
    return oldest.map(LaneBoard.age)
  }

  /// In seconds, by the wall clock; a fact from the future has none.
  static func age(_ milliseconds: Int64) -> Double {
    max(0, Date().timeIntervalSince1970 - Double(milliseconds) / 1000)
  }
}

extension LaneBoard {
  /// Writes the lanes' metrics. Labels are topics and partitions, both fixed by the cluster.
  func write(_ page: inout Exposition) {
    let now = now
    var lag: [TopicID: Int64] = [:], unpublished: [TopicID: Int64] = [:]
    for (lane, marks) in now.lanes {
      guard let topic = lane.topic else { continue }
      lag[topic, default: 0] += marks.lag
      unpublished[topic, default: 0] += max(0, marks.effective - marks.published)
    }
    func byTopic(_ values: [TopicID: Int64]) -> [Sample] {
      TopicID.facts.compactMap { topic in values[topic].map { Sample(Double($0), [("topic", topic.suffix)]) } }
    }
    let sorted = now.lanes.sorted { $0.key < $1.key }
    func byLane(_ value: (Marks) -> Int64) -> [Sample] {
      sorted.compactMap { lane, marks in
        lane.topic.map {
          Sample(Double(value(marks)), [("topic", $0.suffix), ("partition", "\(lane.partition)")])
        }
      }
    }
    page.gauge(
      "dripline_lanes_owned", "Lanes (input partitions) that this worker owns.", [Sample(Double(now.lanes.count))])
    page.gauge(
      "dripline_lanes_halted", "Lanes of this worker that are halted; the reason is in its log.",
      [Sample(Double(now.halted))])
    page.gauge("dripline_lag_facts", "Facts of this worker's lanes that have not taken effect, by topic.", byTopic(lag))
    page.gauge(
      "dripline_unpublished_facts",
      "Facts that have taken effect and whose emissions are not published yet (P - K), by topic.",
      byTopic(unpublished))
    page.gauge(
      "dripline_oldest_waiting_fact_seconds",
      "Age of the oldest fact at hand whose emissions are not published, since it was published itself; 0: none.",
      [Sample(now.oldest.map(LaneBoard.age) ?? 0)])
    page.gauge("dripline_lane_epoch", "Epoch of the lane; every takeover raises it.", byLane(\.epoch))
    page.gauge(
      "dripline_lane_effective_offset", "Watermark P of the lane: facts below it have taken effect.",
      byLane(\.effective))
    page.gauge(
      "dripline_lane_published_offset", "Watermark K of the lane: emissions of facts below it are published.",
      byLane(\.published))
    page.gauge("dripline_lane_end_offset", "End of the lane's log as last seen.", byLane(\.end))
  }
}
