import Contract
import Foundation
import Payments
import Pipeline
import Policy

extension Verb {
  static let reportReconcile = Verb(
    words: ["report", "reconcile"],
    summary:
      "hold the ledger, the payments, the files and the banks' answers against each other; exit 1 where they differ",
    options: [
      Option(name: "on", value: "DATE", help: "what was due before this day has to be in a file, default today"), .json,
      .lang,
    ],
    uses: [.database],
    notes: """
      For each fund and year: instructed = settled + returned + outstanding, to the fen, from the sums of the ledger's
      entries and the balance of the purses. Then what does not match: ledger against payments and answers, a payment's
      funds, payments that are past due and in no file, answers without payment or of another sum, files against their
      payments. At most \(Reconciliation.listedMax) of each kind are listed; all are counted.

      Reads one snapshot of the database and changes nothing.
      """
  ) { call in
    try call.noOperands()
    let language = try call.language()
    let progress = ProgressLine(enabled: true)
    let today = try call.day("on") ?? PolicyChoice.today
    let result = try call.settings.payingDesk().reconcile(today: today, progress: progress.show)
    progress.end()
    if call.json { result.writeJSON { print($0) } } else { print(result.text(language)) }
    return result.agrees ? .success : .failed
  }
}

extension Reconciliation {
  func text(_ language: Language) -> String {
    var funds = Table(
      language == .zh
        ? ["资金", "年度", "已指令（元）", "已支付（元）", "已退回（元）", "未结（元）", "是否相符"]
        : ["fund", "year", "instructed", "settled", "returned", "outstanding", "agrees"], right: [2, 3, 4, 5])
    for each in self.funds {
      funds.add([
        each.fund, "\(each.year)", Yuan.text(each.instructedFen), Yuan.text(each.settledFen),
        Yuan.text(each.returnedFen),
        Yuan.text(each.outstandingFen), each.agrees ? language.pick("yes", "是") : language.pick("NO", "否"),
      ])
    }
    var lines = [funds.isEmpty ? language.pick("nothing has been instructed", "尚无支付指令") : funds.text, ""]
    guard !agrees else {
      return (lines + [language.pick("everything agrees", "全部相符")]).joined(separator: "\n")
    }
    for kind in BookMismatch.Kind.allCases {
      guard let count = counts[kind], count > 0 else { continue }
      lines.append("\(kind.title.text(language)): \(count)")
      var table = Table(
        language == .zh ? ["对象", "应为（元）", "实为（元）"] : ["subject", "should be", "is"], right: [1, 2])
      for each in differences where each.kind == kind {
        table.add([each.subject, Yuan.text(each.expectedFen), Yuan.text(each.foundFen)])
      }
      lines += [table.text, ""]
    }
    return lines.dropLast().joined(separator: "\n")
  }

  func writeJSON(_ write: (String) -> Void) {
    for each in funds {
      write(
        JSONText.object([
          ("fund", .text(each.fund)), ("year", .number(Int(each.year))),
          ("instructedFen", .number(Int(each.instructedFen))),
          ("settledFen", .number(Int(each.settledFen))), ("returnedFen", .number(Int(each.returnedFen))),
          ("outstandingFen", .number(Int(each.outstandingFen))), ("agrees", .flag(each.agrees)),
        ]))
    }
    for each in differences {
      write(
        JSONText.object([
          ("difference", .text(each.kind.rawValue)), ("subject", .text(each.subject)),
          ("expectedFen", .number(Int(each.expectedFen))), ("foundFen", .number(Int(each.foundFen))),
        ]))
    }
    write(
      JSONText.object([
        ("agrees", .flag(agrees)),
        (
          "counts",
          .object(BookMismatch.Kind.allCases.compactMap { kind in counts[kind].map { (kind.rawValue, .number($0)) } })
        ),
      ]))
  }
}
