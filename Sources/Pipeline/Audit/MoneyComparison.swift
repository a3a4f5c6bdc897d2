import Casework
import Contract
import Postgres

/// Compares purses, ledger, payments, answers and helpers with what the journal gives. Whatever somebody has
/// added, changed or taken away by hand is named.
struct MoneyComparison {
  let tables: TableScan
  let fold: Refold

  func compare(_ verdict: inout AuditVerdict) throws {
    try comparePurses(&verdict)
    try compareLedger(&verdict)
    try compareRegister(
      "payments", "payment",
      """
      instruction_id, lane, lane_offset, case_id || ' ' || programme || ' ' || village || ' ' || entitlement || ' '
        || number || ' ' || attempt || ' ' || amount_fen || ' ' || funds::text || ' ' || due || ' ' || account_last4
      """, fold.books.payments, &verdict)
    try compareRegister(
      "answers", "answer to",
      "instruction_id, lane, lane_offset, outcome || ' ' || coalesce(reason, 0) || ' ' || amount_fen || ' ' || on_day",
      fold.books.answers, &verdict)
    try compareHelpers(&verdict)
  }

  // MARK: Purses

  private func comparePurses(_ verdict: inout AuditVerdict) throws {
    var missing = fold.commons.purses.filter { $0.value.version > 0 }
    let columns = """
      fund, year, partition, version, source, available, escrow, committed, instructed, paid, receivable, lapsed, state,
      earmark, source_word, dry, frozen, waiting
      """
    try tables.scan("purses", columns, "fund, year, partition") { rows, row in
      let key = try Purse.key(rows, row)
      guard let purse = missing.removeValue(forKey: key) else {
        return verdict.differ("\(key.name): the journal knows no such purse")
      }
      for (index, account) in Account.allCases.enumerated() {
        let stored = try rows.int8(row, 4 + index)
        if stored != purse[account] {
          verdict.differ("\(key.name): \(account.text) is \(stored) fen, the journal gives \(purse[account])")
        }
      }
      let rest = 4 + Account.allCases.count
      let isSame =
        try UInt32(bitPattern: rows.int4(row, 3)) == purse.version
        && encoded(purse.encode).elementsEqual(rows.bytes(row, rest)) && rows.text(row, rest + 1) == purse.earmark
        && rows.text(row, rest + 2) == purse.source?.text ?? "" && rows.bool(row, rest + 3) == purse.isDry
        && rows.bool(row, rest + 4) == purse.isFrozen && rows.int4(row, rest + 5) == Int32(purse.waiting.count)
      if !isSame { verdict.differ("\(key.name): what is stored beside its balances is not what the journal gives") }
    }
    for key in missing.keys.sorted() { verdict.differ("\(key.name): it is missing") }
  }

  // MARK: Ledger

  private func compareLedger(_ verdict: inout AuditVerdict) throws {
    var lanes = fold.books.lines.keys.sorted()[...]
    var lines = lanes.first.map { fold.books.lines[$0]![...] } ?? []
    /// The next line that has to be there.
    func expected() -> (lane: UInt32, line: FoldedBooks.Line)? {
      while let lane = lanes.first {
        if let line = lines.first { return (lane, line) }
        lanes.removeFirst()
        lines = lanes.first.map { fold.books.lines[$0]![...] } ?? []
      }
      return nil
    }
    let columns = """
      lane, lane_offset, place, at, fund, year, partition, kind, from_account, to_account, amount_fen, case_id, instalment
      """
    try tables.scan("ledger", columns, "lane, lane_offset, place") { rows, row in
      let place = (UInt32(bitPattern: try rows.int4(row, 0)), try rows.int8(row, 1), try rows.int4(row, 2))
      while let (lane, line) = expected(), (lane, line.offset, line.place) < place {
        verdict.differ("\(name(lane, line.offset, line.place)): it is missing; the journal gives \(text(line))")
        lines.removeFirst()
      }
      let stored = try text(rows, row)
      guard let (lane, line) = expected(), (lane, line.offset, line.place) == place else {
        return verdict.differ("\(name(place.0, place.1, place.2)): \(stored); the journal gives no such entry")
      }
      lines.removeFirst()
      if stored != text(line) {
        verdict.differ("\(name(place.0, place.1, place.2)): \(stored); the journal gives \(text(line))")
      }
    }
    while let (lane, line) = expected() {
      verdict.differ("\(name(lane, line.offset, line.place)): it is missing; the journal gives \(text(line))")
      lines.removeFirst()
    }
  }

