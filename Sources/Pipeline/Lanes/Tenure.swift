import Contract
import Foundation
import Kafka
import Postgres
import Synchronization

/// The time during which a worker owns the lanes of one assignment, from takeover to rebalance or failure.
///
/// Three threads: this one reads, decodes and merges; one decides and stores; one publishes. Each hands
/// whole batches to the next through a bounded channel, so a slow stage slows the ones before it.
final class Tenure {
  enum End {
    case revoked(lost: Bool)
    case assignedAnew([TopicPartition])
    case stopped
    case idle
    /// Nothing that is in memory holds any more; the lanes have to be taken over again.
    case failed(any Error)
  }

  private let consumer: Consumer
  private let settings: PipelineSettings
  private let log: Log
  private let decisions: DecisionStage
  private let publish: PublishStage
  private let assembler: BatchAssembler
  private let progress: Progress
  private let clock: Clock
  private let deadLetters: DeadLetterLog

  private let toDecide = Channel<FactBatch>(capacity: 1)
  private let toPublish: Channel<EmissionBatch>
  private let trouble = Trouble()
  private let failure = Mutex<(any Error)?>(nil)
  private let inHand = Mutex(Hand())

  private struct Hand {
    /// Batches that have been read and are not published yet.
    var batches = 0
    var publishedAt = ContinuousClock.now
    /// When it was last stored that lanes came to their end, which lets the facts' own clock go on.
    var drainedAt = ContinuousClock.now
  }

  init(
    consumer: Consumer, settings: PipelineSettings, log: Log, decisions: DecisionStage, publish: PublishStage,
    assembler: BatchAssembler, progress: Progress, clock: Clock, deadLetters: DeadLetterLog
  ) {
    self.consumer = consumer
    self.settings = settings
    self.log = log
    self.decisions = decisions
    self.publish = publish
    self.assembler = assembler
    self.progress = progress
    self.clock = clock
    self.deadLetters = deadLetters
    toPublish = Channel(capacity: settings.publishQueue)
  }

  /// Runs until something ends the tenure. Unless it failed, every batch in hand is then stored and published.
  func run(idleSeconds: Double?, stopping: () -> Bool) -> End {
    let decider = Worktask("decide") { [self] in decide() }
    let publisher = Worktask("publish") { [self] in publishAll() }
    let end = consume(idleSeconds, stopping)
    if case .revoked(lost: true) = end { cancel() }
    if case .failed = end { cancel() }
    toDecide.close()
    decider.join()
    toPublish.close()
    publisher.join()
    progress.health.decide.rest()
    progress.health.publish.rest()
    if let error = failure.withLock({ $0 }) { return .failed(error) }
    return end
  }

  private func cancel() {
    toDecide.cancel()
    toPublish.cancel()
  }

  private func fail(_ error: any Error) {
    failure.withLock { if $0 == nil { $0 = error } }
    cancel()
  }

  // MARK: Read

  private func consume(_ idleSeconds: Double?, _ stopping: () -> Bool) -> End {
    var lastFact = ContinuousClock.now
    var drainedAt = ContinuousClock.now - .seconds(60)
    var restUntil = ContinuousClock.now
    var seenAt = ContinuousClock.now - .seconds(60)
    while true {
      let rest = Int((ContinuousClock.now.duration(to: restUntil) / .milliseconds(1)).rounded(.up))
      let batch = rest > 0 ? nil : assembler.next()
      // A long wait only when nothing is to be done: polling wakes at once on a rebalance.
      switch consumer.poll(timeoutMs: batch == nil ? rest : batch!.isEmpty ? 5 : 0) {
      case .revoked(_, let lost): return .revoked(lost: lost)
      case .assigned(let partitions): return .assignedAnew(partitions)
      case .error(let error):
        if error.isFatal || consumer.fatalError != nil { return .failed(error) }
        progress.failed(error)
        trouble.note("kafka: \(error)", log)
      case nil: break
      }
      if let problem = assembler.feeds.lazy.compactMap(\.problem).first { return .failed(problem) }
      if let error = failure.withLock({ $0 }) { return .failed(error) }
      if stopping() { return .stopped }
      if .now - seenAt > .seconds(1) {
        seenAt = .now
        progress.lanes.see(assembler.sights())
      }
      guard let batch else { continue }
      if batch.isEmpty {
        // Polled for many times a second: its memory serves the next.
        assembler.spares.offer(batch)
        // Twice: once soon after the last fact, and now and then for what came to an end later.
        if .now - drainedAt > .seconds(2), .now - lastFact > .milliseconds(300) {
          drainedAt = .now
          let mark = FactBatch()
          mark.drained = assembler.drained()
          if !mark.drained.isEmpty, !toDecide.send(mark) { continue }
        }
        if let idleSeconds, isIdle(since: lastFact, seconds: idleSeconds) { return .idle }
        continue
      }
      lastFact = .now
      if batch.records.count < settings.batchFacts { restUntil = .now + .milliseconds(settings.batchMilliseconds) }
      progress.read(batch)
      inHand.withLock { $0.batches += 1 }
      guard toDecide.send(batch) else { return .failed(failure.withLock { $0 } ?? PublishProblem.undelivered) }
    }
  }

