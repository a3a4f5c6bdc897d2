import Contract

/// When the national system lets its records be edited: the same days every year. The documents name May.
public struct EditWindow: Sendable, Equatable {
  private let first: (month: Int, day: Int)
  private let last: (month: Int, day: Int)

  public static let may = EditWindow("05-01..05-31")!

  /// `05-01..05-31`; a window over the year's end, as `12-15..01-15`, is one, too. nil: not so written.
  public init?(_ text: String) {
    let ends = text.split(separator: ".", omittingEmptySubsequences: true).map {
      $0.split(separator: "-").map { Int($0) }
    }
    guard text.contains(".."), ends.count == 2, ends.allSatisfy({ $0.count == 2 }), let a = ends[0][0],
      let b = ends[0][1],
      let c = ends[1][0], let d = ends[1][1],
      // A leap year, so that 29 February is a day.
      Day(year: 2024, month: a, day: b) != nil, Day(year: 2024, month: c, day: d) != nil
    else { return nil }
    first = (a, b)
    last = (c, d)
  }

  public static func == (a: EditWindow, b: EditWindow) -> Bool { a.first == b.first && a.last == b.last }

  /// Whether the national system may be edited on that day.
  public func contains(_ day: Day) -> Bool {
    let (_, month, number) = day.yearMonthDay
    let place = (month, number)
    return first <= last ? first <= place && place <= last : first <= place || place <= last
  }

  /// The first day, on or after `day`, on which it is open.
  public func opening(from day: Day) -> Day {
    if contains(day) { return day }
    let (year, month, number) = day.yearMonthDay
    return Self.day(year: (month, number) < first ? year : year + 1, first)
  }

  /// The last day of the window in which `day` lies.
  public func end(from day: Day) -> Day {
    let (year, month, number) = day.yearMonthDay
    return Self.day(year: (month, number) <= last ? year : year + 1, last)
  }

  /// 29 February is the 28th where there is none.
  private static func day(year: Int, _ place: (month: Int, day: Int)) -> Day {
    Day(year: year, month: place.month, day: place.day) ?? Day(year: year, month: place.month, day: place.day - 1)!
  }
}
