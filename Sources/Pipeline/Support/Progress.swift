import Synchronization

/// What a worker has done so far.
public final class Progress: Sendable {
  private let counts = Mutex(Counts())

  public struct Counts: Sendable {
    public var read = 0
    public var decided = 0
    public var published = 0
    public var emissions = 0
    public var takeovers = 0
  }

  public init() {}

  public var now: Counts { counts.withLock { $0 } }

  func read(_ facts: Int) { counts.withLock { $0.read += facts } }
  func decided(_ facts: Int) { counts.withLock { $0.decided += facts } }
  func published(facts: Int, emissions: Int) {
    counts.withLock {
      $0.published += facts
      $0.emissions += emissions
    }
  }
  func tookOver() { counts.withLock { $0.takeovers += 1 } }
}
