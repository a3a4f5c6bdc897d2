import Contract
import Policy
import Postgres
import Testing

@testable import Pipeline

/// Somebody with every right changes a row by hand, and the audit says which.
@Suite("What the audit finds of money", .serialized)
struct AuditTests {
  private static let server = try! TemporaryServer()
  private static let settings = try! filled()

  /// A season in a database that others are copied from: nobody is connected to it.
  private static func filled() throws -> PipelineSettings {
    let workshop = try Workshop(server, "audited")
    do {
      let hand = try Hand(workshop, partitions: [0])
      try Season(workshop: workshop, households: 16).play { while try hand.step(60) {} }
      try hand.close()
    }
    workshop.admin.close()
    return workshop.settings
  }

  /// Audits a copy in which something was done.
  private func audit(_ name: String, after sql: String) throws -> AuditVerdict {
    var settings = Self.settings
    try Connection(url: Self.server.url, applicationName: "test").execute("create database \(name) template audited")
    settings.databaseURL = Self.server.url(database: name)
    let admin = try Connection(url: settings.databaseURL, applicationName: "test")
    try admin.execute(sql)
    return try Audit(settings: settings, pack: PackSource.sample).verify(topics: false)
  }

  @Test func whatWasNotTouchedAgrees() throws {
    let verdict = try audit("untouched", after: "select 1")
    #expect(verdict.ok, "\(verdict.differences)")
    #expect(verdict.facts > 200 && verdict.cases > 10)
  }

  /// One thing that somebody did, and what has to be said of it: every text stands in some difference.
  struct Fraud {
    let sql: String
    let told: [String]
  }

  struct Frauds: CustomTestStringConvertible {
    let testDescription: String
    let list: [Fraud]
  }

  /// The nth of a kind of entry, as a row of its key.
  private static func entry(_ number: Int, kind: Int = 7) -> String {
    """
    (lane, lane_offset, place) in
      (select lane, lane_offset, place from dripline.ledger where kind = \(kind) order by 1, 2, 3 offset \(number) limit 1)
    """
  }

  private static func row(_ number: Int, of table: String) -> String {
    "instruction_id = (select instruction_id from dripline.\(table) order by 1 offset \(number) limit 1)"
  }

  private static let bank = "ledger entry aid.payment.disbursed.v1/0@"

