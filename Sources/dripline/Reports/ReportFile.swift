import Foundation
import Reports
import Spreadsheet

/// Where a report goes: standard output, or a file that appears when it is whole.
enum ReportFile {
  /// Writes a report in the format that was asked for.
  static func write(_ options: ReportOptions, _ body: (PageWriter) throws -> Void) throws {
    guard options.format == .xlsx, let path = options.out else {
      return try writeText(options) { try body(try page(options.format, $0)) }
    }
    try replace(path) { draft in
      let book = try Workbook(path: draft, created: Int(options.on.start.milliseconds / 1000))
      try body(SheetPage(book))
      try book.close()
    }
  }

  /// Writes text to standard output, or to the file that was asked for.
  static func writeText(_ options: ReportOptions, _ body: (@escaping (String) throws -> Void) throws -> Void) throws {
    guard let path = options.out else {
      let lines = LineWriter()
      try body { try lines.put($0) }
      return try lines.flush()
    }
    try replace(path) { draft in
      let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw Failure("the file \(path) cannot be written: \(String(cString: strerror(errno)))")
      }
      defer { close(descriptor) }
      let lines = LineWriter(descriptor: descriptor)
      try body { try lines.put($0) }
      try lines.flush()
      guard fsync(descriptor) == 0 else {
        throw Failure("the file \(path) cannot be written: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Written beside its final place, so that it can take it in one step.
  private static func replace(_ path: String, _ body: (String) throws -> Void) throws {
    let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
    defer { unlink(draft) }
    try body(draft)
    guard rename(draft, path) == 0 else {
      throw Failure("the file \(path) cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  private static func page(_ format: ReportOptions.Format, _ out: @escaping (String) throws -> Void) throws
    -> PageWriter
  {
    switch format {
    case .table: TerminalPage(out)
    case .html: HTMLWriter(out)
    case .csv: CSVWriter(out)
    case .json: JSONPage(out)
    case .xlsx: throw UsageError("--format xlsx needs --out FILE")
    }
  }
}
