import Contract
import Policy
import Foundation
import Testing

@testable import Pipeline
@testable import dripline

@Suite("Books held against each other", .serialized)
struct ReconcileTests {
  private static let after = PayingScene.due + 1

  /// Eight payments, all in files but `C7`'s, which is not due yet; some answered.
  private static func scene() throws -> PayingScene {
    let scene = try PayingScene()
    try scene.households(8)
    try scene.admin.execute("update dripline.payments set due = due + 30 where instruction_id = 'C7:allowance:1:1'")
    let desk = try scene.desk()
    let accounts = try AccountsFile.read(path: PayingScene.accountsPath)
    _ = try desk.plan(
      .init(accounts: accounts, format: .pain001, until: PayingScene.due, today: PayingScene.due), after: nil)
    try desk.write(try desk.unwrittenFiles(), accounts: accounts, directory: scene.folder) { _ in }
    try scene.answer(
      "C1:allowance:1:1", of: "C1", outcome: 1, fen: 76_501, funds: [("province", 67_500), ("county", 9001)])
    try scene.answer("C4:allowance:1:1", of: "C4", outcome: 2, fen: 1_000_000, funds: [("housing", 1_000_000)])
    return scene
  }

  private static func differences(_ change: (PayingScene) throws -> Void) throws -> [String] {
    let scene = try scene()
    try change(scene)
    let result = try scene.desk().reconcile(today: after)
    #expect(!result.agrees)
    #expect(result.counts.values.reduce(0, +) == result.differences.count)
    return result.differences.map { "\($0.kind.rawValue) \($0.subject) \($0.expectedFen) \($0.foundFen)" }
  }

  @Test func soundBooksAgreeToTheFen() throws {
    let result = try Self.scene().desk().reconcile(today: Self.after)
    #expect(result.agrees && result.differences.isEmpty)
    #expect(
      result.funds == [
        FundSums(
          fund: "county", year: 2025, instructedFen: 54_024, settledFen: 9001, returnedFen: 0, outstandingFen: 45_023),
        FundSums(
          fund: "housing", year: 2025, instructedFen: 2_000_000, settledFen: 0, returnedFen: 1_000_000,
          outstandingFen: 1_000_000),
        FundSums(
          fund: "province", year: 2025, instructedFen: 405_000, settledFen: 67_500, returnedFen: 0,
          outstandingFen: 337_500),
      ])
    for language in [Language.en, .zh] { #expect(result.text(language).contains("4050.00")) }
  }

  @Test func aPurseThatIsOffByOneFenIsFound() throws {
    let found = try Self.differences {
      try $0.admin.execute(
        "update dripline.purses set instructed = instructed - 1, committed = committed + 1 where fund = 'county'")
    }
    #expect(found == ["balance county/2025 54024 54023"])
  }

  @Test func anEntryWithoutPaymentAndAPaymentWithoutEntryAreFound() throws {
    let gone = try Self.differences {
      try $0.admin.execute("delete from dripline.payments where instruction_id = 'C7:allowance:1:1'")
    }
    #expect(gone == ["ledgerAgainstPayments C7 county/2025 0 9007", "ledgerAgainstPayments C7 province/2025 0 67500"])
    let unbooked = try Self.differences {
      try $0.admin.execute("delete from dripline.ledger where case_id = 'C3' and fund = 'province'")
    }
    #expect(unbooked == ["balance province/2025 337500 405000", "ledgerAgainstPayments C3 province/2025 67500 0"])
  }

  @Test func answersAreHeldAgainstTheLedger() throws {
    let found = try Self.differences {
      try $0.admin.execute("update dripline.answers set outcome = 2 where instruction_id = 'C1:allowance:1:1'")
    }
    #expect(
      found == [
        "ledgerAgainstAnswers C1 county/2025 0 9001", "ledgerAgainstAnswers C1 county/2025 9001 0",
        "ledgerAgainstAnswers C1 province/2025 0 67500", "ledgerAgainstAnswers C1 province/2025 67500 0",
      ])
    let stray = try Self.differences {
      try $0.admin.execute("insert into dripline.answers values ('Z:1', 1, null, 5, 1, 6144, 99999)")
    }
    #expect(stray == ["answerWithoutPayment Z:1 0 5"])
    let amount = try Self.differences {
      try $0.admin.execute("update dripline.answers set amount_fen = 1 where instruction_id = 'C1:allowance:1:1'")
    }
    #expect(amount == ["answerAmount C1:allowance:1:1 76501 1"])
  }

  @Test func whatIsPastDueOrAnsweredAndInNoFileIsFound() throws {
    let due = try Self.differences {
      try $0.admin.execute("update dripline.payments set due = due - 30 where instruction_id = 'C7:allowance:1:1'")
    }
    #expect(due == ["inNoFile C7:allowance:1:1 76507 0"])
    let answered = try Self.differences {
      try $0.answer(
        "C7:allowance:1:1", of: "C7", outcome: 1, fen: 76_507, funds: [("province", 67_500), ("county", 9007)])
    }
    #expect(answered == ["answeredBeforeExport C7:allowance:1:1 76507 76507"])
  }

  @Test func filesAreHeldAgainstTheirPayments() throws {
    let off = try Self.differences {
      try $0.admin.execute(
        "alter table dripline.payment_files disable trigger all; update dripline.payment_files set sum_fen = sum_fen + 1 where account = 'county-housing'"
      )
    }
    #expect(off.count == 1 && off[0].hasPrefix("fileSum D") && off[0].hasSuffix(" 2000001 2000000"))
    let count = try Self.differences {
      try $0.admin.execute(
        "alter table dripline.payment_files disable trigger all; update dripline.payment_files set count = count + 1 where account = 'county-housing'"
      )
    }
    #expect(count.count == 1 && count[0].hasPrefix("fileSum D"))
    let unwritten = try Self.differences {
      try $0.admin.execute(
        "alter table dripline.payment_files disable trigger all; update dripline.payment_files set written_at = null, sha256 = null where account = 'county-housing'"
      )
    }
    #expect(unwritten.count == 1 && unwritten[0].hasPrefix("fileUnwritten D"))
  }

  @Test func sharesAreHeldAgainstTheSum() throws {
    let found = try Self.differences {
      try $0.admin.execute(
        "update dripline.payments set amount_fen = amount_fen + 1 where instruction_id = 'C7:allowance:1:1'")
    }
    #expect(found == ["shares C7:allowance:1:1 76508 76507"])
  }

  @Test func theVerbEndsWithOneWhereBooksDiffer() throws {
    let scene = try Self.scene()
    let arguments = ["report", "reconcile", "--database", scene.url, "--on", "\(Self.after)"]
    let sound = try Command(arguments + ["--lang", "zh"])
    #expect(sound.status == 0 && sound.output.contains("全部相符"), "\(sound.errors)")
    try scene.admin.execute(
      "update dripline.purses set instructed = 0, committed = committed + instructed where fund = 'county'")
    let broken = try Command(arguments + ["--json"])
    let lines = broken.output.split(separator: "\n")
    #expect(broken.status == 1 && lines.count == 5)
    #expect(lines.last == "{\"agrees\":false,\"counts\":{\"balance\":1}}")
    #expect(
      lines[3] == "{\"difference\":\"balance\",\"subject\":\"county/2025\",\"expectedFen\":54024,\"foundFen\":9001}")
    #expect(try Command(["report", "reconcile", "--database", scene.url, "--on", "soon"]).status == 2)
  }
}
