import Contract
import Policy
import Reports

// How values read: numbers, sums, days, moments, ages, divisions.

extension PageContext {
  /// `1,234,567`
  func count(_ number: some BinaryInteger) -> String { Cell.grouped(String(number)) }

  /// `1,234,567.80`
  func yuan(_ fen: Int64) -> String { Cell.grouped(Policy.yuan(fen)) }

  /// A sum in a word, for headlines: `123.46万` or `1.23 M`.
  func roundYuan(_ fen: Int64) -> String {
    let whole = fen / 100
    let magnitude = whole.magnitude
    func scaled(_ unit: UInt64, _ name: String) -> String {
      let hundredths = magnitude / (unit / 100)
      let tail = String(hundredths % 100)
      return (whole < 0 ? "-" : "") + Cell.grouped(String(hundredths / 100)) + "." + (tail.count == 1 ? "0" : "") + tail
        + name
    }
    if language == .zh {
      if magnitude >= 100_000_000 { return scaled(100_000_000, "亿") }
      if magnitude >= 10_000 { return scaled(10_000, "万") }
    } else {
      if magnitude >= 1_000_000_000 { return scaled(1_000_000_000, " bn") }
      if magnitude >= 1_000_000 { return scaled(1_000_000, " M") }
    }
    return Cell.grouped(String(whole))
  }

  /// `45.3 %`, rounded down; empty where there is no whole.
  func share(_ part: Int64, _ whole: Int64) -> String {
    guard whole > 0, part >= 0 else { return "" }
    let (thousandfold, overflow) = part.multipliedReportingOverflow(by: 1000)
    let perMille = overflow ? part / max(1, whole / 1000) : thousandfold / whole
    return "\(perMille / 10).\(perMille % 10)\u{00A0}%"
  }

  /// `2026-02-20 10:30`, in China.
  func minute(_ at: Instant) -> String { String(Timestamp.format(at).prefix(16)).replacing("T", with: " ") }

  func time(_ at: Instant) -> Markup { "<time datetime=\"\(Timestamp.format(at))\">\(minute(at))</time>" }
  func day(_ day: Day) -> Markup { "<time datetime=\"\(day.description)\">\(day.description)</time>" }

  /// How long ago, in one unit.
  func age(_ since: Instant) -> String { span(milliseconds: now.milliseconds - since.milliseconds) }

  func span(milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds / 1000)
    func said(_ number: Int64, _ en: String, _ zh: String) -> String {
      language == .zh ? "\(number)\(zh)" : "\(number) \(en)\(number == 1 ? "" : "s")"
    }
    switch seconds {
    case ..<60: return said(seconds, "second", "秒")
    case ..<3600: return said(seconds / 60, "minute", "分钟")
    case ..<172_800: return said(seconds / 3600, "hour", "小时")
    default: return said(seconds / 86_400, "day", "天")
    }
  }

  func days(_ count: Int) -> String { language == .zh ? "\(count)天" : "\(count) day\(count == 1 ? "" : "s")" }

  /// A division by its first digits: its name, where there is one, and the code.
  func place(_ digits: String) -> Markup {
    guard let name = places.name(digits) else { return "<span class=\"code\">\(digits)</span>" }
    return "<span class=\"place\">\(name)</span> <span class=\"code faint\">\(digits)</span>"
  }

  /// The same as text.
  func placeText(_ digits: String) -> String { places.name(digits).map { "\($0) \(digits)" } ?? digits }
}
