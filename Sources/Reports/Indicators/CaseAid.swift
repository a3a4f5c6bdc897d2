import Casework
import Contract
import Policy

/// What indicators ask of one case: its aid, and the further fields of its card.
struct CaseAid {
  let state: Case
  let programme: ProgrammeDefinition?

  /// Those of all times, the newest last.
  var grants: [Entitlement] { state.former + [state.entitlement].compactMap(\.self) }

  func benefit(of grant: Entitlement) -> Benefit? {
    guard let chain = programme?.chain, Int(grant.step) < chain.count else { return nil }
    return chain[Int(grant.step)].benefit
  }

  /// Months are thirty days from the grant, as the pipeline counts them.
  private static let monthDays = 30

  /// Whether monthly aid for one of these purposes runs on a day.
  func runs(_ purposes: Set<String>, on day: Day) -> Bool {
    grants.contains { grant in
      guard grant.status != .awaiting, benefit(of: grant)?.schedule == .monthly, grant.grantedOn <= day,
        grant.shares.contains(where: { purposes.contains($0.earmark) })
      else { return false }
      return day <= grant.endedOn ?? grant.grantedOn + (Int(grant.count) * Self.monthDays - 1)
    }
  }

  /// A further field of the card; nil: the programme has none of that name.
  func evidence(_ name: String) -> Int64? {
    guard let place = programme?.evidence.firstIndex(where: { $0.name == name }), place < state.evidence.count else {
      return nil
    }
    return state.evidence[place]
  }

  /// Members whom its aid covers: all, unless the card says how many.
  var covered: Int64 {
    let members = Int64(state.members.count)
    let stated = evidence("membersCovered") ?? 0
    return stated > 0 ? min(stated, members) : members
  }

  /// A destitute family that gets the full standard.
  var isPermanent: Bool { evidence("permanentSupplement") == 1 }
}