  private func name(_ lane: UInt32, _ offset: Int64, _ place: Int32) -> String {
    "ledger entry \(LaneID(rawValue: lane).name(prefix: fold.prefix))@\(offset) no. \(place + 1)"
  }

  private func text(_ line: FoldedBooks.Line) -> String {
    text(
      line.entry.purse, Int(line.entry.kind.rawValue), Int(line.entry.from.rawValue), Int(line.entry.to.rawValue),
      line.entry.amountFen, line.entry.caseId, Int(line.entry.instalment), line.at)
  }

  private func text(_ rows: QueryResult, _ row: Int) throws -> String {
    text(
      PurseKey(
        fund: FundKey(name: try rows.text(row, 4), year: UInt16(truncatingIfNeeded: try rows.int4(row, 5))),
        partition: try rows.int4(row, 6)),
      Int(try rows.int2(row, 7)), Int(try rows.int2(row, 8)), Int(try rows.int2(row, 9)), try rows.int8(row, 10),
      try rows.text(row, 11), Int(try rows.int2(row, 12)), try rows.int8(row, 3))
  }

  private func text(
    _ purse: PurseKey, _ kind: Int, _ from: Int, _ to: Int, _ fen: Int64, _ caseId: String, _ instalment: Int,
    _ at: Int64
  ) -> String {
    func word<T: Word>(_ number: Int, _ type: T.Type) -> String {
      UInt8(exactly: number).flatMap(T.init)?.text ?? "\(number)"
    }
    return
      "\(word(kind, EntryKind.self)) of \(fen) fen from \(word(from, Account.self)) to \(word(to, Account.self)) of "
      + "\(purse.name), case \(caseId.isEmpty ? "none" : caseId), instalment \(instalment), at \(at)"
  }

  // MARK: Payments and answers

  private func compareRegister(
    _ table: String, _ what: String, _ columns: String, _ folded: [String: FoldedBooks.Row],
    _ verdict: inout AuditVerdict
  ) throws {
    var missing = folded
    try tables.scan(table, columns, "instruction_id") { rows, row in
      let id = try rows.text(row, 0)
      let stored = FoldedBooks.Row(
        text: try rows.text(row, 3),
        position: Position(lane: UInt32(bitPattern: try rows.int4(row, 1)), offset: try rows.int8(row, 2)))
      guard let expected = missing.removeValue(forKey: id) else {
        return verdict.differ("\(what) \(id): the journal knows none")
      }
      if stored.text != expected.text {
        verdict.differ("\(what) \(id): it is (\(stored.text)), the journal gives (\(expected.text))")
      } else if stored.position != expected.position {
        verdict.differ("\(what) \(id): it is said to come from another fact than the journal says")
      }
    }
    for id in missing.keys.sorted() { verdict.differ("\(what) \(id): it is missing") }
  }

  // MARK: Helpers

  private func compareHelpers(_ verdict: inout AuditVerdict) throws {
    var missing = fold.commons.helpers.filter { $0.value.version > 0 }
    try tables.scan("helpers", "helper, version, households", "helper") { rows, row in
      let helper = UInt64(bitPattern: try rows.int8(row, 0))
      let stored = HelperTally(
        helper: helper, version: UInt32(bitPattern: try rows.int4(row, 1)), households: try rows.int4(row, 2))
      let expected = missing.removeValue(forKey: helper)
      if stored != expected {
        verdict.differ(
          "helper \(String(helper, radix: 16)): \(stored.households) households, the journal gives \(expected?.households ?? 0)"
        )
      }
    }
    for helper in missing.keys.sorted() { verdict.differ("helper \(String(helper, radix: 16)): the row is missing") }
  }
}

extension PurseKey {
  /// For people: `fund province:2025, partition 3`.
  var name: String { "fund \(fund.text), \(isReserve ? "reserve" : "partition \(partition)")" }
}
