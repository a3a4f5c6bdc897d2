import Contract
import Testing

@testable import Payments

@Suite struct AnsweringTests {
  static let file = "D20250510-0123456789abcdef01234567"
  static let known = KnownInstruction(
    id: "C1:a:1:1", caseId: "C1", village: 341_225_101_001, amountFen: 76_500, fileId: file, answer: nil,
    hasNewerAttempt: false)

  static func entry(
    _ said: BankEntry.Said = .paid, _ amountFen: Int64? = 76_500, file: String? = nil, at: Int64 = 0,
    voucher: String = "V1"
  ) -> BankEntry {
    BankEntry(
      subject: .reference("C1:a:1:1"), said: said, amountFen: amountFen,
      at: Instant(milliseconds: Sample.moment.milliseconds + at), voucher: voucher, fileId: file, line: 1)
  }

  static let back = BankEntry.Said.returned(.accountClosed, code: "AC04")

  static func judge(_ entry: BankEntry, _ change: (inout KnownInstruction) -> Void = { _ in }) -> EntryResult {
    var known = known
    change(&known)
    return Answering.judge(entry, known)
  }

  @Test func eachResult() {
    #expect(Answering.judge(Self.entry(), nil) == .unknown)
    #expect(Self.judge(Self.entry()) == .published)
    #expect(Self.judge(Self.entry(Self.back)) == .published)
    // A report of statuses may name no sum: it is about the payment as instructed.
    #expect(Self.judge(Self.entry(Self.back, nil)) == .published)
    #expect(Self.judge(Self.entry(.pending("ACSP"))) == .pending)
    #expect(Self.judge(Self.entry(.paid, 76_499)) == .partial)
    #expect(Self.judge(Self.entry(.paid, 76_501)) == .amountDiffers)
    #expect(Self.judge(Self.entry()) { $0.fileId = nil } == .notExported)
    #expect(Self.judge(Self.entry()) { $0.hasNewerAttempt = true } == .late)
    #expect(Self.judge(Self.entry()) { $0.answer = .init(outcome: .paid, amountFen: 76_500) } == .repeated)
    #expect(Self.judge(Self.entry(.paid, nil)) { $0.answer = .init(outcome: .paid, amountFen: 76_500) } == .repeated)
    #expect(Self.judge(Self.entry(.paid, 1)) { $0.answer = .init(outcome: .paid, amountFen: 76_500) } == .contradicts)
    #expect(Self.judge(Self.entry(Self.back)) { $0.answer = .init(outcome: .paid, amountFen: 76_500) } == .contradicts)
    // An answer that was accepted long ago stays what it is when the next attempt is out.
    #expect(
      Self.judge(Self.entry(Self.back)) {
        $0.answer = .init(outcome: .returned, amountFen: 76_500); $0.hasNewerAttempt = true
      } == .repeated)
  }

  @Test func aReportOnAnotherFileIsNotAboutThisPayment() {
    #expect(Self.judge(Self.entry(file: Self.file)) == .published)
    #expect(Self.judge(Self.entry(file: "D20250510-ffffffffffffffff01234567")) == .unknown)
    // Banks put numbers of their own there too.
    #expect(Self.judge(Self.entry(file: "BATCH-7")) == .published)
  }

  @Test(arguments: 0..<30) func theChosenEntryDoesNotDependOnTheOrder(seed: UInt64) {
    var random = Seeded(seed + 3)
    let entries = [
      Self.entry(.paid, at: 5, voucher: "V5"), Self.entry(.paid, at: 1, voucher: "V1"),
      Self.entry(Self.back, at: 9, voucher: "V9"),
      Self.entry(Self.back, at: 9, voucher: "V8"), Self.entry(.paid, at: 1, voucher: "V0"),
    ]
    let shuffled = entries.shuffled(using: &random)
    #expect(shuffled[Answering.choose(shuffled)] == entries[3])
    let payments = shuffled.filter { $0.said == .paid }
    #expect(payments[Answering.choose(payments)] == entries[4])
    #expect(
      Answering.beside(entries[3], entries[2]) == .repeated && Answering.beside(entries[3], entries[0]) == .superseded)
  }
}
