import Casework
import Contract
import Foundation
import Policy
import Postgres
import Testing

@testable import Pipeline

/// Identifiers are erased out of a season's journal, and the audit still decides every fact to the same end.
@Suite("Erasing identifiers", .serialized)
struct ErasureTests {
  private static let server = try! TemporaryServer()
  private static let settings = try! filled()

  private static func filled() throws -> PipelineSettings {
    let workshop = try Workshop(server, "kept")
    let hand = try Hand(workshop, partitions: [0])
    try Season(workshop: workshop, households: 24, repeatsEvery: 2).play { while try hand.step(60) {} }
    try hand.close()
    workshop.admin.close()
    return workshop.settings
  }

  /// A copy of the season, with whoever may do everything.
  private func copy(_ name: String) throws -> (settings: PipelineSettings, admin: Connection) {
    var settings = Self.settings
    try Connection(url: Self.server.url, applicationName: "test").execute("create database \(name) template kept")
    settings.databaseURL = Self.server.url(database: name)
    return (settings, try Connection(url: settings.databaseURL, applicationName: "test"))
  }

  private func audit(_ settings: PipelineSettings) throws -> AuditVerdict {
    try Audit(settings: settings, pack: PackSource.sample).verify(topics: false)
  }

  private func cases(_ admin: Connection, _ condition: String) throws -> [String] {
    try admin.textRows("select case_id from dripline.cases c where \(condition) order by 1").map { $0[0]! }
  }

