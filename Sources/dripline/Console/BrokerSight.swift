import Console
import Contract
import Foundation
import Kafka
import Pipeline
import Policy
import Synchronization

/// Whether the broker answers, and watermark K of each lane: the offsets that the workers' group has committed.
final class BrokerSight: Sendable {
  struct Finding: Sendable {
    var health = OverviewModel.Health(.unset)
    var published: [LaneID: Int64] = [:]
  }

  private let finding = Mutex(Finding())
  private let settings: PipelineSettings
  /// `@unchecked Sendable`: used by the watching thread alone.
  private final class Clients: @unchecked Sendable {
    var committed: CommittedOffsets?
  }
  private let clients = Clients()

  init(_ settings: PipelineSettings) { self.settings = settings }

  var now: Finding { finding.withLock { $0 } }

  /// Asks once; takes some seconds where nobody answers.
  func look(_ lanes: [LaneID]) {
    do {
      let committed = try clients.committed ?? CommittedOffsets(settings)
      clients.committed = committed
      let brokers = try committed.facts.metadata(timeoutMs: 3000).brokers.count
      let found = try committed.all(of: lanes, timeoutMs: 5000)
      let note = Localized(en: "\(brokers) broker\(brokers == 1 ? "" : "s")", zh: "\(brokers)个节点")
      finding.withLock { $0 = Finding(health: .init(.good, note: note), published: found) }
    } catch let error as KafkaError where error.isRetriable {
      down()
    } catch {
      // Made anew the next time.
      close()
      down()
    }
  }

  private func down() { finding.withLock { $0.health = .init(.down) } }

  func close() {
    clients.committed?.close()
    clients.committed = nil
  }
}
