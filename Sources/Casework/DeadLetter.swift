import Contract

extension Proceedings {
  /// Announces a dead letter (`aid.event.dead`): where it stands and why, nothing of what it says.
  public func emitDeadLetter(
    lane: String, offset: Int64, reason: String, field: String, caseId: String?
  ) {
    emit(.eventDead, caseId ?? "\(lane)/\(offset)") { json in
      json.field("lane", lane)
      json.field("offset", offset)
      json.field("reason", reason)
      if !field.isEmpty { json.field("field", field) }
      if let caseId { json.field("caseId", caseId) }
    }
  }

  /// A fact that changed nothing takes a version of the case all the same when it brings the batch's snapshot along: a
  /// replay could not know otherwise at which moment the case was as the snapshot says.
  public func takeVersion(toTell state: inout Case) {
    guard !changed else { return }
    changed = true
    state.version += 1
  }

  /// Adds the snapshot of a case to what its last fact of the batch emits. The case is read in place.
  public func emitSnapshot(of state: inout Case, by worker: Caseworker, at: Instant) {
    emit(.caseState, state.id) { worker.snapshot(of: &state, at: at, into: &$0) }
  }
}
