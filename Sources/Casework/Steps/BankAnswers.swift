import Contract
import Policy

// What banks say of instructions: settled, or returned and tried again.

extension Turn {
  func timing(_ state: Case, instruction id: String) -> Timing {
    guard let quoted = QuotedInstruction(id, case: state.id, chain: rules.chain(state)) else {
      return state.stage == .unknown ? .early : .unknown
    }
    guard let grant = state.entitlement, QuotedEntitlement(grant) >= quoted.entitlement else { return .early }
    guard QuotedEntitlement(grant) == quoted.entitlement else { return isAwaited(quoted, state) ? .now : .passed }
    if quoted.number >= Int(grant.next) {
      // No such instruction will ever be sent, but for arrears.
      return grant.status == .ended || quoted.number > Int(grant.count) ? .unknown : .early
    }
    guard let out = grant.outstanding.first(where: { Int($0.number) == quoted.number }) else { return .passed }
    if quoted.attempt == Int(out.attempt) { return out.isStopped ? .passed : .now }
    return quoted.attempt > Int(out.attempt) ? .early : .passed
  }

  /// Whether a closed case still waits for this answer.
  func isAwaited(_ body: Disbursement, _ state: borrowing Case) -> Bool {
    guard let quoted = QuotedInstruction(body.instructionId, case: state.id, chain: rules.chain(state)) else {
      return false
    }
    return isAwaited(quoted, state)
  }

  private func isAwaited(_ quoted: QuotedInstruction, _ state: borrowing Case) -> Bool {
    state.entitlement(quoted.entitlement)?.awaited(quoted) != nil
  }

  /// The bank's answer to an instruction that is out.
  func disbursement(
    _ body: Disbursement, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    guard let quoted = QuotedInstruction(body.instructionId, case: state.id, chain: rules.chain(state)) else {
      return refuse(state, out, Reason(.requestUnknown))
    }
    state.about(quoted.entitlement) { disbursement(body, quoted, &$0, &commons, out) }
  }

  private func disbursement(
    _ body: Disbursement, _ quoted: QuotedInstruction, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    guard var grant = state.entitlement, QuotedEntitlement(grant) == quoted.entitlement,
      let place = grant.awaited(quoted)
    else { return refuse(state, out, Reason(.requestUnknown)) }
    let instalment = grant.outstanding[place]
    guard body.amountFen == instalment.amountFen else {
      return refuse(state, out, Reason(.amountDiffers, body.amountFen, instalment.amountFen))
    }
    if !out.isMute {
      out.payments.append(
        .answered(
          id: body.instructionId, outcome: body.outcome, reason: body.reason, amountFen: body.amountFen, on: body.on))
    }
    let booking = Booking(caseId: state.id, instalment: instalment.number)
    switch body.outcome {
    case .paid:
      for (share, fen) in zip(grant.shares.indices, instalment.amountsFen) {
        commons.book(.settlement, fen, in: grant.shares[share].purse, for: booking, out)
        grant.shares[share].paidFen += fen
      }
      grant.outstanding.remove(at: place)
      state.entitlement = grant
      settled(body, instalment, &state, &commons, out)
    case .returned:
      for (share, fen) in zip(grant.shares.indices, instalment.amountsFen) {
        commons.book(.returned, fen, in: grant.shares[share].purse, for: booking, out)
        grant.shares[share].committedFen += fen
      }
      returned(body, place, grant, &state, &commons, out)
    }
  }

