import Contract
import Exchange
import Foundation
import Pipeline
import Policy

extension Verb {
  static let comparisonImport = Verb(
    words: ["comparison", "import"], summary: "take in departments' tables, and publish what they report",
    operands: "FILE...",
    options: [
      Option(name: "department", value: "D", help: "whose table it is, where no column says so"),
      Option(
        name: "archive-as-of", value: "DATE",
        help: "the table is the department's whole archive of that day: who is not in it is clean"),
      .region,
      Option(name: "programme", value: "ID", help: "only this programme's households"),
      Option(name: "on", value: "DATE", help: "day on which the departments answered, default today"),
      Option(name: "source", value: "URI", help: "who says it, as events name it, default //exchange"),
      Option(name: "dry-run", help: "show what would be published; publish nothing"),
      .json, .lang,
    ],
    uses: [.database, .keys, .bootstrap, .prefix],
    notes: """
      Takes the tables of `comparison export` with the results filled in, or any table with residents' numbers and
      results: spreadsheets, or CSV in UTF-8 or GB 18030; - is standard input. Rows are matched by request and person, or by number alone
      (R-652). A household is reported when every member is answered for. Rows that match nobody are told by their
      lines, never by what they say. Of a table that holds a fault nothing is published.

      What is published is aid.comparison.reported.v1, one event for each household and department, through the same path
      as `dripline publish`. A table may be taken in again: what is known has no second effect.

      Exit 1 where a table does not hold, or a person has to look at rows or households. See ops/guides/exchange.md.
      """
  ) { call in
    guard !call.operands.isEmpty else { throw UsageError("`comparison import` needs at least one file") }
    let kafka = call.has("dry-run") ? nil : try call.settings.kafka()
    let run = try ComparisonImport(call)
    let facts = try run.facts()
    if let kafka, !facts.isEmpty {
      let sender = try FactSender(kafka, prefix: call.settings.prefix)
      for fact in facts { try fact.bytes.withUnsafeBytes { try sender.send(fact.line, $0) } }
      try sender.finish()
    }
    run.tell(isTrial: kafka == nil)
    return run.isInOrder ? .success : .failed
  }
}

/// One run of `comparison import`.
final class ComparisonImport {
  private let call: Invocation
  private let language: Language
  private let on: Day
  private var matching: ComparisonMatching
  private var problems: [(path: String, problem: SheetProblem)] = []
  private var outcome: (reports: [ComparisonReport], gaps: [ComparisonGap]) = ([], [])
  private let isArchive: Bool

  init(_ call: Invocation) throws {
    self.call = call
    language = try call.language()
    let day = try call.day("on") ?? PolicyChoice.today
    on = day
    let departments = try call.departments()
    let named = call.has("department") ? departments : []
    let whole = try call.day("archive-as-of")
    guard named.count <= 1, whole == nil || named.count == 1 else {
      throw UsageError("--department names the one department whose table it is")
    }
    guard whole.map({ $0 <= day }) ?? true else { throw UsageError("--archive-as-of lies in the future") }
    isArchive = whole != nil
    let archive = try call.settings.archive()
    let open = OpenComparisons(archive: archive, region: try call.division(), programme: call.text("programme"))
    var asks: [ComparisonAsk] = []
    try archive.snapshot { try open.forEach { asks.append($1) } }
    matching = ComparisonMatching(
      asks, department: named.first, archive: whole.map { .init(department: named[0], asOf: $0) }, on: on,
      key: try archive.personKeys())
    for (file, path) in call.operands.enumerated() {
      guard
        let data = path == "-"
          ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
      else { throw UsageError("the file \(path) cannot be read") }
      do throws(SheetProblem) { try matching.take([UInt8](data), file: file) } catch { problems.append((path, error)) }
    }
    if problems.isEmpty { outcome = matching.outcome() }
  }

  var isInOrder: Bool {
    problems.isEmpty && outcome.gaps.isEmpty
      && matching.counts.keys.allSatisfy { $0.isInOrder(wholeArchive: isArchive) }
  }

  struct Fact {
    let bytes: [UInt8]
    let line: PublishLine
  }

