/// Money as banks write it: yuan with two decimals. Everywhere else it is whole fen.
public enum Yuan {
  public static let currency = "CNY"
  /// The contract's bound of one sum: 10^13 fen.
  public static let fenMax: Int64 = 10_000_000_000_000

  /// `76500` -> `765.00`; takes every value, negative ones too.
  public static func text(_ fen: Int64) -> String {
    let magnitude = fen.magnitude
    let cents = magnitude % 100
    return (fen < 0 ? "-" : "") + "\(magnitude / 100)." + (cents < 10 ? "0\(cents)" : "\(cents)")
  }

  /// The fen of one payment: digits, then at most two decimals; never zero, never with a sign.
  public static func fen(_ text: String) throws(Rule) -> Int64 {
    if text.hasPrefix("-") { throw .negative }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard (1...18).contains(parts[0].count), parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }) else {
      throw .amount
    }
    var fen: Int64 = 0
    for digit in parts[0] { fen = fen * 10 + Int64(digit - 48) }
    let decimals = parts.count == 2 ? Array(parts[1]) : [48, 48]
    guard !decimals.isEmpty else { throw .amount }
    guard decimals.count <= 2 else { throw .decimals }
    guard fen <= fenMax / 100 else { throw .amount }
    fen = fen * 100 + Int64(decimals[0] - 48) * 10 + (decimals.count == 2 ? Int64(decimals[1] - 48) : 0)
    guard (1...fenMax).contains(fen) else { throw .amount }
    return fen
  }

  /// Why a text is no sum of one payment.
  public enum Rule: Error { case negative, decimals, amount }
}
