import Contract
import Foundation
import Kafka

/// The topics by which the pipeline tells itself things: nobody else reads them, and the journal has all of it.
struct InternalTopics {
  private let settings: PipelineSettings
  private static let patienceSeconds = 60.0

  init(_ settings: PipelineSettings) { self.settings = settings }

  /// Deletes them and makes them again, with as many partitions and copies as they had.
  func makeAnew(_ progress: (String) -> Void) throws {
    let admin = try Admin(settings.kafka)
    let present = try admin.metadata(timeoutMs: 15_000).topics
    let partitions =
      present[TopicID.applicationSubmitted.name(prefix: settings.prefix)]?.count ?? TopicID.factPartitions
    let wanted = TopicID.allCases.filter { $0.direction == .internal }.map { topic in
      let name = topic.name(prefix: settings.prefix)
      let was = present[name]
      return NewTopic(
        name, partitions: was?.count ?? partitions, replication: was?.first?.replicas.count ?? -1,
        settings: topic.definition.settings)
    }
    progress("making the internal topics anew")
    let outcomes = try admin.deleteTopics(wanted.map(\.name).filter { present[$0] != nil }, timeoutMs: 30_000)
    for case (let name, .failed(let error)) in outcomes {
      throw TakeoverProblem(description: "\(name) could not be deleted: \(error)")
    }
    var missing = wanted
    let deadline = Date(timeIntervalSinceNow: Self.patienceSeconds)
    while !missing.isEmpty {
      let made = try admin.createTopics(missing, timeoutMs: 30_000)
      // One that is being deleted still exists.
      missing.removeAll { if case .done = made[$0.name] { true } else { false } }
      guard missing.isEmpty || Date() < deadline else {
        throw TakeoverProblem(
          description:
            "\(missing[0].name) could not be made anew: \(made[missing[0].name].map { "\($0)" } ?? "no answer")")
      }
      if !missing.isEmpty { Backoff.pause(attempt: 5) }
    }
  }
}

extension TopicDefinition {
  /// What the broker is told when the topic is made.
  public var settings: [String: String] {
    ["cleanup.policy": cleanupPolicy.rawValue, "retention.ms": "\(retentionMilliseconds)"]
  }
}
