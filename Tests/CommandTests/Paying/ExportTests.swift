import Contract
import Foundation
import Payments
import Testing

@testable import Pipeline
@testable import dripline

@Suite("Payments into files, on a database", .serialized)
struct ExportTests {
  private static let accounts = Result { try AccountsFile.read(path: PayingScene.accountsPath) }

  private static func order(_ format: FileFormat = .pain001, until: Day = PayingScene.due) throws
    -> PayingDesk.ExportOrder
  {
    .init(accounts: try accounts.get(), format: format, until: until, today: PayingScene.due)
  }

  /// Both phases; answers the problems.
  @discardableResult
  private static func export(_ scene: PayingScene, _ format: FileFormat = .pain001, roundMax: Int = 200_000) throws
    -> [String]
  {
    let desk = try scene.desk()
    var mark: PayingDesk.ExportMark?
    repeat { mark = try desk.plan(order(format), after: mark, roundMax: roundMax).next } while mark != nil
    var problems: [String] = []
    try desk.write(try desk.unwrittenFiles(), accounts: accounts.get(), directory: scene.folder) { outcome in
      problems += outcome.problems.map(\.en)
    }
    return problems
  }

  @Test func eachPaymentGoesToTheHouseholdsOwnAccountOnce() throws {
    let scene = try PayingScene()
    try scene.households(40)
    #expect(try Self.export(scene).isEmpty)
    let paid = try scene.paid()
    #expect(paid.count == 40)
    #expect(Dictionary(uniqueKeysWithValues: paid.map { ($0.id, $0.paid) }) == scene.payments)
    #expect(
      try scene.text("select count(*), count(distinct file_id) from dripline.payments where file_id is not null")
        == "40 2")
    #expect(try scene.text("select count(*) from dripline.payment_files where written_at is null") == "0")
    // Only the owner may read them.
    for name in try scene.files().keys {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(scene.folder)/\(name)")[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
    // Nothing is left to do.
    let before = try scene.files()
    #expect(try Self.export(scene).isEmpty)
    #expect(try scene.files() == before)
  }

  @Test func roundsSplitAndLoseNothing() throws {
    let scene = try PayingScene()
    try scene.households(23)
    #expect(try Self.export(scene, .both, roundMax: 5).isEmpty)
    let paid = try scene.paid()
    #expect(paid.count == 23 && Dictionary(uniqueKeysWithValues: paid.map { ($0.id, $0.paid) }) == scene.payments)
    let names = try scene.files().keys
    #expect(names.filter { $0.hasSuffix(".csv") }.count == names.filter { $0.hasSuffix(".xml") }.count)
  }

  @Test func whatWasOrderedAfterTheInstructionStopsIt() throws {
    let scene = try PayingScene()
    try scene.households(12)
    try scene.hold("C1")
    try scene.admin.execute("update dripline.purses set frozen = true where fund = 'housing'")
    let desk = try scene.desk()
    let stopped = try desk.plan(Self.order(), after: nil, isTrial: true).stopped
    #expect(stopped.filter { $0 == .held }.count == 1 && stopped.filter { $0 == .frozen }.count == 3)
    #expect(try Self.export(scene, roundMax: 5).isEmpty)
    let left =
      "select string_agg(case_id, ' ' order by length(case_id), case_id) from dripline.payments where file_id is null"
    #expect(try scene.text(left) == "C0 C1 C4 C8")
    try scene.admin.execute("update dripline.purses set frozen = false")
    #expect(try Self.export(scene).isEmpty)
    #expect(try scene.text(left) == "C1")
  }

  @Test func everyJournalBlockIsReadOnce() throws {
    let scene = try PayingScene()
    try scene.households(60, blockOf: 4)
    let desk = try scene.desk()
    let search = PayeeSearch(scene.admin, sealer: try desk.sealer(), progress: { _ in })
    let rows = try scene.admin.textRows(
      "select instruction_id, case_id, account_last4, lane, lane_offset from dripline.payments")
    let found = try search.search(
      rows.map { row in
        .init(
          instructionId: row[0]!, caseId: row[1]!, last4: row[2]!,
          position: .init(lane: UInt32(row[3]!)!, offset: Int64(row[4]!)!))
      })
    #expect(found.allSatisfy { if case .payee = $0 { true } else { false } })
    let blocks = try scene.text("select count(*) from dripline.journal where lane < 1024")
    #expect("\(search.blocksRead)" == blocks && search.blocksRead > 20)
  }

