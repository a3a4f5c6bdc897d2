import Contract
import Policy

// What can happen to a household at any step: withdrawal, changes, a helper, a plan, a deadline.

extension Turn {
  func withdrawal(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    close(&state, .withdrawn, &commons, out, since: out.note(Reason(.withdrawn)))
  }

  /// At least one helper a household, and for a helper at most so many households as the programme says: a
  /// warning, or a limit where the pack makes it one (R-042, R-043, R-358, C-13).
  func helper(_ body: HelperAssigned, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    if state.helper == body.helper {
      return accept(state, out, since: out.note(Reason(.helperRecorded)))
    }
    let limit = rules.programme(state.programme)?.helpers
    let most = limit?.max.inForce(day)
    let has = commons.withHelper(body.helper, out) { Int64($0.households) } + 1
    let isOver = most.map { has > $0.value } ?? false
    if isOver, limit?.hard == true {
      return refuse(state, out, Reason(.helperFull, clause: most?.rule, has - 1, most?.value ?? 0))
    }
    commons.withHelper(body.helper, out) { $0.households += 1 }
    if let former = state.helper { commons.withHelper(former, out) { $0.households -= 1 } }
    state.helper = body.helper
    let start = out.note(Reason(.helperRecorded))
    if isOver { out.reasons.append(Reason(.helperOver, clause: most?.rule, has, most?.value ?? 0)) }
    accept(state, out, since: start)
    if isOver { flag(state, out, .helper, since: start + 1) }
  }

  /// What is planned for the household, person by person; several batches stack.
  func plan(_ body: PlanRecorded, _ state: inout Case, _ out: Proceedings) {
    if let card = body.helperCard, Set([card.filledBy, card.collectedBy, card.filedBy]).count < 3 {
      return refuse(state, out, Reason(.helperHands))
    }
    var all: UInt8 = 0
    var ofMembers = [UInt8](repeating: 0, count: state.members.count)
    for (number, measure) in body.measures.enumerated() {
      let bit = UInt8(1) << measure.batch.rawValue
      all |= bit
      for person in measure.members {
        guard let place = state.members.firstIndex(of: person) else {
          return refuse(state, out, Reason(.planStranger, Int64(number + 1)))
        }
        ofMembers[place] |= bit
      }
      if measure.members.isEmpty { for place in ofMembers.indices { ofMembers[place] |= bit } }
    }
    state.plan = HouseholdPlan(
      year: body.year, batches: all, ofMembers: ofMembers, hasHelperCard: body.helperCard != nil)
    let persons = ofMembers.count { $0 != 0 }
    accept(
      state, out,
      since: out.note(
        Reason(.planRecorded, Int64(body.measures.count), Int64(all.nonzeroBitCount), Int64(persons))))
  }

  // MARK: Deadlines

  /// A deadline has passed. What it was set for may be done.
  func timer(_ body: TimerDue, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    switch body.kind {
    case .stepOverdue: overdue(body, &state, out)
    case .parkedExpired: expire(body, &state, out)
    case .instalmentDue: instalmentDue(body, &state, &commons, out)
    case .reverifyDue: reverifyDue(body, &state, out)
    case .visitDue: visitDue(body, &state, out)
    }
  }

  private func overdue(_ body: TimerDue, _ state: inout Case, _ out: Proceedings) {
    guard state.stage == .open, body.step == state.step, body.round == state.round, !state.overdue else {
      return out.rule(.late, on: fact, position, step: body.step, since: out.note(Reason(.timerSpent)))
    }
    state.overdue = true
    let days = Int64(rules.chain(state)[Int(state.step)].overdueAfter?.count ?? 0)
    let start = out.note(Reason(.overdue, days))
    accept(state, out, since: start)
    flag(state, out, .overdue, since: start)
  }

  private func expire(_ body: TimerDue, _ state: inout Case, _ out: Proceedings) {
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
    guard state.stage == .unknown else {
      for index in state.parked.indices where state.parked[index].deadline <= body.due {
        state.parked[index].deadline = Parked.noDeadline
      }
      return flag(state, out, .parked, since: start)
    }
    out.expired.append(contentsOf: due.map(\.position))
    state.parked.removeAll { $0.deadline <= body.due }
    // They never took effect: sent again from the dead letters they are new.
    state.taken.removeAll { taken in due.contains { $0.fact.identity == taken.identity } }
    for parked in due {
      out.rule(.dead, on: parked.fact, parked.position, step: 255, since: out.note(Reason(.caseUnknown)))
    }
  }
}
