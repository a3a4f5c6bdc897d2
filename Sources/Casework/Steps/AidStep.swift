import Contract
import Policy

// One monthly allowance: granted, instructed, settled or tried again.

extension Turn {
  func benefit(_ state: borrowing Case) -> Benefit? { rules.chain(state).last { $0.benefit != nil }?.benefit }

  /// Judges the award, then grants it; the reasons belong to the ruling that brought the case here.
  func award(_ state: inout Case, _ out: Proceedings) {
    let step = rules.chain(state)[Int(state.step)]
    guard let benefit = step.benefit else { return }
    let persons = Int64(state.members.count)
    let monthly = persons * benefit.shares.reduce(0) { $0 + $1.monthlyFenPerPerson.inForce(day).value }
    let months = benefit.months.inForce(day).value
    if !step.ownRules.isEmpty {
      let start = out.reasons.count
      present(state, found: state.found, out)
      out.values.set(.awardMonthly, monthly)
      out.values.set(.awardMonths, months)
      let effect = judge(step.ownRules, out)
      if effect == .refuse || effect == .return {
        keepFaults(out, since: start)
        out.extendLastRuling()
        return refuseAward(&state, out, since: start)
      }
      follow(effect, &state, out, since: start)
      out.extendLastRuling()
    }
    grant(&state, benefit, persons: persons, monthly: monthly, months: UInt8(clamping: months), out)
  }

  /// The household stays registered; the aid is refused.
  private func refuseAward(_ state: inout Case, _ out: Proceedings, since start: Int) {
    let step = rules.chain(state)[Int(state.step)]
    let list = out.reasons[start...]
    let about = Head(state)
    out.emit(.applicationRefused, about.caseId) { json in
      head(&json, about)
      json.field("step", step.name)
      json.reasons(list, texts: true)
    }
    finish(&state, .refused, out)
  }

  private func grant(
    _ state: inout Case, _ benefit: Benefit, persons: Int64, monthly: Int64, months: UInt8, _ out: Proceedings
  ) {
    let allowance = Allowance(
      monthlyFen: monthly, months: months, month: 1, attempt: 1, grantedOn: day,
      persons: UInt8(clamping: persons), paidFen: 0, stopped: false)
    state.allowance = allowance
    let clause = benefit.shares.first?.monthlyFenPerPerson.inForce(day).rule
    out.reasons.append(Reason(.granted, clause: clause, persons, monthly, Int64(months)))
    out.extendLastRuling()
    let about = Head(state)
    let shares = benefit.shares
    out.emit(.entitlementGranted, about.caseId) { json in
      head(&json, about)
      json.field("entitlementId", about.caseId, .text(QuotedInstruction.benefit))
      json.field("benefit", QuotedInstruction.benefit)
      json.field("monthlyFen", monthly)
      json.field("months", Int64(months))
      json.array("shares", shares) { json, share in
        json.object { json in
          json.field("fund", share.fund)
          json.field("monthlyFen", share.monthlyFenPerPerson.inForce(day).value * persons)
        }
      }
    }
    instruct(state, allowance, out)
  }