  /// Resident IDs that stand in the journal's facts about some cases, or about all others.
  private func numbers(_ settings: PipelineSettings, in cases: Set<String>, others: Bool = false) throws -> [String] {
    var found: [String] = []
    let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 0, count: 32))!)
    try Archive(settings).forEachEntry { entry in
      let text = String(decoding: entry.raw, as: UTF8.self)
      let subject = entry.raw.withUnsafeBytes {
        decoder.subject(of: RawRecord.event($0, recordedAt: entry.recordedAt), topic: entry.lane.topic!)
      }
      guard let subject, cases.contains(subject) != others else { return }
      found += text.matches(of: /[1-9][0-9]{16}[0-9X]/).map { String($0.output) }
        .filter { ResidentID.isValid($0, bornBy: Day(number: Int32.max)) }
    }
    return found
  }

  private static let order = (by: "S1001:Li Min", reason: "kept for as long as the law wants")

  private func erase(_ settings: PipelineSettings, _ cases: [String], isDry: Bool = false) throws -> Eraser.Outcome {
    try Eraser(settings).erase(.init(cases: cases, by: Self.order.by, reason: Self.order.reason), isDry: isDry)
  }

  private static let settled = """
    c.stage = 4 and not exists (
      select from dripline.payments p left join dripline.answers a using (instruction_id)
      where p.case_id = c.case_id and a.instruction_id is null)
    """

  @Test("of closed cases nothing is left that names a person; everybody else's stays, and the audit agrees")
  func erased() throws {
    let (settings, admin) = try copy("erased")
    let closed = try cases(admin, Self.settled)
    try #require(closed.count > 2)
    let before = try audit(settings)
    #expect(before.ok && before.erasedBlocks == 0, "\(before.differences)")
    let named = try numbers(settings, in: Set(closed)), others = try numbers(settings, in: Set(closed), others: true)
    #expect(!named.isEmpty && !others.isEmpty)

    let planned = try erase(settings, closed, isDry: true)
    #expect(try numbers(settings, in: Set(closed)) == named, "a dry run changes nothing")
    let done = try erase(settings, closed)
    #expect(done == planned && done.cases == closed.count && done.identifiers >= named.count && done.blocks > 0)
    #expect(try numbers(settings, in: Set(closed)) == [])
    #expect(try numbers(settings, in: Set(closed), others: true) == others)
    let after = try audit(settings)
    #expect(after.ok, "\(after.differences)")
    #expect(after.erasedBlocks == done.blocks && after.facts == before.facts && after.cases == before.cases)
    #expect(try erase(settings, closed).facts == 0, "what is erased is not erased again")

    // What people read of the case is still there, and names nobody.
    let archive = try Archive(settings)
    let state = try #require(try archive.state(of: closed[0]))
    #expect(try !archive.history(of: state).isEmpty)
    for resident in try archive.residents(of: [state])[0].values {
      #expect(resident.name == "***" && ErasedPerson.isErased(resident.residentId.lowercased()))
    }
    let log = try admin.textRows("select distinct ordered_by, reason from dripline.erasures")
    #expect(log == [[Self.order.by, Self.order.reason]])
  }

  @Test("a case that is open, unpaid or unknown keeps its identifiers, and then nothing is erased")
  func refused() throws {
    let (settings, admin) = try copy("refused")
    let open = try #require(try cases(admin, "c.stage <> 4").first)
    let closed = try #require(try cases(admin, Self.settled).first)
    let eraser = try Eraser(settings)
    #expect(try eraser.obstacles([open, closed, "C-none"]) == [open: .open, "C-none": .unknown])
    #expect(throws: Eraser.Refused.self) { try erase(settings, [closed, open]) }
    #expect(try admin.textRows("select from dripline.erasures").isEmpty)
    try admin.execute("delete from dripline.answers")
    if let unpaid = try cases(
      admin, "c.stage = 4 and exists (select from dripline.payments p where p.case_id = c.case_id)"
    ).first {
      #expect(try eraser.obstacles([unpaid]) == [unpaid: .unpaid])
    }
    #expect(try eraser.closed(before: Day(text: "2000-01-01")!).isEmpty)
    #expect(try eraser.closed(before: Day(text: "2100-01-01")!).count == cases(admin, "c.stage = 4").count)
  }

  @Test("an erasure that is undone, altered or forged is told")
  func tampered() throws {
    let (settings, admin) = try copy("tampered")
    let closed = try cases(admin, Self.settled)
    try admin.execute("create table public.former as select * from dripline.journal")
    _ = try erase(settings, closed)
    for (sql, told) in [
      (
        "update dripline.journal j set block = f.block, key = f.key from public.former f where (j.lane, j.first_offset) = (f.lane, f.first_offset)",
        "is not what the erasure of identifiers left of it"
      ),
      ("update dripline.erasures set ordered_by = 'S1:Nobody'", "its signature is not this deployment's"),
      ("delete from dripline.erasures", "was altered"),
    ] {
      try admin.execute(
        "begin; set local session_replication_role = replica; create table public.b as select * from dripline.journal; create table public.e as select * from dripline.erasures; \(sql); commit"
      )
      let verdict = try audit(settings)
      #expect(verdict.differences.contains { $0.contains(told) }, "\(sql): \(verdict.differences)")
      try admin.execute(
        """
        begin; set local session_replication_role = replica;
        delete from dripline.journal; insert into dripline.journal select * from public.b; drop table public.b;
        delete from dripline.erasures; insert into dripline.erasures overriding system value select * from public.e; drop table public.e; commit
        """)
      #expect(try audit(settings).ok)
    }
    // Without the trick the database itself refuses, whoever it is.
    for sql in [
      "update dripline.journal set block = block || 'x'", "delete from dripline.erasures",
      "begin; set local dripline.keeping = 'on'; update dripline.journal set block = block || 'x'",
      "begin; set local dripline.keeping = 'on'; update dripline.journal set facts = facts + 1",
    ] {
      #expect(throws: (any Error).self) { try admin.execute(sql) }
      admin.rollBack()
    }
  }

  @Test("keys of blocks are sealed anew, the former key can go, and what was copied before opens no more")
  func rotation() throws {
    var (settings, admin) = try copy("rotated")
    let old = try #require(settings.keys), new = "2:" + Keyring.generate().dropFirst(2)
    try admin.execute("create table public.backup as select * from dripline.journal")
    settings.keys = "\(new)\n\(old)"
    let eraser = try Eraser(settings)
    let blocks = Int64(try admin.textRows("select count(*) from dripline.journal")[0][0]!)!
    #expect(try eraser.keysInUse() == [.init(key: 1, blocks: blocks, direct: 0)])
    let chains = try admin.textRows("select chain, sha256(block) from dripline.journal order by lane, first_offset")
    #expect(try eraser.rewrap() == Int(blocks))
    #expect(try eraser.rewrap() == 0)
    #expect(try eraser.keysInUse() == [.init(key: 2, blocks: blocks, direct: 0)])
    #expect(
      try admin.textRows("select chain, sha256(block) from dripline.journal order by lane, first_offset") == chains)
    #expect(try audit(settings).ok)

    settings.keys = try Keyring(parsing: settings.keys!).retiring(1)
    let verdict = try audit(settings)
    #expect(verdict.ok, "\(verdict.differences)")
    // As if the backup had been restored.
    try admin.execute(
      """
      begin; set local session_replication_role = replica;
      update dripline.journal j set key = b.key from public.backup b where (j.lane, j.first_offset) = (b.lane, b.first_offset);
      commit
      """)
    #expect(try audit(settings).differences.contains { $0.contains("sealed with key 1, which is not in the key ring") })
  }
}
