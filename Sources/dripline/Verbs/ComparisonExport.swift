import Casework
import Contract
import Exchange
import Foundation
import Pipeline
import Policy

extension Verb {
  static let comparisonExport = Verb(
    words: ["comparison", "export"], summary: "a table for each of the nine departments: whom it is asked about",
    options: [
      Option(name: "out", value: "DIR", help: "where the files go; made where it is missing"),
      Option(
        name: "department", value: "LIST", help: "only these, such as trafficPolice,housing or 交管,房管; default all nine"),
      .region,
      Option(name: "programme", value: "ID", help: "only this programme"),
      Option(name: "format", value: "csv|xlsx|both", help: "default both"),
      Option(name: "on", value: "DATE", help: "day in the files' names, default today"),
      .json, .reportLang,
    ],
    uses: [.database, .keys],
    notes: """
      One line for each member of each household that waits for the department's report (R-294, R-652), with name and
      number, read in the journal: only their owner may read the files. The department fills in the result and the day as
      of which its archive was searched, and `comparison import` takes the table back. Households that a department has
      reported on are left out, so that a second export asks only for what is still open.
      """
  ) { call in
    try call.noOperands()
    guard let directory = call.text("out") else { throw UsageError("--out DIR is needed: where the files go") }
    guard let format = ComparisonFile.Format(rawValue: call.text("format") ?? "both") else {
      throw UsageError("--format is csv, xlsx or both, not \(call.text("format") ?? "")")
    }
    let language = call.has("lang") ? try call.language() : .zh
    let on = try call.day("on") ?? PolicyChoice.today
    let archive = try call.settings.archive()
    let open = OpenComparisons(
      archive: archive, region: try call.division(), programme: call.text("programme"),
      departments: try call.departments())
    let progress = ProgressLine(enabled: true)
    var files: [Department: ComparisonFile] = [:]
    var page: [(state: Case, ask: ComparisonAsk)] = []
    var households = 0
    func write() throws {
      let residents = try archive.residents(of: page.map(\.state))
      for (each, known) in zip(page, residents) {
        for department in each.ask.departments {
          let file =
            try files[department]
            ?? ComparisonFile(department, in: directory, on: on, format: format, language: language)
          files[department] = file
          try file.add(each.ask, known)
        }
      }
      households += page.count
      page.removeAll(keepingCapacity: true)
      progress.show("\(households) households")
    }
    try archive.snapshot {
      try open.forEach { state, ask in
        page.append((state, ask))
        if page.count == DossierReader.pageMax { try write() }
      }
      try write()
    }
    progress.end()
    var table = Table(
      language == .zh ? ["部门", "户数", "人数", "文件"] : ["department", "households", "persons", "written to"], right: [1, 2])
    for department in Department.allCases {
      guard let file = files[department] else { continue }
      let paths = try file.finish()
      if call.json {
        print(
          JSONText.object([
            ("department", .text(department.text)), ("households", .number(file.households)),
            ("persons", .number(file.persons)),
            ("paths", .list(paths.map { .text($0) })),
          ]))
      } else {
        table.add([department.name(language), "\(file.households)", "\(file.persons)", paths.joined(separator: " ")])
      }
    }
    if !call.json, !table.isEmpty { print(table.text) }
    Program.say(language.pick("\(households) households wait for departments", "\(households)户等待部门比对结果"))
    return .success
  }
}
