import Contract

/// Why a case gets no money now.
enum Shortage {
  /// Others wait already, or there is too little.
  case dry
  /// By order of the fund's keepers.
  case frozen
  /// The money is earmarked for something else.
  case earmark
  /// The year is over.
  case closed
}

/// What a movement of money is for.
struct Booking {
  var caseId = ""
  var instalment: UInt8 = 0
}

// Every purse that a decision looks at it also writes, with a version that is compared at the write: so what
// was read needs no record of its own, and a decision on purses that another worker has changed is taken again.

extension Commons {
  /// Reads and changes one purse; its version counts that.
  mutating func withPurse<R>(_ key: PurseKey, _ out: Proceedings, _ body: (inout Purse) -> R) -> R {
    remember(key)
    if purses[key] == nil { purses[key] = loadPurse(key) }
    changedPurses.insert(key)
    purses[key]!.version += 1
    out.touched(key, version: purses[key]!.version)
    return body(&purses[key]!)
  }

  /// Moves money within a purse and enters it into the ledger; nothing happens for an amount of zero.
  mutating func book(
    _ kind: EntryKind, _ fen: Int64, in key: PurseKey, for booking: Booking = Booking(), _ out: Proceedings
  ) {
    guard fen > 0 else { return }
    withPurse(key, out) { $0.move(kind, fen) }
    out.entries.append(
      LedgerEntry(purse: key, kind: kind, amountFen: fen, caseId: booking.caseId, instalment: booking.instalment))
  }

  // MARK: Promising

  /// Promises money to a case.
  /// - Parameter since: when the case became ready: its place among those that wait, if there is too little.
  ///   nil: it does not wait.
  /// - Returns: nil when the money is committed.
  mutating func commit(
    _ fen: Int64, from key: PurseKey, earmark: String, for caseId: String, village: UInt64, since: Instant?,
    _ out: Proceedings, at: Instant
  ) -> Shortage? {
    let isNew = withPurse(key, out) { $0.version == 1 }
    if isNew { introduce(key, out) }
    let known = purses[key]!
    guard !known.isClosed else { return .closed }
    let why: Shortage
    if !known.earmark.isEmpty, known.earmark != earmark {
      why = .earmark
    } else if known.isFrozen {
      why = .frozen
    } else if !known.isDry, known[.available] >= fen || draw(fen - known[.available], into: key, out) {
      book(.commitment, fen, in: key, for: Booking(caseId: caseId), out)
      return nil
    } else {
      why = .dry
    }
    guard let since else { return why }
    // Also where the earmark is another: it stands aside until the year is closed and the next one is asked.
    withPurse(key, out) {
      $0.wait(Purse.Waiting(caseId: caseId, village: village, since: since, needFen: fen, earmark: earmark))
    }
    guard why == .dry else { return why }
    guard known.isDry else {
      mark(key.fund, out) { $0.isDry = true }
      return why
    }
    // Decided late, or on its way from another year: it may stand before all others, and what they leave be enough
    // for it. While a fund is dry the reserve has everything that is free.
    let isFirst = purses[key]!.waiting.first?.caseId == caseId
    if isFirst, withPurse(.reserve(of: key.fund), out, { $0[.available] }) >= fen { serve(key.fund, out, at: at) }
    return why
  }

  /// A purse's first use: the reserve learns of it, and it learns what the reserve knows.
  private mutating func introduce(_ key: PurseKey, _ out: Proceedings) {
    let reserve = withPurse(.reserve(of: key.fund), out) { reserve in
      if !reserve.partitions.contains(key.partition) {
        reserve.partitions.append(key.partition)
        reserve.partitions.sort()
      }
      return reserve
    }
    withPurse(key, out) { $0.follow(reserve) }
  }

