import Contract
import HTTP
import Observing

/// The gateway's metrics and health, for an address of their own. What its clients ask stands at `/v1/health`.
extension Gateway: HealthSource {
  /// What the codes of refusals may be: the closed lists of HTTP, the gateway and the contract.
  static let refusalCodes = Array(
    Set(
      HTTPReason.allCases.map(\.rawValue) + GatewayReason.allCases.map(\.rawValue) + ContractReason.allCases.map(\.code)
    )
  ).sorted()

  /// Tells its counters with those of the process.
  public func register(_ registry: Registry) {
    registry.collect { [self] page in
      let counts = counts
      page.counter(
        "dripline_gateway_requests_total", "Requests with events, refused ones included.",
        [Sample(Double(counts.requests))])
      page.counter(
        "dripline_gateway_events_total", "Events of requests that were let in, by what became of them.",
        [("published", counts.published), ("repeated", counts.repeated), ("unconfirmed", counts.unconfirmed)].map {
          Sample(Double($1), [("result", $0)])
        })
      // Codes that have never come would be a hundred lines of zeros; those that come are of a closed list.
      page.counter(
        "dripline_gateway_refusals_total", "Requests refused, by the code of their problem document.",
        Gateway.refusalCodes.compactMap { code in counts.refused[code].map { Sample(Double($0), [("code", code)]) } })
      page.gauge(
        "dripline_gateway_pending_events", "Events that wait for the broker's confirmation.",
        [Sample(Double(outbox.pendingEvents))])
      page.gauge(
        "dripline_gateway_oldest_pending_seconds", "For how long the oldest of them has waited; 0: none.",
        [Sample(outbox.oldest.map { $0 / .seconds(1) } ?? 0)])
      page.gauge(
        "dripline_gateway_sources", "Lines of the file of sources that is in force.",
        [Sample(Double(sources.roster.count))])
      page.gauge(
        "dripline_gateway_broker_reachable", "1 while the broker answers.", [Sample(broker.now.isReachable ? 1 : 0)])
      page.gauge("dripline_ready", "1 while events are taken in.", [Sample(readiness == nil ? 1 : 0)])
    }
  }

  /// It answers, so it lives: whatever fails is begun anew by itself.
  public func liveness(at now: ContinuousClock.Instant) -> [HealthProblem] { [] }

  /// What keeps it from taking events in, as the broker's watch last found it.
  public func readiness(at now: ContinuousClock.Instant) -> [HealthProblem] {
    readiness.map { [HealthProblem($0.rawValue, en: $0.rule.en, zh: $0.rule.zh)] } ?? []
  }
}
