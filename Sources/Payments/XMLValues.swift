import Contract

extension XMLNode {
  /// A sum in CNY.
  func fen() throws(FileProblem) -> Int64 {
    guard let value else { throw problem(.missing) }
    guard let currency else { throw problem(.missing, "@Ccy") }
    guard currency == Yuan.currency else { throw problem(.currency, "@Ccy") }
    do throws(Yuan.Rule) { return try Yuan.fen(value) } catch {
      switch error {
      case .negative: throw problem(.negative)
      case .decimals: throw problem(.decimals)
      case .amount: throw problem(.amount)
      }
    }
  }

  /// The moment in a child; a problem where it is none, nil where there is no child.
  func instant(_ name: String) throws(FileProblem) -> Instant? {
    guard let text = self[name]?.value else { return nil }
    guard let at = BankTime.instant(text) else { throw problem(.time, name) }
    return at
  }
}

enum BankTime {
  /// A day or a moment. Without an offset it is China's time; a day counts from its first moment.
  static func instant(_ text: String) -> Instant? {
    if let day = day(text) { return day.start }
    let joined = text.count > 10 && Array(text)[10] == " " ? text.replacingFirstSpace : text
    return Timestamp.parse(joined) ?? Timestamp.parse(joined + "+08:00")
  }

  /// `2025-05-10`
  private static func day(_ text: String) -> Day? {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }) else {
      return nil
    }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 48) } }
    return Day(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}

extension String {
  fileprivate var replacingFirstSpace: String {
    guard let space = firstIndex(of: " ") else { return self }
    return self[..<space] + "T" + self[index(after: space)...]
  }
}

enum Voucher {
  /// The first that the contract takes; else a hash of what there is, so that the same message gives the same.
  static func of(_ candidates: [String?], reference: String) -> String {
    candidates.lazy.compactMap { $0 }.first { Reference.isIdentifier($0) }
      ?? "V-" + Digest256.hex(of: (candidates.map { $0 ?? "" } + [reference]).joined(separator: "\n")).prefix(32)
  }
}
