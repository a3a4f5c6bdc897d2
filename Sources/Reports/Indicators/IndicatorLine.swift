import Contract
import Policy

/// A figure of one place and period, with all that it rests on.
public struct IndicatorLine: Sendable, Equatable {
  /// The whole: 0.
  public var place: UInt64
  public var period: Period
  public var code: String
  public var group: String
  public var name: String
  public var rule: String
  public var value: Cell
  public var unit: String
  /// Above and below the stroke; empty where the figure is a count.
  public var numerator: Cell
  public var denominator: Cell
  /// What it counts, or what it measures against what.
  public var base: String
  public var rounding: String
  public var target: Cell
  /// Whether the target is reached, by the exact quotient; nil: there is none, or nothing to measure.
  public var isReached: Bool?
}

/// Reckons indicators out of sums.
public struct IndicatorReckoning: Sendable {
  public let table: IndicatorTable
  let figures: PlaceFigures
  let rounding: Rounding
  let language: Language
  private let indicators: [Indicator]
  private let target: @Sendable (_ parameter: String, _ on: Day) -> Int64?

  /// - Parameters:
  ///   - table: the sums.
  ///   - figures: what offices know of the places.
  ///   - rounding: of every quotient.
  ///   - language: of names and texts.
  ///   - titles: of a programme by its id.
  ///   - target: value of a pack's parameter on a day; nil: the pack has none.
  public init(
    _ table: IndicatorTable, figures: PlaceFigures = PlaceFigures(), rounding: Rounding = Rounding(),
    language: Language,
    titles: (String) -> Localized,
    target: @escaping @Sendable (_ parameter: String, _ on: Day) -> Int64? = { _, _ in nil }
  ) {
    self.table = table
    self.figures = figures
    self.rounding = rounding
    self.language = language
    self.target = target
    let wholes = table.periods.indices.map { table.sums(of: 0, in: $0) }
    let all = Indicator.standing + Indicator.found(in: wholes, titles: titles)
    indicators = Indicator.Group.allCases.flatMap { group in all.filter { $0.group == group } }
  }

  /// Codes in the order of the reports.
  public var codes: [String] { indicators.map(\.code) }

  /// Every figure of a place and period.
  public func lines(of place: UInt64, in period: Int) -> [IndicatorLine] { indicators.map { line($0, place, period) } }

  /// One figure of a place and period; nil: there is none of that code.
  public func line(_ code: String, of place: UInt64, in period: Int) -> IndicatorLine? {
    indicators.first { $0.code == code }.map { line($0, place, period) }
  }

  /// What a figure is called.
  func name(_ code: String) -> String { indicators.first { $0.code == code }?.names.text(language) ?? code }

  private func line(_ indicator: Indicator, _ place: UInt64, _ number: Int) -> IndicatorLine {
    let period = table.periods[number]
    let reckoned = Reckoned(indicator, table.sums(of: place, in: number), self, place, period)
    var line = IndicatorLine(
      place: place, period: period, code: indicator.code, group: indicator.group.rawValue,
      name: indicator.names.text(language),
      rule: indicator.rule, value: reckoned.value, unit: reckoned.unit.rawValue, numerator: reckoned.numerator,
      denominator: reckoned.denominator, base: reckoned.base, rounding: reckoned.rounding, target: .empty,
      isReached: nil)
    if let goal = indicator.target, let wanted = target(goal.parameter, period.to),
      case .rate(let rate) = reckoned.value
    {
      line.target =
        goal.inTenths
        ? .rate(Rate(wanted, of: 10, .each, Rounding(.down, decimals: 1)))
        : .rate(Rate(wanted, of: 100, .percent, Rounding(.down, decimals: 0)))
      line.isReached = goal.isAtMost ? rate.isAtMost(wanted) : rate.reaches(wanted, tenths: goal.inTenths)
    }
    return line
  }
}

/// One figure, reckoned.
private struct Reckoned {
  var value: Cell = .empty
  var unit: Indicator.Unit
  var numerator: Cell = .empty
  var denominator: Cell = .empty
  var base: String
  var rounding = ""

