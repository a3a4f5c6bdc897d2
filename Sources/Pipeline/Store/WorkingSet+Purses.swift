import Casework
import Contract
import Postgres

// A fund's purses are read together, at the first touch of one of them: what the reserve says it has given to the
// partitions and what those say they have of it must be of one moment. From then on they are in memory, changed by
// this worker's decisions alone, until one of them turns out to have been changed by another worker.

extension WorkingSet {
  /// A purse that is not in memory. Called while `commons` is being changed: it must not be touched here.
  func latePurse(_ key: PurseKey) -> Purse {
    if knownFunds.insert(key.fund).inserted {
      late.read { try readPurses(of: [key.fund], $0, late.isLocking) }
    }
    if let purse = untouchedPurses.removeValue(forKey: key) { return purse }
    storedPurses[key] = 0
    return Purse(key: key)
  }

  private func fundParameters(_ funds: some Sequence<FundKey>) -> ParameterWriter {
    ids.removeAll()
    years.removeAll()
    for fund in funds {
      ids.append(text: fund.name)
      years.append(int4: Int32(fund.year))
    }
    return parameter(ids, years)
  }

  /// Those that are in memory stay as they are: the batch before has changed them.
  private func readPurses(of funds: some Sequence<FundKey>, _ connection: Connection, _ locking: Bool) throws {
    let rows = try connection.query(locking ? SQL.lockPurses : SQL.readPurses, fundParameters(funds))
    for row in 0..<rows.rowCount {
      let purse = try Purse(rows, row)
      guard storedPurses[purse.key] == nil else { continue }
      untouchedPurses[purse.key] = purse
      storedPurses[purse.key] = purse.version
    }
  }

  /// Before anything is decided, in the order in which every batch locks them: reserve first, fund by fund.
  func lockRacedFunds() throws {
    guard !racedFunds.isEmpty else { return }
    try readPurses(of: racedFunds.sorted(), connection, true)
    knownFunds.formUnion(racedFunds)
    racedFunds.removeAll()
  }

  /// Whoever takes money out of a reserve, or gathers it there, makes what the others have in memory old; told here,
  /// it costs a glance, and told at the write two batches. Only funds that were drawn on lately are looked at.
  func refreshFunds() throws {
    guard !formerPurses.isEmpty else { return }
    let rows = try connection.query(SQL.readReserves, fundParameters(Set(formerPurses.map(\.fund))))
    var old: Set<FundKey> = []
    for row in 0..<rows.rowCount {
      let fund = FundKey(name: try rows.text(row, 0), year: UInt16(truncatingIfNeeded: try rows.int4(row, 1)))
      let reserve = PurseKey.reserve(of: fund)
      // The batch before has changed it, and is not stored yet.
      guard !formerPurses.contains(reserve), let known = storedPurses[reserve] else { continue }
      if known != UInt32(bitPattern: try rows.int4(row, 2)) { old.insert(fund) }
    }
    if !old.isEmpty { forget(old, except: formerPurses) }
  }

  private func forget(_ funds: Set<FundKey>, except kept: Set<PurseKey>) {
    for key in Array(storedPurses.keys) where funds.contains(key.fund) && !kept.contains(key) {
      commons.purses[key] = nil
      untouchedPurses[key] = nil
      storedPurses[key] = nil
    }
    knownFunds.subtract(funds)
  }

  func forgetMoney() {
    commons.purses.removeAll()
    untouchedPurses.removeAll()
    storedPurses.removeAll()
    knownFunds.removeAll()
    commons.helpers.removeAll()
    storedHelpers.removeAll()
  }

  /// Between batches: what the batch before has changed stays, for it may not be stored yet.
  func trimMoney(keeping formerHelpers: Set<Digest>) {
    if storedPurses.count > Self.pursesMax {
      forget(Set(storedPurses.keys.map(\.fund)).subtracting(formerPurses.map(\.fund)), except: [])
    }
    if commons.helpers.count > Self.helpersMax {
      commons.helpers = commons.helpers.filter { formerHelpers.contains($0.key) }
      storedHelpers = storedHelpers.filter { formerHelpers.contains($0.key) }
    }
  }
}

extension Purse {
  /// A row of `SQL.readPurses`.
  init(_ rows: QueryResult, _ row: Int) throws {
    try self.init(
      key: Purse.key(rows, row), version: UInt32(bitPattern: try rows.int4(row, 3)),
      balances: (4..<4 + Account.allCases.count).map { try rows.int8(row, $0) },
      bytes: rows.bytes(row, 4 + Account.allCases.count))
  }

  /// Fund, year and partition in the first columns of a row.
  static func key(_ rows: QueryResult, _ row: Int) throws -> PurseKey {
    PurseKey(
      fund: FundKey(name: try rows.text(row, 0), year: UInt16(truncatingIfNeeded: try rows.int4(row, 1))),
      partition: try rows.int4(row, 2))
  }
}