  /// Takes a tranche from the reserve: what is lacking, or a quarter of this purse's even share of what is left. If the
  /// reserve has too little, the partitions first give back what they have.
  private mutating func draw(_ lack: Int64, into key: PurseKey, _ out: Proceedings) -> Bool {
    let root = PurseKey.reserve(of: key.fund)
    var reserve = withPurse(root, out) { $0 }
    var lack = lack
    if reserve[.available] < lack {
      lack += purses[key]![.available]
      gather(key.fund, out)
      reserve = purses[root]!
      guard reserve[.available] >= lack else { return false }
    }
    let share = reserve[.available] / Int64(4 * max(1, reserve.partitions.count))
    transfer(min(reserve[.available], max(lack, share)), into: key, out)
    return true
  }

  private mutating func transfer(_ fen: Int64, into key: PurseKey, _ out: Proceedings) {
    book(.escrow, fen, in: .reserve(of: key.fund), out)
    book(.escrow, fen, in: key, out)
  }

  /// Everything that is free goes back to the reserve.
  private mutating func gather(_ fund: FundKey, _ out: Proceedings) {
    let root = PurseKey.reserve(of: fund)
    for partition in withPurse(root, out, { $0.partitions }) {
      let key = PurseKey(fund: fund, partition: partition)
      let free = withPurse(key, out) { $0[.available] }
      book(.gathering, free, in: key, out)
      book(.gathering, free, in: root, out)
    }
  }

  private mutating func mark(_ fund: FundKey, _ out: Proceedings, _ body: (inout Purse) -> Void) {
    let root = PurseKey.reserve(of: fund)
    let partitions = withPurse(root, out) {
      body(&$0); return $0.partitions
    }
    for partition in partitions { withPurse(PurseKey(fund: fund, partition: partition), out, body) }
  }

  // MARK: Money that comes free

  /// A promise is taken back, in whole or in part.
  mutating func release(_ fen: Int64, from key: PurseKey, for booking: Booking, _ out: Proceedings, at: Instant) {
    guard fen > 0 else { return }
    book(.release, fen, in: key, for: booking, out)
    freed(fen, in: key, out, at: at)
  }

  /// Money that was claimed back has come.
  mutating func recover(_ fen: Int64, into key: PurseKey, for booking: Booking, _ out: Proceedings, at: Instant) {
    guard fen > 0 else { return }
    book(.recovery, fen, in: key, for: booking, out)
    freed(fen, in: key, out, at: at)
  }

  private mutating func freed(_ fen: Int64, in key: PurseKey, _ out: Proceedings, at: Instant) {
    let purse = purses[key]!
    if purse.isClosed { return book(.lapse, fen, in: key, out) }
    if purse.isDry { serve(key.fund, out, at: at) }
  }

  /// Gives what is free to those that wait, in the order of their time, then of their case; the first that does
  /// not fit ends it. Nobody passes another because he needs less.
  mutating func serve(_ fund: FundKey, _ out: Proceedings, at: Instant) {
    gather(fund, out)
    let root = PurseKey.reserve(of: fund)
    let reserve = purses[root]!
    guard !reserve.isFrozen else { return }
    let keys = reserve.partitions.map { PurseKey(fund: fund, partition: $0) }
    // Money for something else will never fit: it stands aside until an officer acts.
    let list = keys.flatMap { key in purses[key]!.waiting.map { (key, $0) } }
      .filter { reserve.earmark.isEmpty || $0.1.earmark == reserve.earmark }.sorted { $0.1 < $1.1 }
    var served = 0
    var offers: [PurseKey: [String]] = [:]
    for (key, entry) in list {
      guard purses[root]![.available] >= entry.needFen else { break }
      served += 1
      transfer(entry.needFen, into: key, out)
      book(.commitment, entry.needFen, in: key, for: Booking(caseId: entry.caseId), out)
      offers[key, default: []].append(entry.caseId)
      offerMoney(entry, of: key, out, at: at)
    }
    for key in keys {
      guard let offered = offers[key] else { continue }
      let gone = Set(offered)
      withPurse(key, out) { purse in
        purse.waiting.removeAll { gone.contains($0.caseId) }
        purse.offered += offered
      }
    }
    if (served < list.count) != reserve.isDry { mark(fund, out) { $0.isDry = served < list.count } }
  }

