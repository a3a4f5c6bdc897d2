import Contract
import Foundation
import Payments
import Pipeline
import Policy

extension Verb {
  static let payExport = Verb(
    words: ["pay", "export"], summary: "put the payments that are due into files for banks",
    options: [
      Option(name: "accounts", value: "FILE", help: "the accounts that pay, and for which funds (YAML)"),
      Option(name: "out", value: "DIR", help: "where the files go; made where it is missing"),
      Option(name: "until", value: "DATE", help: "payments due on or before this day, default today"),
      Option(
        name: "format", value: "pain.001|csv|both", help: "ISO 20022 pain.001.001.09 (default), a table, or one of each"
      ),
      Option(name: "dry-run", help: "show what would be written; change nothing"),
      Option(name: "again", value: "FILE-ID", help: "write one file once more, the same bytes"),
      .json, .lang,
    ],
    uses: [.database, .keys],
    notes: """
      One file for each paying account, combination of funds, and day; a file takes 20,000 payments. Names and accounts
      are read in the journal, and stand nowhere but in the files, which only their owner may read.

      First the payments are marked in the database, then the files are written. Killed at any moment, run it again:
      what was marked is written, the same bytes under the same names, and nothing is paid twice. A file that is there
      already is never overwritten with other content.

      Exit 1 where a file could not be written, or funds have no account that pays for them together. See
      ops/guides/paying.md.
      """
  ) { call in
    try call.noOperands()
    let export = try PayExport(call)
    return try export.run()
  }
}

/// One run of `pay export`.
private final class PayExport {
  private let desk: PayingDesk
  private let accounts: PayingAccounts
  private let call: Invocation
  private let language: Language
  private let progress: ProgressLine
  private let directory: String
  private var table: Table
  private var written = (files: 0, payments: 0, sumFen: Int64(0))
  /// Files that could not be written in this run, and funds without an account.
  private var failed: Set<String> = []
  private var unpayable = 0

  init(_ call: Invocation) throws {
    self.call = call
    language = try call.language()
    guard let path = call.text("accounts") else { throw UsageError("--accounts FILE is needed: the accounts that pay") }
    guard call.has("dry-run") || call.has("out") else { throw UsageError("--out DIR is needed: where the files go") }
    directory = call.text("out") ?? ""
    accounts = try AccountsFile.read(path: path)
    progress = ProgressLine(enabled: true)
    table = Table(
      language == .zh
        ? ["文件", "账户", "资金", "付款日期", "笔数", "金额（元）", "位置"]
        : ["file", "account", "funds", "date", "payments", "yuan", "written to"], right: [4, 5])
    desk = try call.settings.payingDesk()
  }

  func run() throws -> ExitStatus {
    let order = try self.order()
    if let id = call.text("again") {
      guard !call.has("dry-run") else { throw UsageError("--again and --dry-run do not go together") }
      guard let file = try desk.file(id) else { throw Failure("there is no payment file \(Table.plain(id))") }
      try write([file])
    } else if call.has("dry-run") {
      try show(order)
    } else {
      try desk.lockExport()
      // What an earlier run planned and did not come to write.
      try write(try desk.unwrittenFiles())
      var mark: PayingDesk.ExportMark?
      repeat {
        progress.show(language.pick("planning", "正在计划"))
        let (plan, stopped, next) = try desk.plan(order, after: mark)
        tell(plan.unpayable)
        tell(stopped)
        try write(try desk.unwrittenFiles().filter { !failed.contains($0.id) })
        mark = next
      } while mark != nil
    }
    return finish()
  }

  private func order() throws -> PayingDesk.ExportOrder {
    guard let format = FileFormat(rawValue: call.text("format") ?? "pain.001") else {
      throw UsageError("--format is pain.001, csv or both, not \(call.text("format") ?? "")")
    }
    let today = PolicyChoice.today
    return PayingDesk.ExportOrder(
      accounts: accounts, format: format, until: try call.day("until") ?? today, today: today)
  }

