/// RFC 3339 with an offset.
public enum Timestamp {
  /// The moment, to the millisecond; nil when the form or the calendar does not hold.
  public static func parse(_ text: String) -> Instant? {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return nil }
      return parse(Text(start: start, count: bytes.count, scalars: bytes.count, offset: 0))
    }
  }

  /// `2025-03-07T10:00:00.000+08:00`
  public static func format(_ instant: Instant) -> String {
    let shifted = instant.milliseconds + Day.chinaOffset
    let ofDay = Int(((shifted % Day.length) + Day.length) % Day.length)
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let (seconds, milliseconds) = (ofDay / 1000, ofDay % 1000)
    let clock = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    let fraction = milliseconds == 0 ? "" : "." + String(String(milliseconds + 1000).dropFirst())
    return "\(instant.day)T\(clock)\(fraction)+08:00"
  }

  static func parse(_ text: Text) -> Instant? {
    guard (20...35).contains(text.count), text.hasDigits(0, 4), text[4] == 0x2D,
      text.hasDigits(5, 2), text[7] == 0x2D, text.hasDigits(8, 2), text[10] == 0x54,
      text.hasDigits(11, 2), text[13] == 0x3A, text.hasDigits(14, 2), text[16] == 0x3A,
      text.hasDigits(17, 2),
      let day = Day(year: text.number(0, 4), month: text.number(5, 2), day: text.number(8, 2))
    else { return nil }
    let (hour, minute, second) = (text.number(11, 2), text.number(14, 2), text.number(17, 2))
    guard hour < 24, minute < 60, second < 60 else { return nil }

    var i = 19
    var milliseconds = 0
    if text[i] == 0x2E {
      i += 1
      let first = i
      while i < text.count, text[i] &- 0x30 <= 9 {
        if i - first < 3 { milliseconds = milliseconds * 10 + Int(text[i] - 0x30) }
        i += 1
      }
      guard (1...9).contains(i - first) else { return nil }
      if i - first == 1 { milliseconds *= 100 }
      if i - first == 2 { milliseconds *= 10 }
    }
    guard let offset = offsetMinutes(text, at: i) else { return nil }
    let minutes = Int64(hour * 60 + minute - offset)
    return Instant(
      milliseconds: Int64(day.number) * Day.length + minutes * 60_000
        + Int64(second * 1000 + milliseconds))
  }

  private static func offsetMinutes(_ text: Text, at i: Int) -> Int? {
    guard i < text.count else { return nil }
    if text[i] == 0x5A { return text.count == i + 1 ? 0 : nil }
    guard text[i] == 0x2B || text[i] == 0x2D, text.count == i + 6, text.hasDigits(i + 1, 2),
      text[i + 3] == 0x3A, text.hasDigits(i + 4, 2)
    else { return nil }
    let (hour, minute) = (text.number(i + 1, 2), text.number(i + 4, 2))
    guard hour < 24, minute < 60 else { return nil }
    return (text[i] == 0x2D ? -1 : 1) * (hour * 60 + minute)
  }
}
