import Contract

/// A person's live case in a programme. `generation` counts the batches that changed it.
public struct Claim: Sendable, Equatable {
  /// Empty once the person has left the household.
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
  /// In the order of their first change, none twice.
  public internal(set) var changedClaims: [ClaimKey] = []
  private var claimsWritten: Set<ClaimKey> = []

  public init(isClosed: @escaping (String) -> Bool = { _ in false }) { self.isClosed = isClosed }

  public mutating func forgetChanges() {
    changedVillages.removeAll(keepingCapacity: true)
    changedClaims.removeAll(keepingCapacity: true)
    claimsWritten.removeAll(keepingCapacity: true)
  }

  /// The live case other than `caseId` that holds the person, if any.
  func holder(of key: ClaimKey, otherThan caseId: String) -> Claim? {
    guard let claim = claims[key], claim.holder != caseId, !claim.holder.isEmpty, !isClosed(claim.holder)
    else { return nil }
    return claim
  }

  /// Answers with the claim's generation.
  mutating func claim(_ key: ClaimKey, for caseId: String) -> UInt32 {
    guard let present = claims[key], present.holder == caseId else { return put(key, caseId) }
    return present.generation
  }

  /// Frees a person who has left the household of `caseId`; answers with the claim's generation.
  mutating func release(_ key: ClaimKey, of caseId: String) -> UInt32? {
    guard claims[key]?.holder == caseId else { return nil }
    return put(key, "")
  }

  /// Like a village's version, a generation counts on once for all changes that are written together.
  private mutating func put(_ key: ClaimKey, _ holder: String) -> UInt32 {
    var claim = claims[key] ?? Claim(holder: holder, generation: 0)
    claim.holder = holder
    if claimsWritten.insert(key).inserted {
      changedClaims.append(key)
      claim.generation += 1
    }
    claims[key] = claim
    return claim.generation
  }

  mutating func withVillage<R>(_ code: UInt64, _ body: (inout Village) -> R) -> R {
    if changedVillages.insert(code).inserted { villages[code, default: Village(code: code)].version += 1 }
    return body(&villages[code]!)
  }
}
