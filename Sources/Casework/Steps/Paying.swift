import Contract
import Policy

// Instalments: instructed when they are due, settled or tried again by the bank's answer.

extension Turn {
  func benefit(_ state: borrowing Case) -> Benefit? {
    state.entitlement.flatMap { rules.chain(state).at($0.step)?.benefit }
  }

  /// The entitlement has its money: the first instalment goes out, or the first stage of work is awaited.
  func begin(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard let benefit = benefit(state), let grant = state.entitlement else { return }
    if let reverify = benefit.reverify {
      remindOfCheck(state, after: reverify.everyDays.inForce(grant.grantedOn).value, out)
    }
    if benefit.schedule == .stages { return watch(&state, out) }
    instructNext(&state, &commons, out)
  }

  /// Sends the next instalment's instruction, unless its fund is frozen: then it is tried again the next day.
  func instructNext(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard var grant = state.entitlement, let benefit = benefit(state) else { return }
    let number = grant.next
    grant.isDue = false
    state.entitlement = grant
    guard !isFrozen(grant, &commons, out) else {
      out.reasons.append(Reason(.instalmentDeferred, Int64(number)))
      out.extendLastRuling()
      return remind(number, of: grant, on: day + 1, out)
    }
    var amounts: [Int64] = []
    for place in grant.shares.indices {
      let due = benefit.instalment(number, of: grant, share: place)
      let fen = max(0, due + grant.shares[place].carryFen)
      grant.shares[place].carryFen += due - fen
      grant.shares[place].committedFen -= fen
      amounts.append(fen)
    }
    grant.next += 1
    let instalment = Entitlement.Instalment(
      number: number, attempt: 1, dueOn: number > grant.count ? day : max(day, grant.dueDay(number)), amountsFen: amounts)
    if instalment.amountFen == 0 {
      // Everything of it makes good what was paid too much; of a small sum, the part of a stage is nothing.
      state.entitlement = grant
      out.reasons.append(Reason(.instalmentOffset, Int64(number)))
      out.extendLastRuling()
      guard number < grant.count else { return complete(&state, &commons, out) }
      guard benefit.schedule == .monthly else { return }
      return remind(grant.next, of: grant, on: grant.dueDay(grant.next), out)
    }
    grant.outstanding.append(instalment)
    state.entitlement = grant
    instruct(instalment, &state, &commons, out)
    if benefit.schedule == .monthly, number < grant.count {
      remind(grant.next, of: grant, on: grant.dueDay(grant.next), out)
    }
  }

  /// By order of the keepers of one of its funds nothing is instructed.
  func isFrozen(_ grant: Entitlement, _ commons: inout Commons, _ out: Proceedings) -> Bool {
    grant.shares.contains { share in commons.withPurse(share.purse, out) { $0.isFrozen } }
  }

  private func remind(_ number: UInt8, of grant: Entitlement, on due: Day, _ out: Proceedings) {
    out.deadlines.append(.init(kind: .instalmentDue, step: grant.step, round: UInt16(number), due: due))
  }

  /// An instalment is due (timer fact).
  func instalmentDue(_ body: TimerDue, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard state.stage == .open, let grant = state.entitlement, grant.step == body.step,
      UInt16(grant.next) == body.round, grant.hasMore, grant.status == .running || grant.status == .held
    else { return out.rule(.late, on: fact, position, step: body.step, since: out.note(Reason(.timerSpent))) }
    accept(state, out, since: out.note(Reason(.instalmentReached, Int64(grant.next), Int64(grant.count))))
    guard grant.status == .running else { return state.entitlement!.isDue = true }
    instructNext(&state, &commons, out)
  }

  /// Writes one instruction; its money leaves what is committed.
  func instruct(
    _ instalment: Entitlement.Instalment, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    guard let grant = state.entitlement else { return }
    let booking = Booking(caseId: state.id, instalment: instalment.number)
    for (share, fen) in zip(grant.shares, instalment.amountsFen) {
      commons.book(.instruction, fen, in: share.purse, for: booking, out)
    }
    out.reasons.append(
      Reason(.instructed, Int64(instalment.number), Int64(instalment.attempt), instalment.amountFen))
    out.extendLastRuling()
    let step = grant.name(ofStep: rules.chain(state)[Int(grant.step)].name)
    let about = Head(state)
    let shares = zip(grant.shares, instalment.amountsFen).filter { $0.1 > 0 }.map { ($0.0.purse.fund, $0.1) }
    let last4 = state.accountLast4
    out.emit(.paymentInstructed, about.caseId) { json in
      head(&json, about)
      json.field(
        "instructionId", about.caseId, .text(step), .number(Int(instalment.number)), .number(Int(instalment.attempt)))
      json.field("entitlementId", about.caseId, .text(step))
      json.field("instalment", Int64(instalment.number))
      json.field("attempt", Int64(instalment.attempt))
      json.field("amountFen", instalment.amountFen)
      json.shares(shares)
      json.field("dueOn", instalment.dueOn)
      if last4 != 0 { json.field("accountLast4", Turn.text(last4)) }
    }
    if !out.isMute {
      out.payments.append(
        .instructed(
          id: "\(state.id):\(step):\(instalment.number):\(instalment.attempt)",
          PaymentRecord.Instruction(
            entitlement: step, number: instalment.number, attempt: instalment.attempt,
            shares: shares.map { PaymentRecord.Instruction.Share(fund: $0.0, amountFen: $0.1) },
            amountFen: instalment.amountFen, due: instalment.dueOn, accountLast4: last4)))
    }
    watch(&state, out)
  }

  static func text(_ last4: UInt32) -> String {
    String(
      decoding: [
        UInt8(truncatingIfNeeded: last4 >> 24), UInt8(truncatingIfNeeded: last4 >> 16),
        UInt8(truncatingIfNeeded: last4 >> 8), UInt8(truncatingIfNeeded: last4),
      ], as: UTF8.self)
  }

  // MARK: The bank's answer

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
    guard let quoted = QuotedInstruction(body.instructionId, case: state.id, chain: rules.chain(state)) else { return false }
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
    guard var grant = state.entitlement, QuotedEntitlement(grant) == quoted.entitlement, let place = grant.awaited(quoted)
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
      return flag(state, out, "paymentStopped", since: start)
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

extension Entitlement {
  /// Months are counted as 30 days from the grant.
  func dueDay(_ number: UInt8) -> Day { grantedOn + 30 * (Int(number) - 1) }

  /// Due days of the monthly instalments that were instructed and lie after `day`.
  func instructed(after day: Day) -> Int { (1..<max(1, min(next, count + 1))).count { dueDay($0) > day } }
}

extension Benefit {
  /// What one instalment is of one share, rounded down; the last stage takes what rounding left.
  func instalment(_ number: UInt8, of grant: Entitlement, share: Int) -> Int64 {
    // Behind the last there are only arrears.
    guard number <= grant.count else { return 0 }
    let whole = grant.shares[share].amountFen
    guard schedule == .stages else { return whole }
    func part(_ stage: Int) -> Int64 { whole * stages[stage].percent / 100 }
    let index = Int(number) - 1
    guard stages.indices.contains(index) else { return 0 }
    return index < stages.count - 1 ? part(index) : whole - (0..<index).reduce(0) { $0 + part($1) }
  }
}

extension Proceedings {
  /// Lets the newest ruling cover reasons that were added after it.
  func extendLastRuling() {
    guard let last = rulings.indices.last else { return }
    rulings[last].reasons = rulings[last].reasons.lowerBound..<reasons.count
  }
}
