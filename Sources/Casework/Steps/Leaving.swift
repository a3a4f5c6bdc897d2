import Contract
import Policy

// Leaving the register: out of poverty by the standard, or taken out because an exclusion applies; visits
// afterwards, and the way back.

extension Turn {
  /// The exit standard is met, item by item. What was promised goes on.
  func exit(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    state.exited = true
    let start = out.note(Reason(.exited, clause: rules.chain(state)[Int(state.step)].rule))
    out.extendLastRuling()
    announceExit(state, "exit", since: start, out)
    givePlaceBack(&state, &commons, out)
  }

  /// A registered household is taken out, and told why.
  func remove(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings, since start: Int) {
    out.reasons.append(Reason(.removed))
    accept(state, out, since: start)
    announceExit(state, "removed", since: start, out)
    givePlaceBack(&state, &commons, out)
    endEntitlement(&state, &commons, out)
    finish(&state, .removed, &commons, out)
  }

  private func announceExit(_ state: Case, _ kind: String, since start: Int, _ out: Proceedings) {
    let list = out.reasons[start...]
    let about = Head(state)
    out.emit(.caseExited, about.caseId) { json in
      head(&json, about)
      json.field("kind", kind)
      json.field("on", day)
      json.reasons(list, texts: true)
    }
  }

  private func givePlaceBack(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard state.holdsPlace else { return }
    release(state, holdsPlace: true, &commons, out)
    state.holdsPlace = false
  }

  // MARK: Visits

  /// Sets the day of the next visit of a follow-up step.
  func planVisit(_ state: Case, _ out: Proceedings) {
    guard let days = rules.chain(state)[Int(state.step)].everyDays?.inForce(day).value else { return }
    out.deadlines.append(.init(kind: .visitDue, step: state.step, round: state.round, due: day + Int(days)))
  }

  func visitDue(_ body: TimerDue, _ state: inout Case, _ out: Proceedings) {
    guard state.stage == .open, body.step == state.step, body.round == state.round,
      let step = rules.chain(state).at(state.step), step.kind == .followup
    else { return out.rule(.late, on: fact, position, step: body.step, since: out.note(Reason(.timerSpent))) }
    let number = Int64(state.round - state.firstRound + 1)
    accept(state, out, since: out.note(Reason(.visitAsked, clause: step.rule, number)))
    let about = Head(state)
    let round = Int(state.round)
    out.emit(.followupDue, about.caseId) { json in
      head(&json, about)
      json.field("requestId", about.caseId, .text(step.name), .number(round))
      json.field("visit", number)
      json.field("dueOn", body.due)
    }
    if let due = step.alert(after: arrival) {
      out.deadlines.append(.init(kind: .stepOverdue, step: state.step, round: state.round, due: due))
    }
  }

  func visit(_ body: Visit, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    if state.visits < UInt16.max { state.visits += 1 }
    guard body.requestId != nil, let step = rules.chain(state).at(state.step), step.kind == .followup else {
      return accept(state, out, since: out.note(Reason(.visitRecorded, Int64(state.visits))))
    }
    let start = out.reasons.count
    guard takeEvidence(body.evidence, step.name, &state, out) else {
      state.visits -= 1
      return refuse(state, out, since: start)
    }
    let number = Int64(state.round - state.firstRound + 1)
    present(state, found: state.found, out)
    out.values.set(.visitNumber, number)
    out.values.set(.visitKind, body.kind.text)
    let effect = judge(step.ownRules, out)
    if effect == .return {
      state.visits -= 1
      keepFaults(out, since: start)
      out.rule(.returned, on: fact, position, step: state.step, since: start)
      return flag(state, out, .visitReturned, since: start)
    }
    if effect == .readmit { return readmit(&state, &commons, out, since: start) }
    out.reasons.append(Reason(.visitRecorded, clause: step.rule, Int64(state.visits)))
    accept(state, out, since: start)
    follow(effect, &state, out, since: start)
    guard number < step.visits?.inForce(day).value ?? 1 else { return advance(&state, &commons, out) }
    state.round += 1
    state.overdue = false
    planVisit(state, out)
  }

  /// Fallen back into poverty: the household goes through its chain again, by the regular procedure.
  func readmit(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings, since start: Int) {
    out.reasons.append(Reason(.readmitted))
    accept(state, out, since: start)
    flag(state, out, .returned, since: start)
    let chain = rules.chain(state)
    let followup = chain[Int(state.step)...].first { $0.readmitTo != nil }
    guard let target = followup?.readmitTo, let index = chain.firstIndex(where: { $0.name == target }),
      Int(state.firstRound) + Int(Turn.roundsOfOnePassage) < Turn.checkRounds
    else { return }
    endEntitlement(&state, &commons, out)
    state.isChecking = false
    state.exited = false
    state.registered = false
    state.acted.removeAll()
    // Identifiers of the rounds before stay what they were.
    state.firstRound += Turn.roundsOfOnePassage
    if state.stage == .waiting { state.stage = .open }
    enter(index, round: state.firstRound, &state, &commons, out)
  }

  private static let roundsOfOnePassage: UInt16 = 1000

  /// How often the case has begun its chain, from 1.
  static func passage(_ state: borrowing Case) -> UInt16 { state.firstRound / roundsOfOnePassage + 1 }

  // MARK: Annual check

  /// Sets the day of the next re-verification.
  func remindOfCheck(_ state: Case, after days: Int64, _ out: Proceedings) {
    guard let grant = state.entitlement else { return }
    out.deadlines.append(
      .init(kind: .reverifyDue, step: grant.step, round: state.checks + 1, due: day + Int(days)))
  }

  func reverifyDue(_ body: TimerDue, _ state: inout Case, _ out: Proceedings) {
    let chain = rules.chain(state)
    guard state.isOpen, let grant = state.entitlement, grant.step == body.step, grant.status != .ended,
      body.round == state.checks + 1, let reverify = benefit(state)?.reverify,
      let step = chain.first(where: { $0.name == reverify.to })
    else { return out.rule(.late, on: fact, position, step: body.step, since: out.note(Reason(.timerSpent))) }
    state.checks += 1
    state.isChecking = true
    state.reported = 0
    accept(state, out, since: out.note(Reason(.checkAsked, clause: step.rule, Int64(state.checks))))
    requestComparison(state, step, round: Turn.checkRound(state), out)
  }

  /// Rounds of re-verifications are counted apart from those of the chain.
  static func checkRound(_ state: borrowing Case) -> Int { checkRounds + Int(state.checks) }

  private static let checkRounds = 50_000

  /// The step of the open re-verification that a request id names; nil: it names none.
  func checking(_ state: borrowing Case, quoting id: String) -> Int? {
    guard state.isChecking else { return nil }
    let chain = rules.chain(state)
    guard let quoted = QuotedStep(id, case: state.id, chain: chain), quoted.round == Turn.checkRound(state),
      chain[quoted.step].name == benefit(state)?.reverify?.to
    else { return nil }
    return quoted.step
  }
}
