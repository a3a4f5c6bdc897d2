import Contract
import Observing

/// How a relay fares, and how much it has published.
public final class RelayHealth: HealthSource {
  public let registry = Registry()
  /// Records published and committed, by the topic that they were made of.
  public let published: CounterSet
  let work = Pulse()
  let broker = LastSeen()

  init(_ sources: Set<TopicID>) {
    published = registry.counters(
      "dripline_relayed_total", "Records published and committed, by the topic that they were made of.",
      label: "topic", values: sources.map(\.suffix).sorted())
    registry.collect { [broker] page in
      page.gauge(
        "dripline_broker_silence_seconds", "Time since the broker last answered; NaN: it never has.",
        [Sample(broker.age(at: .now).map { $0 / .seconds(1) } ?? .nan)])
    }
  }

  /// What only a new process can mend.
  public func liveness(at now: ContinuousClock.Instant) -> [HealthProblem] {
    guard let busy = work.busy(at: now), busy > WorkerHealth.stuckAfter else { return [] }
    let seconds = busy.components.seconds
    return [
      HealthProblem(
        "thread.stuck", en: "publishing has not got any further for \(seconds) s: restart it",
        zh: "发布线程已有 \(seconds) 秒没有进展：请重启")
    ]
  }

  /// What keeps it from its work for now.
  public func readiness(at now: ContinuousClock.Instant) -> [HealthProblem] {
    liveness(at: now) + (broker.isWithin(WorkerHealth.lately, at: now) ? [] : [WorkerHealth.silentBroker])
  }
}
