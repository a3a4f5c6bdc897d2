import Contract
import Kafka

/// How time passes for deadlines.
public enum StatedClock: String, Sendable, CaseIterable {
  /// Wall time: production.
  case wall
  /// The facts' own time: replays and demonstrations, so that last year's facts raise last year's alerts.
  case facts
}

/// What a worker needs to know. Every queue, batch and wait has a bound here.
public struct PipelineSettings: Sendable {
  public var kafka: KafkaConfiguration
  public var databaseURL: String
  public var group: String
  public var prefix: String
  public var clock: StatedClock = .wall
  /// nil: takes the lowest free name of this host.
  public var name: String?
  /// Keys as `Keyring` reads them; nil: the development key of the database.
  public var keys: String?
  /// Whether the broker has transactions. Without them emissions can come twice, with the same `ce_id`.
  public var transactions = true
  /// Facts of one PostgreSQL transaction at most.
  public var batchFacts = 4000
  /// A batch that is not full follows the one before no sooner.
  public var batchMilliseconds = 80
  /// Bytes of raw facts of one batch at most.
  public var batchBytes = 16 << 20
  /// Facts read ahead of a batch, a lane.
  public var laneLookahead = 64
  /// How long a batch waits for lanes whose fetch is under way, so that a case's facts of several topics meet
  /// in their order; what is not waited for is parked until its turn.
  public var patienceMilliseconds = 0
  /// Facts whose emissions one Kafka transaction takes at most, and how long it stays open for more.
  public var transactionFacts = 40_000
  public var transactionMilliseconds = 1000
  /// Decided batches that may wait for publishing.
  public var publishQueue = 8
  /// Cases kept in memory.
  public var cachedCases = 40_000
  public var sessionTimeoutMs = 10_000
  public var transactionTimeoutMs = 10_000
  /// An orderly stop takes no longer.
  public var stopLimitMs = 20_000
  /// How often the clock looks for deadlines.
  public var clockIntervalMs = 500
  /// Deadlines that one tick fires at most.
  public var clockFacts = 2000
  /// Whether the broker is asked now and then if it is there: for `/health/ready` of a worker without work.
  public var probesBroker = false
  /// Single tries of a fact that may have killed its worker.
  public var tries = 3

  public init(kafka: KafkaConfiguration, databaseURL: String, group: String = "dripline", prefix: String = "aid") {
    self.kafka = kafka
    self.databaseURL = databaseURL
    self.group = group
    self.prefix = prefix
  }
}
