import Contract
import Policy

// What a household gets: computed by the pack, promised by the funds.

extension Turn {
  /// Judges and computes the award of the step that the case has come to; the reasons belong to the ruling that
  /// brought it here.
  func award(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    let step = rules.chain(state)[Int(state.step)]
    guard let benefit = step.benefit else { return }
    if let former = state.entitlement { state.former.append(former) }
    state.entitlement = nil
    let start = out.reasons.count
    present(state, found: state.found, out)
    let computed = shares(step, out)
    let count = benefit.count(on: day)
    out.values.set(.awardAmount, computed?.reduce(0) { $0 + $1.amountFen } ?? 0)
    out.values.set(.awardInstalments, Int64(count))
    let effect = computed == nil ? .refuse : judge(step.ownRules, out)
    if effect == .refuse || effect == .return {
      keepFaults(out, since: start)
      out.extendLastRuling()
      return refuseAward(&state, &commons, out, since: start)
    }
    follow(effect, &state, out, since: start)
    guard let shares = computed, !shares.isEmpty else {
      out.reasons.append(Reason(.grantedNothing, clause: step.rule))
      out.extendLastRuling()
      return advance(&state, &commons, out)
    }
    let grant = Entitlement(
      step: state.step, passage: Turn.passage(state), grantedOn: day, count: count, shares: shares)
    state.entitlement = grant
    out.reasons.append(Reason(benefit.granted, clause: step.rule, grant.amountFen, Int64(count)))
    out.extendLastRuling()
    reserve(&state, &commons, out)
  }

  /// What the grants of a step come to, one share a fund, in the order of the funds: whoever waits for money
  /// holds none of a fund that comes after. nil: a grant could not be computed.
  func shares(_ step: ChainStep, _ out: Proceedings) -> [Entitlement.Share]? {
    var shares: [Entitlement.Share] = []
    var total: Int64 = 0
    for rule in step.grants {
      out.values.set(.awardGranted, total)
      switch out.values.judge(rule, on: day) {
      case .silent: break
      case .met:
        if rule.met != nil, !out.isMute { out.reasons.append(Reason(rule, met: true, out.values)) }
      case .fired:
        let fen = out.values.granted(by: rule)
        guard (0...Turn.grantMax).contains(fen), total + fen <= Turn.grantMax
        else {
          out.reasons.append(Reason(.ruleUnjudged, clause: rule.clause.rule, Int64(rule.index + 1)))
          return nil
        }
        out.reasons.append(Reason(rule, met: false, out.values))
        total += fen
        guard fen > 0, let name = rule.fund, let earmark = rule.earmark else { continue }
        if let same = shares.firstIndex(where: { $0.purse.fund.name == name }) {
          shares[same].amountFen += fen
        } else {
          let fund = FundKey(name: name, year: UInt16(clamping: day.yearMonthDay.year))
          shares.append(
            Entitlement.Share(
              purse: PurseKey(fund: fund, partition: position.partition), earmark: earmark, amountFen: fen))
        }
      case .failed:
        out.reasons.append(Reason(.ruleUnjudged, clause: rule.clause.rule, Int64(rule.index + 1)))
        return nil
      }
    }
    return shares.sorted { $0.purse < $1.purse }
  }

  /// One grant in fen at most, 10^9 yuan: a larger one is a mistake in the pack.
  private static let grantMax: Int64 = 100_000_000_000

  /// The household stays registered; the aid is refused.
  private func refuseAward(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings, since start: Int) {
    let step = rules.chain(state)[Int(state.step)]
    let list = out.reasons[start...]
    let about = Head(state)
    out.emit(.applicationRefused, about.caseId) { json in
      head(&json, about)
      json.field("step", step.name)
      json.reasons(list, texts: true)
    }
    finish(&state, .refused, &commons, out)
  }

  /// Has the funds promise the money, one after the other; where one has too little, the case waits for it.
  private func reserve(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard var grant = state.entitlement else { return }
    let benefit = rules.chain(state)[Int(grant.step)].benefit
    while Int(grant.reserved) < grant.shares.count {
      let place = Int(grant.reserved)
      let share = grant.shares[place]
      let fen = share.amountFen * Int64(benefit?.schedule == .monthly ? grant.count : 1)
      let shortage = commons.commit(
        fen, from: share.purse, earmark: share.earmark, for: state.id, village: state.village,
        since: state.stepSince, out, at: fact.at)
      switch shortage {
      case nil:
        grant.shares[place].committedFen = fen
        grant.reserved += 1
      case .closed where share.purse.fund.year < UInt16(clamping: grant.grantedOn.yearMonthDay.year + Turn.laterYears):
        // The books of that year are closed: the next one's money.
        grant.shares[place].purse.fund.year += 1
      case .some(let why):
        state.entitlement = grant
        return wait(share, fen, why, &state, out)
      }
    }
    let isOutdated = grant.isOutdated
    grant.isOutdated = false
    grant.status = .running
    state.entitlement = grant
    if state.stage == .waiting { state.stage = .open }
    announce(state, grant, out)
    if isOutdated { recompute(&state, &commons, out) }
    begin(&state, &commons, out)
  }

