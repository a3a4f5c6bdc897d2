import Contract
import Foundation
import Pipeline

extension Verb {
  static let erase = Verb(
    words: ["erase"], summary: "take the identifiers of closed cases' households out of the journal for good",
    operands: "[CASE...]",
    options: [
      Option(name: "closed-before", value: "DAY", help: "every case whose last fact is of a day before, besides"),
      Option(name: "by", value: "STAFF:NAME", help: "whose order it is, as S1001:Li Min"),
      Option(name: "reason", value: "TEXT", help: "why, at most 200 characters"),
      Option(name: "dry-run", help: "only say what would be erased"), .json,
    ],
    uses: [.database, .keys, .prefix],
    notes: """
      Resident IDs become keys from which nobody gets them back, names, telephones, accounts and certificates go; the decisions, their clauses and the chain stay, and `audit verify` decides the same again. Each block that is changed is written down in dripline.erasures with order, reason and a signature. A case must be closed, its payments answered. Backups and topics: see ops/guides/security.md. Takes the role dripline_keeper.
      """
  ) { call in
    let isDry = call.has("dry-run")
    let by = call.text("by") ?? "", reason = call.text("reason") ?? ""
    guard isDry || (by.contains(":") && by.count <= 80 && (2...200).contains(reason.count)) else {
      throw UsageError("--by STAFF:NAME and --reason TEXT are needed: the erasure is written down with both")
    }
    let line = ProgressLine(enabled: !call.json)
    let eraser = try Eraser(try call.settings.pipelineWithoutBroker()) { line.show($0) }
    var cases = call.operands
    if let day = try call.day("closed-before") {
      let old = try eraser.closed(before: day)
      let kept = try eraser.obstacles(old)
      cases += old.filter { kept[$0] == nil }
      line.end()
      for (id, why) in kept.sorted(by: { $0.key < $1.key }) { Program.say("dripline: \(id) stays: \(why.rawValue)") }
    } else if cases.isEmpty {
      throw UsageError("`erase` needs cases, or --closed-before DAY")
    }
    let outcome = try eraser.erase(.init(cases: Array(Set(cases)).sorted(), by: by, reason: reason), isDry: isDry)
    line.end()
    print(call.json ? JSONText.write(outcome.json) : outcome.words(isDry))
    return .success
  }
}

extension Eraser.Outcome {
  fileprivate var json: JSONText.Value {
    .object([
      ("cases", .number(cases)), ("facts", .number(facts)), ("identifiers", .number(identifiers)),
      ("blocks", .number(blocks)),
    ])
  }

  fileprivate func words(_ isDry: Bool) -> String {
    facts == 0
      ? "nothing to erase in \(cases) cases"
      : "\(isDry ? "would erase" : "erased") \(identifiers) identifiers in \(facts) facts of \(cases) cases, \(blocks) blocks of the journal"
  }
}