  @Test func theAccountIsTheOneThatStoodWhenThePaymentWasInstructed() throws {
    let scene = try PayingScene()
    // A returned card, then the accepted one, then a card for a case under way, which is refused; after the
    // instruction a new account comes.
    scene.application(of: "A", holder: "旧", account: "621700000000001111", verdict: .returned)
    scene.application(of: "A", holder: "新", account: "621700000000002222")
    scene.application(of: "A", holder: "冒", account: "621700000000992222", verdict: .refused)
    let first = scene.fact(2, of: "A")
    try scene.payment(
      "A:allowance:1:1", of: "A", fen: 5, funds: [("county", 5)], by: first,
      expected: .init(amountFen: 5, account: "621700000000002222", holder: "新"))
    try scene.flush()
    let order = scene.retry(of: "A", holder: "改", account: "621700000000003333")
    try scene.payment(
      "A:allowance:1:2", of: "A", fen: 5, funds: [("county", 5)], by: order,
      expected: .init(amountFen: 5, account: "621700000000003333", holder: "改"), attempt: 2)
    // An order that came early and whose turn came with another fact.
    scene.retry(of: "A", holder: "早", account: "621700000000004444", verdict: .parked)
    let later = scene.fact(6, of: "A")
    try scene.payment(
      "A:allowance:2:1", of: "A", fen: 5, funds: [("county", 5)], by: later,
      expected: .init(amountFen: 5, account: "621700000000004444", holder: "早"), number: 2)
    try scene.flush()
    #expect(try Self.export(scene).isEmpty)
    #expect(Dictionary(uniqueKeysWithValues: try scene.paid().map { ($0.id, $0.paid) }) == scene.payments)
  }

  @Test func anAccountThatDoesNotEndAsInstructedIsNeverPaid() throws {
    let scene = try PayingScene()
    try scene.households(9)
    try scene.admin.execute(
      "update dripline.payments set account_last4 = '0000' where instruction_id = 'C1:allowance:1:1'")
    let stray = scene.fact(2, of: "C2")
    try scene.admin.execute(
      "update dripline.payments set lane_offset = \(stray.offset + 99) where instruction_id = 'C2:allowance:1:1'")
    try scene.admin.execute("delete from dripline.cases where case_id = 'C3'")
    let problems = try Self.export(scene)
    #expect(problems.count == 3)
    #expect(problems.contains { $0.hasPrefix("instruction C1:allowance:1:1: the journal holds no account") })
    #expect(problems.contains { $0.hasPrefix("instruction C2:allowance:1:1: its case does not know the fact") })
    #expect(problems.contains { $0.hasPrefix("instruction C3:allowance:1:1: its case is not in the database") })
    // No file with some of its payments; the other file is there.
    #expect(try scene.files().count == 1)
    #expect(try scene.text("select count(*) from dripline.payment_files where written_at is null") == "1")
    for problem in problems { #expect(!problem.contains("6217") && !problem.contains("示例")) }
  }

  @Test func whatIsNotDueOrAnsweredAlreadyStays() throws {
    let scene = try PayingScene()
    try scene.households(8)
    try scene.admin.execute("update dripline.payments set due = due + 1 where instruction_id = 'C1:allowance:1:1'")
    try scene.answer(
      "C2:allowance:1:1", of: "C2", outcome: 1, fen: 76_502, funds: [("province", 67_500), ("county", 9002)])
    #expect(try Self.export(scene).isEmpty)
    #expect(
      try scene.text("select instruction_id from dripline.payments where file_id is null order by 1")
        == "C1:allowance:1:1\nC2:allowance:1:1")
  }

  @Test func aChangedListOfAccountsDoesNotChangeAPlannedFile() throws {
    let scene = try PayingScene()
    try scene.households(5)
    let desk = try scene.desk()
    _ = try desk.plan(Self.order(), after: nil)
    var changed = try Self.accounts.get().all
    changed[0].number = "340000000000000001"
    var problems: [String] = []
    func write(_ accounts: PayingAccounts) throws {
      problems = []
      try desk.write(try desk.unwrittenFiles(), accounts: accounts, directory: scene.folder) {
        problems += $0.problems.map(\.en)
      }
    }
    try write(PayingAccounts(changed))
    #expect(problems.count == 1 && problems[0].contains("county-relief"))
    try write(PayingAccounts([changed[0]]))
    #expect(problems.count == 1)
    try write(Self.accounts.get())
    #expect(problems.isEmpty)
    #expect(Dictionary(uniqueKeysWithValues: try scene.paid().map { ($0.id, $0.paid) }) == scene.payments)
  }

