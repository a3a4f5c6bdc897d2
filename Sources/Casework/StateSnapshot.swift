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
    json.field("exited", state.exited)
    json.field("helped", state.helper != nil)
    json.field("planned", state.plan != nil)
    let batches = state.plan?.batches ?? 0
    json.array("batches", Batch.allCases.filter { batches & 1 << $0.rawValue != 0 }) { $0.string($1.text) }
    json.field("paidFen", state.paidFen)
    guard let grant = state.entitlement else { return }
    let id = state.id
    let step = grant.name(ofStep: name(ofStep: grant.step, of: state.programme))
    json.object("entitlement") { json in
      json.field("entitlementId", id, .text(step))
      json.field("status", grant.status.text)
      json.field("amountFen", grant.amountFen)
      json.field("instalments", Int64(grant.count))
      json.field("settled", Int64(grant.settled))
      json.field("paidFen", grant.paidFen)
    }
  }

  /// The name of a step by its place in the chain; empty: the chain has no such place.
  public func name(ofStep step: UInt8, of programme: Programme) -> String {
    rules.programme(programme)?.chain.at(step)?.name ?? ""
  }
}
