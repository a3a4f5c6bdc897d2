import Casework
import Contract
import Foundation
import Pipeline
import Policy
import Spreadsheet

extension Verb {
  static let policySimulate = Verb(
    words: ["policy", "simulate"],
    summary: "what a new pack would have decided on the cases there are: who, why, at what cost",
    options: [
      Option(name: "pack", value: "DIR", help: "the new pack"),
      Option(name: "since", value: "DATE", help: "only cases first applied for on or after this day, as 2026-01-31"),
      Option(name: "region", value: "CODE", help: "only villages of this division: 2, 4, 6, 9 or 12 digits"),
      Option(name: "as-if-in-force", help: "leave the pack's own dates aside and use its latest values for every day"),
      Option(name: "xlsx", value: "FILE", help: "write everything to a spreadsheet as well"),
      .json, .lang,
    ],
    uses: [.database, .keys],
    notes: """
      Decides the recorded facts of each case twice, with the pack that decided them and with the new one, and
      compares. Nothing is changed or published: the database is read in one read-only transaction.

      Left out, and counted, are cases outside the pack's jurisdiction and those applied for while it is not in
      force, since they would never come under it. --as-if-in-force looks at these too: for a pack that begins
      next year, seen on last year's cases.

      A case ends where the new pack and its facts part. One that is newly admitted is admitted to the next step:
      of the steps behind it the journal knows nothing, so what it would cost is told apart, as the most it can be.
      One that something has to be put right for stands at that step, though it may well have been put right.
      Places are taken to be enough in both runs, but a case that waits for one goes on waiting, and persons whom
      another case held stay held, so that only the packs make a difference. Payments are taken to follow whatever
      sum is granted.

      The facts are held in memory, \(SimulationRun.megabytesPerMillion) MB a million at most, and one KB for each case that differs;
      --region and --since keep only what they ask for. --json writes a line for the sums and one for each case
      that differs.
      """
  ) { call in
    try call.noOperands()
    let language = try call.language()
    let simulation = try SimulationOptions.simulation(call)
    let archive = try call.settings.archive()
    // Before the long part: a path that cannot be written to.
    let book = try call.text("xlsx").map { try Workbook(path: $0) }
    let line = ProgressLine(enabled: true)
    var told = Date()
    let run = SimulationRun(archive: archive, simulation: simulation) { text in
      line.show(text)
      guard !line.isShown, Date().timeIntervalSince(told) >= 5 else { return }
      told = Date()
      Program.say(text)
    }
    try run.run()
    line.end()
    let report = SimulationReport(run: run, language: language)
    if call.json { report.writeJSON { print($0) } } else { print(report.text) }
    if let book {
      line.show("writing the spreadsheet")
      try report.write(to: book)
      try book.close()
      line.end()
    }
    return .success
  }
}

enum SimulationOptions {
  static func simulation(_ call: Invocation) throws -> Simulation {
    guard let path = call.text("pack") else { throw UsageError("--pack DIR is needed: the new pack") }
    guard FileManager.default.fileExists(atPath: path) else { throw UsageError("there is no policy pack at \(path)") }
    let scope = try self.scope(call)
    let pack = try PackLoader.load(directory: path)
    guard pack.unset.isEmpty else {
      throw Failure(
        "the pack decides nothing yet: no value is set for \(pack.unset.map(\.name).joined(separator: ", ")); "
          + "set them in a pack of your own that has this one as its parent")
    }
    let simulation = Simulation(pack: pack, asIfInForce: call.has("as-if-in-force"), scope: scope)
    if let region = scope.region, !pack.covers(region: region), !Region.contains(region, pack.jurisdiction) {
      throw UsageError(
        "the pack is for \(Region.digits(pack.jurisdiction)), which --region \(call.text("region") ?? "") lies outside of"
      )
    }
    return simulation
  }

  private static func scope(_ call: Invocation) throws -> Simulation.Scope {
    var scope = Simulation.Scope()
    if let text = call.text("since") {
      guard let day = Day(text: text) else { throw UsageError("--since takes a day such as 2026-01-31, not \(text)") }
      scope.since = day
    }
    if let text = call.text("region") {
      guard let region = Region.division(text) else {
        throw UsageError("--region takes 2, 4, 6, 9 or 12 digits of a division's code, not \(text)")
      }
      scope.region = region
    }
    return scope
  }
}
