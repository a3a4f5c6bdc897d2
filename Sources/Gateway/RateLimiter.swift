import Synchronization

/// A token bucket that may be overdrawn by one request: a large batch is let in whole, and paid for
/// before the next one.
struct TokenBucket: Sendable {
  let perSecond: Double
  let burst: Double
  private var level: Double
  private var at: ContinuousClock.Instant

  init(perSecond: Double, burst: Double, at now: ContinuousClock.Instant) {
    self.perSecond = perSecond
    self.burst = burst
    level = burst
    at = now
  }

  /// nil: come in; otherwise how many seconds to stay away, at least one.
  mutating func admit(at now: ContinuousClock.Instant) -> Int? {
    fill(now)
    guard level <= 0 else { return nil }
    return min(3600, max(1, Int((-level / perSecond).rounded(.up))))
  }

  mutating func charge(_ events: Int, at now: ContinuousClock.Instant) {
    fill(now)
    level -= Double(events)
  }

  private mutating func fill(_ now: ContinuousClock.Instant) {
    guard now > at else { return }
    let seconds = (now - at) / .seconds(1)
    level = min(burst, level + seconds * perSecond)
    at = now
  }
}

/// One bucket for each source. Sources come from the operators' file, so there are not many.
final class RateLimiter: Sendable {
  private let perSecond: Double
  private let burst: Double
  private let buckets = Mutex<[String: TokenBucket]>([:])

  init(perSecond: Double, burst: Double) {
    self.perSecond = perSecond
    self.burst = burst
  }

  func admit(_ grant: SourceGrant, at now: ContinuousClock.Instant = .now) -> Int? {
    change(grant, now) { $0.admit(at: now) }
  }

  func charge(_ events: Int, _ grant: SourceGrant, at now: ContinuousClock.Instant = .now) {
    change(grant, now) { $0.charge(events, at: now) }
  }

  private func change<Result: Sendable>(
    _ grant: SourceGrant, _ now: ContinuousClock.Instant, _ body: (inout TokenBucket) -> Result
  ) -> Result {
    let rate = grant.eventsPerSecond ?? perSecond
    return buckets.withLock { buckets in
      var bucket = buckets[grant.source]
      // A new rate takes effect with a fresh bucket.
      if bucket?.perSecond != rate {
        bucket = TokenBucket(perSecond: rate, burst: max(1, rate * burst / perSecond), at: now)
      }
      defer { buckets[grant.source] = bucket }
      return body(&bucket!)
    }
  }
}
