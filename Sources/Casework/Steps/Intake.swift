import Contract
import Policy

extension Turn {
  /// Self-application, nomination and discovery.
  func application(
    _ body: Application, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    guard state.stage == .unknown || state.stage == .returned else {
      return refuse(state, out, Reason(.alreadyApplied))
    }
    // The contract sees to both; here they would trap.
    guard !body.members.isEmpty else { return refuse(state, out, Reason(.memberUnknown)) }
    guard body.members.count <= Caseworker.membersMax else {
      return refuse(state, out, Reason(.householdFull, Int64(body.members.count)))
    }
    let start = out.reasons.count
    let isResubmission = state.stage == .returned
    if isResubmission { out.reasons.append(Reason(.resubmitted)) }
    state.stage = .open
    state.appliedAt = isResubmission ? state.appliedAt : fact.at
    state.stepSince = fact.at
    state.programme = body.programme
    state.village = body.village
    state.pack = rules.key
    state.members = body.members
    state.incomeFen = body.incomeFen
    state.accountLast4 = body.accountLast4
    state.relatives = body.relatives
    state.acted.removeAll()
    if let nominator = body.nominator { state.acted.append(Actor(staff: nominator, level: .village)) }

    let attempts = rules.pack.parameters.contactAttempts.inForce(day)
    if body.away, Int64(body.contacts) < attempts.value {
      out.reasons.append(
        Reason(.contactMissing, clause: attempts.rule, Int64(body.contacts), attempts.value))
      return returnToHousehold(&state, out, since: start)
    }
    for (index, person) in body.members.enumerated() {
      let key = ClaimKey(programme: body.programme, person: person)
      if commons.isHeld(key, otherThan: state.id, out) {
        out.reasons.append(Reason(.personClaimed, Int64(index + 1)))
      }
    }
    exclude(body.findings, source: Reason.declared, out)
    let line = rules.pack.parameters.incomeLineFen.inForce(day)
    let perPerson = body.incomeFen / Int64(body.members.count)
    if perPerson >= line.value {
      out.reasons.append(Reason(.incomeAboveLine, clause: line.rule, perPerson, line.value))
    }
    guard out.reasons.count == start + (isResubmission ? 1 : 0) else {
      return close(&state, .refused, &commons, out, since: start)
    }
    for person in body.members {
      let key = ClaimKey(programme: body.programme, person: person)
      out.claimGenerations.append(commons.claim(key, for: state.id))
    }
    out.reasons.append(Reason(.intakeAccepted, perPerson, line.value, Int64(body.members.count)))
    accept(state, out, since: start)
    enter(0, round: 1, &state, &commons, out)
  }

  /// Adds a reason for each finding that excludes a household on this day.
  func exclude(_ findings: FindingSet, source: Int64, _ out: Proceedings) {
    guard findings.rawValue != 0 else { return }
    for exclusion in rules.pack.exclusions where findings.contains(exclusion.finding) && exclusion.from <= day
    {
      out.reasons.append(
        Reason(ReasonCode(exclusion.finding), clause: exclusion.clause.rule, source))
    }
  }

  /// The application goes back to the household; the same case id resumes it.
  private func returnToHousehold(_ state: inout Case, _ out: Proceedings, since start: Int) {
    state.stage = .returned
    out.rule(.returned, on: fact, position, step: state.step, since: start)
    let reasons = out.reasons[start...]
    let about = Head(state)
    out.emit(.applicationReturned, about.caseId) { json in
      head(&json, about)
      json.field("step", "intake")
      json.reasons(reasons, texts: true)
    }
  }
}

extension ReasonCode {
  init(_ finding: Finding) {
    self =
      switch finding {
      case .ownsHousing: .exclusionHousing
      case .ownsCar: .exclusionCar
      case .publicPay: .exclusionPublicPay
      case .individualBusiness: .exclusionBusiness
      case .duplicateIdentity: .exclusionIdentity
      case .disabilityNotGenuine: .exclusionDisability
      }
  }
}
