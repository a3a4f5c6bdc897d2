import Contract
import Policy

/// Departments that were asked about a household and have not all reported.
public struct OpenComparison: Sendable, Equatable {
  /// As `aid.comparison.requested` named it.
  public var requestId: String
  /// Those that are waited for, in the order of the words.
  public var departments: [Department]
  public var since: Instant
}

extension Case {
  /// The comparison that the case waits for: its step, or a re-verification while it is paid; nil: none.
  public func openComparison(_ programme: ProgrammeDefinition) -> OpenComparison? {
    let step: Step
    let round: Int
    if isChecking, let grant = entitlement, Int(grant.step) < programme.chain.count,
      let asked = programme.chain[Int(grant.step)].benefit?.reverify?.to,
      let found = programme.chain.first(where: { $0.name == asked })
    {
      step = found
      round = Turn.checkRound(self)
    } else if stage == .open, Int(self.step) < programme.chain.count,
      programme.chain[Int(self.step)].kind == .comparison
    {
      step = programme.chain[Int(self.step)]
      round = Int(self.round)
    } else {
      return nil
    }
    let open = Department.allCases.filter { step.departments.contains($0) && reported & 1 << UInt16($0.rawValue) == 0 }
    guard !open.isEmpty else { return nil }
    return OpenComparison(requestId: "\(id):\(step.name):\(round)", departments: open, since: stepSince)
  }
}
