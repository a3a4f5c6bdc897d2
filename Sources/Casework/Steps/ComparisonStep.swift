import Contract
import Policy

extension Turn {
  /// Nine departments' records against the household; a finding ends the case.
  func comparison(
    _ body: Comparison, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings
  ) {
    let start = out.reasons.count
    state.stepSince = max(state.stepSince, fact.at)
    for report in body.reports {
      exclude(report.findings, source: Int64(report.department.rawValue), out)
      state.reported |= 1 << UInt16(report.department.rawValue)
    }
    guard out.reasons.count == start else {
      return close(&state, .refused, &commons, out, since: start)
    }
    let step = rules.chain[Int(state.step)]
    let needed = step.departmentBits
    let present = (state.reported & needed).nonzeroBitCount
    guard state.reported & needed == needed else {
      out.reasons.append(
        Reason(.comparisonPartial, clause: step.rule, Int64(present), Int64(needed.nonzeroBitCount)))
      return accept(state, out, since: start)
    }
    out.reasons.append(Reason(.comparisonClean, clause: step.rule, Int64(present)))
    accept(state, out, since: start)
    advance(&state, &commons, out)
  }
}