  private func show(_ order: PayingDesk.ExportOrder) throws {
    var mark: PayingDesk.ExportMark?
    repeat {
      let (plan, stopped, next) = try desk.plan(order, after: mark, isTrial: true)
      tell(plan.unpayable)
      tell(stopped)
      for file in plan.files {
        add(
          StoredFile(
            id: file.id, format: file.format, account: file.group.account.id, fund: file.group.fund,
            due: file.group.date,
            count: file.instructionIds.count, sumFen: file.sumFen, createdAt: Instant(milliseconds: 0)), [])
      }
      mark = next
    } while mark != nil
  }

  private func write(_ files: [StoredFile]) throws {
    try desk.write(files, accounts: accounts, directory: directory, progress: progress.show) { outcome in
      progress.end()
      guard outcome.problems.isEmpty else {
        failed.insert(outcome.file.id)
        return tell(outcome)
      }
      add(outcome.file, outcome.paths)
    }
  }

  private func add(_ file: StoredFile, _ paths: [String]) {
    written.files += 1
    written.payments += file.count
    written.sumFen += file.sumFen
    if call.json {
      print(JSONText.object(Self.fields(file) + [("paths", .list(paths.map { .text($0) }))]))
    } else {
      table.add([
        file.id, file.account, file.fund, "\(file.due)", "\(file.count)", Yuan.text(file.sumFen),
        paths.joined(separator: " "),
      ])
    }
  }

  private static func fields(_ file: StoredFile) -> [(String, JSONText.Value)] {
    [
      ("file", .text(file.id)), ("format", .text(file.format.rawValue)), ("account", .text(file.account)),
      ("funds", .text(file.fund)), ("date", .text("\(file.due)")), ("count", .number(file.count)),
      ("sumFen", .number(Int(file.sumFen))),
    ]
  }

  /// Problems told of one file at most; the rest are counted.
  private static let toldMax = 20

  private func tell(_ outcome: FileOutcome) {
    let texts = outcome.problems.map { $0.text(language) }
    if call.json {
      print(JSONText.object(Self.fields(outcome.file) + [("problems", .list(texts.map { .text($0) }))]))
    }
    for text in texts.prefix(Self.toldMax) { Program.say("\(outcome.file.id): \(text)") }
    let more = texts.count - Self.toldMax
    if more > 0 { Program.say("\(outcome.file.id): \(language.pick("and \(more) more", "另有\(more)项"))") }
  }

  private func tell(_ funds: [PaymentPlan.Unpayable]) {
    for each in funds {
      unpayable += each.count
      if call.json {
        print(
          JSONText.object([
            ("unpayable", .text(each.fund)), ("count", .number(each.count)), ("sumFen", .number(Int(each.sumFen))),
          ]))
      }
      Program.say(
        language.pick(
          "no account pays for \(each.fund): \(each.count) payments, \(Yuan.text(each.sumFen)) yuan, stay where they are; add the funds to one account",
          "没有账户可支付\(each.fund)：\(each.count)笔、\(Yuan.text(each.sumFen))元暂不导出；请将这些资金列入同一账户"))
    }
  }

  private func tell(_ stopped: [PaymentStop]) {
    guard !stopped.isEmpty else { return }
    let held = stopped.filter { $0 == .held }.count
    let frozen = stopped.count - held
    if call.json { print(JSONText.object([("held", .number(held)), ("frozen", .number(frozen))])) }
    Program.say(
      language.pick(
        "stay where they are: \(held) payments held by order, \(frozen) of frozen funds",
        "暂不导出：按指令暂停支付\(held)笔，资金冻结\(frozen)笔"))
  }

  private func finish() -> ExitStatus {
    progress.end()
    if !call.json, !table.isEmpty { print(table.text) }
    let sum = Yuan.text(written.sumFen)
    let what = call.has("dry-run") ? language.pick("to write: ", "将写出：") : ""
    Program.say(
      what
        + language.pick(
          "\(written.files) files, \(written.payments) payments, \(sum) yuan",
          "\(written.files)个文件，\(written.payments)笔，\(sum)元"))
    if !failed.isEmpty {
      Program.say(
        language.pick(
          "\(failed.count) files were planned and not written; mend what is said above and run it again",
          "\(failed.count)个文件已计划但未写出；请按上述说明处理后重新运行"))
    }
    return failed.isEmpty && unpayable == 0 ? .success : .failed
  }
}
