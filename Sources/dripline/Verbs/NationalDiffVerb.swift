import Contract
import Exchange
import Foundation
import Pipeline
import Policy
import Reports

extension Verb {
  static let nationalDiff = Verb(
    words: ["national", "diff"], summary: "the register against an export of the national system, field by field",
    operands: "FILE",
    options: [
      .region, .place,
      Option(
        name: "window", value: "MM-DD..MM-DD",
        help: "when the national system's edit right is open, default 05-01..05-31 (R-476)"),
    ] + ReportOptions.common,
    uses: [.database, .keys],
    notes: """
      FILE is a spreadsheet, or CSV in UTF-8 or GB 18030, with a line for each person and at least the residents' numbers (证件号码); further
      columns that it has are compared, others passed over. See ops/guides/exchange.md.

      Within the window a difference is to be corrected in the national system, which has to equal the corrected
      register (R-476, R-642); outside it, it is kept for the next. Names are masked: it is told that they differ.

      Exit 1 where anything differs.
      """
  ) { call in
    let path = try call.operand("one file, the export")
    let options = try ReportOptions(call)
    let region = try call.region(options)
    guard let window = EditWindow(call.text("window") ?? "05-01..05-31") else {
      throw UsageError("--window takes two days of a year, as in 05-01..05-31, not \(call.text("window") ?? "")")
    }
    guard
      let data = path == "-"
        ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
    else {
      throw UsageError("the file \(path) cannot be read")
    }
    let archive = try call.settings.archive()
    var dossiers: [Dossier] = []
    try archive.snapshot {
      try DossierReader(archive).forEachPage(
        in: region.code, topics: [.applicationSubmitted, .householdChanged],
        where: { $0.registered && ($0.outcome == nil || $0.outcome == .completed) }
      ) { dossiers += $0 }
    }
    var diff = NationalDiff(dossiers, on: options.on, language: options.language, key: try archive.personKeys())
    do throws(SheetProblem) { try diff.take([UInt8](data)) } catch {
      Program.say(
        "\(path): " + options.pick("line \(error.line)", "第\(error.line)行") + ": \(error.field): "
          + "\(error.meaning.text(options.language)); \(error.remedy.text(options.language))")
      return .failed
    }
    try ReportFile.write(options) {
      try NationalSheet(diff, window: window, about: region.about, on: options.on, language: options.language).write(
        to: $0)
    }
    return diff.isEqual ? .success : .failed
  }
}