  /// How a case that waits for money stands with its purse.
  enum Place { case waiting, offered, none }

  /// Takes up what was put aside for the case.
  mutating func takeUp(_ caseId: String, in key: PurseKey, _ out: Proceedings) -> Place {
    withPurse(key, out) { purse in
      if let index = purse.offered.firstIndex(of: caseId) {
        purse.offered.remove(at: index)
        return .offered
      }
      return purse.waiting.contains { $0.caseId == caseId } ? .waiting : .none
    }
  }

  /// The case has been given up: it waits no longer, and what was just put aside for it is free.
  mutating func stopWaiting(
    _ caseId: String, for fen: Int64, in key: PurseKey, _ out: Proceedings, at: Instant
  ) {
    switch takeUp(caseId, in: key, out) {
    case .offered: release(fen, from: key, for: Booking(caseId: caseId), out, at: at)
    case .waiting:
      withPurse(key, out) { purse in purse.waiting.removeAll { $0.caseId == caseId } }
      if purses[key]!.isDry { serve(key.fund, out, at: at) }
    case .none: break
    }
  }

  // MARK: A fund as a whole

  mutating func freeze(_ fund: FundKey, _ out: Proceedings) { mark(fund, out) { $0.isFrozen = true } }

  mutating func unfreeze(_ fund: FundKey, _ out: Proceedings, at: Instant) {
    mark(fund, out) { $0.isFrozen = false }
    serve(fund, out, at: at)
  }

  /// Year end: what is free lapses, what is promised goes on; those that wait ask again, of the next year.
  mutating func close(_ fund: FundKey, _ out: Proceedings, at: Instant) -> (lapsed: Int64, waiting: Int) {
    gather(fund, out)
    let root = PurseKey.reserve(of: fund)
    let free = purses[root]![.available]
    book(.lapse, free, in: root, out)
    let keys = purses[root]!.partitions.map { PurseKey(fund: fund, partition: $0) }
    let waiting = keys.flatMap { key in purses[key]!.waiting.map { (key, $0) } }.sorted { $0.1 < $1.1 }
    for (key, entry) in waiting { offerMoney(entry, of: key, out, at: at) }
    mark(fund, out) {
      $0.isClosed = true
      $0.isDry = false
      $0.waiting.removeAll()
    }
    return (free, waiting.count)
  }

  /// Money has come in.
  mutating func allocate(
    _ fen: Int64, to fund: FundKey, source: FundSource, earmark: String, _ out: Proceedings, at: Instant
  ) {
    let root = PurseKey.reserve(of: fund)
    let isFirst = withPurse(root, out) { reserve in
      defer { (reserve.source, reserve.earmark) = (source, earmark) }
      return reserve.earmark.isEmpty
    }
    if isFirst { mark(fund, out) { $0.earmark = earmark } }
    book(.allocation, fen, in: root, out)
    if purses[root]!.isDry { serve(fund, out, at: at) }
  }

  /// To the lanes of the purse's partition: whoever owns them owns the case's, and has it in memory.
  private func offerMoney(_ entry: Purse.Waiting, of key: PurseKey, _ out: Proceedings, at: Instant) {
    out.emit(.moneyOffered, entry.caseId, partition: key.partition) { json in
      json.field("fund", key.fund.name)
      json.field("year", Int64(key.fund.year))
      json.field("at", at)
      json.field("region", region: entry.village)
    }
  }
}

extension Purse {
  fileprivate mutating func follow(_ reserve: Purse) {
    earmark = reserve.earmark
    isDry = reserve.isDry
    isFrozen = reserve.isFrozen
    isClosed = reserve.isClosed
  }
}