  init(_ indicator: Indicator, _ sums: IndicatorSums, _ by: IndicatorReckoning, _ place: UInt64, _ period: Period) {
    let language = by.language
    func of(_ part: String, _ whole: String) -> String { language.pick("\(part) / \(whole)", "\(part) ÷ \(whole)") }
    func rate(_ part: Int64, _ whole: Int64?, _ unit: Rate.Unit, fen: Bool = false) -> (Cell, Cell, Cell) {
      func cell(_ number: Int64) -> Cell { fen ? .fen(number) : .count(Int(number)) }
      guard let whole else { return (.empty, cell(part), .empty) }
      return (whole > 0 ? .rate(Rate(part, of: whole, unit, by.rounding)) : .empty, cell(part), cell(whole))
    }
    switch indicator.measure {
    case .count(let counter, let unit):
      self.unit = unit
      base = counter.name(language)
      if counter != .allocatedFen || by.tellsAllocations(of: place) {
        value = unit == .fen ? .fen(sums[counter]) : .count(Int(sums[counter]))
      }
    case .share(let counter, let whole):
      unit = .percent
      let (people, name) = by.base(whole, sums, place, period)
      base = of(counter.name(language), name)
      rounding = by.rounding.name(language)
      (value, numerator, denominator) = rate(sums[counter], people, .percent, fen: counter == .ownPayFen)
    case .each(let counter, let whole):
      unit = .each
      base = of(counter.name(language), whole.name(language))
      rounding = by.rounding.name(language)
      (value, numerator, denominator) = rate(sums[counter], sums[whole], .each)
    case .fenEach(let counter, let whole):
      unit = .fen
      base = of(counter.name(language), whole.name(language))
      rounding = language.pick("cut to the fen", "截取到分")
      (numerator, denominator) = (.fen(sums[counter]), .count(Int(sums[whole])))
      if sums[whole] > 0 { value = .fen(sums[counter] / sums[whole]) }
    case .cause(let cause):
      unit = .percent
      base = of(
        language.pick("households that name it (several may be named)", "填报该原因的户数（可多选）"),
        Counter.poorHouseholds.name(language))
      rounding = by.rounding.name(language)
      (value, numerator, denominator) = rate(sums.causes[Int(cause.rawValue)], sums[.poorHouseholds], .percent)
    case .allocated(let source):
      unit = .fen
      base = Counter.allocatedFen.name(language)
      if by.tellsAllocations(of: place) { value = .fen(sums.allocatedFen[Int(source.rawValue)]) }
    case .paid(let source):
      unit = .fen
      base = Counter.paidFen.name(language)
      value = .fen(sums.paidFen[Int(source.rawValue)])
    case .work(let programme, let figure):
      let work = sums.works[programme] ?? WorkSums()
      unit = figure == .granted ? .works : .percent
      rounding = figure == .granted ? "" : by.rounding.name(language)
      switch figure {
      case .granted:
        base = Counter.works.name(language)
        value = .count(Int(work.granted))
      case .startRate:
        base = of(Counter.worksStarted.name(language), Counter.works.name(language))
        (value, numerator, denominator) = rate(work.started, work.granted, .percent)
      case .finishRate:
        base = of(Counter.worksFinished.name(language), Counter.works.name(language))
        (value, numerator, denominator) = rate(work.finished, work.granted, .percent)
      case .paidRate:
        base = of(Counter.worksPaidFen.name(language), Counter.worksGrantedFen.name(language))
        (value, numerator, denominator) = rate(work.paidFen, work.grantedFen, .percent, fen: true)
      }
    }
  }
}

extension IndicatorReckoning {
  /// Funds have no place: what was allocated to them is everybody's.
  fileprivate func tellsAllocations(of place: UInt64) -> Bool { place == 0 && table.region == nil }

  fileprivate func base(
    _ base: Indicator.Base, _ sums: IndicatorSums, _ place: UInt64, _ period: Period
  ) -> (Int64?, String) {
    // The whole is the report's division, where it is one.
    let known = place == 0 ? table.region ?? 0 : place
    let year = period.to.yearMonthDay.year
    switch base {
    case .counter(let counter): return (sums[counter], counter.name(language))
    case .population:
      guard let found = figures.population(of: known, in: year) else {
        return (nil, language.pick("rural population (not given)", "乡村人口（未提供）"))
      }
      return (found.people, language.pick("rural population, figure of \(found.year)", "乡村人口（\(found.year)年数）"))
    case .task:
      guard let task = figures.task(of: known, in: year) else {
        return (nil, language.pick("the year's task (not given)", "年度减贫任务（未提供）"))
      }
      return (task, language.pick("people to leave poverty in \(year)", "\(year)年减贫任务人数"))
    }
  }
}
