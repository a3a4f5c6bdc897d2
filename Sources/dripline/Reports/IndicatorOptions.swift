import Contract
import Foundation
import Policy
import Reports

extension Option {
  fileprivate static let by = Option(
    name: "by", value: "LEVEL", help: "tell places apart: province, city, county, township or village")
  fileprivate static let figures = Option(
    name: "figures", value: "FILE", help: "people, tasks and names of places: region,year,population,task,name")
  fileprivate static let rounding = Option(
    name: "rounding", value: "half-up|down", help: "how quotients end, default half-up")
  fileprivate static let decimals = Option(
    name: "decimals", value: "N", help: "decimals of quotients, 0 to 3, default 2")
  fileprivate static let register = Option(
    name: "register", value: "ID,...", help: "programmes that are the register, default registration")
  fileprivate static let allowance = Option(
    name: "allowance", value: "PURPOSE,...", help: "purposes of money that are the allowance, default allowance")
  fileprivate static let backstop = Option(
    name: "backstop", value: "PURPOSE,...", help: "and the backstop, default allowance,destitute")

  static let indicators: [Option] =
    [.region, .by, .place, .figures, .rounding, .decimals, .register, .allowance, .backstop] + ReportOptions.common
}

/// What the indicator reports are asked with.
struct IndicatorOptions {
  let report: ReportOptions
  let region: (code: UInt64?, about: String)
  /// How much of a code the places are told apart by; nil: the whole alone.
  let span: UInt64?
  let figures: PlaceFigures
  let rounding: Rounding
  let scope: IndicatorScope

  private static let spans: [(level: String, span: UInt64)] = [
    ("province", 10_000_000_000), ("city", 100_000_000), ("county", 1_000_000), ("township", 1_000), ("village", 1),
  ]

  init(_ call: Invocation) throws {
    report = try ReportOptions(call)
    region = try call.region(report)
    span = try call.text("by").map { level in
      guard let found = Self.spans.first(where: { $0.level == level }) else {
        throw UsageError("--by is \(Self.spans.map(\.level).joined(separator: ", ")), not \(Table.plain(level))")
      }
      return found.span
    }
    if let span, let code = region.code, span >= Region.span(code) {
      throw UsageError("--by tells the parts of --region apart: name a level below it")
    }
    figures = try call.text("figures").map(Self.read) ?? PlaceFigures()
    let way = call.text("rounding") ?? Rounding.Way.halfUp.rawValue
    guard let way = Rounding.Way(rawValue: way) else {
      throw UsageError("--rounding is half-up or down, not \(Table.plain(way))")
    }
    rounding = Rounding(way, decimals: try call.number("decimals", default: 2, in: 0...Rounding.decimalsMax))
    var scope = IndicatorScope()
    if let names = try Self.names("register", call) { scope.registers = names }
    if let names = try Self.names("allowance", call) { scope.allowance = names }
    if let names = try Self.names("backstop", call) { scope.backstop = names }
    self.scope = scope
  }

  private static func names(_ option: String, _ call: Invocation) throws -> Set<String>? {
    guard let text = call.text(option) else { return nil }
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ Programme($0) != nil }) else {
      throw UsageError("--\(option) takes names as packs give them, with commas between, not \(Table.plain(text))")
    }
    return Set(names)
  }

  private static func read(_ path: String) throws -> PlaceFigures {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw UsageError("the file \(path) cannot be read as UTF-8 text")
    }
    do { return try PlaceFigures(csv: text) } catch { throw UsageError("\(path): \(error)") }
  }
}

extension Invocation {
  /// The periods between two days, or of a year.
  func periods(_ on: Day) throws -> [Period] {
    let length = try text("every").map { text in
      guard let length = Period.Length(rawValue: text) else {
        throw UsageError(
          "--every is \(Period.Length.allCases.map(\.rawValue).joined(separator: ", ")), not \(Table.plain(text))")
      }
      return length
    }
    if has("from") || has("to") {
      guard !has("year"), length == nil else {
        throw UsageError("--from and --to are one period: leave --year and --every away")
      }
      guard let from = try day("from"), let to = try day("to") else {
        throw UsageError("a period needs both --from DATE and --to DATE")
      }
      guard let period = Period(from: from, to: to) else { throw UsageError("--from \(from) lies behind --to \(to)") }
      return [period]
    }
    let year = Int(try self.year("year") ?? UInt16(clamping: on.yearMonthDay.year))
    return Period.parts(ofYear: year, length ?? .year)
  }
}
