import Foundation
import Pipeline

extension Verb {
  static let auditVerify = Verb(
    words: ["audit", "verify"],
    summary: "prove that journal, state and topics agree; exit 1 and say what differs where they do not",
    options: [.json, Option(name: "no-topics", help: "leave the emission topics out")], uses: Setting.all,
    notes: """
      Recomputes each lane's hash chain, looks for facts on the input topics that the journal lacks, decides every journaled fact again from nothing, compares each case, claim,
      place, fund and dead letter with the database, and reads the emission topics as a read_committed subscriber.
      """
  ) { call in
    try call.noOperands()
    let line = ProgressLine(enabled: !call.json)
    let audit = Audit(settings: try call.settings.pipeline(), pack: try call.settings.pack()) { line.show($0) }
    let verdict = try audit.verify(topics: !call.has("no-topics"))
    line.end()
    print(call.json ? JSONText.write(verdict.json) : verdict.words)
    return verdict.ok ? .success : .failed
  }
}

extension AuditVerdict {
  var json: JSONText.Value {
    .object([
      ("ok", .flag(ok)), ("facts", .number(facts)), ("lost", .number(lost)), ("emissions", .number(emissions)),
      ("cases", .number(cases)),
      ("lanes", .number(lanes)), ("erasedBlocks", .number(erasedBlocks)), ("holes", .number(holes)),
      ("repeats", .number(repeats)),
      ("strangers", .number(strangers)), ("superseded", .number(superseded)),
      ("supersededPlaces", .list(supersededPlaces.map { .text($0) })),
      ("differences", .list(differences.map { .text($0) })),
    ])
  }

  var words: String {
    var lines = [
      "facts decided again   \(facts) in \(lanes) lanes",
      lost > 0 ? "facts lost            \(lost)" : "facts lost            none",
      "cases compared        \(cases)",
      "emissions compared    \(emissions): \(holes) missing, \(repeats) repeated, \(strangers) unknown",
      ok ? "verdict               everything agrees" : "verdict               \(differenceCount) differences",
    ]
    if superseded > 0 {
      lines.append(
        "superseded            \(superseded) emissions from before a restore do not hold, states of cases among them; the others:"
      )
      lines += supersededPlaces.map { "  ~ \($0)" }
    }
    if erasedBlocks > 0 { lines.insert("identifiers erased    in \(erasedBlocks) blocks of the journal", at: 2) }
    lines += differences.map { "  - \($0)" }
    if differenceCount > differences.count { lines.append("  - and \(differenceCount - differences.count) more") }
    return lines.joined(separator: "\n")
  }
}
