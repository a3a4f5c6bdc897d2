extension CELTime {
  /// For a length that fits into Int64 nanoseconds, about 292 years either way.
  init(nanos total: Int64) {
    let (whole, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
    self.init(seconds: rest < 0 ? whole - 1 : whole, nanos: Int32(rest < 0 ? rest + 1_000_000_000 : rest))
  }

  /// Wraps if out of range; every duration that was checked is in range.
  var totalNanos: Int64 { seconds &* 1_000_000_000 &+ Int64(nanos) }

  func adding(_ other: CELTime) -> CELTime {
    let nanos = Int64(nanos) + Int64(other.nanos)
    let carry: Int64 = nanos >= 1_000_000_000 ? 1 : 0
    return CELTime(seconds: seconds &+ other.seconds &+ carry, nanos: Int32(nanos - carry * 1_000_000_000))
  }

  func negated() -> CELTime {
    nanos == 0
      ? CELTime(seconds: 0 &- seconds) : CELTime(seconds: -1 &- seconds, nanos: 1_000_000_000 - nanos)
  }

  /// Throws outside the years 1 to 9999.
  func checkedTimestamp() throws -> CELTime {
    guard seconds >= -62_135_596_800, seconds <= 253_402_300_799, nanos >= 0, nanos < 1_000_000_000 else {
      throw CELError.range
    }
    return self
  }

  /// Throws beyond Int64 nanoseconds.
  func checkedDuration() throws -> CELTime {
    let (product, overflow) = (seconds < 0 ? seconds + 1 : seconds).multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { throw CELError.range }
    let rest = seconds < 0 ? Int64(nanos) - 1_000_000_000 : Int64(nanos)
    if product.addingReportingOverflow(rest).overflow { throw CELError.range }
    return self
  }
}

/// A day of the proleptic Gregorian calendar with the time of day.
struct Civil {
  var year: Int64
  /// 1 to 12.
  var month: Int64
  /// 1 to 31.
  var day: Int64
  var secondOfDay: Int64
  /// Days since 1970-01-01.
  var days: Int64

  init(seconds: Int64) {
    days = Civil.floor(seconds, 86_400)
    secondOfDay = seconds - days * 86_400
    // Years are counted from March, so that the leap day is the last of its year.
    let shifted = days + 719_468
    let era = Civil.floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01 of a date.
  static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floor(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// 0 is 1 January.
  var dayOfYear: Int64 { days - Civil.days(year, 1, 1) }
  /// 0 is Sunday; 1970-01-01 was a Thursday.
  var dayOfWeek: Int64 { (days + 4) - Civil.floor(days + 4, 7) * 7 }

  static func floor(_ a: Int64, _ b: Int64) -> Int64 { a >= 0 ? a / b : -((b - 1 - a) / b) }

  static func length(ofMonth month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
