import Contract
import Policy

// What can happen to a household at any step: withdrawal, changes, a helper, a deadline.

extension Turn {
  func withdrawal(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    close(&state, .withdrawn, &commons, out, since: out.note(Reason(.withdrawn)))
  }

  func helper(_ body: HelperAssigned, _ state: inout Case, _ out: Proceedings) {
    state.helper = body.helper
    accept(state, out, since: out.note(Reason(.helperRecorded)))
  }

  func householdChange(
    _ body: HouseholdChange, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    let start = out.reasons.count
    switch body.kind {
    case .memberAdded:
      guard let person = body.member else { return refuse(state, out, Reason(.memberUnknown)) }
      if let index = state.members.firstIndex(of: person) {
        return refuse(state, out, Reason(.memberPresent, Int64(index + 1)))
      }
      guard state.members.count < Caseworker.membersMax else {
        return refuse(state, out, Reason(.householdFull, Int64(state.members.count)))
      }
      let key = ClaimKey(programme: state.programme, person: person)
      guard !commons.isHeld(key, otherThan: state.id, out) else {
        return refuse(state, out, Reason(.memberClaimed))
      }
      out.claimGenerations.append(commons.claim(key, for: state.id))
      state.members.append(person)
    case .memberRemoved, .memberDied:
      guard let person = body.member, let index = state.members.firstIndex(of: person) else {
        return refuse(state, out, Reason(.memberUnknown))
      }
      state.members.remove(at: index)
      let key = ClaimKey(programme: state.programme, person: person)
      if let generation = commons.release(key, of: state.id) { out.claimGenerations.append(generation) }
      if state.members.isEmpty {
        out.reasons.append(Reason(.changeRecorded, 0, state.incomeFen))
        return close(&state, .withdrawn, &commons, out, since: start)
      }
    case .incomeChanged: state.incomeFen = body.incomeFen ?? state.incomeFen
    case .assetAcquired: state.found.formUnion(body.findings)
    }
    out.reasons.append(Reason(.changeRecorded, Int64(state.members.count), state.incomeFen))
    // While the card is back with the household it will come again, and is judged then.
    var effect: Effect?
    if state.stage != .returned, let programme = rules.programme(state.programme) {
      present(state, found: body.findings, source: Turn.card, out)
      out.values.set(.changeKind, body.kind.text)
      effect = judge(programme.change, out)
      if effect == .refuse, !state.registered {
        keepFaults(out, since: start)
        return close(&state, .refused, &commons, out, since: start)
      }
    }
    accept(state, out, since: start)
    follow(effect, &state, out, since: start)
    if state.registered { flag(state, out, "householdChanged", since: start) }
  }

  /// A deadline has passed. The step may have been answered meanwhile.
  func timer(_ body: TimerDue, _ state: inout Case, _ out: Proceedings) {
    switch body.kind {
    case .stepOverdue:
      guard state.stage == .open, body.step == state.step, body.round == state.round,
        !state.overdue
      else {
        return out.rule(.late, on: fact, position, step: body.step, since: out.note(Reason(.timerSpent)))
      }
      state.overdue = true
      let days = Int64(rules.chain(state)[Int(state.step)].overdueAfter?.count ?? 0)
      let start = out.note(Reason(.overdue, days))
      accept(state, out, since: start)
      flag(state, out, "overdue", since: start)
    case .parkedExpired:
      let due = state.parked.filter { $0.deadline <= body.due }
      let later = state.parked.lazy.map(\.deadline).filter { $0 > body.due && $0 != Parked.noDeadline }
      if let next = later.min() {
        out.deadlines.append(.init(kind: .parkedExpired, step: state.step, round: state.round, due: next))
      }
      guard !due.isEmpty else {
        return out.rule(.late, on: fact, position, step: body.step, since: out.note(Reason(.timerSpent)))
      }
      let start = out.note(
        Reason(state.stage == .unknown ? .caseUnknown : .parkedExpired, Int64(due.count)))
      out.rule(.accepted, on: fact, position, step: body.step, since: start)
      if state.stage == .unknown {
        out.expired.append(contentsOf: due.map(\.position))
        state.parked.removeAll { $0.deadline <= body.due }
        // They never took effect: sent again from the dead letters they are new.
        state.taken.removeAll { taken in due.contains { $0.fact.identity == taken.identity } }
        for parked in due {
          out.rule(
            .dead, on: parked.fact, parked.position, step: 255, since: out.note(Reason(.caseUnknown)))
        }
      } else {
        for index in state.parked.indices where state.parked[index].deadline <= body.due {
          state.parked[index].deadline = Parked.noDeadline
        }
        flag(state, out, "parked", since: start)
      }
    }
  }
}
