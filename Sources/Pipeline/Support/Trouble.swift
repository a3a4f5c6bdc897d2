import Foundation
import Synchronization

/// Says a passing trouble once in a while, not each time.
final class Trouble: Sendable {
  private let quietUntil = Mutex(Date.distantPast)
  private static let quietSeconds = 10.0

  func note(_ message: String, _ log: Log) {
    let isNew = quietUntil.withLock { until in
      guard Date() > until else { return false }
      until = Date(timeIntervalSinceNow: Self.quietSeconds)
      return true
    }
    if isNew { log.warning(message) } else { log.debug(message) }
  }
}
