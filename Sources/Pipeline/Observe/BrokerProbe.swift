import Dispatch
import Foundation
import Kafka
import Synchronization

/// Asks the broker now and then whether it is there, unless it has shown that anyway. The database needs no such
/// thing: the clock looks at it every second.
final class BrokerProbe: Sendable {
  private let isOver = Atomic<Bool>(false)
  private let wake = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  private static let everySeconds = 10
  private static let timeoutMs = 5000

  init(_ settings: PipelineSettings, _ progress: Progress) throws {
    let admin = try Admin(settings.kafka)
    Thread.detachNewThread { [self] in
      while !isOver.load(ordering: .acquiring) {
        if !progress.health.broker.isWithin(.seconds(Self.everySeconds), at: .now) {
          do {
            _ = try admin.metadata(timeoutMs: Self.timeoutMs)
            progress.health.broker.note()
          } catch {
            progress.failed(error)
          }
        }
        _ = wake.wait(timeout: .now() + .seconds(Self.everySeconds / 2))
      }
      ended.signal()
    }
  }

  /// Returns within the time of one request.
  func stop() {
    isOver.store(true, ordering: .releasing)
    wake.signal()
    ended.wait()
  }
}
