import Contract

extension Proceedings {
  /// A deadline that is due, as the fact that the clock publishes.
  public func emitTimer(_ caseId: String, kind: TimerKind, step: UInt8, round: UInt16, due: Day) {
    emit(.timerDue, caseId) { json in
      json.field("kind", kind.text)
      json.field("step", Int64(step))
      json.field("round", Int64(round))
      json.field("due", due)
    }
  }
}
