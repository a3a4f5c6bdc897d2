import Contract
import Policy

// Instalments: instructed when they are due; what banks answer stands in BankAnswers.swift.

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
      number: number, attempt: 1, dueOn: number > grant.count ? day : max(day, grant.dueDay(number)),
      amountsFen: amounts)
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
