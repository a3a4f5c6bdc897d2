import Casework
import Contract
import Policy

// What the world makes of a decision: it reads what was emitted, instructed, booked and set.

extension World {
  /// What follows from the newest decision on a case.
  func react(_ life: Life) {
    let out = office.out
    var isAsked = false
    for emission in out.emissions {
      switch emission.topic {
      case .comparisonRequested:
        if chain(life)[Int(life.state.step)].kind == .comparison {
          life.request = office.text("requestId", of: emission)
          isAsked = true
        } else {
          life.checkRequest = office.text("requestId", of: emission)
          later(life, in: 3...20, .check(ordinal: life.ordinal, number: life.state.checks))
        }
      case .reviewRequested:
        life.request = office.text("requestId", of: emission)
        isAsked = true
      case .publicityStarted:
        life.request = office.text("noticeId", of: emission)
        isAsked = true
      case .applicationReturned where life.state.stage == .returned:
        life.seen.insert(.returned)
        if life.random.chance(perMille: 850) { later(life, in: 3...20, .resubmit(ordinal: life.ordinal)) }
      case .applicationRefused:
        if !life.state.registered, life.random.chance(perMille: 250) { applyAgain(life) }
      case .caseRegistered: registered(life)
      case .entitlementGranted: granted(life)
      case .paymentFailed:
        guard life.state.entitlement?.isStopped == true,
          life.seen.insert(.paymentStopped).inserted || life.ordersTried > 0,
          life.random.chance(perMille: 880)
        else { continue }
        later(life, in: 5...20, .retry(ordinal: life.ordinal))
      case .followupDue:
        life.request = office.text("requestId", of: emission)
        guard life.random.chance(perMille: 970) else { continue }
        later(
          life, in: 2...15, .visit(ordinal: life.ordinal, step: life.state.step, round: life.state.round))
      case .caseExited: if life.state.exited { life.seen.insert(.exited) }
      default: break
      }
    }
    for payment in out.payments {
      if case .instructed(let id, let instruction) = payment { remember(id, instruction, of: life) }
    }
    if out.entries.contains(where: { $0.kind == .claim && $0.caseId == life.id }) {
      later(life, in: 15...60, .repay(ordinal: life.ordinal))
    }
    for deadline in out.deadlines { remind(life, deadline) }
    if life.state.firstRound > 1 { life.seen.insert(.readmitted) }
    if life.state.stage == .waiting { waits(life) }
    if isAsked { answerLater(life) }
  }

  private func registered(_ life: Life) {
    guard life.seen.insert(.registered).inserted else { return }
    if life.random.chance(perMille: 600) { later(life, in: 2...10, .help(ordinal: life.ordinal)) }
    if life.random.chance(perMille: 700) { later(life, in: 10...40, .plan(ordinal: life.ordinal)) }
    if life.random.chance(perMille: 300) { later(life, in: 20...200, .call(ordinal: life.ordinal)) }
    if life.random.chance(perMille: 120) { later(life, in: 5...90, .change) }
  }

  private func granted(_ life: Life) {
    life.seen.insert(.granted)
    if life.random.chance(perMille: 20) { later(life, in: 5...60, .hold(ordinal: life.ordinal)) }
    if life.random.chance(perMille: 15) { later(life, in: 40...150, .audit(ordinal: life.ordinal)) }
    guard let grant = life.state.entitlement, chain(life)[Int(grant.step)].benefit?.schedule == .stages else { return }
    workOn(life, in: 10...40)
  }

  /// Somebody waits for a place or for money.
  private func waits(_ life: Life) {
    guard life.state.awaitsMoney, let grant = life.state.entitlement, Int(grant.reserved) < grant.shares.count else {
      life.seen.insert(.waitedForPlace)
      return
    }
    let isFirst = life.seen.insert(.waitedForMoney).inserted
    lacks(grant.shares[Int(grant.reserved)].purse.fund)
    // Work may begin before its money is promised.
    guard isFirst, chain(life)[Int(grant.step)].benefit?.schedule == .stages, life.random.chance(perMille: 200) else {
      return
    }
    life.seen.insert(.startedEarly)
    later(life, in: 10...25, .milestone(ordinal: life.ordinal, stage: 1, tries: 0))
  }

  /// A deadline of the worker's has come. One that is spent has no effect, and is not told.
  func fire(_ life: Life, _ kind: TimerKind, _ step: UInt8, _ round: UInt16, _ due: Day) {
    let state = life.state
    switch kind {
    case .stepOverdue:
      guard state.stage == .open, state.step == step, state.round == round, !state.overdue else { return }
    case .parkedExpired: guard !state.parked.isEmpty else { return }
    case .instalmentDue, .reverifyDue, .visitDue: guard state.stage != .closed else { return }
    }
    let fact = office.timer(TimerDue(kind: kind, step: step, round: round, due: due), of: life)
    office.decide(fact, on: life)
    settle(life)
  }
}
