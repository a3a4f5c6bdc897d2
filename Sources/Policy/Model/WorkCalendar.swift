import Contract

/// Which days are worked: Monday to Friday but for holidays, and the make-up days (调休).
public struct WorkCalendar: Sendable {
  /// Days off, the first and the last included.
  public struct Holiday: Sendable {
    public var from: Day
    public var to: Day
    public var title: Localized
  }
  public var id: String
  public var holidays: [Holiday]
  public var workdays: Set<Day>
  private var off: Set<Day>

  /// Weekends only.
  public static let plain = WorkCalendar(id: "plain", holidays: [], workdays: [])

  public init(id: String, holidays: [Holiday], workdays: Set<Day>) {
    self.id = id
    self.holidays = holidays
    self.workdays = workdays
    off = []
    for holiday in holidays {
      for number in holiday.from.number...holiday.to.number { off.insert(Day(number: number)) }
    }
  }

  /// Whether people work on a day: no weekend and no holiday, or a make-up day.
  public func isWorkday(_ day: Day) -> Bool {
    if workdays.contains(day) { return true }
    if off.contains(day) { return false }
    // 1970-01-01 was a Thursday.
    let weekday = ((Int(day.number) % 7) + 7 + 3) % 7
    return weekday < 5
  }

  /// Working days after `from` up to and including `to`; 0 when `to` is not later. Spans over 20 years are cut.
  public func count(from: Day, to: Day) -> Int {
    guard to > from else { return 0 }
    var count = 0
    for step in 1...min(to - from, 7320) where isWorkday(from + step) { count += 1 }
    return count
  }

  /// The day that is `count` working days later (at most 2,000).
  public func adding(_ count: Int, to day: Day) -> Day {
    var day = day
    var left = min(max(0, count), 2000)
    while left > 0 {
      day = day + 1
      if isWorkday(day) { left -= 1 }
    }
    return day
  }
}
