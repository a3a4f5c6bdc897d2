import Contract
import Foundation
import Postgres

/// Works on a lane fact by fact after its owners have died twice without bringing it forward.
///
/// Each try is counted in the lane's row before the fact is so much as decoded; a fact that has been tried
/// `settings.tries` times and is still there has killed its workers, and becomes a dead letter unread.
struct CautiousStage {
  let decisions: DecisionStage
  let publish: PublishStage
  let connection: Connection
  let settings: PipelineSettings
  let decoder: FactDecoder
  let log: Log
  let progress: Progress
  let deadLetters: DeadLetterLog

  /// Facts of a lane that are taken singly before it is trusted again.
  private static let factsMax = 160
  private static let fetchMilliseconds = 3000.0
  private static let transactionMilliseconds = 1000.0

  func step(_ feed: LaneFeed, _ lane: LaneState, end: Int64, stopping: () -> Bool) throws {
    log.warning(
      "the lane's owners died without bringing it forward: taking facts one by one",
      [("lane", lane.id.name(prefix: settings.prefix)), ("from", "\(lane.nextOffset)")])
    // Each fact is stored by itself; they share Kafka transactions, which cost far more. What dies
    // unpublished is published by the next takeover.
    var open: (until: Date, facts: Int, emissions: EmissionCounts, watermarks: [LaneID: Int64])?
    func commit() throws {
      if let open {
        try publish.commit(open.watermarks)
        progress.published(batches: 0, facts: open.facts, emissions: open.emissions, watermarks: open.watermarks)
      }
      open = nil
    }
    for _ in 0..<Self.factsMax {
      guard !stopping(), feed.position < end, waitForOne(feed) else { break }
      let emitted = try decisions.store(try batch(feed, lane))
      progress.tookOne(emitted)
      deadLetters.tell(emitted.tally.dead)
      if open == nil {
        try publish.begin()
        open = (Date(timeIntervalSinceNow: Self.transactionMilliseconds / 1000), 0, EmissionCounts(), [:])
      }
      try publish.produce(emitted)
      open!.facts += emitted.facts
      open!.emissions.add(emitted.counts)
      open!.watermarks.merge(emitted.watermarks) { max($0, $1) }
      if Date() > open!.until { try commit() }
    }
    try commit()
  }

  /// The next fact by itself; as a dead letter when it has been tried too often.
  private func batch(_ feed: LaneFeed, _ lane: LaneState) throws -> FactBatch {
    let tries = try noteTry(lane, feed.nextOffset ?? feed.position)
    let batch = FactBatch()
    if tries > settings.tries {
      log.error(
        "a fact has killed its workers: dead letter",
        [("lane", lane.id.name(prefix: settings.prefix)), ("offset", "\(feed.position)")])
    } else {
      feed.decodeHead(decoder, settings.clock)
    }
    // Undecoded, it is the dead letter that it came as.
    feed.take(into: batch)
    return batch
  }

  private func waitForOne(_ feed: LaneFeed) -> Bool {
    let deadline = Date(timeIntervalSinceNow: Self.fetchMilliseconds / 1000)
    while !feed.fetchUndecoded() {
      guard Date() < deadline else { return false }
      Thread.sleep(forTimeInterval: 0.005)
    }
    return true
  }

  private func noteTry(_ lane: LaneState, _ offset: Int64) throws -> Int {
    let parameters = ParameterWriter()
    parameters.append(int4: Int32(lane.id.rawValue))
    parameters.append(int8: lane.epoch)
    parameters.append(int8: offset)
    let row = try connection.query(SQL.noteTry, parameters)
    guard row.rowCount == 1 else { return 0 }
    return Int(try row.int4(0, 0))
  }
}
