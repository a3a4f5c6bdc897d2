import Foundation
import Reports
import Spreadsheet

/// Where a report goes: standard output, or a file that appears when it is whole.
enum ReportFile {
  /// Writes a report in the format that was asked for.
  static func write(_ options: ReportOptions, _ body: (PageWriter) throws -> Void) throws {
    guard let path = options.out else {
      let lines = LineWriter()
      try body(try page(options.format) { try lines.put($0) })
      return try lines.flush()
    }
    // Beside its final place, so that it can take it in one step.
    let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
    defer { unlink(draft) }
    if options.format == .xlsx {
      let book = try Workbook(path: draft, created: Int(options.on.start.milliseconds / 1000))
      try body(SheetPage(book))
      try book.close()
    } else {
      let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw Failure("the file \(path) cannot be written: \(String(cString: strerror(errno)))") }
      defer { close(descriptor) }
      let lines = LineWriter(descriptor: descriptor)
      try body(try page(options.format) { try lines.put($0) })
      try lines.flush()
      guard fsync(descriptor) == 0 else { throw Failure("the file \(path) cannot be written: \(String(cString: strerror(errno)))") }
    }
    guard rename(draft, path) == 0 else { throw Failure("the file \(path) cannot be written: \(String(cString: strerror(errno)))") }
  }

  private static func page(_ format: ReportOptions.Format, _ out: @escaping (String) throws -> Void) throws -> PageWriter {
    switch format {
    case .table: TerminalPage(out)
    case .html: HTMLWriter(out)
    case .csv: CSVWriter(out)
    case .json: JSONPage(out)
    case .xlsx: throw UsageError("--format xlsx needs --out FILE")
    }
  }
}
