import Contract
import Foundation
import Kafka
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
  private let isOver = Atomic<Bool>(false)
  private let wake = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  var now: Finding { finding.withLock { $0 } }

  /// - Parameter also: done at each round, on the watch's thread.
  func start(_ settings: GatewaySettings, _ log: GatewayLog, also: @escaping @Sendable () -> Void) throws {
    let admin = try Admin(settings.kafka)
    Thread.detachNewThread { [self] in
      var wasReachable: Bool?
      while !isOver.load(ordering: .acquiring) {
        look(admin, settings, log)
        let isReachable = now.isReachable
        if isReachable != wasReachable {
          log(isReachable ? .info : .error, isReachable ? "the broker answers" : "the broker does not answer")
          wasReachable = isReachable
        }
        also()
        _ = wake.wait(timeout: .now() + .milliseconds(isReachable ? settings.refreshMs : min(1000, settings.refreshMs)))
      }
      ended.signal()
    }
  }

  private func look(_ admin: Admin, _ settings: GatewaySettings, _ log: GatewayLog) {
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

  func stop() {
    isOver.store(true, ordering: .releasing)
    wake.signal()
    ended.wait()
  }
}
