import Foundation
import Pipeline

extension Verb {
  private static let yes = Option(name: "yes", help: "do it; without, only what would be done is said")

  static let recoverDatabase = Verb(
    words: ["recover", "database"],
    summary: "after PostgreSQL was restored to an earlier moment: take the facts since again",
    options: [yes, .json], uses: Setting.all,
    notes: """
      Stop all workers first. The group's offsets go back to where the database stands; what was published since then is
      noted, so that what is decided alike is not published twice, and what is decided otherwise goes out under an id of
      its own. The five internal topics are deleted and made anew. Then start the workers. ops/guides/restoring.md.
      """
  ) { call in try recover(call, .database, since: 0) }

  static let recoverCluster = Verb(
    words: ["recover", "cluster"],
    summary: "after Kafka was lost and an empty cluster stands in its place: go on there",
    options: [
      yes,
      Option(
        name: "days", value: "N",
        help: "publish again what was decided in the last N days, default 30: as long as topics keep"), .json,
    ], uses: Setting.all,
    notes: """
      Stop all workers, make the topics with as many partitions as before (`dripline topics apply`). Lanes count on from
      where they stand; emissions come out of the journal again, with the ids they had. Then start the workers, and let
      every publisher send again what was not answered for: repeats are recognised. ops/guides/restoring.md.
      """
  ) { call in
    let days = try call.number("days", default: 30, in: 0...36_500)
    return try recover(call, .cluster, since: Int64((Date().timeIntervalSince1970 - Double(days) * 86_400) * 1000))
  }

  private static func recover(_ call: Invocation, _ kind: RecoveryKind, since: Int64) throws -> ExitStatus {
    try call.noOperands()
    let line = ProgressLine(enabled: !call.json)
    let recovery = try Recovery(settings: try call.settings.pipeline(), kind: kind, since: since) { line.show($0) }
    let plan = try recovery.plan()
    let problems = plan.problems.map { "\($0.lane.name(prefix: call.settings.prefix)): \($0.why)" }
    guard problems.isEmpty, call.has("yes") else {
      line.end()
      print(call.json ? JSONText.write(planned(plan, problems)) : words(plan, problems))
      return problems.isEmpty ? .success : .failed
    }
    let outcome = try recovery.run()
    line.end()
    if call.json {
      print(
        JSONText.object([
          ("factsAgain", .number(Int(outcome.factsAgain))), ("told", .number(outcome.told)),
          ("published", .number(outcome.published)),
        ]))
    } else {
      print(
        """
        facts to be taken again    \(outcome.factsAgain)
        emissions of them noted    \(outcome.told)
        emissions published        \(outcome.published)
        start the workers now; when they are through: dripline audit verify
        """)
    }
    return .success
  }

  private static func planned(_ plan: RecoveryPlan, _ problems: [String]) -> JSONText.Value {
    .object([
      ("lanes", .number(plan.steps.count)), ("factsAgain", .number(Int(plan.factsAgain))),
      ("problems", .list(problems.map { .text($0) })),
    ])
  }

  private static func words(_ plan: RecoveryPlan, _ problems: [String]) -> String {
    guard problems.isEmpty else { return "this cannot be done:\n" + problems.map { "  \($0)" }.joined(separator: "\n") }
    return
      "\(plan.steps.count) lanes, \(plan.factsAgain) facts to be taken again; nothing was changed: add --yes to do it"
  }
}