  private static let laterYears = 2

  private func wait(
    _ share: Entitlement.Share, _ fen: Int64, _ why: Shortage, _ state: inout Case, _ out: Proceedings
  ) {
    let code: ReasonCode =
      switch why {
      case .dry: .fundShort
      case .frozen: .fundFrozen
      case .earmark: .fundEarmark
      case .closed: .fundClosed
      }
    state.stage = .waiting
    let start = out.note(Reason(code, fen, Int64(share.purse.fund.year)))
    out.extendLastRuling()
    flag(state, out, .waitingForMoney, since: start, fund: share.purse.fund)
  }

  /// The money that the case waited for has been put aside; or the year was closed and the next one is asked.
  func moneyOffered(_ body: MoneyOffered, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    let fund = FundKey(name: body.fund, year: body.year)
    guard state.awaitsMoney, let grant = state.entitlement, Int(grant.reserved) < grant.shares.count,
      grant.shares[Int(grant.reserved)].purse.fund == fund
    else { return refuse(state, out, Reason(.stepPassed)) }
    let place = Int(grant.reserved)
    switch commons.takeUp(state.id, in: grant.shares[place].purse, out) {
    case .waiting: return refuse(state, out, Reason(.stepPassed))
    case .none:
      accept(state, out, since: out.note(Reason(.fundClosed, grant.shares[place].amountFen, Int64(fund.year))))
    case .offered:
      let benefit = rules.chain(state)[Int(grant.step)].benefit
      let fen = grant.shares[place].amountFen * Int64(benefit?.schedule == .monthly ? grant.count : 1)
      state.entitlement!.shares[place].committedFen = fen
      state.entitlement!.reserved += 1
      accept(state, out, since: out.note(Reason(.moneyOffered, fen, Int64(fund.year))))
    }
    reserve(&state, &commons, out)
  }

  private func announce(_ state: Case, _ grant: Entitlement, _ out: Proceedings) {
    let step = rules.chain(state)[Int(grant.step)]
    let about = Head(state)
    out.emit(.entitlementGranted, about.caseId) { json in
      head(&json, about)
      json.field("entitlementId", about.caseId, .text(grant.name(ofStep: step.name)))
      json.field("benefit", step.name)
      json.field("schedule", step.benefit?.schedule.text ?? "")
      json.field("amountFen", grant.amountFen)
      json.field("instalments", Int64(grant.count))
      json.shares(grant.shares.map { ($0.purse.fund, $0.amountFen) })
    }
  }
}

extension Benefit {
  /// Instalments of an award made on this day.
  func count(on day: Day) -> UInt8 {
    switch schedule {
    case .monthly: UInt8(clamping: max(1, months?.inForce(day).value ?? 1))
    case .stages: UInt8(clamping: stages.count)
    case .once: 1
    }
  }

  fileprivate var granted: ReasonCode {
    switch schedule {
    case .monthly: .granted
    case .stages: .grantedStages
    case .once: .grantedSum
    }
  }
}

extension JSONWriter {
  mutating func shares(_ shares: [(fund: FundKey, fen: Int64)]) {
    array("shares", shares) { json, share in
      json.object { json in
        json.field("fund", share.fund.name)
        json.field("year", Int64(share.fund.year))
        json.field("amountFen", share.fen)
      }
    }
  }
}

extension Caseworker {
  /// What a case would get by what is known of it: a month's amount or the whole of its last aid step.
  func prospectFen(of state: Case, _ out: Proceedings) -> Int64 {
    guard let step = rules.chain(state).last(where: { $0.benefit != nil }) else { return 0 }
    let fact = Fact(identity: 0, content: 0, at: state.appliedAt, subject: state.id, body: .withdrawal)
    let turn = Turn(rules: rules, fact: fact, position: Position(lane: 0, offset: 0))
    out.clear()
    turn.present(state, found: state.found, out)
    return turn.shares(step, out)?.reduce(0) { $0 + $1.amountFen } ?? 0
  }
}
