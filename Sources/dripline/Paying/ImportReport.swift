import Contract
import Foundation
import Payments
import Pipeline
import Policy

/// What became of each entry of a bank's files. Shows instructions, sums and codes; no names, no accounts.
struct ImportReport {
  /// Entries listed one by one in the table; all of them with --json.
  private static let listedMax = 200

  private let files: BankFiles
  private let judged: [JudgedEntry]
  private let isTrial: Bool
  private let language: Language
  private let counts: [EntryResult: (count: Int, sumFen: Int64)]

  init(files: BankFiles, judged: [JudgedEntry], isTrial: Bool, language: Language) {
    self.files = files
    self.judged = judged
    self.isTrial = isTrial
    self.language = language
    var counts: [EntryResult: (count: Int, sumFen: Int64)] = [:]
    for each in judged {
      let before = counts[each.result] ?? (0, 0)
      let fen = each.entry.amountFen ?? each.known?.amountFen ?? 0
      counts[each.result] = (before.count + 1, before.sumFen.addingReportingOverflow(fen).partialValue)
    }
    let broken = files.all.filter { !$0.file.isWhole }.count
    if broken > 0 { counts[.unreadable] = (broken, 0) }
    self.counts = counts
  }

  /// Nobody has to look at anything.
  var isInOrder: Bool { counts.keys.allSatisfy(\.isInOrder) }

  func write() {
    for named in files.all {
      guard let problem = named.file.problem else { continue }
      Program.say("\(named.path): \(text(problem))")
    }
    var sums = Table(
      language == .zh ? ["结果", "笔数", "金额（元）", "下一步"] : ["result", "entries", "yuan", "what happens next"],
      right: [1, 2])
    for result in EntryResult.allCases {
      guard let (count, sumFen) = counts[result] else { continue }
      sums.add([title(result), "\(count)", result == .unreadable ? "" : Yuan.text(sumFen), result.next.text(language)])
    }
    print(sums.isEmpty ? language.pick("no entries", "没有条目") : sums.text)
    let open = judged.filter { !$0.result.isInOrder }
    guard !open.isEmpty else { return }
    var table = Table(
      language == .zh
        ? ["指令", "结果", "银行回执", "代码", "金额（元）", "指令金额（元）", "位置"]
        : ["instruction", "result", "bank says", "code", "yuan", "instructed", "place"], right: [4, 5])
    for each in open.prefix(Self.listedMax) {
      table.add([
        name(each), each.result.rawValue, each.entry.said.outcome, each.entry.said.code,
        each.entry.amountFen.map(Yuan.text) ?? "",
        each.known.map { Yuan.text($0.amountFen) } ?? "", "\(files.all[each.file].path):\(each.entry.line)",
      ])
    }
    print("\n" + table.text)
    if open.count > Self.listedMax {
      print(
        language.pick(
          "and \(open.count - Self.listedMax) more: --json lists all", "另有\(open.count - Self.listedMax)笔：--json 可列出全部")
      )
    }
  }

  private func title(_ result: EntryResult) -> String {
    guard isTrial, result == .published else { return result.title.text(language) }
    return language.pick("would be published", "将发布")
  }

  private func text(_ problem: FileProblem) -> String {
    language.pick("line", "第") + " \(problem.line)" + language.pick("", " 行")
      + ": \(problem.field): \(problem.meaning.text(language)); "
      + problem.remedy.text(language)
  }

  /// What a bank wrote for a reference is shown only where it has the form of one.
  private func name(_ each: JudgedEntry) -> String {
    if let known = each.known { return known.id }
    switch each.entry.subject {
    case .reference(let text), .file(let text): return Reference.isIdentifier(text) ? text : "-"
    }
  }

  func writeJSON(_ write: (String) -> Void) {
    for each in judged {
      var fields: [(String, JSONText.Value)] = [
        ("file", .text(files.all[each.file].path)), ("line", .number(each.entry.line)),
        ("result", .text(each.result.rawValue)),
        ("instructionId", .text(name(each))), ("says", .text(each.entry.said.outcome)),
        ("code", .text(each.entry.said.code)),
      ]
      if let fen = each.entry.amountFen { fields.append(("amountFen", .number(Int(fen)))) }
      if let known = each.known {
        fields += [("instructedFen", .number(Int(known.amountFen))), ("caseId", .text(known.caseId))]
      }
      write(JSONText.object(fields))
    }
    for named in files.all {
      var fields: [(String, JSONText.Value)] = [
        ("file", .text(named.path)), ("form", named.file.form.map { .text($0.rawValue) } ?? .null),
        ("entries", .number(named.file.entries.count)), ("whole", .flag(named.file.isWhole)),
      ]
      if let problem = named.file.problem {
        fields.append(
          (
            "problem",
            .object([
              ("line", .number(problem.line)), ("field", .text(problem.field)), ("rule", .text(problem.rule.rawValue)),
              ("text", .text(problem.meaning.text(language))), ("remedy", .text(problem.remedy.text(language))),
            ])
          ))
      }
      write(JSONText.object(fields))
    }
    write(
      JSONText.object([
        ("published", .flag(!isTrial)),
        (
          "results",
          .object(EntryResult.allCases.compactMap { each in counts[each].map { (each.rawValue, .number($0.count)) } })
        ),
      ]))
  }
}
