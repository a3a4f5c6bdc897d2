import Contract
import Foundation
import Kafka

/// Merges the lanes by the facts' own time into batches, so that a case's facts of several topics meet in
/// their order. Nothing depends on it but speed: early facts are parked.
final class BatchAssembler {
  let feeds: [LaneFeed]
  private let decoder: FactDecoder
  private let settings: PipelineSettings
  private let consumer: Consumer
  private var heap: [(time: Int64, feed: Int)] = []
  /// Batches that have been decided, for their memory.
  let spares = Channel<FactBatch>(capacity: 4)
  private var waitingSince: ContinuousClock.Instant?

  /// With this many facts at hand a batch does not wait for a lane whose fetch is under way.
  private static let enough = 1000

  init(feeds: [LaneFeed], decoder: FactDecoder, settings: PipelineSettings, consumer: Consumer) {
    self.feeds = feeds
    self.decoder = decoder
    self.settings = settings
    self.consumer = consumer
  }

  /// The next batch; empty when nothing has come.
  func next() -> FactBatch {
    let batch = spares.receiveNow() ?? FactBatch()
    batch.clear()
    heap.removeAll(keepingCapacity: true)
    for (index, feed) in feeds.enumerated() where feed.refill(decoder, settings.clock) {
      push((feed.headTime, index))
    }
    if isWaiting() { return batch }
    while let least = heap.first {
      let feed = feeds[least.feed]
      feed.take(into: batch)
      guard batch.records.count < settings.batchFacts, batch.raw.count < settings.batchBytes else { break }
      if !feed.isEmpty || feed.refill(decoder, settings.clock) {
        heap[0] = (feed.headTime, least.feed)
        siftDown()
      } else {
        // What this lane brings next may be earlier than what the others have.
        if batch.records.count >= Self.enough || settings.patienceMilliseconds > 0, isBehind(feed) { break }
        pop()
      }
    }
    batch.ends = feeds.map { end(of: $0) ?? 0 }
    return batch
  }

  /// Lanes that have been read to the end of their topics, markers included.
  func drained() -> [Int] {
    guard let positions = try? consumer.positions(feeds.map(\.partition)) else { return [] }
    return feeds.indices.filter { index in
      guard feeds[index].isEmpty, let position = positions[feeds[index].partition],
        let end = end(of: feeds[index])
      else { return false }
      return position + feeds[index].base >= end
    }
  }

  /// How far the lanes are read, for whoever asks; see `LaneBoard`.
  func sights() -> [LaneBoard.Sight] {
    let positions = (try? consumer.positions(feeds.map(\.partition))) ?? [:]
    return feeds.map { feed in
      let end = end(of: feed) ?? 0
      // Behind the last record there may be markers of transactions, which the client has passed already.
      let seen = feed.isEmpty ? max(feed.position, (positions[feed.partition] ?? 0) + feed.base) : feed.position
      return LaneBoard.Sight(
        lane: feed.lane, read: feed.position, unread: max(0, end - seen), end: end, head: feed.headRecordedAt)
    }
  }

  /// Whether every lane has been read to where its topic ends now, by the leaders' word.
  func isAtEnd() -> Bool {
    let partitions = feeds.map(\.partition)
    guard let positions = try? consumer.positions(partitions),
      let marks = try? consumer.queryWatermarks(partitions, timeoutMs: 2000)
    else { return false }
    return feeds.allSatisfy {
      $0.isEmpty && max((positions[$0.partition] ?? 0) + $0.base, $0.position) >= marks[$0.partition]!.high + $0.base
    }
  }

  /// Whether a lane that is still to bring what it has is worth waiting for.
  private func isWaiting() -> Bool {
    guard settings.patienceMilliseconds > 0, !heap.isEmpty else { return false }
    guard feeds.contains(where: { $0.isEmpty && (end(of: $0) == nil || isBehind($0)) }) else {
      waitingSince = nil
      return false
    }
    let since = waitingSince ?? .now
    waitingSince = since
    guard ContinuousClock.now - since < .milliseconds(settings.patienceMilliseconds) else {
      waitingSince = nil
      return false
    }
    return true
  }

  private func isBehind(_ feed: LaneFeed) -> Bool {
    end(of: feed).map { feed.position < $0 } ?? false
  }

  /// Of the lane's log, in the lane's count; nil before the first fetch.
  private func end(of feed: LaneFeed) -> Int64? {
    consumer.cachedWatermarks(feed.partition).map { $0.high + feed.base }
  }

  // A binary heap on (time, lane).

  private func push(_ entry: (time: Int64, feed: Int)) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private func pop() {
    heap[0] = heap[heap.count - 1]
    heap.removeLast()
    siftDown()
  }

  private func siftDown() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
