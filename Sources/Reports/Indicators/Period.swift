import Contract
import Policy

/// The days that a report is about, first and last included.
public struct Period: Sendable, Hashable {
  /// How a year is cut: reports are due every two months, every quarter and at the year's end (R-485), tasks are looked
  /// at half-way (R-489).
  public enum Length: String, Sendable, CaseIterable {
    case month
    case twoMonths = "2months"
    case quarter, half, year

    public var months: Int {
      switch self {
      case .month: 1
      case .twoMonths: 2
      case .quarter: 3
      case .half: 6
      case .year: 12
      }
    }
  }

  public var from: Day
  public var to: Day

  /// nil: it ends before it begins.
  public init?(from: Day, to: Day) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  init(year: Int, month: Int, months: Int) {
    let end = month + months
    from = Day(year: year, month: month, day: 1)!
    to = end > 12 ? Day(year: year + 1, month: end - 12, day: 1)! + -1 : Day(year: year, month: end, day: 1)! + -1
  }

  /// A whole year.
  public static func year(_ year: Int) -> Period { Period(year: year, month: 1, months: 12) }

  /// The parts of a year.
  public static func parts(ofYear year: Int, _ length: Length) -> [Period] {
    stride(from: 1, through: 12, by: length.months).map { Period(year: year, month: $0, months: length.months) }
  }

  /// The last day before it: what stood then is what it begins with.
  public var before: Day { from + -1 }

  /// Whether a day is one of its days.
  public func contains(_ day: Day) -> Bool { from <= day && day <= to }

  /// `2025年第一季度` where it is one, else both days.
  public func name(_ language: Language) -> String {
    let year = from.yearMonthDay.year
    for length in [Length.year, .half, .quarter, .month] {
      guard let place = Self.parts(ofYear: year, length).firstIndex(of: self) else { continue }
      switch length {
      case .year: return language.pick("\(year)", "\(year)年")
      case .half: return language.pick("\(year) H\(place + 1)", "\(year)年\(place == 0 ? "上" : "下")半年")
      case .quarter: return language.pick("\(year) Q\(place + 1)", "\(year)年第\(["一", "二", "三", "四"][place])季度")
      default: return language.pick("\(year)-\(place < 9 ? "0" : "")\(place + 1)", "\(year)年\(place + 1)月")
      }
    }
    return language.pick("\(from) to \(to)", "\(from)至\(to)")
  }
}
