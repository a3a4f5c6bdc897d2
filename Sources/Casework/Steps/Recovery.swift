import Contract
import Policy

// Money that comes back: what was promised and is not needed, what was paid and should not have been.

extension Turn {
  /// The entitlement ends today, before it is paid in full.
  func endEntitlement(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard var grant = state.entitlement, grant.status != .ended else { return }
    let wasAwaiting = grant.status == .awaiting
    let waitsFor = wasAwaiting && Int(grant.reserved) < grant.shares.count ? Int(grant.reserved) : nil
    grant.status = .ended
    grant.endedOn = day
    // What the bank has returned for good goes nowhere now.
    grant.outstanding.removeAll { $0.isStopped }
    state.entitlement = grant
    if let waitsFor {
      let months = Int64(benefit(state)?.schedule == .monthly ? grant.count : 1)
      commons.stopWaiting(
        state.id, for: grant.shares[waitsFor].amountFen * months, in: grant.shares[waitsFor].purse, out, at: fact.at)
    }
    freeCommitted(&state, &commons, out)
    let late = grant.outstandingPaid(after: day)
    if benefit(state)?.schedule == .monthly, late > 0 { claim(min(late, grant.paidFen), &state, &commons, out) }
  }

  /// What is promised and will not be instructed any more is free again.
  func freeCommitted(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard var grant = state.entitlement else { return }
    for place in grant.shares.indices {
      let fen = grant.shares[place].committedFen
      grant.shares[place].committedFen = 0
      commons.release(fen, from: grant.shares[place].purse, for: Booking(caseId: state.id), out, at: fact.at)
    }
    state.entitlement = grant
  }

  /// Claims back what should not have been paid, from the funds in proportion to what each has paid; the last one
  /// takes what rounding left.
  func claim(_ fen: Int64, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard var grant = state.entitlement else { return }
    let parts = grant.split(fen) { $0.paidFen - $0.claimedFen }
    var claimed: Int64 = 0
    for (place, part) in parts.enumerated() {
      commons.book(.claim, part, in: grant.shares[place].purse, for: Booking(caseId: state.id), out)
      grant.shares[place].claimedFen += part
      claimed += part
    }
    state.entitlement = grant
    guard claimed > 0 else { return }
    let start = out.note(Reason(.claimed, claimed))
    out.extendLastRuling()
    change(state, formerFen: grant.amountFen, arrears: 0, recovery: claimed, since: start, out)
    flag(state, out, .recovery, since: start)
  }

  /// `aid.entitlement.changed`: the amount, or what is to be made good, is another than announced.
  func change(
    _ state: Case, formerFen: Int64, arrears: Int64, recovery: Int64, since start: Int, _ out: Proceedings
  ) {
    guard let grant = state.entitlement, let step = rules.chain(state).at(grant.step) else { return }
    let list = out.reasons[start...]
    let about = Head(state)
    out.emit(.entitlementChanged, about.caseId) { json in
      head(&json, about)
      json.field("entitlementId", about.caseId, .text(grant.name(ofStep: step.name)))
      json.field("amountFen", grant.amountFen)
      json.field("formerFen", formerFen)
      json.field("arrearsFen", arrears)
      json.field("recoveryFen", recovery)
      json.reasons(list, texts: true)
    }
  }

  // MARK: A change of the household

  /// Computes a monthly entitlement again after the household has changed. Months already instructed whose day lies
  /// after the change make arrears, or are set off against the months to come.
  func recompute(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard var grant = state.entitlement, grant.status != .ended,
      let step = rules.chain(state).at(grant.step), step.benefit?.schedule == .monthly
    else { return }
    // It waits for the sum that was announced to the fund; what has changed counts when that has come.
    guard grant.status != .awaiting else { return state.entitlement!.isOutdated = true }
    let start = out.reasons.count
    present(state, found: state.found, out)
    guard let now = shares(step, out) else {
      out.extendLastRuling()
      return flag(state, out, .policy, since: start)
    }
    let former = grant.amountFen
    let remaining = Int64(grant.count) - Int64(grant.next) + 1
    let past = Int64(grant.instructed(after: day))
    var taken: [(PurseKey, Int64)] = []
    for place in grant.shares.indices {
      let amount = now.first { $0.purse.fund.name == grant.shares[place].purse.fund.name }?.amountFen ?? 0
      let difference = amount - grant.shares[place].amountFen
      guard difference != 0 else { continue }
      let more = difference * (remaining + past)
      if more > 0 {
        let purse = grant.shares[place].purse
        let shortage = commons.commit(
          more, from: purse, earmark: grant.shares[place].earmark, for: state.id,
          village: state.village, since: nil, out, at: fact.at)
        guard shortage == nil else {
          for (key, fen) in taken { commons.release(fen, from: key, for: Booking(caseId: state.id), out, at: fact.at) }
          out.reasons.append(Reason(.recomputeShort, former))
          out.extendLastRuling()
          return flag(state, out, .waitingForMoney, since: out.reasons.count - 1, fund: purse.fund)
        }
        taken.append((purse, more))
      }
      grant.shares[place].amountFen = amount
      grant.shares[place].carryFen += difference * past
      grant.shares[place].committedFen += max(0, more)
    }
    let amount = grant.amountFen
    let carried = grant.shares.reduce(0) { $0 + $1.carryFen }
    guard amount != former else {
      out.reasons.removeSubrange(start...)
      return
    }
    // What a smaller amount leaves promised: the months to come, less what they make good already.
    var free: [(PurseKey, Int64)] = []
    for place in grant.shares.indices {
      let need =
        max(0, grant.shares[place].amountFen * remaining + grant.shares[place].carryFen)
        + grant.stoppedFen(share: place)
      let fen = max(0, grant.shares[place].committedFen - need)
      grant.shares[place].committedFen -= fen
      free.append((grant.shares[place].purse, fen))
    }
    state.entitlement = grant
    for (key, fen) in free { commons.release(fen, from: key, for: Booking(caseId: state.id), out, at: fact.at) }
    out.reasons.append(Reason(.recomputed, former, amount, carried))
    out.extendLastRuling()
    change(state, formerFen: former, arrears: max(0, carried), recovery: max(0, -carried), since: start, out)
  }
}

extension Entitlement {
  /// Splits an amount over the shares in proportion to `weight`, none above it; the last ones take the rest.
  func split(_ fen: Int64, by weight: (Share) -> Int64) -> [Int64] {
    let weights = shares.map { max(0, weight($0)) }
    let whole = weights.reduce(0, +)
    var rest = min(fen, whole)
    guard whole > 0 else { return weights.map { _ in 0 } }
    let (target, total) = (rest, whole)
    var parts = weights.map { weight in
      Int64(clamping: Int128(weight) * Int128(target) / Int128(total))
    }
    rest -= parts.reduce(0, +)
    for place in parts.indices.reversed() where rest > 0 {
      let more = min(rest, weights[place] - parts[place])
      parts[place] += more
      rest -= more
    }
    return parts
  }

  /// Monthly instalments in the household's account whose day lies after `day`, in fen of today's amount.
  func outstandingPaid(after day: Day) -> Int64 {
    let unpaid = Set(outstanding.map(\.number))
    return Int64((1..<max(1, min(next, count + 1))).count { dueDay($0) > day && !unpaid.contains($0) }) * amountFen
  }

  /// Promised for instalments that came back from the bank.
  func stoppedFen(share: Int) -> Int64 {
    outstanding.reduce(0) { $0 + ($1.isStopped ? $1.amountsFen[share] : 0) }
  }
}
