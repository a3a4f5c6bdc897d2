import Contract
import Exchange
import Foundation
import Pipeline
import Policy
import Spreadsheet
import Tables

/// A department's table, written household by household, as comma-separated values and as a spreadsheet.
final class ComparisonFile {
  enum Format: String, CaseIterable {
    case csv, xlsx, both
  }

  let department: Department
  private(set) var households = 0
  private(set) var persons = 0
  private var files: [PrivateFile] = []
  private var lines: LineWriter?
  private var descriptor: Int32 = -1
  private var book: Workbook?
  private var sheet: Sheet?
  private let language: Language

  init(_ department: Department, in directory: String, on: Day, format: Format, language: Language) throws {
    self.department = department
    self.language = language
    let name = "comparison-\(department.text)-\(on)"
    let columns = ComparisonColumn.allCases
    let titles = columns.map { language == .zh ? $0.titles[0] : $0.rawValue }
    if format != .xlsx {
      let file = try PrivateFile(name + ".csv", in: directory)
      files.append(file)
      descriptor = open(file.draft, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Failure("the file \(file.path) cannot be written") }
      let writer = LineWriter(descriptor: descriptor)
      try writer.put(CSVText.mark + CSVText.line(titles))
      lines = writer
    }
    if format != .csv {
      let file = try PrivateFile(name + ".xlsx", in: directory)
      files.append(file)
      let made = try Workbook(path: file.draft, created: Int(on.start.milliseconds / 1000))
      sheet = try made.sheet(
        department.name(language).replacing("'", with: ""),
        columns: zip(columns, titles).map { .init($1, width: $0.width) })
      book = made
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func add(_ ask: ComparisonAsk, _ residents: [PersonKey: Resident]) throws {
    households += 1
    for (place, key) in ask.members.enumerated() {
      persons += 1
      let resident = residents[key]
      let cells = ComparisonColumn.allCases.map { column -> String in
        switch column {
        case .request: ask.requestId
        case .person: "\(place + 1)"
        case .name: resident?.name ?? ""
        case .residentId: resident?.residentId ?? ""
        case .village: Region.digits(ask.village)
        case .department: language == .zh ? department.name(.zh) : department.text
        case .asOf, .finding, .note: ""
        }
      }
      try lines?.put(CSVText.line(cells))
      try sheet?.add(cells.map { $0.isEmpty ? .empty : .text($0) })
    }
  }

  /// Puts the files in place; answers with their paths.
  func finish() throws -> [String] {
    try lines?.flush()
    if let book, let sheet {
      sheet.filter()
      let words = try book.sheet(
        language.pick("words", "用语说明"),
        columns: [
          .init(language.pick("result", "比对结果"), width: 32), .init(language.pick("also", "或"), width: 26),
          .init(language.pick("usual here", "本部门常见"), width: 12),
        ])
      try words.add([.text(FindingWords.clean[0]), .text(FindingWords.clean[1]), .text("")])
      for finding in Finding.allCases {
        try words.add([
          .text(finding.names.zh), .text(finding.text),
          .text(department.usualFindings.contains(finding) ? language.pick("yes", "是") : ""),
        ])
      }
      try book.close()
    }
    for file in files { try file.publish() }
    return files.map(\.path)
  }
}
