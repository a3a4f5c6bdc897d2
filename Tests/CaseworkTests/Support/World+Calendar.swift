import Contract
import Testing

@testable import Casework

/// A deadline that a decision has set.
struct Alarm: Equatable {
  var caseId: String
  var deadline: Proceedings.Deadline
}

extension World {
  /// Kinds that go off by themselves; the others are alerts, which a test sends where its story is about them.
  static let ringing: Set<TimerKind> = [.instalmentDue, .reverifyDue, .visitDue]

  /// Moves the calendar; what falls due on the way comes as a fact of the clock.
  func pass(days: Int, _ source: SourceLocation = #_sourceLocation) {
    let end = Instant(milliseconds: now.milliseconds + Int64(days) * 86_400_000)
    while let next = nextAlarm(until: end.day) { ring(next, source) }
    now = end
  }

  /// Moves the calendar to the next deadline of a case that goes off by itself; false: there is none.
  @discardableResult
  func passToNextAlarm(of caseId: String = "C1", _ source: SourceLocation = #_sourceLocation) -> Bool {
    let due = alarms.filter { $0.caseId == caseId && World.ringing.contains($0.deadline.kind) }.map(\.deadline.due)
      .min()
    guard let due else { return false }
    pass(days: max(0, due - today), source)
    return true
  }

  private func nextAlarm(until day: Day) -> Int? {
    var next: Int?
    for (index, alarm) in alarms.enumerated()
    where World.ringing.contains(alarm.deadline.kind) && alarm.deadline.due <= day {
      if let best = next, alarms[best].deadline.due <= alarm.deadline.due { continue }
      next = index
    }
    return next
  }

  /// The clock dates its facts on the day that was due.
  private func ring(_ index: Int, _ source: SourceLocation) {
    let alarm = alarms.remove(at: index)
    let set = alarm.deadline
    let id = "\(alarm.caseId) \(set.kind) \(set.step) \(set.round) \(set.due)"
    now = max(now, set.due.start)
    let body = TimerDue(kind: set.kind, step: set.step, round: set.round, due: set.due)
    rung.append(take(fact(.timer(body), alarm.caseId, id: id, at: set.due.start), source))
  }
}
