import Contract

// What a decision may read of the shared state, so that it can be loaded and locked beforehand.

extension Caseworker {
  /// The claims of the persons whom the fact names, or a parked fact whose turn it may bring.
  public static func claims(readBy fact: Fact, case state: Case?, into keys: inout [ClaimKey]) {
    let programme = state.flatMap { $0.stage == .unknown ? nil : $0.programme }
    switch fact.body {
    case .application(let body):
      for person in body.members { keys.append(ClaimKey(programme: body.programme, person: person)) }
    case .householdChange(let body):
      guard let person = body.member else { break }
      keys.append(ClaimKey(programme: programme ?? .registration, person: person))
    default: break
    }
    for parked in state?.parked ?? [] {
      guard case .householdChange(let body) = parked.fact.body, let person = body.member else { continue }
      let application: Programme? = if case .application(let body) = fact.body { body.programme } else { nil }
      keys.append(ClaimKey(programme: application ?? programme ?? .registration, person: person))
    }
  }

  /// The village whose places the fact may move: a review can take one, any ending gives one back.
  public static func village(readBy fact: Fact, case state: Case?) -> UInt64? {
    if case .application(let body) = fact.body { return body.village }
    guard let state, state.stage != .unknown else { return nil }
    return state.village
  }
}
