import Casework
import Contract
import Kafka
import Observing
import Postgres

/// The metrics of a worker. Every label has a closed list of values: topics, verdicts, reasons, kinds of errors.
public final class WorkerMetrics: Sendable {
  public let registry = Registry()

  let facts: CounterSet
  let decisions: CounterSet
  let deadLetters: CounterSet
  let emissions: CounterSet
  let takeovers: Counter
  let lanesTakenOver: Counter
  let republished: Counter
  let fenced: CounterSet
  let lostRaces: Counter
  let restarts: Counter
  let databaseErrors: CounterSet
  let brokerErrors: CounterSet
  let batchFacts: Histogram
  let decide: Histogram
  let store: Histogram
  let publish: Histogram
  let publishCommit: Histogram
  let batchDelay: Histogram
  let clockHeld: Gauge
  let clockFired: Counter
  let clockErrors: Counter
  let clockTick: Gauge

  /// In the order of their raw values, which count from 1.
  static let verdicts = Verdict.allCases.map(\.text)

  init(_ lanes: LaneBoard, _ health: WorkerHealth) {
    let all = registry
    facts = all.counters(
      "dripline_facts_taken_total", "Facts that have taken effect, by topic.", label: "topic",
      values: TopicID.facts.map(\.suffix))
    decisions = all.counters(
      "dripline_decisions_total",
      "Conclusions from facts, by kind; a parked fact is counted again when its turn comes.",
      label: "verdict", values: Self.verdicts)
    deadLetters = all.counters(
      "dripline_dead_letters_total", "Facts that were dead-lettered, by reason.", label: "reason",
      values: ContractReason.allCases.map(\.code))
    emissions = all.counters(
      "dripline_emissions_published_total", "Emissions that were published and committed, by topic.", label: "topic",
      values: TopicID.emitted.map(\.suffix))
    all.collect { lanes.write(&$0) }
    takeovers = all.counter(
      "dripline_takeovers_total", "Times that this worker took lanes over: starts, rebalances, failures.")
    lanesTakenOver = all.counter("dripline_lanes_taken_over_total", "Lanes taken over, all takeovers together.")
    republished = all.counter(
      "dripline_republished_emissions_total", "Emissions that a takeover published from the journal for a former owner."
    )
    fenced = all.counters(
      "dripline_fenced_total", "Times that this worker was refused because another owns its lanes or name.",
      label: "by",
      values: ["database", "broker"])
    lostRaces = all.counter(
      "dripline_lost_races_total", "Batches decided again because another worker had changed a row meanwhile.")
    restarts = all.counter(
      "dripline_starts_over_total", "Times that the worker gave up its connections and began again.")
    databaseErrors = all.counters(
      "dripline_database_errors_total", "Errors of PostgreSQL, by kind.", label: "kind",
      values: ["connection", "timeout", "lock", "full", "server", "protocol"])
    brokerErrors = all.counters(
      "dripline_broker_errors_total", "Errors of Kafka, by kind.", label: "kind",
      values: ["unreachable", "timeout", "membership", "fenced", "log", "undelivered", "fatal"])
    batchFacts = all.histogram(
      "dripline_batch_facts", "Facts of a batch.", bounds: [1, 3, 10, 30, 100, 300, 1000, 2000, 4000, 10_000])
    decide = all.histogram("dripline_batch_decide_seconds", "Time to decide a batch, in memory.")
    store = all.histogram(
      "dripline_batch_store_seconds", "Time from sending a batch to PostgreSQL until its commit is known.")
    publish = all.histogram("dripline_publish_seconds", "Time of a Kafka transaction, from its begin to its end.")
    publishCommit = all.histogram("dripline_publish_commit_seconds", "Part of it that committing took.")
    batchDelay = all.histogram(
      "dripline_batch_delay_seconds",
      "From the publication of the oldest fact of a transaction's batches to the publication of their emissions.",
      bounds: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200])
    clockHeld = all.gauge(
      "dripline_clock_held", "1 while this worker has the clock's role; one worker of a group has it.")
    clockTick = all.gauge(
      "dripline_clock_last_tick_timestamp_seconds",
      "When this worker last looked for deadlines that are due, since 1970; 0: never.")
    clockFired = all.counter(
      "dripline_clock_deadlines_fired_total", "Rows of deadlines that this worker's clock dealt with.")
    clockErrors = all.counter("dripline_clock_errors_total", "Times that this worker's clock failed and began again.")
    all.collect { health.write(&$0) }
  }

  func stored(_ tally: Tally) {
    for (raw, count) in tally.verdicts.enumerated() where count > 0 { decisions[raw - 1].add(count) }
    for (topic, count) in tally.facts { facts[topic.suffix].add(count) }
    for letter in tally.dead { deadLetters[letter.reason].add() }
  }

  func published(_ counts: EmissionCounts) {
    for topic in TopicID.emitted { emissions[topic.suffix].add(counts[topic]) }
  }

  func failed(_ error: any Error) {
    switch error {
    case let error as PostgresError:
      if error.isSuperseded {
        fenced["database"].add()
      } else if !error.isLostRace {
        databaseErrors[Self.kind(error)].add()
      }
    case is Superseded: fenced["database"].add()
    case let error as KafkaError:
      let kind = Self.kind(error)
      if kind == "fenced" { fenced["broker"].add() }
      brokerErrors[kind].add()
    case is PublishProblem: brokerErrors["undelivered"].add()
    default: break
    }
  }

  private static func kind(_ error: PostgresError) -> String {
    if error.isLockTimeout { return "lock" }
    if error.sqlState?.hasPrefix("53") == true { return "full" }
    switch error.kind {
    case .connection: return "connection"
    case .timeout: return "timeout"
    case .protocol: return "protocol"
    default: return "server"
    }
  }

  private static func kind(_ error: KafkaError) -> String {
    switch error.code {
    case .fenced, .producerFenced, .invalidProducerEpoch, .fencedInstanceId, .illegalGeneration, .unknownMemberId:
      return "fenced"
    case .transport, .allBrokersDown: return "unreachable"
    case .timedOut, .messageTimedOut: return "timeout"
    case .rebalanceInProgress, .maxPollExceeded, .unstableOffsetCommit: return "membership"
    case .offsetReset, .unknownTopicOrPartition: return "log"
    default: return error.isFatal ? "fatal" : "other"
    }
  }
}
