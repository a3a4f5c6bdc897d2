/// Keeps the clock only so far ahead as the workers are behind it: deadlines bear the time they were due, so that
/// a month's payments fired at once would be taken before every application that came in meanwhile.
struct ClockPace {
  /// What one lane of deadlines has left to take.
  struct LaneLag: Equatable {
    var partition: Int32
    /// P, and the lane's end in Kafka.
    var next: Int64
    var end: Int64
  }

  /// Deadlines, fired and not yet taken: a second or two of one worker's work.
  static let aheadMax: Int64 = 4_000
  /// A lane that has not moved for so long is stuck, or nobody's; deadlines of the others do not wait for it.
  static let patience: Duration = .seconds(10)

  private var moved: [Int32: (next: Int64, at: ContinuousClock.Instant)] = [:]

  /// Whether no more should be fired for now.
  mutating func isAhead(_ lags: [LaneLag], at now: ContinuousClock.Instant = .now) -> Bool {
    var waiting: Int64 = 0
    for lag in lags {
      if moved[lag.partition].map({ $0.next != lag.next }) ?? true { moved[lag.partition] = (lag.next, now) }
      guard lag.end > lag.next else {
        moved[lag.partition] = (lag.next, now)
        continue
      }
      if let since = moved[lag.partition]?.at, now - since < Self.patience { waiting += lag.end - lag.next }
    }
    return waiting > Self.aheadMax
  }
}
