import Casework
import Contract
import Postgres

/// The rows that a batch decides on: cases from the cache or the database, claims, villages and funds.
///
/// The batch before it may still be on its way to the database: what that one changed is in memory, and counts
/// before what the database says.
final class WorkingSet {
  private let connection: Connection
  private var cache: CaseCache
  var commons: Commons
  var funds: [String: Fund] = [:]
  /// Stored versions of villages and funds, to compare at the write.
  private(set) var storedVillages: [UInt64: UInt32] = [:]
  private(set) var storedFunds: [String: UInt32] = [:]
  /// Stored generations of the claims that this batch knows.
  private(set) var storedClaims: [ClaimKey: UInt32] = [:]
  private(set) var changedFunds: Set<String> = []
  /// Cases of the batch in hand, in the order in which they came up.
  private(set) var cases: [HeldCase] = []
  /// Cases that hold the claims that were read for it.
  private var holders: [String] = []
  /// What the batch before it rested on.
  private var former: (cases: [HeldCase], holders: [String]) = ([], [])

  private let ids = BinaryArray(of: .text)
  private let codes = BinaryArray(of: .int8)
  private let persons = BinaryArray(of: .bytea)
  private let parameters = ParameterWriter()

  /// Villages and funds kept at most; beyond, they are read again.
  static let villagesMax = 20_000

  init(connection: Connection, cachedCases: Int) {
    self.connection = connection
    cache = CaseCache(capacity: cachedCases)
    commons = Commons()
    commons.standing = { [unowned self] in standing(of: $0) }
  }

  private func standing(of id: String) -> Standing {
    guard let held = cache.find(id) else { return Standing(isClosed: true, version: 0) }
    return Standing(isClosed: held.state.stage == .closed, version: held.state.version)
  }

  /// A case of the batch, or one that holds a person's claim.
  func heldCase(_ id: String) -> HeldCase { cache.find(id)! }

  func fundChanged(_ name: String) { changedFunds.insert(name) }

  // MARK: Loading

