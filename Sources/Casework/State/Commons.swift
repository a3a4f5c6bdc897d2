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

/// A person in a programme: one case may hold it.
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
  public var purses: [PurseKey: Purse] = [:]
  public var helpers: [Digest: HelperTally] = [:]
  /// How another case stands now; a closed case holds no claim.
  public var standing: (String) -> Standing
  /// A purse that is not in memory yet: as stored, or new.
  public var loadPurse: (PurseKey) -> Purse = { Purse(key: $0) }
  public var loadHelper: (Digest) -> HelperTally = { HelperTally(helper: $0) }

  public internal(set) var changedVillages: Set<UInt64> = []
  /// In the order of their first change, none twice.
  public internal(set) var changedClaims: [ClaimKey] = []
  private var claimsWritten: Set<ClaimKey> = []
  public internal(set) var changedPurses: Set<PurseKey> = []
  public internal(set) var changedHelpers: Set<Digest> = []
  private var trial: Trial?

  public init(
    standing: @escaping (String) -> Standing = { _ in Standing(isClosed: false, version: 0) }
  ) {
    self.standing = standing
  }

  /// Begins a new batch: nothing is changed yet.
  public mutating func forgetChanges() {
    changedVillages.removeAll(keepingCapacity: true)
    changedClaims.removeAll(keepingCapacity: true)
    claimsWritten.removeAll(keepingCapacity: true)
    changedPurses.removeAll(keepingCapacity: true)
    changedHelpers.removeAll(keepingCapacity: true)
  }

  // MARK: Taking a decision back

  /// Purses and helpers as they were before a decision that may have to be taken back.
  private struct Trial {
    var purses: [PurseKey: Purse?] = [:]
    var helpers: [Digest: HelperTally?] = [:]
  }

  /// From here on, what becomes of purses and helpers can be undone.
  public mutating func beginTrial() { trial = Trial() }

  /// Keeps what became of purses and helpers since `beginTrial`, or takes it back.
  public mutating func endTrial(keeping isKept: Bool) {
    defer { trial = nil }
    guard !isKept, let trial else { return }
    for (key, purse) in trial.purses { purses[key] = purse }
    for (key, helper) in trial.helpers { helpers[key] = helper }
  }

  mutating func remember(_ key: PurseKey) {
    if trial != nil, trial!.purses[key] == nil { trial!.purses[key] = .some(purses[key]) }
  }

  /// Reads and changes how many households a helper has; its version counts that.
  mutating func withHelper<R>(_ helper: Digest, _ out: Proceedings, _ body: (inout HelperTally) -> R) -> R {
    if trial != nil, trial!.helpers[helper] == nil { trial!.helpers[helper] = .some(helpers[helper]) }
    if helpers[helper] == nil { helpers[helper] = loadHelper(helper) }
    changedHelpers.insert(helper)
    helpers[helper]!.version += 1
    out.touched(helper: helper, version: helpers[helper]!.version)
    return body(&helpers[helper]!)
  }

  /// Whether a live case other than `caseId` holds the person; what was seen of that case is noted.
  func isHeld(_ key: ClaimKey, otherThan caseId: String, _ out: Proceedings) -> Bool {
    guard let claim = claims[key], claim.holder != caseId, !claim.holder.isEmpty else { return false }
    let standing = standing(claim.holder)
    guard !standing.isClosed else { return false }
    out.observed.append(Observation(caseId: claim.holder, version: standing.version))
    return true
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

  /// Like a village's version, a generation counts every change.
  private mutating func put(_ key: ClaimKey, _ holder: String) -> UInt32 {
    var claim = claims[key] ?? Claim(holder: holder, generation: 0)
    claim.holder = holder
    if claimsWritten.insert(key).inserted { changedClaims.append(key) }
    claim.generation += 1
    claims[key] = claim
    return claim.generation
  }

  mutating func withVillage<R>(_ code: UInt64, _ body: (inout Village) -> R) -> R {
    changedVillages.insert(code)
    villages[code, default: Village(code: code)].version += 1
    return body(&villages[code]!)
  }
}
