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
    var facts: Consumer?
    var clock: Consumer?
  }
  private let clients = Clients()

  init(_ settings: PipelineSettings) { self.settings = settings }

  var now: Finding { finding.withLock { $0 } }

  /// Asks once; takes some seconds where nobody answers.
  func look(_ lanes: [LaneID]) {
    do {
      if clients.facts == nil { clients.facts = try consumer(settings.group) }
      if clients.clock == nil { clients.clock = try consumer("\(settings.group).clock") }
      let brokers = try clients.facts!.metadata(timeoutMs: 3000).brokers.count
      var published: [LaneID: Int64] = [:]
      for (client, members) in [
        (clients.facts!, lanes.filter { $0 != .clock }), (clients.clock!, lanes.filter { $0 == .clock }),
      ] {
        let places = Dictionary(
          members.map { lane -> (TopicPartition, LaneID) in
            let mark = Archive.watermark(of: lane, prefix: settings.prefix)
            return (TopicPartition(mark.topic, mark.partition), lane)
          }, uniquingKeysWith: { first, _ in first })
        for (place, offset) in try client.committed(Array(places.keys), timeoutMs: 5000) {
          published[places[place]!] = offset
        }
      }
      let note = Localized(en: "\(brokers) broker\(brokers == 1 ? "" : "s")", zh: "\(brokers)个节点")
      let found = published
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

  private func consumer(_ group: String) throws -> Consumer {
    try Consumer(settings.kafka.merging(KafkaConfiguration(["group.id": group])))
  }

  func close() {
    clients.facts?.close(timeoutMs: 1000)
    clients.clock?.close(timeoutMs: 1000)
    clients.facts = nil
    clients.clock = nil
  }
}
