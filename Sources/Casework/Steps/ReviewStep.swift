import Contract
import Policy

extension Turn {
  /// The village's appraisal, and the township's and county's reviews.
  func review(_ body: Review, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    let step = rules.chain[Int(state.step)]
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
    if step.officeMeeting, body.officeMeetingOn == nil { out.reasons.append(Reason(.officeMeetingMissing)) }
    guard out.reasons.count == start else {
      return returnStep(&state, &commons, out, since: start)
    }
    noteMeetings(body.minutes, out)
    out.reasons.append(
      Reason(.reviewPassed, clause: step.rule, Int64(body.level.rawValue), Int64(body.signers.count)))
    for signer in body.signers { state.acted.append(Actor(staff: signer.staff, level: body.level)) }
    if step.takesPlace, !state.holdsPlace { return takePlace(&state, &commons, out, since: start) }
    accept(state, out, since: start)
    advance(&state, &commons, out)
  }

  /// The roles that the step names, all of them and no other; nobody at two levels,
  /// nobody related to the household. A rejection needs one of the roles.
  private func checkSigners(
    _ signers: [Signer], _ step: ChainStep, _ state: Case, passed: Bool, _ out: Proceedings
  ) {
    var present: RoleSet = []
    for signer in signers {
      present.insert(RoleSet(signer.role))
      let role = Int64(signer.role.rawValue)
      if !step.signerSet.contains(signer.role) { out.reasons.append(Reason(.signerRole, role)) }
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
      check(meeting, out)
    }
  }

  private func check(_ meeting: Minutes, _ out: Proceedings) {
    let kind = Int64(meeting.kind.rawValue)
    let present = Int64(meeting.present)
    if meeting.kind == .assembly {
      let required = rules.pack.parameters.attendancePercent.inForce(meeting.heldOn)
      if present * 100 < Int64(meeting.atHome) * required.value || present == 0 {
        out.reasons.append(
          Reason(
            .attendanceLow, clause: required.rule, present, Int64(meeting.atHome), required.value))
      }
      if meeting.absentOpinions < meeting.absent {
        out.reasons.append(
          Reason(.absentOpinionsMissing, Int64(meeting.absentOpinions), Int64(meeting.absent)))
      }
    }
    let votes = Int64(meeting.yes) + Int64(meeting.no) + Int64(meeting.abstained)
    if votes > present { out.reasons.append(Reason(.votesExceed, votes, present, kind)) }
    let majority = rules.pack.parameters.votePercent.inForce(meeting.heldOn)
    if Int64(meeting.yes) * 100 <= present * majority.value {
      out.reasons.append(
        Reason(.voteFailed, clause: majority.rule, Int64(meeting.yes), present, kind))
    }
    for vote in meeting.separateVotes where vote.yes <= vote.no {
      out.reasons.append(Reason(.separateVoteFailed, Int64(vote.yes), Int64(vote.no)))
    }
    let gatekeepers = rules.pack.parameters.gatekeepers.inForce(meeting.heldOn)
    for role in gatekeepers.value where !meeting.gatekeepers.contains(role) {
      out.reasons.append(
        Reason(.gatekeeperMissing, clause: gatekeepers.rule, Int64(role.rawValue), kind))
    }
    if Int64(meeting.signatures) < votes {
      out.reasons.append(Reason(.resolutionUnsigned, Int64(meeting.signatures), votes))
    }
    guard meeting.kind == .committees else { return }
    let opinions = rules.pack.parameters.opinions.inForce(meeting.heldOn)
    for role in opinions.value where !meeting.opinions.contains(role) {
      out.reasons.append(Reason(.opinionMissing, clause: opinions.rule, Int64(role.rawValue)))
    }
  }

  /// What an accepted appraisal rests on.
  private func noteMeetings(_ minutes: [Minutes], _ out: Proceedings) {
    for meeting in minutes {
      if meeting.kind == .assembly {
        let required = rules.pack.parameters.attendancePercent.inForce(meeting.heldOn)
        out.reasons.append(
          Reason(
            .attendanceMet, clause: required.rule, Int64(meeting.present), Int64(meeting.atHome),
            required.value))
      }
      let majority = rules.pack.parameters.votePercent.inForce(meeting.heldOn)
      out.reasons.append(
        Reason(
          .votePassed, clause: majority.rule, Int64(meeting.yes), Int64(meeting.present),
          Int64(meeting.kind.rawValue)))
    }
  }
}
