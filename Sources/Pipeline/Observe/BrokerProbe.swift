import Kafka
import Observing

/// Asks the broker now and then whether it is there, unless it has shown that anyway. The database needs no such
/// thing: the clock looks at it every second.
final class BrokerProbe: Sendable {
  private let rounds: Rounds

  private static let every = Duration.seconds(10)
  private static let timeoutMs = 5000

  init(_ settings: PipelineSettings, _ progress: Progress) throws {
    let admin = try Admin(settings.kafka)
    rounds = Rounds {
      if !progress.health.broker.isWithin(Self.every, at: .now) {
        do {
          _ = try admin.metadata(timeoutMs: Self.timeoutMs)
          progress.health.broker.note()
        } catch {
          progress.failed(error)
        }
      }
      return Self.every / 2
    }
  }

  /// Returns within the time of one request.
  func stop() { rounds.stop() }
}
