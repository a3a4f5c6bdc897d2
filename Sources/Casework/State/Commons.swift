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

/// What a decision needs to know of another case.
public struct Standing: Sendable {
  public var isClosed: Bool
  public var version: UInt32
  public init(isClosed: Bool, version: UInt32) {
    self.isClosed = isClosed
    self.version = version
  }
}

/// That a decision rested on another case being live at this version.
public struct Observation: Sendable, Equatable {
  public var caseId: String
  public var version: UInt32
  public init(caseId: String, version: UInt32) {
    self.caseId = caseId
    self.version = version
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
  /// How another case stands now; a closed case holds no claim.
  public var standing: (String) -> Standing

  public internal(set) var changedVillages: Set<UInt64> = []
  public internal(set) var changedClaims: [ClaimKey] = []

  public init(
    standing: @escaping (String) -> Standing = { _ in Standing(isClosed: false, version: 0) }
  ) {
    self.standing = standing
  }

  public mutating func forgetChanges() {
    changedVillages.removeAll(keepingCapacity: true)
    changedClaims.removeAll(keepingCapacity: true)
  }

  /// Whether a live case other than `caseId` holds the person; what was seen of that case is noted.
  func isHeld(_ key: ClaimKey, otherThan caseId: String, _ out: inout Proceedings) -> Bool {
    guard let claim = claims[key], claim.holder != caseId else { return false }
    let standing = standing(claim.holder)
    guard !standing.isClosed else { return false }
    out.observed.append(Observation(caseId: claim.holder, version: standing.version))
    return true
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
    changedVillages.insert(code)
    villages[code, default: Village(code: code)].version += 1
    return body(&villages[code]!)
  }
}
