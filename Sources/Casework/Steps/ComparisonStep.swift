import Contract
import Policy

extension Turn {
  /// Nine departments' records against the household; a finding ends the case.
  func comparison(
    _ body: Comparison, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    let start = out.reasons.count
    let isCheck = checking(state, quoting: body.requestId)
    let step = rules.chain(state)[isCheck ?? Int(state.step)]
    if isCheck == nil { state.stepSince = max(state.stepSince, fact.at) }
    var found: FindingSet = []
    var strongest: Effect?
    present(state, found: [], out)
    // Nine departments report, and most of them the same: nothing.
    var harmless: FindingSet?
    for report in body.reports {
      found.formUnion(report.findings)
      if step.judgesFindingsOnly, harmless == report.findings {
        state.reported |= 1 << UInt16(report.department.rawValue)
        continue
      }
      out.values.set(report.findings)
      out.values.set(.foundSource, report.department.text)
      out.values.set(.reportDepartment, report.department.text)
      out.values.set(.reportAsOf, report.asOf)
      let effect = judge(step.ownRules, out)
      if effect == nil { harmless = report.findings }
      // A department whose report is held has to report again.
      if effect != .hold, effect != .return { state.reported |= 1 << UInt16(report.department.rawValue) }
      if let effect { strongest = max(strongest ?? effect, effect) }
    }
    state.found.formUnion(found)
    if !found.isEmpty { echo(HouseholdChange(kind: .assetAcquired, findings: found), state, &commons, out) }
    if strongest == .refuse {
      keepFaults(out, since: start)
      if state.registered { return remove(&state, &commons, out, since: start) }
      return close(&state, .refused, &commons, out, since: start)
    }
    if strongest == .hold || strongest == .return {
      keepFaults(out, since: start)
      out.rule(.held, on: fact, position, step: state.step, since: start)
      return flag(state, out, .held, since: start)
    }
    let needed = step.departmentBits
    let present = (state.reported & needed).nonzeroBitCount
    let isComplete = state.reported & needed == needed
    out.reasons.append(
      isComplete
        ? Reason(.comparisonClean, clause: step.rule, Int64(present))
        : Reason(.comparisonPartial, clause: step.rule, Int64(present), Int64(needed.nonzeroBitCount)))
    accept(state, out, since: start)
    follow(strongest, &state, out, since: start)
    guard isComplete else { return }
    guard isCheck != nil else { return advance(&state, &commons, out) }
    state.isChecking = false
    if let days = benefit(state)?.reverify?.everyDays.inForce(day).value { remindOfCheck(state, after: days, out) }
  }
}