  private func settled(
    _ body: Disbursement, _ instalment: Entitlement.Instalment, _ state: inout Case, _ commons: inout Commons,
    _ out: Proceedings
  ) {
    let start = out.note(Reason(.settled, Int64(instalment.number), body.amountFen))
    let grant = state.entitlement!
    // One that was ended before is done with, whatever step the case stands at now.
    let isEnded = grant.status == .ended
    let isDone = !isEnded && !grant.hasMore && grant.outstanding.isEmpty
    if isDone { out.reasons.append(Reason(.completed, Int64(grant.count), grant.paidFen)) }
    accept(state, out, since: start)
    let about = Head(state)
    out.emit(.paymentSettled, about.caseId) { json in
      head(&json, about)
      json.field("instructionId", body.instructionId)
      json.field("amountFen", body.amountFen)
      json.field("on", body.on)
    }
    if let ended = grant.endedOn, instalment.dueOn > ended {
      claim(instalment.amountFen, &state, &commons, out)
    }
    guard !isEnded else { return }
    state.stepSince = max(state.stepSince, fact.at)
    if isDone { return complete(&state, &commons, out) }
    if grant.next > grant.count, grant.hasMore {
      // Arrears of a change that came after the last instalment had gone out.
      guard grant.status == .running else { return state.entitlement!.isDue = true }
      return instructNext(&state, &commons, out)
    }
    // Nothing is with the bank: nothing is overdue.
    if grant.outstanding.isEmpty { state.round += 1 }
  }

  /// Every instalment is in the household's account.
  func complete(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard var grant = state.entitlement, !grant.hasMore, grant.outstanding.isEmpty else { return }
    let owed = grant.shares.reduce(0) { $0 - min(0, $1.carryFen) }
    grant.status = .ended
    state.entitlement = grant
    if owed > 0 { claim(owed, &state, &commons, out) }
    // What rounding, offsets and changes left promised is free again.
    freeCommitted(&state, &commons, out)
    advance(&state, &commons, out)
  }

  private func returned(
    _ body: Disbursement, _ place: Int, _ grant: Entitlement, _ state: inout Case, _ commons: inout Commons,
    _ out: Proceedings
  ) {
    var grant = grant
    let instalment = grant.outstanding[place]
    let isOver = grant.endedOn != nil || state.stage == .closed
    let attempts = min(benefit(state)?.attempts.inForce(day).value ?? 1, Limits.attempt.upperBound)
    let retries =
      !isOver && Int64(instalment.attempt) < attempts && grant.status == .running && !isFrozen(grant, &commons, out)
    let reason = body.reason ?? .other
    let start = out.note(
      Reason(.paymentReturned, Int64(instalment.number), Int64(instalment.attempt), Int64(reason.rawValue)))
    if !retries, !isOver {
      out.reasons.append(Reason(.paymentStopped, Int64(instalment.number), Int64(instalment.attempt)))
    }
    out.rule(retries || isOver ? .accepted : .held, on: fact, position, step: state.step, since: start)
    let about = Head(state)
    out.emit(.paymentFailed, about.caseId) { json in
      head(&json, about)
      json.field("instructionId", body.instructionId)
      json.field("amountFen", body.amountFen)
      json.field("reason", reason.text)
      json.field("retry", retries)
    }
    if isOver {
      grant.outstanding.remove(at: place)
      state.entitlement = grant
      return freeCommitted(&state, &commons, out)
    }
    guard retries else {
      grant.outstanding[place].isStopped = true
      state.entitlement = grant
      return flag(state, out, .paymentStopped, since: start)
    }
    state.entitlement = grant
    resend(place, &state, &commons, out)
  }

  /// Instructs an instalment once more.
  func resend(_ place: Int, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard var grant = state.entitlement else { return }
    grant.outstanding[place].attempt += 1
    grant.outstanding[place].isStopped = false
    for (share, fen) in zip(grant.shares.indices, grant.outstanding[place].amountsFen) {
      grant.shares[share].committedFen -= fen
    }
    grant.outstanding[place].dueOn = max(day, grant.outstanding[place].dueOn)
    state.entitlement = grant
    instruct(grant.outstanding[place], &state, &commons, out)
  }

  /// Every instruction has its own deadline: the round counts them.
  func watch(_ state: inout Case, _ out: Proceedings) {
    state.round += 1
    state.overdue = false
    guard let due = rules.chain(state)[Int(state.step)].alert(after: arrival) else { return }
    out.deadlines.append(.init(kind: .stepOverdue, step: state.step, round: state.round, due: due))
  }
}
