import Synchronization

/// How often a measure fell below each of some bounds. For things of a batch, not of a fact: it takes a lock.
public final class Histogram: Sendable {
  private struct State {
    var counts: [Int]
    var sum = 0.0
  }

  public let bounds: [Double]
  private let state: Mutex<State>

  /// - Parameter bounds: upper bounds, rising, in the unit that the metric's name says.
  public init(bounds: [Double]) {
    precondition(!bounds.isEmpty && zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }, "bounds rise")
    self.bounds = bounds
    state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  /// Counts a value.
  public func observe(_ value: Double) {
    let place = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock {
      $0.counts[place] += 1
      $0.sum += value
    }
  }

  /// Counts a duration, in seconds.
  public func observe(_ duration: Duration) { observe(duration / .seconds(1)) }

  /// Counts at or below each bound, and of all.
  public var totals: (atMost: [Int], count: Int, sum: Double) {
    let now = state.withLock { $0 }
    var running = 0
    let sums = now.counts.map { count in
      running += count
      return running
    }
    return (Array(sums.dropLast()), running, now.sum)
  }

  /// From 1 ms to 30 s: what a batch, a commit or an answer takes.
  public static let secondsBounds: [Double] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
  ]
}