  @Test func aFileWithOtherContentIsLeftAlone() throws {
    let scene = try PayingScene()
    try scene.households(3)
    let desk = try scene.desk()
    let plan = try desk.plan(Self.order(), after: nil).plan
    try FileManager.default.createDirectory(atPath: scene.folder, withIntermediateDirectories: true)
    let path = "\(scene.folder)/\(plan.files[0].id).xml"
    try Data("other".utf8).write(to: URL(fileURLWithPath: path))
    var problems: [String] = []
    try desk.write(try desk.unwrittenFiles(), accounts: Self.accounts.get(), directory: scene.folder) {
      problems += $0.problems.map(\.en)
    }
    #expect(problems.count == 1 && problems[0].contains("other content"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("other".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder).allSatisfy { !$0.hasPrefix(".") })
  }

  /// Written once more, a file is the same, or it is not written.
  @Test func aFileCanBeWrittenAgain() throws {
    let scene = try PayingScene()
    try scene.households(6)
    try Self.export(scene, .both)
    let before = try scene.files()
    let desk = try scene.desk()
    try FileManager.default.removeItem(atPath: scene.folder)
    for name in Set(before.keys.map { String($0.dropLast(4)) }) {
      let file = try #require(try desk.file(name))
      try desk.write([file], accounts: Self.accounts.get(), directory: scene.folder) { #expect($0.problems.isEmpty) }
      var forged = file
      forged.sha256 = "0 1"
      try FileManager.default.removeItem(atPath: "\(scene.folder)/\(name).csv")
      try desk.write([forged], accounts: Self.accounts.get(), directory: scene.folder) {
        #expect($0.problems.count == 1)
      }
      try desk.write([file], accounts: Self.accounts.get(), directory: scene.folder) { #expect($0.problems.isEmpty) }
    }
    #expect(try scene.files() == before)
  }

  @Test func aPaymentNeverLeavesItsFile() throws {
    let scene = try PayingScene()
    try scene.households(3)
    try Self.export(scene)
    for sql in [
      "update dripline.payments set file_id = null", "update dripline.payments set amount_fen = 1",
      "update dripline.payment_files set sum_fen = 1",
      "update dripline.payment_files set written_at = null, sha256 = null",
    ] { #expect(throws: (any Error).self) { try scene.admin.execute(sql) } }
  }

  @Test func whoExportsMarksFilesAndChangesNothingElse() throws {
    let scene = try PayingScene()
    try scene.households(2)
    try scene.admin.execute("set role dripline_payer")
    for sql in [
      "update dripline.payments set amount_fen = 1", "insert into dripline.answers values ('x', 1, null, 1, 1, 1, 1)",
      "delete from dripline.payments", "delete from dripline.journal", "update dripline.cases set version = 9",
      "update dripline.payment_files set sum_fen = 1",
    ] { #expect(throws: (any Error).self, "\(sql)") { try scene.admin.execute(sql) } }
    try scene.admin.execute("reset role; set role dripline_worker")
    for sql in [
      "update dripline.payments set file_id = null", "update dripline.answers set outcome = 2",
      "insert into dripline.payment_files (file_id) values ('x')", "delete from dripline.answers",
    ] { #expect(throws: (any Error).self, "\(sql)") { try scene.admin.execute(sql) } }
    try scene.admin.execute("insert into dripline.answers values ('x', 1, null, 1, 1, 1, 1)")
  }

  @Test func oneExportRunsAtATime() throws {
    let scene = try PayingScene()
    let first = try scene.desk(), second = try scene.desk()
    try first.lockExport()
    #expect(throws: PayingTrouble.self) { try second.lockExport() }
  }

  @Test func sharesThatDoNotAddUpStopThePlan() throws {
    let scene = try PayingScene()
    try scene.households(3)
    try scene.admin.execute(
      "update dripline.payments set funds = '[{\"fund\":\"county\",\"year\":2025,\"amountFen\":1}]' where instruction_id = 'C1:allowance:1:1'"
    )
    #expect(throws: PaymentPlan.Inconsistent.self) { try Self.export(scene) }
    try scene.admin.execute(
      "update dripline.payments set funds = '[{\"fund\":\"county\",\"year\":2025,\"amountFen\":1.5}]' where instruction_id = 'C1:allowance:1:1'"
    )
    #expect(throws: PaymentPlan.Inconsistent.self) { try Self.export(scene) }
    #expect(try scene.text("select count(*) from dripline.payments where file_id is not null") == "0")
  }
}
