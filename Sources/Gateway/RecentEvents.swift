import Contract
import Synchronization

/// Events that the broker has confirmed lately. Their repeats need not be published, and the same id with
/// other bytes is refused at once. Forgetting is harmless: the pipeline itself knows repeats.
final class RecentEvents: Sendable {
  enum Known: Equatable {
    case no
    /// The same bytes.
    case repeated
    /// The same id, something else.
    case other
  }

  private struct State {
    var contents: [Digest: Digest] = [:]
    /// In the order of their times, a ring.
    var order: [(identity: Digest, at: ContinuousClock.Instant)] = []
    var first = 0
    var count = 0
  }

  private let countMax: Int
  private let keeps: Duration
  private let state = Mutex(State())

  init(countMax: Int, seconds: Int) {
    self.countMax = max(1, countMax)
    keeps = .seconds(seconds)
  }

  func known(_ fact: Fact, at now: ContinuousClock.Instant = .now) -> Known {
    state.withLock { state in
      drop(&state, now)
      guard let content = state.contents[fact.identity] else { return .no }
      return content == fact.content ? .repeated : .other
    }
  }

  func add(_ facts: [(identity: Digest, content: Digest)], at now: ContinuousClock.Instant = .now) {
    state.withLock { state in
      drop(&state, now)
      for fact in facts where state.contents[fact.identity] == nil {
        if state.count == countMax { dropFirst(&state) }
        state.contents[fact.identity] = fact.content
        if state.order.count < countMax {
          state.order.append((fact.identity, now))
        } else {
          state.order[(state.first + state.count) % countMax] = (fact.identity, now)
        }
        state.count += 1
      }
    }
  }

  private func drop(_ state: inout State, _ now: ContinuousClock.Instant) {
    while state.count > 0, now - state.order[state.first].at > keeps { dropFirst(&state) }
  }

  private func dropFirst(_ state: inout State) {
    state.contents[state.order[state.first].identity] = nil
    state.first = (state.first + 1) % countMax
    state.count -= 1
    // The ring grows to its full length first; only then do places come round again.
    if state.count == 0, state.order.count < countMax {
      state.order.removeAll(keepingCapacity: true)
      state.first = 0
    }
  }
}
