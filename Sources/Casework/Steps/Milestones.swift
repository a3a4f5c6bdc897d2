import Contract
import Policy

extension Turn {
  /// A stage of work releases its instalment: in order, with its evidence, signed by three people in their order
  ///
  func milestone(_ body: Milestone, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    let chain = rules.chain(state)
    guard let grant = state.entitlement, let step = chain.at(grant.step), let benefit = step.benefit,
      benefit.schedule == .stages
    else { return refuse(state, out, Reason(.notStaged)) }
    guard QuotedEntitlement(body.entitlementId, case: state.id, chain: chain) == QuotedEntitlement(grant),
      Int(body.stage) <= benefit.stages.count
    else {
      return refuse(state, out, Reason(.requestUnknown))
    }
    guard body.stage >= grant.next else { return refuse(state, out, Reason(.stepPassed)) }
    let stage = benefit.stages[Int(body.stage) - 1]
    let start = out.reasons.count
    for (place, kind) in stage.evidence.enumerated() where !body.evidence.contains(kind) {
      out.reasons.append(Reason(.stageEvidence, clause: stage.clause.rule, Int64(body.stage), Int64(place + 1)))
    }
    let wrong =
      zip(stage.signers, body.signers).first { $0 != $1.role }?.0 ?? stage.signers.dropFirst(body.signers.count).first
    if let wrong {
      out.reasons.append(Reason(.stageSigners, Int64(wrong.rawValue)))
    } else if body.signers.count > stage.signers.count {
      out.reasons.append(Reason(.signerRole, Int64(body.signers[stage.signers.count].role.rawValue)))
    }
    if Set(body.signers.map(\.staff)).count < body.signers.count { out.reasons.append(Reason(.signersSame)) }
    for signer in body.signers where state.relatives.contains(signer.staff) {
      out.reasons.append(Reason(.signerRelated, Int64(signer.role.rawValue)))
    }
    guard out.reasons.count == start else {
      out.rule(.returned, on: fact, position, step: state.step, since: start)
      return flag(state, out, .milestoneReturned, since: start)
    }
    guard grant.status == .running else {
      return refuse(state, out, Reason(grant.status == .held ? .paymentsHeld : .stepPassed))
    }
    accept(
      state, out, since: out.note(Reason(.stageReached, clause: stage.clause.rule, Int64(body.stage), stage.percent)))
    instructNext(&state, &commons, out)
  }

  /// Whether a stage's turn has come.
  func timing(_ state: Case, milestone body: Milestone) -> Timing {
    guard state.stage != .unknown, state.stage != .returned else { return .early }
    // Work that begins before its money is promised waits for it.
    guard let quoted = QuotedEntitlement(body.entitlementId, case: state.id, chain: rules.chain(state)) else {
      return .now
    }
    guard let grant = state.entitlement, QuotedEntitlement(grant) >= quoted else { return .early }
    guard QuotedEntitlement(grant) == quoted else { return .passed }
    if grant.status == .awaiting { return .early }
    return body.stage > grant.next && body.stage <= grant.count ? .early : .now
  }
}