  /// Done together: none is in another's way.
  private static let together: [Fraud] = [
    Fraud(
      sql: "update dripline.ledger set amount_fen = 1234567 where \(entry(0))",
      told: [
        bank, "settlement of 1234567 fen from instructed to paid of fund county:2025",
        "the journal gives settlement of",
      ]),
    Fraud(
      sql: "delete from dripline.ledger where \(entry(1))", told: ["it is missing; the journal gives settlement of"]),
    Fraud(
      sql: """
        insert into dripline.ledger select lane_offset, amount_fen, at, lane, place + 10, year, partition, kind, from_account,
          to_account, instalment, fund, case_id from dripline.ledger where \(entry(2))
        """,
      told: ["the journal gives no such entry"]),
    Fraud(sql: "update dripline.ledger set case_id = 'X' where \(entry(3))", told: ["case X, instalment"]),
    Fraud(sql: "update dripline.ledger set at = 77 where \(entry(4))", told: ["at 77; the journal gives"]),
    Fraud(
      sql:
        "update dripline.purses set available = available + 5, source = source - 5 where fund = 'county' and partition = -1",
      told: ["fund county:2025, reserve: source is", "fund county:2025, reserve: available is"]),
    Fraud(
      sql: "update dripline.purses set earmark = 'banquets' where fund = 'county' and partition = -1",
      told: ["fund county:2025, reserve: what is stored beside its balances"]),
    Fraud(
      sql: "update dripline.purses set fund = 'mine' where fund = 'county' and partition = 0",
      told: [
        "fund mine:2025, partition 0: the journal knows no such purse", "fund county:2025, partition 0: it is missing",
      ]),
    Fraud(
      sql: "delete from dripline.payments where \(row(0, of: "payments"))", told: [":allowance:1:1: it is missing"]),
    Fraud(
      sql: "update dripline.payments set amount_fen = 999 where \(row(1, of: "payments"))",
      told: [" 999 [{", ", the journal gives ("]),
    Fraud(
      sql: "update dripline.payments set funds = '[{\"fund\": \"mine\"}]' where \(row(2, of: "payments"))",
      told: ["[{\"fund\": \"mine\"}]"]),
    Fraud(
      sql: """
        insert into dripline.payments select 'invented', case_id, programme, village, entitlement, number, attempt, amount_fen,
          funds, due, account_last4, null, lane, lane_offset from dripline.payments limit 1
        """,
      told: ["payment invented: the journal knows none"]),
    Fraud(
      sql: """
        update dripline.answers set outcome = 2, reason = 1
        where instruction_id = (select max(instruction_id) from dripline.answers where outcome = 1)
        """,
      told: ["answer to ", ": it is (2 1 "]),
    Fraud(sql: "delete from dripline.answers where \(row(1, of: "answers"))", told: ["answer to ", ": it is missing"]),
    Fraud(
      sql: "update dripline.answers set lane_offset = lane_offset + 1 where \(row(2, of: "answers"))",
      told: ["is said to come from another fact"]),
    Fraud(
      sql: "update dripline.helpers set households = 77 where helper = (select min(helper) from dripline.helpers)",
      told: [": 77 households, the journal gives"]),
    Fraud(
      sql: "delete from dripline.helpers where helper = (select max(helper) from dripline.helpers)",
      told: ["the row is missing"]),
    Fraud(
      sql: "update dripline.cases set paid_fen = 77 where case_id = (select min(case_id) from dripline.cases)",
      told: ["paid_fen is 77, the journal gives"]),
  ]

  /// Entries and balances that agree with each other, but not with the facts.
  private static let consistent = Fraud(
    sql: """
      update dripline.ledger set amount_fen = amount_fen + 7 where kind = 1 and fund = 'county';
      update dripline.purses set available = available + 7, source = source - 7 where fund = 'county' and partition = -1
      """,
    told: ["allocation of 50000007 fen", "fund county:2025, reserve: available is"])
  private static let cleared = Fraud(
    sql: "delete from dripline.ledger", told: ["no. 1: it is missing; the journal gives escrow of 12500000 fen"])

  @Test(
    "rows edited, added and deleted by hand are found and named",
    arguments: [
      Frauds(testDescription: "many", list: together), Frauds(testDescription: "consistent", list: [consistent]),
      Frauds(testDescription: "cleared", list: [cleared]),
    ])
  func frauds(_ frauds: Frauds) throws {
    let verdict = try audit("fraud\(frauds.testDescription)", after: frauds.list.map(\.sql).joined(separator: ";\n"))
    #expect(!verdict.ok)
    for text in frauds.list.flatMap(\.told) {
      #expect(
        verdict.differences.contains { $0.contains(text) },
        "\(text) is not told: \(verdict.differences.joined(separator: "\n"))")
    }
  }

  @Test("a payment file's mark is no difference: exporting is not part of the journal")
  func exported() throws {
    let verdict = try audit("exported", after: "update dripline.payments set file_id = null")
    #expect(verdict.ok, "\(verdict.differences)")
  }

  @Test("a fact that comes again changes nothing, and may be the last of its case in a batch", arguments: [7, 60, 400])
  func repeated(batchFacts: Int) throws {
    let workshop = try Workshop(Self.server, "repeated\(batchFacts)")
    let hand = try Hand(workshop, partitions: [0])
    try Season(workshop: workshop, households: 24, repeatsEvery: 2).play { while try hand.step(batchFacts) {} }
    try hand.close()
    let verdict = try workshop.audit()
    #expect(verdict.ok, "\(verdict.differences.prefix(8))")
    #expect(try workshop.number("select count(*) from dripline.dead_letters") > 10)
    workshop.admin.close()
  }
}
