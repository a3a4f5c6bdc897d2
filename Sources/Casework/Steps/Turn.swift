import Contract
import Policy

/// One fact before one case: whether it is its turn, and what follows.
struct Turn {
  enum Timing { case now, early, passed, unknown }

  let rules: Rules
  var fact: Fact
  let position: Position

  var day: Day { fact.at.day }
  /// The day from which deadlines count.
  var arrival: Day { max(fact.at, fact.arrived).day }

  // MARK: Whose turn is it

  /// While an application is back with the household, only the household and its helper are heard;
  /// everything else waits for the application to come again.
  func timing(_ state: Case) -> Timing {
    if state.stage == .closed { return .now }
    switch fact.body {
    case .application: return .now
    case .comparison(let body): return timing(state, quoting: body.requestId, .comparison)
    case .review(let body): return timing(state, quoting: body.requestId, .review)
    case .publicity(let body): return timing(state, quoting: body.noticeId, .notice)
    case .disbursement(let body): return timing(state, instruction: body.instructionId)
    case .milestone(let body): return timing(state, milestone: body)
    case .visit(let body):
      if let id = body.requestId { return timing(state, quoting: id, .followup) }
      return state.stage == .unknown ? .early : .now
    case .paymentOrder(let body): return timing(state, order: body)
    case .placeOffered, .moneyOffered, .withdrawal, .householdChange, .echo, .helper, .plan:
      return state.stage == .unknown ? .early : .now
    case .objection:
      return state.stage == .unknown || state.stage == .returned ? .early : .now
    case .timer: return .now
    case .quota, .fundAllocation, .fundOrder, .policy, .deadLetterOrder, .retried: return .unknown
    }
  }

  private func timing(_ state: Case, quoting id: String, _ kind: StepKind) -> Timing {
    if state.stage == .unknown { return .early }
    let chain = rules.chain(state)
    if kind == .comparison, checking(state, quoting: id) != nil { return .now }
    guard let quoted = QuotedStep(id, case: state.id, chain: chain), chain[quoted.step].kind == kind
    else { return .unknown }
    let here = (Int(state.step), Int(state.round))
    let there = (quoted.step, quoted.round)
    if there == here { return state.stage == .open ? .now : .early }
    return there > here ? .early : .passed
  }

  private func timing(_ state: Case, order body: PaymentOrder) -> Timing {
    if state.stage == .unknown { return .early }
    guard let quoted = QuotedEntitlement(body.entitlementId, case: state.id, chain: rules.chain(state)) else {
      return .unknown
    }
    guard let grant = state.entitlement, QuotedEntitlement(grant) >= quoted else { return .early }
    return state.entitlement(quoted) == nil ? .passed : .now
  }

  // MARK: What follows

  /// Facts that a case hears however many it has recorded: they end it, pay it or watch it.
  var isAlwaysHeard: Bool {
    switch fact.body {
    case .withdrawal, .disbursement, .paymentOrder, .milestone, .placeOffered, .moneyOffered, .timer: true
    default: false
    }
  }

  mutating func judge(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    // An offer has the time of what freed the place, which can be dated before the case was ready for it.
    if case .placeOffered = fact.body { fact.at = max(fact.at, state.stepSince) }
    if case .moneyOffered = fact.body { fact.at = max(fact.at, state.stepSince) }
    if case .timer(let body) = fact.body { return timer(body, &state, &commons, out) }
    if state.stage == .closed, !isHeardWhenClosed(state) { return late(state, out) }
    switch timing(state) {
    case .early: return park(&state, out)
    case .passed: return refuse(state, out, Reason(.stepPassed))
    case .unknown: return refuse(state, out, Reason(.requestUnknown))
    case .now: break
    }
    if case .application(let body) = fact.body { return application(body, &state, &commons, out) }
    guard fact.at >= state.appliedAt else { return refuse(state, out, Reason(.beforeCase)) }
    switch fact.body {
    case .comparison(let body): comparison(body, &state, &commons, out)
    case .review(let body): review(body, &state, &commons, out)
    case .publicity(let body): publicity(body, &state, &commons, out)
    case .disbursement(let body): disbursement(body, &state, &commons, out)
    case .placeOffered: placeOffered(&state, &commons, out)
    case .withdrawal: withdrawal(&state, &commons, out)
    case .objection(let body): objection(body, &state, out)
    case .householdChange(let body): householdChange(body, &state, &commons, out)
    case .helper(let body): helper(body, &state, &commons, out)
    case .milestone(let body): milestone(body, &state, &commons, out)
    case .paymentOrder(let body): paymentOrder(body, &state, &commons, out)
    case .moneyOffered(let body): moneyOffered(body, &state, &commons, out)
    case .visit(let body): visit(body, &state, &commons, out)
    case .plan(let body): plan(body, &state, out)
    case .echo(let body): echoed(body, &state, &commons, out)
    // Taken above, or answered `.unknown` by `timing`.
    case .application, .timer, .quota, .fundAllocation, .fundOrder, .policy, .deadLetterOrder, .retried: break
    }
  }

  /// What is still with the bank is answered, and what was paid too much comes back, after the case is closed.
  private func isHeardWhenClosed(_ state: borrowing Case) -> Bool {
    switch fact.body {
    case .disbursement(let body): isAwaited(body, state)
    case .paymentOrder(let body):
      switch body.order {
      case .recover, .recovered, .writeOff: true
      case .hold, .release, .retry: false
      }
    default: false
    }
  }

  /// Facts on a closed case have no effect, but an objection is passed on.
  private func late(_ state: Case, _ out: Proceedings) {
    if case .objection = fact.body {
      let start = out.note(Reason(.objectionLate))
      out.rule(.late, on: fact, position, step: state.step, since: start)
      flag(state, out, .objection, since: start)
      return
    }
    out.rule(.late, on: fact, position, step: state.step, since: out.note(Reason(.caseClosed)))
    switch fact.body {
    case .placeOffered, .moneyOffered, .echo: return
    default: break
    }
    flag(state, out, .late, since: out.reasons.count - 1)
  }

  private func park(_ state: inout Case, _ out: Proceedings) {
    guard state.parked.count < Caseworker.parkedMax else {
      return refuse(state, out, Reason(.parkedFull, Int64(state.parked.count)))
    }
    let days = rules.programme(state.programme)?.parkedDays.inForce(day).value ?? Caseworker.parkedDays
    let deadline = arrival + Int(days) + 1
    let isEarliest = state.parked.allSatisfy { $0.deadline > deadline }
    state.parked.append(Parked(fact: fact, position: position, deadline: deadline))
    if isEarliest {
      out.deadlines.append(
        .init(kind: .parkedExpired, step: state.step, round: state.round, due: deadline))
    }
    out.rule(.parked, on: fact, position, step: state.step, since: out.note(Reason(.early)))
  }

  /// The fact takes no effect; whoever sent it is told why.
  func refuse(_ state: Case, _ out: Proceedings, _ reason: Reason) {
    refuse(state, out, since: out.note(reason))
  }

  func refuse(_ state: Case, _ out: Proceedings, since start: Int) {
    out.rule(.refused, on: fact, position, step: state.step, since: start)
    guard state.stage != .unknown else { return }
    flag(state, out, .factRefused, since: start)
  }

  func accept(_ state: Case, _ out: Proceedings, since start: Int, step: UInt8? = nil) {
    out.rule(.accepted, on: fact, position, step: step ?? state.step, since: start)
  }
}
