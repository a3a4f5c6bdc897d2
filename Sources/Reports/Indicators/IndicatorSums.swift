import Contract
import Policy

/// What was counted in one place and period: all that indicators are reckoned from.
public struct IndicatorSums: Sendable, Equatable {
  private var counts = [Int64](repeating: 0, count: Counter.allCases.count)
  /// Households not out of poverty by cause; one with two causes counts with both.
  var causes = [Int64](repeating: 0, count: Cause.allCases.count)
  /// By `FundSource`.
  var allocatedFen = [Int64](repeating: 0, count: FundSource.allCases.count)
  var paidFen = [Int64](repeating: 0, count: FundSource.allCases.count)
  /// By programme.
  var works: [String: WorkSums] = [:]
  /// Villages with a household on the register.
  private var villages: Set<UInt64> = []

  public init() {}

  subscript(_ counter: Counter) -> Int64 {
    get {
      switch counter {
      case .villages: Int64(villages.count)
      case .allocatedFen: allocatedFen.reduce(0, +)
      case .paidFen: paidFen.reduce(0, +)
      case .works: works.values.reduce(0) { $0 + $1.granted }
      case .worksStarted: works.values.reduce(0) { $0 + $1.started }
      case .worksFinished: works.values.reduce(0) { $0 + $1.finished }
      case .worksGrantedFen: works.values.reduce(0) { $0 + $1.grantedFen }
      case .worksPaidFen: works.values.reduce(0) { $0 + $1.paidFen }
      default: counts[counter.rawValue]
      }
    }
    set { counts[counter.rawValue] = newValue }
  }

  mutating func note(village: UInt64) { villages.insert(village) }

  mutating func add(_ counter: Counter, _ number: Int64 = 1, if condition: Bool = true) {
    if condition { counts[counter.rawValue] += number }
  }
}

/// Sums by place and period.
public struct IndicatorTable: Sendable {
  public let periods: [Period]
  /// The division that the report is about; nil: everywhere.
  public let region: UInt64?
  /// The smallest divisions that are told apart: 10^10 for provinces, 1 for villages; nil: none.
  public let span: UInt64?
  /// By place, the whole under 0; one for each period.
  private(set) var sums: [UInt64: [IndicatorSums]]

  /// - Parameters:
  ///   - periods: at most `periodsMax`.
  ///   - region: what the report is about; nil: everything.
  ///   - span: how much of a code the places are told apart by; nil: the whole alone.
  public init(periods: [Period], region: UInt64?, span: UInt64?) {
    precondition((1...Self.periodsMax).contains(periods.count), "a report has 1 to \(Self.periodsMax) periods")
    self.periods = periods
    self.region = region
    self.span = span
    sums = [0: Array(repeating: IndicatorSums(), count: periods.count)]
  }

  /// As many as `CaseTrails` tells apart.
  public static let periodsMax = 16

  /// The places, the whole first.
  public var places: [UInt64] { sums.keys.sorted() }

  /// What was counted in a place and period; 0 is the whole.
  public func sums(of place: UInt64, in period: Int) -> IndicatorSums {
    sums[place]?[period] ?? IndicatorSums()
  }

  /// Changes what was counted in a village, in its division and in the whole.
  mutating func change(_ village: UInt64, in period: Int, _ body: (inout IndicatorSums) -> Void) {
    body(&sums[0]![period])
    guard let span else { return }
    body(&sums[village / span * span, default: Array(repeating: IndicatorSums(), count: periods.count)][period])
  }

  /// Of the whole alone.
  mutating func changeWhole(in period: Int, _ body: (inout IndicatorSums) -> Void) { body(&sums[0]![period]) }

  // MARK: What does not come from cases

  /// Places of a village, as they are now: the same for every period.
  public mutating func add(places: Int64, used: Int64, waiting: Int64, of village: UInt64) {
    for period in periods.indices {
      change(village, in: period) {
        $0.add(.places, places)
        $0.add(.placesUsed, used)
        $0.add(.placesWaiting, waiting)
      }
    }
  }

  /// - Parameters:
  ///   - paidFen: in fen, what came back taken off.
  ///   - source: where the fund has its money from.
  ///   - village: of the household, or its division's code.
  ///   - period: its place in the report.
  public mutating func add(paidFen: Int64, from source: FundSource, village: UInt64, in period: Int) {
    change(village, in: period) { $0.paidFen[Int(source.rawValue)] += paidFen }
  }

  /// Funds have no place, so what is allocated is told of the whole only, and only where that is everywhere.
  public mutating func add(allocatedFen: Int64, from source: FundSource, in period: Int) {
    changeWhole(in: period) { $0.allocatedFen[Int(source.rawValue)] += allocatedFen }
  }
}
