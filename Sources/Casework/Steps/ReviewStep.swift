import Contract
import Policy

extension Turn {
  /// Cases under strict review need further signatures.
  private static let strictRule = "R-338"

  /// The village's appraisal, and the township's and county's reviews.
  func review(_ body: Review, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    let step = rules.chain(state)[Int(state.step)]
    guard body.level == step.level else { return refuse(state, out, Reason(.requestUnknown)) }
    let start = out.reasons.count
    checkSigners(body.signers, step, state, passed: body.rejection == nil, out)
    guard out.reasons.count == start else { return refuse(state, out, since: start) }

    switch body.rejection {
    case .refused:
      out.reasons.append(Reason(.levelRefused, Int64(body.level.rawValue)))
      return close(&state, .refused, &commons, out, since: start)
    case .returned:
      out.reasons.append(Reason(.levelReturned, Int64(body.level.rawValue)))
      return returnStep(&state, &commons, out, since: start)
    case nil: break
    }

    checkMeetings(body.minutes, step, out)
    _ = takeEvidence(body.evidence, step.name, &state, out)
    let isIncomplete = out.reasons.count > start
    present(state, found: state.found, out)
    var strongest = judgeMeetings(body.minutes, step, out)
    out.values.set(.reviewLevel, body.level.text)
    out.values.set(.reviewSigners, body.signers.reduce(into: RoleSet()) { $0.insert(RoleSet($1.role)) })
    out.values.set(.officeMeeting, body.officeMeetingOn != nil)
    if let effect = judge(step.ownRules, out) { strongest = max(strongest ?? effect, effect) }
    if strongest == .refuse {
      keepFaults(out, since: start)
      return close(&state, .refused, &commons, out, since: start)
    }
    if isIncomplete || strongest == .return || strongest == .hold {
      keepFaults(out, since: start)
      return returnStep(&state, &commons, out, since: start, held: !isIncomplete && strongest == .hold)
    }
    out.reasons.append(
      Reason(.reviewPassed, clause: step.rule, Int64(body.level.rawValue), Int64(body.signers.count)))
    for signer in body.signers { state.acted.append(Actor(staff: signer.staff, level: body.level)) }
    if step.takesPlace, !state.holdsPlace { return takePlace(strongest, &state, &commons, out, since: start) }
    accept(state, out, since: start)
    follow(strongest, &state, out, since: start)
    advance(&state, &commons, out)
  }

  /// The roles that the step names, all of them and no other; nobody at two levels,
  /// nobody related to the household. A rejection needs one of the roles.
  private func checkSigners(
    _ signers: [Signer], _ step: ChainStep, _ state: Case, passed: Bool, _ out: Proceedings
  ) {
    var present: RoleSet = []
    let allowed = state.strict ? step.signerSet.union(step.strictSet) : step.signerSet
    for signer in signers {
      present.insert(RoleSet(signer.role))
      let role = Int64(signer.role.rawValue)
      if !allowed.contains(signer.role) { out.reasons.append(Reason(.signerRole, role)) }
      if state.relatives.contains(signer.staff) { out.reasons.append(Reason(.signerRelated, role)) }
      for actor in state.acted where actor.staff == signer.staff && actor.level != step.level {
        out.reasons.append(
          Reason(.signerTwoLevels, Int64(actor.level.rawValue), Int64(step.level.rawValue)))
        break
      }
    }
    guard passed else { return }
    for role in step.signers where !present.contains(role) {
      out.reasons.append(Reason(.signerMissing, Int64(role.rawValue)))
    }
    guard state.strict else { return }
    for role in step.strictSigners where !present.contains(role) {
      out.reasons.append(Reason(.signerMissing, clause: Turn.strictRule, Int64(role.rawValue)))
    }
  }

  private func checkMeetings(_ minutes: [Minutes], _ step: ChainStep, _ out: Proceedings) {
    var previous: Day?
    for kind in step.meetings {
      guard let meeting = minutes.first(where: { $0.kind == kind }) else {
        out.reasons.append(Reason(.meetingMissing, Int64(kind.rawValue)))
        continue
      }
      if let previous, meeting.heldOn < previous {
        out.reasons.append(Reason(.meetingOrder, Int64(kind.rawValue)))
      }
      previous = meeting.heldOn
    }
  }

  /// Every meeting by the rules for meetings.
  private func judgeMeetings(_ minutes: [Minutes], _ step: ChainStep, _ out: Proceedings) -> Effect? {
    guard !step.meetingRules.isEmpty else { return nil }
    var strongest: Effect?
    let values = out.values
    for meeting in minutes {
      values.set(.meetingKind, meeting.kind.text)
      values.set(.meetingHeldOn, meeting.heldOn)
      values.set(.atHome, Int64(meeting.atHome))
      values.set(.present, Int64(meeting.present))
      values.set(.yes, Int64(meeting.yes))
      values.set(.no, Int64(meeting.no))
      values.set(.abstained, Int64(meeting.abstained))
      values.set(.votes, Int64(meeting.yes) + Int64(meeting.no) + Int64(meeting.abstained))
      values.set(.absent, Int64(meeting.absent))
      values.set(.absentOpinions, Int64(meeting.absentOpinions))
      values.set(.signatures, Int64(meeting.signatures))
      values.set(.separateVotesLost, Int64(meeting.separateVotes.count { $0.yes <= $0.no }))
      values.set(.gatekeepers, meeting.gatekeepers)
      values.set(.opinions, meeting.opinions)
      if let effect = judge(step.meetingRules, out) { strongest = max(strongest ?? effect, effect) }
    }
    return strongest
  }
}
