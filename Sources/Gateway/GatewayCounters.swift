import Synchronization

/// What the gateway has done since it started, for metrics and the last line of its log.
public struct GatewayCounts: Sendable, Equatable {
  public var requests = 0
  public var published = 0
  public var repeated = 0
  public var unconfirmed = 0
  /// Requests refused, by the code of their problem document.
  public var refused: [String: Int] = [:]
}

final class GatewayCounters: Sendable {
  private let counts = Mutex(GatewayCounts())
  var now: GatewayCounts { counts.withLock { $0 } }
  func change(_ body: (inout GatewayCounts) -> Void) { counts.withLock { body(&$0) } }
}

/// Lets at most so many lines a second into the log: whoever floods the gateway must not fill a disk.
final class LogGate: Sendable {
  private struct State {
    var second = ContinuousClock.now
    var lines = 0
    var dropped = 0
  }

  private let linesMax: Int
  private let state = Mutex(State())

  init(linesMax: Int) { self.linesMax = linesMax }

  /// - Returns: nil: not now; otherwise how many were dropped since the last line.
  func pass(at now: ContinuousClock.Instant = .now) -> Int? {
    state.withLock { state in
      if now - state.second >= .seconds(1) { (state.second, state.lines) = (now, 0) }
      guard state.lines < linesMax else {
        state.dropped += 1
        return nil
      }
      state.lines += 1
      defer { state.dropped = 0 }
      return state.dropped
    }
  }
}
