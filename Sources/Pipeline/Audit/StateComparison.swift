import Casework
import Contract
import Postgres

/// Compares the rows of the database with the state that the journal gives.
struct StateComparison {
  let connection: Connection
  private var tables: TableScan { TableScan(connection: connection) }

  func compare(_ fold: Refold, _ verdict: inout AuditVerdict) throws {
    try compareCases(fold, &verdict)
    try compareVillages(fold, &verdict)
    try compareClaims(fold, &verdict)
    try MoneyComparison(tables: tables, fold: fold).compare(&verdict)
    try compareDeadLetters(fold, &verdict)
    try comparePublications(fold, &verdict)
    fold.places.compare(fold.cases, fold.commons.villages, &verdict)
    fold.offers.compare(fold.cases, fold.commons.purses, &verdict)
  }

  private func comparePublications(_ fold: Refold, _ verdict: inout AuditVerdict) throws {
    let rows = try connection.textRows(
      "select hash from dripline.publications join dripline.packs using (key)")
    let stored = Set(rows.compactMap { $0.first.flatMap { $0 } })
    for hash in stored.symmetricDifference(fold.publications).sorted() {
      verdict.differ(
        stored.contains(hash)
          ? "policy pack \(hash): it is in force, and the journal knows of no publication"
          : "policy pack \(hash): it was published, and is not in force")
    }
  }

  private func compareCases(_ fold: Refold, _ verdict: inout AuditVerdict) throws {
    var seen = 0
    try tables.scan("cases", "case_id, version, village, stage, outcome, step, paid_fen, state", "case_id") {
      rows, row in
      let id = try rows.text(row, 0)
      seen += 1
      guard let state = fold.cases[id] else { return verdict.differ("case \(id): the journal knows no such case") }
      if state.stage != .unknown { verdict.cases += 1 }
      let columns: [(String, Int64, Int64)] = [
        ("version", Int64(try rows.int4(row, 1)), Int64(state.version)),
        ("village", try rows.int8(row, 2), Int64(state.village)),
        ("stage", Int64(try rows.int2(row, 3)), Int64(state.stage.rawValue)),
        ("outcome", Int64(try rows.int2(row, 4)), Int64(state.outcome?.rawValue ?? 0)),
        ("step", Int64(try rows.int2(row, 5)), Int64(state.step)),
        ("paid_fen", try rows.int8(row, 6), state.paidFen),
      ]
      for (name, stored, folded) in columns where stored != folded {
        verdict.differ("case \(id): \(name) is \(stored), the journal gives \(folded)")
      }
      let bytes = encoded(state.encode)
      if !bytes.elementsEqual(try rows.bytes(row, 7)) {
        verdict.differ("case \(id): its stored state is not what the journal gives")
      }
    }
    if seen != fold.cases.count { verdict.differ("\(seen) cases are stored, the journal gives \(fold.cases.count)") }
  }

  private func compareVillages(_ fold: Refold, _ verdict: inout AuditVerdict) throws {
    var seen = 0
    try tables.scan("villages", "village, state, used, waiting", "village") { rows, row in
      let code = UInt64(try rows.int8(row, 0))
      guard let village = fold.commons.villages[code], village.version > 0 else {
        return verdict.differ("village \(code): the journal knows nothing of its places")
      }
      seen += 1
      let (bytes, used, waiting) = (try rows.bytes(row, 1), try rows.int4(row, 2), try rows.int4(row, 3))
      let same =
        encoded(village.encode).elementsEqual(bytes) && village.used == used
        && village.waiting.count == Int(waiting)
      if !same { verdict.differ("village \(code): its places are not what the journal gives") }
    }
    let known = fold.commons.villages.values.filter { $0.version > 0 }.count
    if seen != known { verdict.differ("places of \(seen) villages are stored, the journal gives \(known)") }
  }

  private func compareClaims(_ fold: Refold, _ verdict: inout AuditVerdict) throws {
    var seen = 0
    try tables.scan("claims", "person, programme, case_id, generation", "person, programme") { rows, row in
      guard let programme = Programme(try rows.text(row, 1)) else {
        return verdict.differ("a claim has an unknown programme")
      }
      seen += 1
      let key = ClaimKey(programme: programme, person: PersonKey(stored: try rows.bytes(row, 0)))
      let stored = Claim(holder: try rows.text(row, 2), generation: UInt32(bitPattern: try rows.int4(row, 3)))
      if fold.commons.claims[key] != stored {
        verdict.differ(
          "a person's claim is with case \(stored.holder), the journal gives \(fold.commons.claims[key]?.holder ?? "none")"
        )
      }
    }
    if seen != fold.commons.claims.count {
      verdict.differ("\(seen) claims are stored, the journal gives \(fold.commons.claims.count)")
    }
  }

  private func compareDeadLetters(_ fold: Refold, _ verdict: inout AuditVerdict) throws {
    var seen = 0
    let columns = "lane, lane_offset, reason, state, version, order_lane, order_offset, proposer"
    try tables.scan("dead_letters", columns, "lane, lane_offset") { rows, row in
      let position = Position(lane: UInt32(try rows.int4(row, 0)), offset: try rows.int8(row, 1))
      seen += 1
      let reason = try rows.text(row, 2)
      if fold.deadLetters[position] != reason {
        verdict.differ(
          "dead letter \(position.lane)/\(position.offset): \(reason), the journal gives \(fold.deadLetters[position] ?? "none")"
        )
      }
      var folded = fold.letters[position] ?? Letter(position: position)
      folded.event = []
      if try LetterReader.letter(rows, row, at: position, from: 3) != folded {
        verdict.differ(
          "dead letter \(position.lane)/\(position.offset): what was ordered about it is not what the journal gives")
      }
    }
    if seen != fold.deadLetters.count {
      verdict.differ("\(seen) dead letters are stored, the journal gives \(fold.deadLetters.count)")
    }
  }
}
