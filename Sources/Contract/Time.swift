/// A moment as milliseconds since 1970-01-01T00:00:00Z. Enters the system only inside facts.
public struct Instant: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// The civil day of this moment in China (UTC+8, no daylight saving).
  public var day: Day {
    let shifted = milliseconds + Day.chinaOffset
    let number = shifted >= 0 ? shifted / Day.length : (shifted - Day.length + 1) / Day.length
    return Day(number: Int32(clamping: number))
  }
}

/// A civil day in China, counted from 1970-01-01.
public struct Day: Hashable, Comparable, Sendable {
  public var number: Int32

  static let length: Int64 = 86_400_000
  static let chinaOffset: Int64 = 8 * 3_600_000

  public init(number: Int32) { self.number = number }

  /// A proleptic Gregorian date, or nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    // Days from civil, counting years from March so that leap days fall at the end.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  public static func + (a: Day, days: Int) -> Day { Day(number: a.number + Int32(days)) }

  /// Whole days from `b` to `a`.
  public static func - (a: Day, b: Day) -> Int { Int(a.number) - Int(b.number) }

  /// The first moment of the day in China.
  public var start: Instant {
    Instant(milliseconds: Int64(number) * Day.length - Day.chinaOffset)
  }

  public var yearMonthDay: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// Days of a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// `2025-03-07`
  public var description: String {
    let (y, m, d) = yearMonthDay
    func padded(_ n: Int, _ width: Int) -> String {
      let text = String(n)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(y, 4))-\(padded(m, 2))-\(padded(d, 2))"
  }
}
