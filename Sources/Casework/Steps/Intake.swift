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
    let faults = out.reasons.count
    open(body, &state, isResubmission)
    guard let programme = rules.programme(body.programme) else {
      out.reasons.append(Reason(.programmeUnknown))
      return close(&state, .refused, &commons, out, since: start)
    }
    state.evidence.removeAll(keepingCapacity: true)
    guard takeEvidence(body.evidence, nil, &state, out) else {
      return returnToHousehold(&state, out, since: start)
    }
    for (index, person) in body.members.enumerated() where programme.claims {
      let key = ClaimKey(programme: body.programme, person: person)
      if commons.isHeld(key, otherThan: state.id, out) {
        out.reasons.append(Reason(.personClaimed, Int64(index + 1)))
      }
    }
    let isClaimed = out.reasons.count > faults
    present(state, found: body.findings, source: Turn.card, out)
    out.values.set(.away, body.away)
    out.values.set(.contacts, Int64(body.contacts))
    let effect = judge(programme.intake, out)
    if isClaimed || effect == .refuse {
      keepFaults(out, since: faults)
      return close(&state, .refused, &commons, out, since: start)
    }
    if effect == .return {
      keepFaults(out, since: faults)
      return returnToHousehold(&state, out, since: start)
    }
    for person in body.members where programme.claims {
      let key = ClaimKey(programme: body.programme, person: person)
      out.claimGenerations.append(commons.claim(key, for: state.id))
    }
    out.reasons.append(Reason(.intakeAccepted, Int64(body.members.count)))
    accept(state, out, since: start)
    follow(effect, &state, out, since: start)
    enter(0, round: 1, &state, &commons, out)
  }

  private func open(_ body: Application, _ state: inout Case, _ isResubmission: Bool) {
    state.stage = .open
    state.appliedAt = isResubmission ? state.appliedAt : fact.at
    state.stepSince = fact.at
    state.programme = body.programme
    state.village = body.village
    state.pack = rules.key
    state.origin = body.origin
    state.members = body.members
    state.incomeFen = body.incomeFen
    state.assetsFen = body.financialAssetsFen
    state.found = body.findings
    state.strict = false
    state.accountLast4 = body.accountLast4
    state.relatives = body.relatives
    state.acted.removeAll()
    if let nominator = body.nominator { state.acted.append(Actor(staff: nominator, level: .village)) }
  }

  /// Takes in the programme's further fields: those of the card, or of one step. False: something has to be put right.
  /// - Parameter step: nil: the card. Fields of steps to come have their standard values until then.
  func takeEvidence(
    _ given: [Evidence], _ step: String?, _ state: inout Case, _ out: Proceedings
  ) -> Bool {
    let fields = rules.programme(state.programme)?.evidence ?? []
    if fields.isEmpty, given.isEmpty { return true }
    let before = out.reasons.count
    var known = 0
    for (place, field) in fields.enumerated() {
      if place == state.evidence.count { state.evidence.append(field.standard ?? 0) }
      guard field.step == step else { continue }
      let stated = given.first { $0.name == field.name }
      if stated != nil { known += 1 }
      let value = stated.map { field.code($0.value) } ?? field.standard
      if value == nil { out.reasons.append(Reason(.evidenceMissing, Int64(place + 1))) }
      state.evidence[place] = value ?? 0
    }
    if known < given.count { out.reasons.append(Reason(.evidenceUnknown, Int64(given.count - known))) }
    return out.reasons.count == before
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

extension EvidenceField {
  /// nil: not of the field's type.
  func code(_ value: Evidence.Value) -> Int64? {
    switch (kind, value) {
    case (.bool, .bool(let truth)): truth ? 1 : 0
    case (.int, .integer(let number)): number
    case (.fen, .integer(let number)): number >= 0 ? number : nil
    case (.date, .text(let text)): (Day(text: text)?.number).map(Int64.init)
    case (.word(let words), .text(let text)): words.firstIndex(of: text).map(Int64.init)
    default: nil
    }
  }
}