  /// What has been read may itself bring facts (places that are offered, deadlines): it must be published, and
  /// the lanes read to the end after that.
  private func isIdle(since lastFact: ContinuousClock.Instant, seconds: Double) -> Bool {
    let hand = inHand.withLock { $0 }
    let quietSince = max(lastFact, hand.publishedAt)
    let quiet = ContinuousClock.now - quietSince
    guard hand.batches == 0, quiet >= .seconds(seconds), clock.hasNothingDue(since: max(quietSince, hand.drainedAt)),
      .now - endsAskedAt > .milliseconds(500)
    else { return false }
    if assembler.isAtEnd() { return true }
    endsAskedAt = .now
    guard quiet > .seconds(seconds + Self.endSeconds) else { return false }
    log.warning("lanes are not read to their end, and nothing comes")
    return true
  }

  private static let endSeconds = 30.0
  private var endsAskedAt = ContinuousClock.now - .seconds(60)

  // MARK: Decide

  private func decide() {
    defer { toPublish.close() }
    do {
      while let batch = try nextToDecide() {
        if batch.isEmpty {
          try passOn(decisions.finish())
          try decisions.noteDrained(batch.drained)
          inHand.withLock { $0.drainedAt = .now }
        } else {
          try passOn(decisions.process(batch))
        }
      }
    } catch {
      fail(error)
    }
  }

  private func nextToDecide() throws -> FactBatch? {
    progress.health.decide.beat()
    if let batch = toDecide.receiveNow() { return batch }
    // There is nothing to decide meanwhile: what is decided is stored now.
    try passOn(decisions.finish())
    progress.health.decide.rest()
    defer { progress.health.decide.beat() }
    return toDecide.receive()
  }

  /// When nobody publishes any more, the next takeover does.
  private func passOn(_ stored: DecisionStage.Decided?) {
    guard let stored else { return }
    progress.decided(stored.emitted)
    deadLetters.tell(stored.emitted.tally.dead)
    assembler.spares.offer(stored.batch)
    _ = toPublish.send(stored.emitted)
  }

  // MARK: Publish

  /// A transaction costs the broker much the same whatever it holds, so several batches share one: with a backlog
  /// for as long as the settings say, otherwise until the broker has had as much time to itself as the last
  /// transaction took. What comes after a pause goes out at once.
  private func publishAll() {
    var restUntil = ContinuousClock.now
    do {
      while let first = nextToPublish() {
        let start = ContinuousClock.now
        var watermarks: [LaneID: Int64] = [:]
        var facts = 0
        var emissions = EmissionCounts()
        var batches = 0
        func produce(_ batch: EmissionBatch) throws {
          try publish.produce(batch)
          watermarks.merge(batch.watermarks) { max($0, $1) }
          facts += batch.facts
          emissions.add(batch.counts)
          batches += 1
          decisions.spares.offer(batch)
        }
        try publish.begin()
        let deadline = isBehind(first) ? start + .milliseconds(settings.transactionMilliseconds) : restUntil
        try produce(first)
        while facts < settings.transactionFacts {
          let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
          guard let more = left > 0 ? toPublish.receive(withinMilliseconds: left) : toPublish.receiveNow() else {
            guard left > 0, !toPublish.isFinished else { break }
            continue
          }
          try produce(more)
        }
        let began = ContinuousClock.now
        try publish.commit(watermarks)
        let ended = ContinuousClock.now
        progress.metrics.publish.observe(start.duration(to: ended))
        progress.metrics.publishCommit.observe(began.duration(to: ended))
        progress.published(batches: batches, facts: facts, emissions: emissions, watermarks: watermarks)
        inHand.withLock {
          $0.batches -= batches
          $0.publishedAt = .now
        }
        restUntil = .now + min(began.duration(to: .now), .milliseconds(settings.transactionMilliseconds / 4))
      }
    } catch {
      fail(error)
    }
  }

  private func nextToPublish() -> EmissionBatch? {
    progress.health.publish.rest()
    defer { progress.health.publish.beat() }
    return toPublish.receive()
  }

  /// Whether its facts have waited for so long already that more of them at once is what helps.
  private func isBehind(_ batch: EmissionBatch) -> Bool {
    Date().timeIntervalSince1970 * 1000 - Double(batch.newest) > Double(settings.transactionMilliseconds)
  }
}
