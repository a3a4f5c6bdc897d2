import Contract
import Policy

/// The indicators as a report: every figure with base, period and rounding (C-19), by place and period, with tables for
/// charts before them.
public struct IndicatorSheet {
  /// How the figures are laid out.
  public enum Form: Sendable {
    /// A line for each figure, place and period.
    case list
    /// A line for each figure, a column for each period: the sheets that offices file.
    case quarterly, annual
  }

  let reckoning: IndicatorReckoning
  let form: Form
  let scope: IndicatorScope
  let about: String
  let on: Day

  public init(_ reckoning: IndicatorReckoning, form: Form, scope: IndicatorScope, about: String, on: Day) {
    self.reckoning = reckoning
    self.form = form
    self.scope = scope
    self.about = about
    self.on = on
  }

  var language: Language { reckoning.language }
  var periods: [Period] { reckoning.table.periods }
  private var last: Int { periods.count - 1 }
  /// Those that are told apart, the whole left out.
  private var parts: [UInt64] { reckoning.table.places.filter { $0 != 0 } }

  func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the sheet.
  public func write(to page: PageWriter) throws {
    let (kind, title): (PageHead.Kind, String) =
      switch form {
      case .list: (.indicators, pick("Indicators", "扶贫指标"))
      case .quarterly: (.quarterly, pick("Quarterly sheet", "扶贫统计季报"))
      case .annual: (.annual, pick("Annual sheet", "扶贫统计年报"))
      }
    try page.begin(PageHead(kind: kind, title: title, about: about, on: on, language: language, isLandscape: true))
    try writeBasis(to: page)
    if periods.count > 1 { try writeCourse(to: page) }
    if !parts.isEmpty {
      try writePlaces(to: page)
      try writeStandings(to: page)
    }
    try writeCauses(to: page)
    try writeSources(to: page)
    switch form {
    case .list: try writeList(to: page)
    case .quarterly, .annual: try writeMatrix(to: page)
    }
    try page.notes(pick("How to read it", "说明"), notes)
    if form != .list {
      try page.signatures([pick("Filled in by", "填表人"), pick("Checked by", "审核人"), pick("In charge", "分管领导")])
    }
    try page.end()
  }

  private func writeBasis(to page: PageWriter) throws {
    try page.items(
      "basis", pick("Basis", "口径"),
      [
        Item("from", pick("From", "起"), .day(periods[0].from)), Item("to", pick("To", "止"), .day(periods[last].to)),
        Item("periods", pick("Periods", "期数"), .count(periods.count)),
        Item("registers", pick("Register", "建档立卡项目"), .text(scope.registers.sorted().joined(separator: ", "))),
        Item("rounding", pick("Rounding", "修约"), .text(reckoning.rounding.name(language))),
      ])
  }

  /// A place by its name, where the figures have one, and its code.
  func place(_ code: UInt64) -> Cell {
    guard code != 0 else { return .text(pick("in all", "合计")) }
    let digits = Region.digits(code)
    return .text(reckoning.figures.name(code).map { "\($0) \(digits)" } ?? digits)
  }

  private func value(_ code: String, _ place: UInt64, _ period: Int) -> Cell {
    reckoning.line(code, of: place, in: period)?.value ?? .empty
  }

  /// The figures that charts show.
  private static let charted = [
    "remainingHouseholds", "remainingPersons", "registeredPersons", "exitedPersons", "incidenceAfter", "helperCoverage",
    "visitCoverage", "paid",
  ]

  private func columns(_ first: TableHead.Column) -> [TableHead.Column] {
    [first] + Self.charted.map { .init($0, reckoning.name($0), width: 13) }
  }

  private func writeCourse(to page: PageWriter) throws {
    try page.table(
      TableHead(
        "course", pick("From period to period", "分期走势"), columns(.init("period", pick("Period", "时期"), width: 22)),
        charts: [
          TableChart(
            .column, pick("People registered, out of poverty, remaining", "新识别、脱贫与期末在册人口"), values: [3, 4, 2]),
          TableChart(.line, pick("Poverty incidence, %", "贫困发生率（%）"), values: [5]),
          TableChart(.column, pick("Paid to households, yuan", "到户资金（元）"), values: [8]),
        ]),
      periods.indices.map { period in
        [.text(periods[period].name(language))] + Self.charted.map { value($0, 0, period) }
      })
  }

