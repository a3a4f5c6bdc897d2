import Contract
import Kafka
import Observing
import Postgres
import Synchronization

/// What a worker has done so far, how its lanes stand, and whether it is well. Told once a batch, never once a fact.
public final class Progress: Sendable {
  private let counts = Mutex(Counts())
  public let metrics: WorkerMetrics
  public let health = WorkerHealth()
  let lanes = LaneBoard()

  /// What a worker has done so far.
  public struct Counts: Sendable {
    public var read = 0
    public var decided = 0
    public var published = 0
    public var emissions = 0
    public var takeovers = 0
  }

  public init() {
    metrics = WorkerMetrics(lanes, health)
  }

  public var now: Counts { counts.withLock { $0 } }

  func read(_ batch: FactBatch) {
    counts.withLock { $0.read += batch.records.count }
    lanes.read(oldest: batch.records.lazy.map(\.recordedAt).min() ?? 0)
    metrics.batchFacts.observe(Double(batch.records.count))
  }

  /// The batch has taken effect.
  func decided(_ emitted: EmissionBatch) {
    counts.withLock { $0.decided += emitted.facts }
    health.database.note()
    lanes.stored(emitted.watermarks)
    metrics.stored(emitted.tally)
  }

  /// So many batches are published, all in one transaction of the broker.
  func published(batches: Int, facts: Int, emissions: EmissionCounts, watermarks: [LaneID: Int64]) {
    counts.withLock {
      $0.published += facts
      $0.emissions += emissions.total
    }
    health.broker.note()
    if let age = lanes.published(watermarks, batches: batches) { metrics.batchDelay.observe(age) }
    metrics.published(emissions)
  }

  func tookOver(_ states: [LaneState], halted: Int) {
    counts.withLock { $0.takeovers += 1 }
    health.database.note()
    health.broker.note()
    health.take(states.isEmpty ? .spare : .owning)
    lanes.take(states, halted: halted)
    metrics.takeovers.add()
    metrics.lanesTakenOver.add(states.count)
  }

  /// There are more workers than partitions: this one has none until another goes.
  func standBy() {
    health.broker.note()
    health.take(.spare)
  }

  /// The lanes belong to somebody else now, or nobody.
  func letGo() {
    health.take(.waiting)
    lanes.clear()
  }

  /// Facts taken one by one, stored and published outside a tenure.
  func tookOne(_ emitted: EmissionBatch) {
    decided(emitted)
    counts.withLock { $0.read += emitted.facts }
  }

  func failed(_ error: any Error) { metrics.failed(error) }
}

/// Emissions by topic.
struct EmissionCounts: Sendable {
  private(set) var bySlot = [Int](repeating: 0, count: TopicID.slots)
  private(set) var total = 0

  mutating func add(_ topic: TopicID) {
    bySlot[topic.slot] += 1
    total += 1
  }

  mutating func add(_ others: EmissionCounts) {
    for slot in bySlot.indices { bySlot[slot] += others.bySlot[slot] }
    total += others.total
  }

  mutating func clear() {
    guard total > 0 else { return }
    for slot in bySlot.indices { bySlot[slot] = 0 }
    total = 0
  }

  subscript(topic: TopicID) -> Int { bySlot[topic.slot] }
}

/// What one decided batch comes to: gathered while it is decided, told when it is stored, because a batch that lost
/// a race is decided again.
struct Tally: Sendable {
  struct DeadLetter: Sendable {
    var lane: LaneID
    var offset: Int64
    var reason: String
    var field: String
    var caseId: String?
  }

  /// By raw value of the verdict.
  private(set) var verdicts = [Int](repeating: 0, count: WorkerMetrics.verdicts.count + 1)
  private(set) var facts: [(topic: TopicID, count: Int)] = []
  private(set) var dead: [DeadLetter] = []

  mutating func rule(_ verdict: UInt8) { verdicts[Int(verdict)] += 1 }
  mutating func take(_ lane: LaneID, _ count: Int) { if let topic = lane.topic { facts.append((topic, count)) } }
  mutating func bury(_ letter: DeadLetter) { dead.append(letter) }

  mutating func clear() {
    for place in verdicts.indices { verdicts[place] = 0 }
    facts.removeAll(keepingCapacity: true)
    dead.removeAll(keepingCapacity: true)
  }
}
