import Contract
import HTTP
import Kafka
import Observing
import Synchronization

/// Asks the brokers now and then whether they are there and have the topics.
final class BrokerWatch: Sendable {
  struct Finding: Sendable, Equatable {
    var isReachable = false
    /// Whether it has ever been reached: before, nobody knows which topics there are.
    var isKnown = false
    /// Topics of facts that are not set up, as last seen.
    var missing: Set<TopicID> = []
  }

  private let finding = Mutex(Finding())
  private let rounds = Mutex<Rounds?>(nil)

  var now: Finding { finding.withLock { $0 } }

  func start(_ settings: GatewaySettings, _ log: ServerLog) throws {
    let admin = try Admin(settings.kafka)
    let wasReachable = Mutex<Bool?>(nil)
    let made = Rounds { [self] in
      look(admin, settings, log)
      let isReachable = now.isReachable
      let former = wasReachable.withLock { former in
        defer { former = isReachable }
        return former
      }
      if isReachable != former {
        log(isReachable ? .info : .error, isReachable ? "the broker answers" : "the broker does not answer")
      }
      return .milliseconds(isReachable ? settings.refreshMs : min(1000, settings.refreshMs))
    }
    rounds.withLock { $0 = made }
  }

  private func look(_ admin: Admin, _ settings: GatewaySettings, _ log: ServerLog) {
    do {
      let present = try admin.metadata(timeoutMs: 5000).topics
      let missing = Set(
        TopicID.allCases.filter { $0.direction == .in && present[$0.name(prefix: settings.prefix)] == nil })
      let known = finding.withLock { finding in
        defer { finding = Finding(isReachable: true, isKnown: true, missing: missing) }
        return finding.missing
      }
      if !missing.isEmpty, missing != known {
        let names = missing.map { $0.name(prefix: settings.prefix) }.sorted().joined(separator: " ")
        log(.warning, "topics are missing; run `dripline topics apply`", [("topics", names)])
      }
    } catch {
      finding.withLock { $0.isReachable = false }
    }
  }

  func stop() { rounds.withLock { $0.take() }?.stop() }
}
