import Contract
import Policy

extension Turn {
  /// A notice has been taken down: long enough, everywhere it must hang, no open objection (D-03).
  func publicity(
    _ body: Publicity, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    let step = rules.chain(state)[Int(state.step)]
    guard body.level == step.level else { return refuse(state, out, Reason(.requestUnknown)) }
    let start = out.reasons.count

    var upheld: Int64 = 0
    var open: Int64 = 0
    for answer in body.objections {
      switch answer.settled {
      case .upheld: upheld += 1
      case .rejected, .withdrawn: break
      case nil:
        if !state.openObjections.contains(where: {
          $0.objection == answer.objection && $0.raisedAt <= fact.at
        }) {
          open += 1
        }
        continue
      }
      if let index = state.openObjections.firstIndex(where: { $0.objection == answer.objection }) {
        state.openObjections.remove(at: index)
      } else if !state.answered.contains(answer.objection) {
        state.answered.append(answer.objection)
        if state.answered.count > Caseworker.answeredMax { state.answered.removeFirst() }
      }
    }
    for raised in state.openObjections where raised.raisedAt <= fact.at { open += 1 }
    let required = step.noticeDays?.inForce(body.from)
    present(state, found: state.found, out)
    let values = out.values
    values.set(.noticeLevel, body.level.text)
    values.set(.noticeFrom, body.from)
    values.set(.noticeTo, body.to)
    values.set(.noticeDays, Int64(body.to - body.from))
    values.set(.requiredDays, required?.value ?? 0)
    values.set(.missingPlaces, Int64(step.placeSet.subtracting(body.places).rawValue))
    values.set(.openObjections, open)
    values.set(.upheldObjections, upheld)
    let effect = judge(step.ownRules, out)
    if let required { out.cite(required.rule, for: .requiredDays, since: start) }
    if effect == .refuse {
      keepFaults(out, since: start)
      return close(&state, .refused, &commons, out, since: start)
    }
    if effect == .return || effect == .hold {
      keepFaults(out, since: start)
      return returnStep(&state, &commons, out, since: start, held: effect == .hold)
    }
    accept(state, out, since: start)
    follow(effect, &state, out, since: start)
    advance(&state, &commons, out)
  }

  /// Somebody objects: the running or next notice cannot end until it is settled.
  func objection(_ body: Objection, _ state: inout Case, _ out: Proceedings) {
    guard !state.registered else {
      let start = out.note(Reason(.objectionLate))
      out.rule(.late, on: fact, position, step: state.step, since: start)
      return flag(state, out, .objection, since: start)
    }
    if let index = state.answered.firstIndex(of: body.objection) {
      // The board's answer was faster than the objection itself.
      state.answered.remove(at: index)
    } else if !state.openObjections.contains(where: { $0.objection == body.objection }) {
      guard state.openObjections.count < Caseworker.objectionsMax else {
        return refuse(state, out, Reason(.objectionsFull, Int64(state.openObjections.count)))
      }
      state.openObjections.append(OpenObjection(objection: body.objection, raisedAt: fact.at))
    }
    let start = out.note(Reason(.objectionRecorded, Int64(state.openObjections.count)))
    accept(state, out, since: start)
    flag(state, out, .objection, since: start)
  }
}

extension Proceedings {
  /// A reason that shows a value of the step itself rests on the clause of that value.
  fileprivate func cite(_ clause: String, for variable: Variable, since start: Int) {
    for index in start..<reasons.count {
      guard let rule = reasons[index].rule else { continue }
      let shown = rule.shown(met: reasons[index].code == .ruleMet)
      if shown.contains(where: { $0.slot == variable.rawValue }) { reasons[index].clause = clause }
    }
  }
}
