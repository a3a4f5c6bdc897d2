import Contract
import Pipeline
import Policy
import Reports

extension Verb {
  private static let counting = """
    Each figure says what it is of, for which days, and how it is rounded (C-19). Incidence and the year's task need
    --figures FILE: what offices know of places and no case says. Movements come from the journal, which is read once;
    cases are counted one by one, so a province fits.
    """

  static let reportIndicators = Verb(
    words: ["report", "indicators"],
    summary:
      "incidence, registered, exited, remaining, funds, rates, causes, coverage and ratios by place and period (扶贫指标)",
    options: [
      Option(name: "from", value: "DATE", help: "first day of the period, with --to"),
      Option(name: "to", value: "DATE", help: "last day of the period"),
      Option(name: "year", value: "YEAR", help: "a year in place of two days, default this one"),
      Option(name: "every", value: "LENGTH", help: "cut the year: month, 2months, quarter, half or year"),
    ] + Option.indicators,
    uses: [.database, .keys, .policy], notes: counting
  ) { call in
    try call.noOperands()
    let options = try IndicatorOptions(call)
    return try IndicatorReport.write(options, try call.periods(options.report.on), .list, call)
  }

  static let reportQuarterly = Verb(
    words: ["report", "quarterly"], summary: "the sheet of a year, quarter by quarter (季报)",
    options: [
      Option(name: "year", value: "YEAR", help: "default this one"),
      Option(name: "quarter", value: "N", help: "up to this quarter, 1 to 4; default all that have begun by --on"),
    ] + Option.indicators,
    uses: [.database, .keys, .policy], notes: counting
  ) { call in
    try call.noOperands()
    let options = try IndicatorOptions(call)
    let year = Int(try call.year("year") ?? UInt16(clamping: options.report.on.yearMonthDay.year))
    let quarters = Period.parts(ofYear: year, .quarter)
    let begun = quarters.count { $0.from <= options.report.on }
    guard begun > 0 else { throw UsageError("\(year) has not begun by \(options.report.on)") }
    let last = try call.number("quarter", default: begun, in: 1...4)
    return try IndicatorReport.write(options, Array(quarters.prefix(last)), .quarterly, call)
  }

  static let reportAnnual = Verb(
    words: ["report", "annual"], summary: "the sheet of a year beside the years before it (年报)",
    options: [
      Option(name: "year", value: "YEAR", help: "the last year, default this one"),
      Option(name: "years", value: "N", help: "how many, 1 to 10, default 2"),
    ] + Option.indicators,
    uses: [.database, .keys, .policy], notes: counting
  ) { call in
    try call.noOperands()
    let options = try IndicatorOptions(call)
    let year = Int(try call.year("year") ?? UInt16(clamping: options.report.on.yearMonthDay.year))
    let count = try call.number("years", default: 2, in: 1...10)
    return try IndicatorReport.write(options, (0..<count).map { Period.year(year - count + 1 + $0) }, .annual, call)
  }

  static let reportReturned = Verb(
    words: ["report", "returned"],
    summary: "households that have fallen back into poverty, by cause and village (返贫台账)",
    options: [
      Option(name: "from", value: "DATE", help: "first day, with --to"),
      Option(name: "to", value: "DATE", help: "last day"),
      Option(name: "year", value: "YEAR", help: "a year in place of two days, default this one"), .region, .place,
    ] + ReportOptions.common,
    uses: [.database, .keys], notes: "Read out of the journal, once from end to end."
  ) { call in
    try call.noOperands()
    let options = try ReportOptions(call)
    let region = try call.region(options)
    var list = ReturnedList(try call.periods(options.on)[0], language: options.language)
    let archive = try call.settings.archive()
    try archive.snapshot {
      try archive.forEachHappening(in: region.code, topics: ReturnedList.topics) {
        list.take($0.topic, of: $0.caseId, at: $0.at, value: $0.value)
      }
    }
    try ReportFile.write(options) { try list.write(to: $0, about: region.about, on: options.on) }
    return .success
  }
}

enum IndicatorReport {
  static func write(
    _ options: IndicatorOptions, _ periods: [Period], _ form: IndicatorSheet.Form, _ call: Invocation
  ) throws -> ExitStatus {
    let archive = try call.settings.archive()
    let pack = try FundReading.pack(call.settings.pack())
    let line = ProgressLine(enabled: true)
    let table = try archive.snapshot {
      try IndicatorReading(archive: archive, scope: options.scope, progress: line.show)
        .table(periods, region: options.region.code, span: options.span)
    }
    line.end()
    let reckoning = IndicatorReckoning(
      table, figures: options.figures, rounding: options.rounding, language: options.report.language,
      titles: { pack.programme($0)?.title ?? Localized(en: $0, zh: $0) },
      target: { name, day in pack.parameter(name)?.values?.on(day).value })
    let sheet = IndicatorSheet(
      reckoning, form: form, scope: options.scope, about: options.region.about, on: options.report.on)
    try ReportFile.write(options.report) { try sheet.write(to: $0) }
    return .success
  }
}
