import Casework
import Contract
import Postgres

/// The rows that a batch decides on: cases from the cache or the database, claims, villages, purses and helpers.
///
/// The batch before it may still be on its way to the database: what that one changed is in memory, and counts
/// before what the database says.
final class WorkingSet {
  let connection: Connection
  var cache: CaseCache
  var commons: Commons
  /// Stored versions of villages, to compare at the write.
  var storedVillages: [UInt64: UInt32] = [:]
  /// Stored generations of the claims that this batch knows.
  var storedClaims: [ClaimKey: UInt32] = [:]
  /// Stored versions of the purses and helpers in memory; 0: not stored yet.
  var storedPurses: [PurseKey: UInt32] = [:]
  var storedHelpers: [Digest: UInt32] = [:]
  /// Purses that were read and that no decision has touched.
  var untouchedPurses: [PurseKey: Purse] = [:]
  /// Funds of which every purse is known, so that one which is not in memory is new.
  var knownFunds: Set<FundKey> = []
  /// Funds on which a race was lost.
  var racedFunds: Set<FundKey> = []
  /// Cases of the batch in hand, in the order in which they came up.
  private(set) var cases: [HeldCase] = []
  /// Cases that hold the claims that were read for it.
  var holders: [String] = []
  /// What the batch before it rested on or changed.
  private var former: (cases: [HeldCase], holders: [String]) = ([], [])
  var formerPurses: Set<PurseKey> = []
  private var formerHelpers: Set<Digest> = []
  let late: LateReader

  let ids = BinaryArray(of: .text), codes = BinaryArray(of: .int8), persons = BinaryArray(of: .bytea)
  let years = BinaryArray(of: .int4)
  private let parameters = ParameterWriter()

  /// Kept at most; beyond, they are read again.
  static let villagesMax = 20_000, pursesMax = 20_000, helpersMax = 50_000

  /// - Parameter openReader: a connection that only reads; see `LateReader`.
  init(connection: Connection, cachedCases: Int, openReader: @escaping () throws -> Connection) {
    self.connection = connection
    late = LateReader(main: connection, open: openReader)
    cache = CaseCache(capacity: cachedCases)
    commons = Commons()
    commons.standing = { [unowned self] in standing(of: $0) }
    commons.loadPurse = { [unowned self] in latePurse($0) }
    commons.loadHelper = { [unowned self] in lateHelper($0) }
  }

  private func standing(of id: String) -> Standing {
    guard let held = cache.find(id) else { return Standing(isClosed: true, version: 0) }
    return Standing(isClosed: held.state.stage == .closed, version: held.state.version)
  }

  /// A case of the batch, or one that holds a person's claim.
  func heldCase(_ id: String) -> HeldCase { cache.find(id)! }

  // MARK: Loading

  /// What a batch needs beside its cases.
  private struct Wanted {
    var villages: Set<UInt64> = []
    var persons: Set<PersonKey> = []
    var helpers: Set<Digest> = []
  }

  /// Brings in everything that the batch can be seen to touch; purses are read when a decision touches them. With
  /// `locking`, rows are locked in sorted order, for a batch that has lost a race before; the caller has begun a
  /// transaction then.
  func load(_ batch: FactBatch, locking: Bool) throws {
    cache.trim()
    if commons.villages.count > Self.villagesMax { forgetVillages() }
    startAnew()
    trimMoney(keeping: formerHelpers)
    late.isLocking = locking

    var wanted = Wanted()
    var missing: [String] = []
    var fresh: Set<String> = []
    var households: [Int] = []
    for index in batch.records.indices {
      batch.records[index].held = nil
      guard case .fact(let boxed) = batch.records[index].content else { continue }
      note(boxed.concern, &wanted)
      guard boxed.isOfCase else { continue }
      if case .household = boxed.concern { households.append(index) }
      if !locking, let held = cache.find(boxed.fact.subject) {
        batch.records[index].held = held
        touch(held)
      } else if fresh.insert(boxed.fact.subject).inserted {
        missing.append(boxed.fact.subject)
      }
    }
    try readCases(missing, locking)
    if !missing.isEmpty {
      for index in batch.records.indices where batch.records[index].held == nil {
        guard case .fact(let boxed) = batch.records[index].content, boxed.isOfCase else { continue }
        let held = cache.find(boxed.fact.subject)!
        batch.records[index].held = held
        touch(held)
      }
    }
    for index in households { wanted.persons.formUnion(batch.records[index].held!.state.members) }
    noteCases(locking, &wanted)
    // Locked in the order in which they are written.
    try readClaims(wanted.persons, locking)
    try readVillages(
      locking ? wanted.villages.sorted() : wanted.villages.filter { commons.villages[$0] == nil }, locking)
    try readHelpers(wanted.helpers, locking)
    if locking { try lockRacedFunds() } else { try refreshFunds() }
  }

