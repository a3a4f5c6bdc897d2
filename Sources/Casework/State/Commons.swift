import Contract

/// A person's live case in a programme. `generation` counts the cases that have held it.
public struct Claim: Sendable, Equatable {
  public var holder: String
  public var generation: UInt32
  public init(holder: String, generation: UInt32) {
    self.holder = holder
    self.generation = generation
  }
}

public struct ClaimKey: Hashable, Sendable {
  public var programme: Programme
  public var person: PersonKey
  public init(programme: Programme, person: PersonKey) {
    self.programme = programme
    self.person = person
  }
}

/// State that cases share. What a decision reads here it also notes as read, with its version, so that
/// a replay can put decisions of different lanes in an order that explains them.
public struct Commons {
  public var villages: [UInt64: Village] = [:]
  public var claims: [ClaimKey: Claim] = [:]
  /// Whether a case is closed now; a closed case holds no claim.
  public var isClosed: (String) -> Bool

  public internal(set) var changedVillages: Set<UInt64> = []
  public internal(set) var changedClaims: [ClaimKey] = []

  public init(isClosed: @escaping (String) -> Bool = { _ in false }) { self.isClosed = isClosed }

  public mutating func forgetChanges() {
    changedVillages.removeAll(keepingCapacity: true)
    changedClaims.removeAll(keepingCapacity: true)
  }

  /// The live case other than `caseId` that holds the person, if any.
  func holder(of key: ClaimKey, otherThan caseId: String) -> Claim? {
    guard let claim = claims[key], claim.holder != caseId, !isClosed(claim.holder) else { return nil }
    return claim
  }

  mutating func claim(_ key: ClaimKey, for caseId: String) {
    if let present = claims[key] {
      if present.holder == caseId { return }
      claims[key] = Claim(holder: caseId, generation: present.generation + 1)
    } else {
      claims[key] = Claim(holder: caseId, generation: 1)
    }
    changedClaims.append(key)
  }

  mutating func withVillage<R>(_ code: UInt64, _ body: (inout Village) -> R) -> R {
    if changedVillages.insert(code).inserted { villages[code, default: Village(code: code)].version += 1 }
    return body(&villages[code]!)
  }
}
