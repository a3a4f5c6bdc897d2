extension CELTime {
  /// `2026-01-02T03:04:05.5Z`; zeros at the end of the fraction are left out.
  public var timestampText: String {
    let civil = Civil(seconds: seconds)
    let time = civil.secondOfDay
    return pad(civil.year, 4) + "-" + pad(civil.month, 2) + "-" + pad(civil.day, 2) + "T" + pad(time / 3600, 2) + ":"
      + pad(time / 60 % 60, 2) + ":" + pad(time % 60, 2) + fraction(nanos) + "Z"
  }

  /// Seconds in decimal: `-1.5s`.
  public var durationText: String {
    if seconds < 0 {
      let positive = negated()
      return "-\(positive.seconds)\(fraction(positive.nanos))s"
    }
    return "\(seconds)\(fraction(nanos))s"
  }

  /// Reads RFC 3339. Nil for other text; the year's range is not checked.
  public init?(timestamp text: String) {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), reader.take("T") || reader.take("t"), let hour = reader.number(2), reader.take(":"),
      let minute = reader.number(2), reader.take(":"), let second = reader.number(2)
    else { return nil }
    guard month >= 1, month <= 12, day >= 1, day <= Civil.length(ofMonth: month, year), hour < 24, minute < 60,
      second < 60
    else { return nil }
    var nanos: Int64 = 0
    if reader.take(".") {
      guard let fraction = reader.fraction() else { return nil }
      nanos = fraction
    }
    var offset: Int64 = 0
    if !(reader.take("Z") || reader.take("z")) {
      let sign: Int64
      if reader.take("+") { sign = 1 } else if reader.take("-") { sign = -1 } else { return nil }
      guard let hours = reader.number(2), reader.take(":"), let minutes = reader.number(2), hours < 24, minutes < 60
      else { return nil }
      offset = sign * (hours * 3600 + minutes * 60)
    }
    guard reader.isAtEnd else { return nil }
    let seconds = Civil.days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
    self.init(seconds: seconds, nanos: Int32(nanos))
  }

  /// Reads `1h30m`, `-1.5s`, `250ms`, `0`. Nil for other text or a length beyond Int64 nanoseconds.
  public init?(duration text: String) {
    var reader = DigitReader(text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    if reader.rest == "0" {
      self.init(seconds: 0)
      return
    }
    var total: Int64 = 0
    repeat {
      let whole = reader.digits()
      var fraction: (numerator: Int64, scale: Int64)?
      if reader.take(".") { fraction = reader.scaledFraction() }
      guard let whole, whole.count > 0 || (fraction?.scale ?? 1) > 1, let unit = reader.unit() else { return nil }
      // Counting down reaches one further than counting up.
      let (product, over1) = whole.value.multipliedReportingOverflow(by: -unit)
      var part = product
      if let fraction {
        let nanos = Double(fraction.numerator) * (Double(unit) / Double(fraction.scale))
        part = part.subtractingReportingOverflow(Int64(nanos)).partialValue
        if part > 0 { return nil }
      }
      let (sum, over2) = total.addingReportingOverflow(part)
      if over1 || over2 { return nil }
      total = sum
    } while !reader.isAtEnd
    if !isNegative, total == .min { return nil }
    self.init(nanos: isNegative ? total : -total)
  }
}

private func pad(_ value: Int64, _ width: Int) -> String {
  let text = String(value)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

private func fraction(_ nanos: Int32) -> String {
  if nanos == 0 { return "" }
  var text = pad(Int64(nanos), 9)[...]
  while text.hasSuffix("0") { text.removeLast() }
  return "." + text
}

private struct DigitReader {
  private(set) var rest: Substring
  init(_ text: String) { rest = text[...] }
  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard rest.unicodeScalars.first == mark else { return false }
    rest.unicodeScalars.removeFirst()
    return true
  }

  /// Exactly `count` digits.
  mutating func number(_ count: Int) -> Int64? {
    let digits = rest.utf8.prefix(count)
    guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
    defer { rest = rest[digits.endIndex...] }
    return digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
  }

  /// Up to nine digits of a fraction, as nanoseconds.
  mutating func fraction() -> Int64? {
    guard let scaled = scaledFraction(), scaled.scale > 1, scaled.scale <= 1_000_000_000 else { return nil }
    return scaled.numerator * (1_000_000_000 / scaled.scale)
  }

  /// Any digits; nil if their number is too large.
  mutating func digits() -> (value: Int64, count: Int)? {
    let digits = rest.utf8.prefix(while: isDigit)
    guard digits.count <= 19 else { return nil }
    defer { rest = rest[digits.endIndex...] }
    if digits.isEmpty { return (0, 0) }
    return Int64(String(Substring(digits))).map { ($0, digits.count) }
  }

  /// Digits after a point as a fraction; those beyond 15 are dropped.
  mutating func scaledFraction() -> (numerator: Int64, scale: Int64)? {
    let digits = rest.utf8.prefix(while: isDigit)
    defer { rest = rest[digits.endIndex...] }
    var numerator: Int64 = 0
    var scale: Int64 = 1
    for digit in digits.prefix(15) {
      numerator = numerator * 10 + Int64(digit - 48)
      scale *= 10
    }
    return (numerator, scale)
  }

  /// Nanoseconds of the unit that follows.
  mutating func unit() -> Int64? {
    let name = rest.prefix { !isDigit($0.utf8.first!) && $0 != "." }
    rest = rest[name.endIndex...]
    switch name {
    case "ns": return 1
    case "us", "µs", "μs": return 1_000
    case "ms": return 1_000_000
    case "s": return 1_000_000_000
    case "m": return 60_000_000_000
    case "h": return 3_600_000_000_000
    default: return nil
    }
  }
}