  private func note(_ concern: FactBatch.Boxed.Concern, _ wanted: inout Wanted) {
    switch concern {
    case .quota(let village): wanted.villages.insert(village)
    case .application(let village, let members):
      wanted.villages.insert(village)
      wanted.persons.formUnion(members)
    case .household(let member): if let member { wanted.persons.insert(member) }
    case .helper(let helper): wanted.helpers.insert(helper)
    case .fund, .policy, .letter, .nothingElse: break
    }
  }

  /// What the cases of the batch bring with them, facts whose turn may come included.
  private func noteCases(_ locking: Bool, _ wanted: inout Wanted) {
    var last: UInt64 = 0
    for held in cases {
      if held.state.village != last {
        last = held.state.village
        if last != 0, locking || commons.villages[last] == nil { wanted.villages.insert(last) }
      }
      // A case that ends gives its helper's place back.
      if let helper = held.state.helper { wanted.helpers.insert(helper) }
      guard !held.state.parked.isEmpty else { continue }
      for parked in held.state.parked {
        let concern = FactBatch.Boxed.Concern(parked.fact.body)
        note(concern, &wanted)
        if case .household = concern { wanted.persons.formUnion(held.state.members) }
      }
    }
  }

  private func startAnew() {
    var kept: [ClaimKey: Claim] = [:]
    kept.reserveCapacity(max(commons.changedClaims.count, commons.claims.count))
    for key in commons.changedClaims { kept[key] = commons.claims[key] }
    commons.claims = kept
    storedClaims = kept.mapValues(\.generation)
    formerPurses = commons.changedPurses
    formerHelpers = commons.changedHelpers
    commons.forgetChanges()
    former = (cases, holders)
    cases = []
    holders = []
  }

  /// One more fact of the batch is about this case.
  private func touch(_ held: HeldCase) {
    if held.pending == 0 { cases.append(held) }
    held.pending += 1
  }

  func parameter(_ arrays: BinaryArray...) -> ParameterWriter {
    parameters.removeAll()
    for array in arrays { parameters.append(array: array) }
    return parameters
  }

  // MARK: After a batch

  /// - Throws: what went wrong with reads while the batch was decided.
  func checkLateReads() throws { try late.check() }

  /// The batch is decided: the next one rests on it as if it were stored.
  func settle() {
    for held in cases { held.storedVersion = held.state.version }
    for code in commons.changedVillages { storedVillages[code] = commons.villages[code]!.version }
    for key in commons.changedPurses { storedPurses[key] = commons.purses[key]!.version }
    for helper in commons.changedHelpers { storedHelpers[helper] = commons.helpers[helper]!.version }
  }

  /// The batch, or the one before it, is not stored: nothing that either touched may be trusted.
  func rolledBack() {
    for held in cases + former.cases {
      held.pending = 0
      cache.remove(held.state.id)
    }
    for holder in holders + former.holders { cache.remove(holder) }
    cases = []
    holders = []
    commons.claims.removeAll()
    racedFunds.formUnion(commons.changedPurses.union(formerPurses).map(\.fund))
    formerPurses.removeAll()
    commons.forgetChanges()
    forgetVillages()
    forgetMoney()
    // Whatever it was, its batch comes again.
    try? late.check()
  }

  private func forgetVillages() {
    commons.villages.removeAll()
    storedVillages.removeAll()
  }
}