  private func writePlaces(to page: PageWriter) throws {
    try page.table(
      TableHead(
        "place", pick("By place, \(periods[last].name(language))", "分地区（\(periods[last].name(language))）"),
        columns(.init("place", pick("Place", "地区"), width: 22)),
        charts: [
          TableChart(.bar, pick("People remaining", "期末在册人口"), values: [2]),
          TableChart(.bar, pick("Poverty incidence, %", "贫困发生率（%）"), values: [5]),
          TableChart(.bar, pick("Households with a helper, households visited, %", "帮扶与走访覆盖率（%）"), values: [6, 7]),
        ]),
      parts.map { part in [place(part)] + Self.charted.map { value($0, part, last) } },
      totals: [place(0)] + Self.charted.map { value($0, 0, last) })
  }

  /// How many places lie above the whole, level with it and below, by the figures as they are printed.
  private func writeStandings(to page: PageWriter) throws {
    let rates = [
      "incidenceAfter", "helperCoverage", "visitCoverage", "taskDone", "placesShare", "allowanceAmongPoor",
      "poorAmongAllowance", "permanentShare", "wholeHouseholds", "personsEach", "backstopShare",
    ]
    let rows: [[Cell]] = rates.compactMap { code in
      guard case .rate(let whole) = value(code, 0, last), let level = whole.number else { return nil }
      let numbers = parts.compactMap { part -> Double? in
        if case .rate(let rate) = value(code, part, last) { rate.number } else { nil }
      }
      return [
        .text(reckoning.name(code)), .rate(whole), .count(numbers.count { $0 > level }),
        .count(numbers.count { $0 == level }),
        .count(numbers.count { $0 < level }), .count(parts.count - numbers.count),
      ]
    }
    try page.table(
      TableHead(
        "standing", pick("Places against the whole (R-526)", "与全域平均水平比较（R-526）"),
        [
          .init("indicator", pick("Figure", "指标"), width: 34), .init("whole", pick("Whole", "全域"), width: 11),
          .init("above", pick("Above", "高于"), width: 9), .init("equal", pick("Equal", "持平"), width: 9),
          .init("below", pick("Below", "低于"), width: 9), .init("without", pick("Without a figure", "无数据"), width: 12),
        ]), rows)
  }

  private func writeCauses(to page: PageWriter) throws {
    let lines = reckoning.lines(of: 0, in: last).filter { $0.group == Indicator.Group.causes.rawValue }
    try page.table(
      TableHead(
        "causes",
        pick(
          "Causes of poverty (R-524), \(periods[last].name(language))", "致贫原因分布（R-524，\(periods[last].name(language))）"),
        [
          .init("cause", pick("Cause", "原因"), width: 30), .init("households", pick("Households", "户数"), width: 12),
          .init("share", pick("Share of households remaining", "占期末在册户"), width: 16),
        ], charts: [TableChart(.bar, pick("Households by cause", "致贫原因户数"), values: [1])]),
      lines.map { [.text($0.name), $0.numerator, $0.value] })
  }

  private func writeSources(to page: PageWriter) throws {
    let sources = FundSource.allCases.filter { reckoning.codes.contains("paid.\($0.text)") }
    try page.table(
      TableHead(
        "sources",
        pick("Money by source (R-513), \(periods[last].name(language))", "资金来源（R-513，\(periods[last].name(language))）"),
        [
          .init("source", pick("Source", "来源"), width: 18),
          .init("allocatedFen", pick("Allocated, yuan", "下达（元）"), width: 18),
          .init("paidFen", pick("Paid to households, yuan", "到户（元）"), width: 18),
        ], charts: [TableChart(.column, pick("Money by source, yuan", "各来源资金（元）"), values: [1, 2])]),
      sources.map { [$0.cell(language), value("allocated.\($0.text)", 0, last), value("paid.\($0.text)", 0, last)] })
  }

  // MARK: All figures