  private func instruct(_ state: Case, _ allowance: Allowance, _ out: Proceedings) {
    let persons = Int64(allowance.persons)
    let granted = allowance.grantedOn
    out.reasons.append(
      Reason(.instructed, Int64(allowance.month), Int64(allowance.attempt), allowance.monthlyFen))
    out.extendLastRuling()
    let about = Head(state)
    let shares = benefit(state)?.shares ?? []
    out.emit(.paymentInstructed, about.caseId) { json in
      head(&json, about)
      json.field(
        "instructionId", about.caseId, .text(QuotedInstruction.benefit), .number(Int(allowance.month)),
        .number(Int(allowance.attempt)))
      json.field("entitlementId", about.caseId, .text(QuotedInstruction.benefit))
      json.field("month", Int64(allowance.month))
      json.field("attempt", Int64(allowance.attempt))
      json.field("amountFen", allowance.monthlyFen)
      json.array("shares", shares) { json, share in
        json.object { json in
          json.field("fund", share.fund)
          json.field("amountFen", share.monthlyFenPerPerson.inForce(granted).value * persons)
        }
      }
      json.field("dueOn", max(day, granted + 30 * (Int(allowance.month) - 1)))
      let last4 = state.accountLast4
      json.field(
        "accountLast4",
        String(
          decoding: [
            UInt8(truncatingIfNeeded: last4 >> 24), UInt8(truncatingIfNeeded: last4 >> 16),
            UInt8(truncatingIfNeeded: last4 >> 8), UInt8(truncatingIfNeeded: last4),
          ], as: UTF8.self))
    }
  }

  /// The bank's answer to the instruction that is out.
  func disbursement(
    _ body: Disbursement, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    guard var allowance = state.allowance, !allowance.stopped else {
      return refuse(state, out, Reason(.requestUnknown))
    }
    let start = out.reasons.count
    guard body.amountFen == allowance.monthlyFen else {
      return refuse(state, out, Reason(.amountDiffers, body.amountFen, allowance.monthlyFen))
    }
    switch body.outcome {
    case .paid:
      allowance.paidFen += body.amountFen
      out.reasons.append(Reason(.settled, Int64(allowance.month), body.amountFen))
      let done = allowance.month == allowance.months
      if done { out.reasons.append(Reason(.completed, Int64(allowance.months), allowance.paidFen)) }
      accept(state, out, since: start)
      let about = Head(state)
      out.emit(.paymentSettled, about.caseId) { json in
        head(&json, about)
        json.field("instructionId", body.instructionId)
        json.field("amountFen", body.amountFen)
        json.field("on", body.on)
      }
      if !done {
        allowance.month += 1
        allowance.attempt = 1
      }
      state.allowance = allowance
      state.stepSince = max(state.stepSince, fact.at)
      if done { return advance(&state, &commons, out) }
      instruct(state, allowance, out)
      watch(&state, out)
    case .returned:
      let attempts = min(benefit(state)?.attempts.inForce(day).value ?? 1, Int64(UInt8.max))
      let retry = Int64(allowance.attempt) < attempts
      let reason = body.reason ?? .other
      out.reasons.append(
        Reason(
          .paymentReturned, Int64(allowance.month), Int64(allowance.attempt), Int64(reason.rawValue)))
      if !retry {
        out.reasons.append(Reason(.paymentStopped, Int64(allowance.month), Int64(allowance.attempt)))
      }
      out.rule(retry ? .accepted : .held, on: fact, position, step: state.step, since: start)
      let about = Head(state)
      out.emit(.paymentFailed, about.caseId) { json in
        head(&json, about)
        json.field("instructionId", body.instructionId)
        json.field("amountFen", body.amountFen)
        json.field("reason", reason.text)
        json.field("retry", retry)
      }
      if retry { allowance.attempt += 1 } else { allowance.stopped = true }
      state.allowance = allowance
      if retry {
        instruct(state, allowance, out)
        watch(&state, out)
      } else {
        flag(state, out, "paymentStopped", since: start)
      }
    }
  }

  /// Every instruction has its own deadline: the round counts them.
  private func watch(_ state: inout Case, _ out: Proceedings) {
    state.round += 1
    state.overdue = false
    guard let due = rules.chain(state)[Int(state.step)].alert(after: arrival) else { return }
    out.deadlines.append(.init(kind: .stepOverdue, step: state.step, round: state.round, due: due))
  }
}

extension Proceedings {
  /// Lets the newest ruling cover reasons that were added after it.
  func extendLastRuling() {
    guard let last = rulings.indices.last else { return }
    rulings[last].reasons = rulings[last].reasons.lowerBound..<reasons.count
  }
}
