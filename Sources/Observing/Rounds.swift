import Foundation
import Synchronization

/// Does something over and over on a thread of its own, until it is stopped.
public final class Rounds: Sendable {
  private let isOver = Atomic<Bool>(false)
  private let wake = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameter round: one round; answers how long to rest before the next.
  public init(_ round: @escaping @Sendable () -> Duration) {
    Thread.detachNewThread { [self] in
      while !isOver.load(ordering: .acquiring) {
        let rest = round() / .microseconds(1)
        _ = wake.wait(timeout: .now() + .microseconds(Int(rest)))
      }
      ended.signal()
    }
  }

  /// Returns when the round under way is over; to be called once.
  public func stop() {
    isOver.store(true, ordering: .releasing)
    wake.signal()
    ended.wait()
  }
}