  /// What is to be published, all of it held against the contract first.
  func facts() throws -> [Fact] {
    let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 1, count: 32))!)
    let now = max(Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)), on.start)
    return try outcome.reports.map { report in
      let bytes = ReportEvent(report, on: on, source: call.text("source") ?? "//exchange", prefix: call.settings.prefix)
        .bytes
      do {
        return Fact(
          bytes: bytes,
          line: try decoder.decode(
            line: String(decoding: bytes, as: UTF8.self), recordedAt: now, prefix: call.settings.prefix))
      } catch {
        throw Failure(
          "the report of \(report.department.text) on \(report.ask.requestId): \(error); nothing was published")
      }
    }
  }

  // MARK: Telling

  func tell(isTrial: Bool) {
    if call.json { return tellJSON(isTrial: isTrial) }
    for (path, problem) in problems {
      Program.say(
        "\(path): " + language.pick("line \(problem.line)", "第\(problem.line)行")
          + ": \(problem.field): \(problem.meaning.text(language)); "
          + problem.remedy.text(language))
    }
    var table = Table(
      language == .zh ? ["部门", "户数", "无问题", "有问题"] : ["department", "households", "clean", "with findings"],
      right: [1, 2, 3])
    for (department, reports) in grouped() {
      let clean = reports.count { $0.findings.isEmpty }
      table.add([department.name(language), "\(reports.count)", "\(clean)", "\(reports.count - clean)"])
    }
    if !table.isEmpty { print(table.text) }
    for result in RowResult.allCases {
      guard result != .taken, let count = matching.counts[result] else { continue }
      let lines = matching.lines[result, default: []]
      let more = count > lines.count ? language.pick(" and more", "等") : ""
      let text = language.pick("\(count) rows: \(result.text.en); lines ", "\(count)行：\(result.text.zh)；行号 ")
      print(text + lines.map(place).joined(separator: " ") + more)
    }
    for gap in outcome.gaps {
      print(
        "\(gap.requestId) \(gap.department.name(language)): "
          + (gap.isContradicted
            ? language.pick("one row says clean, another names a finding; ask the department", "同一成员的结果前后矛盾，请向该部门核实")
            : language.pick(
              "\(gap.answered) of \(gap.members) members answered for; not reported",
              "\(gap.members)名成员中已答复\(gap.answered)名，暂不上报")))
    }
    let count = outcome.reports.count
    Program.say(
      isTrial
        ? language.pick("\(count) reports would be published", "将发布\(count)条比对结果")
        : language.pick("\(count) reports published", "已发布\(count)条比对结果"))
  }

  private func grouped() -> [(Department, [ComparisonReport])] {
    let groups = Dictionary(grouping: outcome.reports, by: \.department)
    return Department.allCases.compactMap { department in groups[department].map { (department, $0) } }
  }

  private func tellJSON(isTrial: Bool) {
    for report in outcome.reports {
      print(
        JSONText.object([
          ("type", .text("report")), ("requestId", .text(report.ask.requestId)), ("caseId", .text(report.ask.caseId)),
          ("department", .text(report.department.text)), ("asOf", .text("\(report.asOf)")),
          ("findings", .list(report.findings.map { .text($0.kind.text) })),
        ]))
    }
    for gap in outcome.gaps {
      print(
        JSONText.object([
          ("type", .text("gap")), ("requestId", .text(gap.requestId)), ("department", .text(gap.department.text)),
          ("answered", .number(gap.answered)), ("members", .number(gap.members)),
          ("contradicted", .flag(gap.isContradicted)),
        ]))
    }
    for (path, problem) in problems {
      print(
        JSONText.object([
          ("type", .text("problem")), ("file", .text(path)), ("line", .number(problem.line)),
          ("field", .text(problem.field)),
          ("rule", .text(problem.rule.rawValue)), ("text", .text(problem.meaning.text(language))),
          ("remedy", .text(problem.remedy.text(language))),
        ]))
    }
    print(
      JSONText.object([
        ("type", .text("sum")), ("published", .flag(!isTrial)), ("reports", .number(outcome.reports.count)),
        (
          "rows",
          .object(RowResult.allCases.compactMap { each in matching.counts[each].map { (each.rawValue, .number($0)) } })
        ),
        ("unmatchedLines", .list(matching.lines[.unmatched, default: []].map { .text(place($0)) })),
      ]))
  }

  /// The line, with its file where there are several.
  private func place(_ line: SheetLine) -> String {
    call.operands.count == 1 ? "\(line.line)" : "\(call.operands[line.file]):\(line.line)"
  }
}

extension RowResult {
  var text: Localized {
    switch self {
    case .taken: Localized(en: "taken", zh: "已采用")
    case .unanswered: Localized(en: "not filled in", zh: "未填写")
    case .unmatched: Localized(en: "of nobody who waits for a comparison", zh: "不在待比对的家庭中")
    case .answeredBefore: Localized(en: "the request is not open, or was answered", zh: "该比对已结束或已答复")
    case .otherPerson: Localized(en: "the resident's number is not that of request and person", zh: "身份证号与比对编号和成员序号不符")
    }
  }
}
