import Synchronization

/// What keeps a process from being well: a stable code, and the same for people.
public struct HealthProblem: Sendable, Equatable {
  public var code: String
  public var en: String
  public var zh: String

  public init(_ code: String, en: String, zh: String) {
    self.code = code
    self.en = en
    self.zh = zh
  }
}

/// The two answers that supervisors ask for; no problems: well.
public protocol HealthSource: Sendable {
  /// What only a restart mends.
  func liveness(at now: ContinuousClock.Instant) -> [HealthProblem]
  /// What keeps it from its work now.
  func readiness(at now: ContinuousClock.Instant) -> [HealthProblem]
}

/// The life sign of one thread: it rests, or has been at one piece of work for some time.
public final class Pulse: Sendable {
  private let busySince = Mutex<ContinuousClock.Instant?>(nil)

  public init() {}

  /// A new piece of work begins, or the one in hand got a step further.
  public func beat(at now: ContinuousClock.Instant = .now) { busySince.withLock { $0 = now } }

  /// Nothing to do.
  public func rest() { busySince.withLock { $0 = nil } }

  /// For how long it has been at the same piece of work; nil while it rests.
  public func busy(at now: ContinuousClock.Instant) -> Duration? { busySince.withLock { $0.map { now - $0 } } }
}

/// When somebody else last answered.
public final class LastSeen: Sendable {
  private let seen = Mutex<ContinuousClock.Instant?>(nil)

  public init() {}

  /// It was well just now.
  public func note(at now: ContinuousClock.Instant = .now) { seen.withLock { $0 = now } }

  /// Whether it was well so lately.
  public func isWithin(_ limit: Duration, at now: ContinuousClock.Instant) -> Bool {
    seen.withLock { $0.map { now - $0 <= limit } ?? false }
  }

  /// nil: never.
  public func age(at now: ContinuousClock.Instant) -> Duration? { seen.withLock { $0.map { now - $0 } } }
}
