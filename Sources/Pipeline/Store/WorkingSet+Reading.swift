import Casework
import Contract
import Postgres

extension WorkingSet {
  func readCases(_ missing: [String], _ locking: Bool) throws {
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

  func readVillages(_ wanted: some Collection<UInt64>, _ locking: Bool) throws {
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

  func readClaims(_ wanted: Set<PersonKey>, _ locking: Bool) throws {
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

  // MARK: Helpers

  func readHelpers(_ wanted: Set<Digest>, _ locking: Bool) throws {
    let missing = locking ? wanted.sorted() : wanted.filter { commons.helpers[$0] == nil }.sorted()
    guard !missing.isEmpty else { return }
    codes.removeAll()
    for helper in missing {
      codes.append(int8: Int64(bitPattern: helper))
      commons.helpers[helper] = HelperTally(helper: helper)
      storedHelpers[helper] = 0
    }
    for tally in try tallies(connection, locking) {
      commons.helpers[tally.helper] = tally
      storedHelpers[tally.helper] = tally.version
    }
  }

  /// A helper that nobody could see coming: of a case that another fact of the batch has brought.
  func lateHelper(_ helper: Digest) -> HelperTally {
    var found = HelperTally(helper: helper)
    late.read { connection in
      codes.removeAll()
      codes.append(int8: Int64(bitPattern: helper))
      found = try tallies(connection, late.isLocking).first ?? found
    }
    storedHelpers[helper] = found.version
    return found
  }

  private func tallies(_ connection: Connection, _ locking: Bool) throws -> [HelperTally] {
    let rows = try connection.query(locking ? SQL.lockHelpers : SQL.readHelpers, parameter(codes))
    return try (0..<rows.rowCount).map { row in
      HelperTally(
        helper: UInt64(bitPattern: try rows.int8(row, 0)), version: UInt32(bitPattern: try rows.int4(row, 1)),
        households: try rows.int4(row, 2))
    }
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
