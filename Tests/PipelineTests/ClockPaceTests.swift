import Testing

@testable import Pipeline

@Suite("The clock's pace")
struct ClockPaceTests {
  /// Expectations take a copy of what they call.
  private final class Held {
    private var pace = ClockPace()
    func isAhead(_ lags: [ClockPace.LaneLag], at now: ContinuousClock.Instant) -> Bool { pace.isAhead(lags, at: now) }
  }

  private let start = ContinuousClock.now
  private func lag(_ partition: Int32, _ next: Int64, _ behind: Int64) -> ClockPace.LaneLag {
    .init(partition: partition, next: next, end: next + behind)
  }

  @Test("fires while workers keep up, and not while they are behind")
  func behind() {
    let pace = Held()
    #expect(!pace.isAhead([], at: start))
    #expect(!pace.isAhead([lag(0, 10, ClockPace.aheadMax / 2), lag(1, 5, ClockPace.aheadMax / 2)], at: start))
    #expect(pace.isAhead([lag(0, 20, ClockPace.aheadMax / 2), lag(1, 9, ClockPace.aheadMax / 2 + 1)], at: start))
    #expect(!pace.isAhead([lag(0, 4_000, 1), lag(1, 4_000, 0)], at: start + .seconds(1)))
  }

  @Test("a lane that stands still is not waited for, until it moves again")
  func stuck() {
    let pace = Held()
    let much = ClockPace.aheadMax + 1
    #expect(pace.isAhead([lag(0, 7, much), lag(1, 0, 1)], at: start))
    #expect(pace.isAhead([lag(0, 7, much), lag(1, 1, 1)], at: start + ClockPace.patience - .milliseconds(1)))
    #expect(!pace.isAhead([lag(0, 7, much), lag(1, 2, 1)], at: start + ClockPace.patience))
    // The others are still waited for.
    #expect(pace.isAhead([lag(0, 7, much), lag(1, 3, much)], at: start + ClockPace.patience))
    #expect(pace.isAhead([lag(0, 8, much), lag(1, 3, 0)], at: start + ClockPace.patience * 2))
  }

  @Test("a lane that was idle for long is waited for when deadlines come")
  func idle() {
    let pace = Held()
    #expect(!pace.isAhead([lag(0, 7, 0)], at: start))
    #expect(!pace.isAhead([lag(0, 7, 0)], at: start + .seconds(60)))
    #expect(pace.isAhead([lag(0, 7, ClockPace.aheadMax + 1)], at: start + .seconds(61)))
  }
}
