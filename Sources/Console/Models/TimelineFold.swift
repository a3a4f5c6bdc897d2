/// A case's history with its routine folded: a year of instalments must not hide the one decision that matters.
struct TimelineFold {
  enum Part: Equatable {
    case one(CaseModel.Event)
    /// Shown on demand; never fewer than `runMin - 2`.
    case folded([CaseModel.Event])
  }

  /// Shorter runs are shown whole; of longer ones the first and the last entry stay.
  static let runMin = 6

  private(set) var parts: [Part] = []

  init(_ events: [CaseModel.Event]) {
    var run: [CaseModel.Event] = []
    for event in events {
      if Self.isRoutine(event) {
        run.append(event)
        continue
      }
      add(run)
      run = []
      parts.append(.one(event))
    }
    add(run)
  }

  private mutating func add(_ run: [CaseModel.Event]) {
    guard run.count >= Self.runMin, let first = run.first, let last = run.last else {
      parts += run.map(Part.one)
      return
    }
    parts += [.one(first), .folded(Array(run.dropFirst().dropLast())), .one(last)]
  }

  /// What banks and the clock report, and nothing was wrong with.
  private static func isRoutine(_ event: CaseModel.Event) -> Bool {
    guard [.good, .info, .calm].contains(event.verdict.tone) else { return false }
    return event.position.contains(".payment.disbursed.") || event.position.contains(".timer.due.")
  }
}