  /// Brings in everything that the batch can touch. With `locking`, rows are locked in sorted order, for a
  /// batch that has lost a race before; the caller has begun a transaction then.
  func load(_ batch: FactBatch, locking: Bool) throws {
    cache.trim()
    if commons.villages.count > Self.villagesMax { forgetVillages() }
    startAnew()

    var missing: [String] = []
    var wantedVillages: Set<UInt64> = []
    var wantedFunds: Set<String> = []
    var wantedPersons: Set<PersonKey> = []
    var fresh: Set<String> = []
    for index in batch.records.indices {
      batch.records[index].held = nil
      guard case .fact(let boxed) = batch.records[index].content else { continue }
      switch boxed.concern {
      case .quota(let village):
        wantedVillages.insert(village)
        continue
      case .fund:
        wantedFunds.insert(boxed.fact.subject)
        continue
      case .policy: continue
      case .application(let village, let members):
        wantedVillages.insert(village)
        wantedPersons.formUnion(members)
      case .newMember(let person): wantedPersons.insert(person)
      case .nothingElse: break
      }
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
    var last: UInt64 = 0
    for held in cases {
      if held.state.village != last {
        last = held.state.village
        if last != 0, locking || commons.villages[last] == nil { wantedVillages.insert(last) }
      }
      guard !held.state.parked.isEmpty else { continue }
      for parked in held.state.parked {
        if case .householdChange(let body) = parked.fact.body, let person = body.member {
          wantedPersons.insert(person)
        }
      }
    }
    try readVillages(locking ? wantedVillages.sorted() : wantedVillages.filter { commons.villages[$0] == nil }, locking)
    try readFunds(locking ? wantedFunds.sorted() : wantedFunds.filter { funds[$0] == nil }, locking)
    try readClaims(wantedPersons, locking)
  }

  private func startAnew() {
    var kept: [ClaimKey: Claim] = [:]
    kept.reserveCapacity(max(commons.changedClaims.count, commons.claims.count))
    for key in commons.changedClaims { kept[key] = commons.claims[key] }
    commons.claims = kept
    storedClaims = kept.mapValues(\.generation)
    commons.forgetChanges()
    changedFunds.removeAll(keepingCapacity: true)
    former = (cases, holders)
    cases = []
    holders = []
  }

  /// One more fact of the batch is about this case.
  private func touch(_ held: HeldCase) {
    if held.pending == 0 { cases.append(held) }
    held.pending += 1
  }

  private func parameter(_ array: BinaryArray) -> ParameterWriter {
    parameters.removeAll()
    parameters.append(array: array)
    return parameters
  }

  private func readCases(_ missing: [String], _ locking: Bool) throws {
    guard !missing.isEmpty else { return }
    ids.removeAll()
    for id in locking ? missing.sorted() : missing { ids.append(text: id) }
    let rows = try connection.query(locking ? SQL.lockCases : SQL.readCases, parameter(ids))
    if locking { for id in missing { cache.remove(id) } }
    for row in 0..<rows.rowCount {
      let id = try rows.text(row, 0)
      let version = UInt32(bitPattern: try rows.int4(row, 1))
      cache.insert(HeldCase(try Case(id: id, version: version, bytes: rows.bytes(row, 2)), storedVersion: version))
    }
    for id in missing where cache.find(id) == nil {
      cache.insert(HeldCase(Case(id: id), storedVersion: 0))
    }
  }

  private func readVillages(_ wanted: some Collection<UInt64>, _ locking: Bool) throws {
    guard !wanted.isEmpty else { return }
    codes.removeAll()
    for code in wanted {
      codes.append(int8: Int64(code))
      commons.villages[code] = Village(code: code)
      storedVillages[code] = 0
    }
    let rows = try connection.query(locking ? SQL.lockVillages : SQL.readVillages, parameter(codes))
    for row in 0..<rows.rowCount {
      let code = UInt64(try rows.int8(row, 0))
      let version = UInt32(bitPattern: try rows.int4(row, 1))
      commons.villages[code] = try Village(code: code, version: version, bytes: rows.bytes(row, 2))
      storedVillages[code] = version
    }
  }

  private func readFunds(_ wanted: some Collection<String>, _ locking: Bool) throws {
    guard !wanted.isEmpty else { return }
    ids.removeAll()
    for name in wanted {
      ids.append(text: name)
      funds[name] = Fund(name: name)
      storedFunds[name] = 0
    }
    let rows = try connection.query(locking ? SQL.lockFunds : SQL.readFunds, parameter(ids))
    for row in 0..<rows.rowCount {
      let name = try rows.text(row, 0)
      let version = UInt32(bitPattern: try rows.int4(row, 1))
      funds[name] = try Fund(name: name, version: version, bytes: rows.bytes(row, 2))
      storedFunds[name] = version
    }
  }

  private func readClaims(_ wanted: Set<PersonKey>, _ locking: Bool) throws {
    guard !wanted.isEmpty else { return }
    persons.removeAll()
    for person in wanted.sorted() { persons.append(person: person) }
    let rows = try connection.query(locking ? SQL.lockClaims : SQL.readClaims, parameter(persons))
    var missing: Set<String> = []
    for row in 0..<rows.rowCount {
      guard let programme = Programme(try rows.text(row, 1)) else { continue }
      let key = ClaimKey(programme: programme, person: PersonKey(stored: try rows.bytes(row, 0)))
      guard commons.claims[key] == nil else { continue }
      let holder = try rows.text(row, 2)
      let generation = UInt32(bitPattern: try rows.int4(row, 3))
      commons.claims[key] = Claim(holder: holder, generation: generation)
      storedClaims[key] = generation
      guard !holder.isEmpty else { continue }
      holders.append(holder)
      if cache.find(holder) == nil { missing.insert(holder) }
    }
    // Another worker may own the holder: what is read here is compared again at the write.
    try readCases(Array(missing), false)
  }

  // MARK: After a batch

  /// The batch is decided: the next one rests on it as if it were stored.
  func settle() {
    for held in cases { held.storedVersion = held.state.version }
    for code in commons.changedVillages { storedVillages[code] = commons.villages[code]!.version }
    for name in changedFunds { storedFunds[name] = funds[name]!.version }
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
    commons.forgetChanges()
    forgetVillages()
    funds.removeAll()
  }

  private func forgetVillages() {
    commons.villages.removeAll()
    storedVillages.removeAll()
  }
}

extension FieldWriter {
  func append(person key: PersonKey) {
    var bytes = (key.high.bigEndian, key.low.bigEndian)
    withUnsafeBytes(of: &bytes) { append(bytea: $0) }
  }
}

extension PersonKey {
  init(stored bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count == 16, "a stored person key has 16 bytes")
    self.init(
      high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }
}
