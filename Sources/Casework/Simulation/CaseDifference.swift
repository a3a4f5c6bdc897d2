import Contract
import Policy

/// How a case fares under a new pack, and how under the one that decided it, where that is not the same.
public struct CaseDifference: Sendable {
  /// What differs, the weightiest only.
  public enum Kind: UInt8, Word {
    case newlyRefused, newlyAdmitted
    /// Something has to be put right, or awaited, that had not before.
    case newlyReturned
    case noLongerReturned
    /// It stands before a step that the recorded facts do not pass: the step is new, or asks for more.
    case stopped
    /// It comes further with the same facts.
    case furtherOn
    /// Another entitlement.
    case otherAmount
    case newlyStrict, noLongerStrict
    /// Refused by both, for other reasons or at another step.
    case refusedOtherwise
  }

  public var caseId: String
  public var programme: Programme
  /// Village code, 12 digits.
  public var village: UInt64
  /// The day of the first application.
  public var appliedOn: Day
  public var kind: Kind
  public var before: Course
  public var after: Course

  /// The rulings to which the difference is due: the old pack's where its objection is gone, else the new one's.
  public var causes: [Course.Stop] {
    switch kind {
    case .newlyRefused, .refusedOtherwise: after.refusal.map { [$0] } ?? []
    case .newlyAdmitted: before.refusal.map { [$0] } ?? []
    case .newlyReturned: after.returns(beyond: before)
    case .noLongerReturned: before.returns(beyond: after)
    case .stopped: after.declined.map { [$0] } ?? []
    case .furtherOn: before.declined.map { [$0] } ?? []
    case .otherAmount: []
    case .newlyStrict: after.strictBy.map { [$0] } ?? []
    case .noLongerStrict: before.strictBy.map { [$0] } ?? []
    }
  }

  /// The step at which the two part.
  public var step: String { causes.last?.step ?? after.step }
}

extension Course {
  /// Returns that another course has not had, or not as often, by step.
  fileprivate func returns(beyond other: Course) -> [Stop] {
    var left = other.returns.map(\.step)
    return returns.filter { stop in
      guard let place = left.firstIndex(of: stop.step) else { return true }
      left.remove(at: place)
      return false
    }
  }

  /// Places of steps that can be compared: in whichever chain has both.
  private func isBehind(_ other: Course, _ chains: [[String]]) -> Bool {
    if milestone != other.milestone { return milestone < other.milestone }
    // Whatever follows the grant is the bank's.
    if milestone == 2 || step == other.step { return false }
    for chain in chains {
      if let mine = place(step, chain), let theirs = place(other.step, chain) { return mine < theirs }
    }
    return false
  }

  private func place(_ step: String, _ chain: [String]) -> Int? {
    step == Course.intake ? -1 : chain.firstIndex(of: step)
  }

  /// What differs from `self` to `after`; nil: nothing that policy decides.
  func difference(to after: Course, chains: [[String]]) -> CaseDifference.Kind? {
    switch (isRefused, after.isRefused) {
    case (false, true): return .newlyRefused
    case (true, false):
      // Not admitted, where it does not even come to the step that refused it.
      if isBehind(after, chains) { return .newlyAdmitted }
      if !after.returns(beyond: self).isEmpty { return .newlyReturned }
      return after.isBehind(self, chains) || after.declined != nil ? .stopped : .newlyAdmitted
    case (true, true):
      let same = refusal?.step == after.refusal?.step && refusal?.causes == after.refusal?.causes
      return same ? nil : .refusedOtherwise
    case (false, false): break
    }
    if !after.returns(beyond: self).isEmpty { return .newlyReturned }
    if after.isBehind(self, chains) { return .stopped }
    if !returns(beyond: after).isEmpty { return .noLongerReturned }
    if isBehind(after, chains) { return .furtherOn }
    if grantedFen != after.grantedFen || instalments != after.instalments { return .otherAmount }
    if strict != after.strict { return after.strict ? .newlyStrict : .noLongerStrict }
    return nil
  }
}

extension Course.Stop {
  /// What is compared of the reasons: which, not by how much.
  fileprivate var causes: [String] { reasons.map { "\($0.name) \($0.rule?.id ?? "")" }.sorted() }
}