  private func writeList(to page: PageWriter) throws {
    try page.beginTable(
      TableHead(
        "indicator", pick("Every figure", "全部指标"), isMain: true,
        [
          .init("place", pick("Place", "地区"), width: 16), .init("from", pick("From", "起"), width: 11),
          .init("to", pick("To", "止"), width: 11),
          .init("code", pick("Code", "代码"), width: 16), .init("indicator", pick("Figure", "指标"), width: 24),
          .init("value", pick("Value", "数值"), width: 12), .init("unit", pick("Unit", "单位"), width: 9),
          .init("numerator", pick("Above the stroke", "分子"), width: 12),
          .init("denominator", pick("Base", "分母（基数）"), width: 12),
          .init("base", pick("What is counted", "口径"), width: 36), .init("rounding", pick("Rounding", "修约"), width: 16),
          .init("target", pick("Target", "目标"), width: 8), .init("reached", pick("Reached", "是否达标"), width: 8),
          .init("rule", pick("Rule", "规则"), width: 8),
        ]))
    for place in reckoning.table.places {
      for period in periods.indices {
        for line in reckoning.lines(of: place, in: period) {
          try page.row([
            self.place(place), .day(line.period.from), .day(line.period.to), .text(line.code), .text(line.name),
            line.value,
            unit(line.unit), line.numerator, line.denominator, .text(line.base), .text(line.rounding), line.target,
            line.isReached.map { .flag($0) } ?? .empty, .text(line.rule),
          ])
        }
      }
    }
    try page.endTable(totals: nil)
  }

  private func writeMatrix(to page: PageWriter) throws {
    try page.beginTable(
      TableHead(
        "figure", pick("Every figure, in all", "全部指标（合计）"), isMain: true,
        [
          .init("code", pick("Code", "代码"), width: 16), .init("indicator", pick("Figure", "指标"), width: 26),
          .init("unit", pick("Unit", "单位"), width: 9),
        ]
          + periods.map { .init("\($0.from)/\($0.to)", $0.name(language), width: 14) }
          + [
            .init("target", pick("Target", "目标"), width: 8), .init("reached", pick("Reached", "是否达标"), width: 8),
            .init("base", pick("What is counted", "口径"), width: 38),
            .init("rounding", pick("Rounding", "修约"), width: 16),
            .init("rule", pick("Rule", "规则"), width: 8),
          ]))
    let columns = periods.indices.map { reckoning.lines(of: 0, in: $0) }
    for (row, newest) in columns[last].enumerated() {
      try page.row(
        [.text(newest.code), .text(newest.name), unit(newest.unit)] + columns.map { $0[row].value }
          + [
            newest.target, newest.isReached.map { .flag($0) } ?? .empty, .text(newest.base), .text(newest.rounding),
            .text(newest.rule),
          ])
    }
    try page.endTable(totals: nil)
  }

  private func unit(_ unit: String) -> Cell {
    let name: String =
      switch Indicator.Unit(rawValue: unit) {
      case .households: pick("households", "户")
      case .persons: pick("people", "人")
      case .cases: pick("cases", "件")
      case .places: pick("places", "个")
      case .works: pick("works", "个")
      case .fen: pick("yuan", "元")
      case .percent: "%"
      case .each, nil: pick("for each", "每户")
      }
    return .word(code: unit, name: name)
  }

  private var notes: [String] {
    [
      pick(
        "People are counted as members of their household now: the books hold no member list of former days.",
        "人数按现有家庭成员计：系统不保存历史成员名单。"),
      pick(
        "Movements compare how a household stands the day before the period and on its last day: one that leaves poverty and falls back within a period moves in neither.",
        "增减按期初前一日与期末两个时点的状态比较：期内脱贫又返贫的不计入变动。"),
      pick(
        "Places, waiting lists and the progress of works are as of now; money is by the time of its entries.",
        "指标、等待名单及项目进度按现在状态；资金按记账时间。"),
      pick(
        "Money is allocated to funds, which have no place: what is allocated is told of the whole only.",
        "资金下达到资金池，不分地区：下达数仅列合计。"),
    ]
  }
}
