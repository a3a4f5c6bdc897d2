import Contract
import Policy

/// One value of a report. Writers show it in their own way: grouped on paper, bare in a file for programs.
public enum Cell: Sendable, Equatable {
  case text(String)
  /// One below the other.
  case lines([String])
  /// A word of a closed list: its code for programs, its name for people.
  case word(code: String, name: String)
  case count(Int)
  case fen(Int64)
  /// `part` of `whole`, as a percentage with one decimal; nothing where the whole is zero.
  case share(part: Int64, whole: Int64)
  /// A quotient that says itself how it is rounded.
  case rate(Rate)
  case day(Day)
  /// To the minute, in China.
  case moment(Instant)
  case flag(Bool)
  case empty

  /// A text where there is one.
  public static func text(optional text: String?) -> Cell { text.map { .text($0) } ?? .empty }
  /// A day where there is one.
  public static func day(optional day: Day?) -> Cell { day.map { .day($0) } ?? .empty }

  /// A word of the contract with its name for people.
  public static func word(_ word: some Word, _ name: String) -> Cell { .word(code: word.text, name: name) }

  /// For paper and terminal.
  public func shown(_ language: Language) -> [String] {
    switch self {
    case .text(let text): [PlainText.clean(text)]
    case .lines(let lines): lines.map(PlainText.clean)
    case .word(_, let name): [PlainText.clean(name)]
    case .count(let count): [Cell.grouped("\(count)")]
    case .fen(let fen): [Cell.grouped(yuan(fen))]
    case .share: [plain + (plain.isEmpty ? "" : "%")]
    case .rate(let rate): [plain + (plain.isEmpty || rate.unit != .percent ? "" : "%")]
    case .day, .moment: [plain]
    case .flag(let flag): [language == .zh ? (flag ? "是" : "否") : (flag ? "yes" : "no")]
    case .empty: []
    }
  }

  /// For a file that programs read.
  public var plain: String {
    switch self {
    case .text(let text): PlainText.clean(text)
    case .lines(let lines): lines.map(PlainText.clean).joined(separator: "; ")
    case .word(_, let name): PlainText.clean(name)
    case .count(let count): "\(count)"
    case .fen(let fen): yuan(fen)
    case .share(let part, let whole): Cell.perMille(part, whole).map { "\($0 / 10).\($0 % 10)" } ?? ""
    case .rate(let rate): rate.text
    case .day(let day): "\(day)"
    case .moment(let at): String(Timestamp.format(at).prefix(16)).replacing("T", with: " ")
    case .flag(let flag): flag ? "1" : "0"
    case .empty: ""
    }
  }

  /// Rounded down; nil where there is no whole, or the part is negative.
  public static func perMille(_ part: Int64, _ whole: Int64) -> Int64? {
    guard whole > 0, part >= 0 else { return nil }
    let (thousandfold, overflow) = part.multipliedReportingOverflow(by: 1000)
    return overflow ? part / (whole / 1000) : thousandfold / whole
  }

  /// Whether it stands at the right edge of its column.
  public var isNumber: Bool {
    switch self {
    case .count, .fen, .share, .rate: true
    default: false
    }
  }

  /// A number with its digits in threes: `-1,234,567.80`.
  public static func grouped(_ number: String) -> String {
    let sign = number.hasPrefix("-") ? "-" : ""
    let parts = number.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    let whole = parts.first.map(Array.init) ?? []
    var text = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return sign + text + (parts.count > 1 ? "." + parts[1] : "")
  }
}
