import Contract
import Policy

// Changes of a household: they reach every live case of its persons, recompute what is paid, and take a
// household out of the register where an exclusion now applies.

extension Turn {
  func householdChange(
    _ body: HouseholdChange, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    let start = out.reasons.count
    switch body.kind {
    case .memberAdded:
      guard let person = body.member else { return refuse(state, out, Reason(.memberUnknown)) }
      if let index = state.members.firstIndex(of: person) {
        return refuse(state, out, Reason(.memberPresent, Int64(index + 1)))
      }
      guard state.members.count < Caseworker.membersMax else {
        return refuse(state, out, Reason(.householdFull, Int64(state.members.count)))
      }
      if rules.programme(state.programme)?.claims ?? true {
        let key = ClaimKey(programme: state.programme, person: person)
        guard !commons.isHeld(key, otherThan: state.id, out) else {
          return refuse(state, out, Reason(.memberClaimed))
        }
        out.claimGenerations.append(commons.claim(key, for: state.id))
      }
      state.members.append(person)
    case .memberRemoved, .memberDied:
      guard let person = body.member, state.members.contains(person) else {
        return refuse(state, out, Reason(.memberUnknown))
      }
      if body.kind == .memberDied { echo(body, state, &commons, out) }
      dropMember(person, &state, &commons, out)
      if state.members.isEmpty {
        out.reasons.append(Reason(.changeRecorded, 0, state.incomeFen))
        return close(&state, .withdrawn, &commons, out, since: start)
      }
    case .incomeChanged:
      state.incomeFen = body.incomeFen ?? state.incomeFen
      echo(body, state, &commons, out)
    case .assetAcquired:
      state.found.formUnion(body.findings)
      echo(body, state, &commons, out)
    case .houseLost, .returned: echo(body, state, &commons, out)
    }
    settle(body, &state, &commons, out, since: start)
  }

  /// A change that another case of the same household was told of.
  func echoed(_ body: HouseholdEcho, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    let start = out.reasons.count
    let change = body.change
    switch change.kind {
    case .memberDied, .memberRemoved:
      guard let person = change.member, state.members.contains(person) else {
        return accept(state, out, since: out.note(Reason(.echoIdle)))
      }
      dropMember(person, &state, &commons, out)
      if state.members.isEmpty {
        out.reasons.append(Reason(.echoTaken))
        return close(&state, .withdrawn, &commons, out, since: start)
      }
    case .incomeChanged: state.incomeFen = change.incomeFen ?? state.incomeFen
    case .assetAcquired: state.found.formUnion(change.findings)
    case .memberAdded, .houseLost, .returned: break
    }
    out.reasons.append(Reason(.echoTaken))
    settle(change, &state, &commons, out, since: start)
  }

  /// A member leaves; the plan for the others stays.
  private func dropMember(_ person: PersonKey, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    guard let index = state.members.firstIndex(of: person) else { return }
    state.members.remove(at: index)
    if let planned = state.plan?.ofMembers, planned.indices.contains(index) { state.plan!.ofMembers.remove(at: index) }
    let key = ClaimKey(programme: state.programme, person: person)
    if let generation = commons.release(key, of: state.id) { out.claimGenerations.append(generation) }
  }

  /// Judges what the change means, by the rules for changes.
  private func settle(
    _ body: HouseholdChange, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings, since start: Int
  ) {
    out.reasons.append(Reason(.changeRecorded, Int64(state.members.count), state.incomeFen))
    // While the card is back with the household it will come again, and is judged then.
    var effect: Effect?
    if state.stage != .returned, let programme = rules.programme(state.programme) {
      present(state, found: body.findings, source: Turn.card, out)
      out.values.set(.changeKind, body.kind.text)
      effect = judge(programme.change, out)
      if effect == .refuse {
        keepFaults(out, since: start)
        if state.registered { return remove(&state, &commons, out, since: start) }
        return close(&state, .refused, &commons, out, since: start)
      }
    }
    if body.kind == .returned, state.exited,
      rules.chain(state)[Int(state.step)...].contains(where: { $0.readmitTo != nil })
    {
      return readmit(&state, &commons, out, since: start)
    }
    accept(state, out, since: start)
    follow(effect, &state, out, since: start)
    if state.registered { flag(state, out, .householdChanged, since: start) }
    recompute(&state, &commons, out)
  }

  /// Tells the other live cases of the household's persons, in every programme: a death, a car, a lost house, a
  /// department's finding concern them as well.
  func echo(_ body: HouseholdChange, _ state: Case, _ commons: inout Commons, _ out: Proceedings) {
    var others: [String] = []
    for person in state.members {
      for programme in rules.programmeNames where programme != state.programme {
        guard let holder = commons.claims[ClaimKey(programme: programme, person: person)]?.holder,
          holder != state.id, !holder.isEmpty, !others.contains(holder)
        else { continue }
        let standing = commons.standing(holder)
        guard !standing.isClosed else { continue }
        out.observed.append(Observation(caseId: holder, version: standing.version))
        others.append(holder)
      }
    }
    let id = state.id
    for other in others {
      out.emit(.householdEchoed, other) { json in
        json.field("caseId", id)
        json.field("kind", body.kind.text)
        json.field("on", day)
        if let income = body.incomeFen { json.field("incomeFen", income) }
        json.array("findings", Finding.allCases.filter { body.findings.contains($0) }) { $0.string($1.text) }
        if let member = body.member { json.field("member", member.hexadecimal) }
      }
    }
  }
}
