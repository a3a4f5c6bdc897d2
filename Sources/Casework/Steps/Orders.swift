import Contract
import Policy

// What officers order about payments and funds. Two people sign whatever moves money; to stop
// it one is enough.

extension Turn {
  func paymentOrder(
    _ body: PaymentOrder, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    guard let quoted = QuotedEntitlement(body.entitlementId, case: state.id, chain: rules.chain(state)) else {
      return refuse(state, out, Reason(.requestUnknown))
    }
    state.about(quoted) { paymentOrder(body, quoted, &$0, &commons, out) }
  }

  private func paymentOrder(
    _ body: PaymentOrder, _ quoted: QuotedEntitlement, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    guard var grant = state.entitlement, QuotedEntitlement(grant) == quoted else {
      return refuse(state, out, Reason(.requestUnknown))
    }
    if body.order != .hold, let fault = Turn.fault(body.signers) { return refuse(state, out, fault) }
    let fen = body.amountFen ?? 0
    switch body.order {
    case .hold:
      guard grant.status == .running else { return refuse(state, out, Reason(.orderIdle)) }
      state.entitlement!.status = .held
      accept(state, out, since: out.note(Reason(.paymentsHeld)))
    case .release:
      guard grant.status == .held else { return refuse(state, out, Reason(.orderIdle)) }
      state.entitlement!.status = .running
      accept(state, out, since: out.note(Reason(.paymentsReleased)))
      // What fell due meanwhile, also where the order is dated before that.
      let hasCome = benefit(state)?.schedule != .stages && grant.next <= grant.count && grant.dueDay(grant.next) <= day
      if grant.isDue || hasCome { instructNext(&state, &commons, out) }
    case .retry:
      guard let place = grant.outstanding.firstIndex(where: { $0.isStopped }), grant.status == .running,
        !isFrozen(grant, &commons, out)
      else { return refuse(state, out, Reason(.orderIdle)) }
      if let account = body.accountLast4 { state.accountLast4 = account }
      let instalment = grant.outstanding[place]
      guard Int64(instalment.attempt) < Limits.attempt.upperBound else { return refuse(state, out, Reason(.orderIdle)) }
      accept(state, out, since: out.note(Reason(.paymentRetried, Int64(instalment.number))))
      resend(place, &state, &commons, out)
    case .recover:
      let paid = grant.paidFen - grant.claimedFen
      guard fen <= paid else { return refuse(state, out, Reason(.orderAmount, fen, paid)) }
      accept(state, out, since: out.note(Reason(.orderTaken)))
      claim(fen, &state, &commons, out)
    case .recovered, .writeOff:
      guard fen <= grant.claimedFen else { return refuse(state, out, Reason(.orderAmount, fen, grant.claimedFen)) }
      let isBack = body.order == .recovered
      for (place, part) in grant.split(fen, by: { $0.claimedFen }).enumerated() {
        grant.shares[place].claimedFen -= part
        if isBack { grant.shares[place].paidFen -= part }
        let booking = Booking(caseId: state.id)
        if isBack {
          commons.recover(part, into: grant.shares[place].purse, for: booking, out, at: fact.at)
        } else {
          commons.book(.writeOff, part, in: grant.shares[place].purse, for: booking, out)
        }
      }
      state.entitlement = grant
      accept(state, out, since: out.note(Reason(isBack ? .recovered : .writtenOff, fen, grant.claimedFen)))
    }
  }

  /// Two people in two capacities.
  static func fault(_ signers: [Signer]) -> Reason? {
    guard Set(signers.map(\.staff)).count >= 2 else { return Reason(.signersSame) }
    guard Set(signers.map(\.role)).count >= 2 else { return Reason(.signersRole) }
    return nil
  }
}

extension Caseworker {
  /// A fact about a fund: money allocated, or an order of its keepers.
  public func decide(fund fact: Fact, at position: Position, commons: inout Commons, into out: Proceedings) {
    let key: FundKey
    switch fact.body {
    case .fundAllocation(let body): key = FundKey(name: fact.subject, year: body.year)
    case .fundOrder(let body): key = FundKey(name: fact.subject, year: body.year)
    default: return
    }
    let root = PurseKey.reserve(of: key)
    let reserve = commons.withPurse(root, out) { $0 }
    switch reserve.taken.repetition(of: fact) {
    case .same: return out.rule(.repeated, on: fact, position, since: out.note(Reason(.seenBefore)))
    case .forged:
      out.forged = true
      return out.rule(.dead, on: fact, position, since: out.note(Reason(.otherBytes)))
    case .new: break
    }
    let outcome =
      switch fact.body {
      case .fundAllocation(let body): allocate(body, fact, key, reserve, &commons, out)
      case .fundOrder(let body): order(body, fact, key, reserve, &commons, out)
      default: Reason(.orderIdle)
      }
    let isTaken = ![.fundFull, .fundMismatch, .fundClosed, .orderIdle, .signersSame, .signersRole].contains(
      outcome.code)
    if isTaken {
      commons.withPurse(root, out) { reserve in
        reserve.taken.append(Taken(fact, at: position))
        if reserve.taken.count > Purse.takenMax { reserve.taken.removeFirst() }
      }
    }
    out.changed = true
    out.rule(isTaken ? .accepted : .refused, on: fact, position, since: out.note(outcome))
  }

  private func allocate(
    _ body: FundAllocation, _ fact: Fact, _ key: FundKey, _ reserve: Purse, _ commons: inout Commons,
    _ out: Proceedings
  ) -> Reason {
    guard !reserve.isClosed else { return Reason(.fundClosed, body.amountFen, Int64(body.year)) }
    guard reserve.earmark.isEmpty || reserve.earmark == body.earmark && reserve.source == body.source else {
      return Reason(.fundMismatch, Int64(body.year))
    }
    let (sum, overflow) = reserve.allocatedFen.addingReportingOverflow(body.amountFen)
    guard !overflow, sum <= Purse.allocatedMax else {
      return Reason(.fundFull, body.amountFen, reserve.allocatedFen)
    }
    commons.allocate(body.amountFen, to: key, source: body.source, earmark: body.earmark, out, at: fact.at)
    return Reason(.fundAllocated, body.amountFen, sum)
  }

  private func order(
    _ body: FundOrder, _ fact: Fact, _ key: FundKey, _ reserve: Purse, _ commons: inout Commons, _ out: Proceedings
  ) -> Reason {
    if body.order != .freeze, let fault = Turn.fault(body.signers) { return fault }
    switch body.order {
    case .freeze:
      guard !reserve.isFrozen, !reserve.isClosed else { return Reason(.orderIdle) }
      commons.freeze(key, out)
      return Reason(.fundStopped, Int64(body.year))
    case .unfreeze:
      guard reserve.isFrozen else { return Reason(.orderIdle) }
      commons.unfreeze(key, out, at: fact.at)
      return Reason(.fundResumed, Int64(body.year))
    case .close:
      guard !reserve.isClosed else { return Reason(.orderIdle) }
      let (lapsed, waiting) = commons.close(key, out, at: fact.at)
      return Reason(.fundLapsed, lapsed, Int64(waiting), Int64(body.year))
    }
  }
}
