import Contract
import Foundation
import Policy
import Reports

extension Option {
  static let format = Option(
    name: "format", value: "table|html|csv|xlsx",
    help: "how it is written, default table; html is a page to print on A4")
  static let out = Option(
    name: "out", value: "FILE", help: "write to a file, which appears when it is whole; xlsx needs it")
  static let on = Option(name: "on", value: "DATE", help: "day of the report, as 2026-01-31, default today")
  static let reportLang = Option(name: "lang", value: "zh|en", help: "language of texts, default zh")
  static let region = Option(name: "region", value: "CODE", help: "only this division: 2, 4, 6, 9 or 12 digits")
  static let village = Option(name: "village", value: "CODE", help: "12 digits of the village")
  static let place = Option(name: "place", value: "NAME", help: "the place's name as it is to stand below the title")
}

/// What every report is asked with.
struct ReportOptions {
  enum Format: String, CaseIterable {
    case table, html, csv, xlsx, json
  }

  static let common: [Option] = [.format, .out, .on, .json, .reportLang]

  let format: Format
  let out: String?
  let on: Day
  let language: Language

  init(_ call: Invocation) throws {
    if let text = call.text("format") {
      guard let format = Format(rawValue: text), format != .json else {
        throw UsageError("--format is table, html, csv or xlsx, not \(text)")
      }
      guard !call.json else { throw UsageError("--json is a format of its own: leave --format away") }
      self.format = format
    } else {
      format = call.json ? .json : .table
    }
    out = call.text("out")
    if format == .xlsx, out == nil { throw UsageError("--format xlsx needs --out FILE") }
    on = try call.day("on") ?? Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).day
    language = call.has("lang") ? try call.language() : .zh
  }

  func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}

extension Invocation {
  /// A division with what stands below the title for it; nil: everywhere.
  func region(_ options: ReportOptions) throws -> (code: UInt64?, about: String) {
    guard let text = text("region") else { return (nil, self.text("place") ?? "") }
    guard let code = Region.division(text) else {
      throw UsageError("--region takes 2, 4, 6, 9 or 12 digits of a division's code, not \(text)")
    }
    return (
      code,
      [self.text("place"), options.pick("division \(text)", "区划 \(text)")].compactMap(\.self).joined(separator: " · ")
    )
  }

  /// The village that the report is about.
  func village(_ options: ReportOptions) throws -> (code: UInt64, about: String) {
    guard let text = text("village") else { throw UsageError("--village CODE is needed: 12 digits of the village") }
    guard let code = RegionCode.village(text) else {
      throw UsageError("--village takes the 12 digits of a village's code, not \(text)")
    }
    return (
      code,
      [self.text("place"), options.pick("village \(text)", "行政村 \(text)")].compactMap(\.self).joined(separator: " · ")
    )
  }

  /// A year of four digits.
  func year(_ name: String) throws -> UInt16? {
    guard let text = text(name) else { return nil }
    guard text.utf8.count == 4, let year = UInt16(text), (1900...2200).contains(year) else {
      throw UsageError("--\(name) takes a year such as 2026, not \(text)")
    }
    return year
  }
}
