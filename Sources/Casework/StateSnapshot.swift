import Contract
import Policy

extension Caseworker {
  /// The snapshot of a case for analytics (`aid.case.state`): no personal identifiers.
  func snapshot(of state: inout Case, at: Instant, into json: inout JSONWriter) {
    json.field("caseId", state.id)
    json.field("programme", state.programme.text)
    json.field("region", region: state.village)
    json.field("at", at)
    json.field("policy", hex: state.pack)
    json.field("step", name(ofStep: state.step, of: state.programme))
    json.field("status", state.outcome?.text ?? state.stage.text)
    json.field("version", Int64(state.version))
    json.field("members", Int64(state.members.count))
    json.field("paidFen", state.allowance?.paidFen ?? 0)
  }

  public func name(ofStep step: UInt8, of programme: Programme) -> String {
    rules.programme(programme)?.chain.at(step)?.name ?? ""
  }
}
