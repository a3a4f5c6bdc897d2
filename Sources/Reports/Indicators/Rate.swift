import Contract
import Policy

/// How a quotient is written. The documents cut in one place and round in another (C-19), so every figure says which.
public struct Rounding: Sendable, Hashable {
  /// What becomes of the digits that are not written.
  public enum Way: String, Sendable, CaseIterable {
    case halfUp = "half-up"
    case down
  }

  /// What JSON writes exactly.
  public static let decimalsMax = 3

  public var way: Way
  /// 0 to `decimalsMax`.
  public var decimals: Int

  public init(_ way: Way = .halfUp, decimals: Int = 2) {
    self.way = way
    self.decimals = min(max(decimals, 0), Self.decimalsMax)
  }

  /// `part` x `factor` / `whole` in units of the last decimal; nil where there is no whole.
  func units(_ part: Int64, _ whole: Int64, times factor: Int64) -> Int64? {
    guard whole > 0 else { return nil }
    let scaled = Int128(part) * Int128(factor) * Int128(scale)
    let base = Int128(whole)
    let (top, bottom) = way == .halfUp ? (2 * scaled + base, 2 * base) : (scaled, base)
    let (quotient, rest) = top.quotientAndRemainder(dividingBy: bottom)
    // Towards smaller numbers for both signs.
    return Int64(exactly: rest < 0 ? quotient - 1 : quotient)
  }

  private var scale: Int64 { [1, 10, 100, 1000][decimals] }

  /// `11.96`
  func text(_ units: Int64) -> String {
    guard decimals > 0 else { return "\(units)" }
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (units < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  func number(_ units: Int64) -> Double { Double(units) / Double(scale) }

  /// As a report states it.
  public func name(_ language: Language) -> String {
    switch way {
    case .halfUp: language.pick("rounded half up, \(decimals) decimals", "四舍五入，保留\(decimals)位小数")
    case .down: language.pick("cut after \(decimals) decimals", "截取\(decimals)位小数")
    }
  }
}

/// A quotient with what it was reckoned from, so that every writer rounds it alike.
public struct Rate: Sendable, Equatable {
  /// What the quotient is of.
  public enum Unit: String, Sendable {
    /// So many of a hundred.
    case percent
    /// So many for each, as persons for each household.
    case each
  }

  public var part: Int64
  public var whole: Int64
  public var unit: Unit
  public var rounding: Rounding

  public init(_ part: Int64, of whole: Int64, _ unit: Unit = .percent, _ rounding: Rounding = Rounding()) {
    self.part = part
    self.whole = whole
    self.unit = unit
    self.rounding = rounding
  }

  private var units: Int64? { rounding.units(part, whole, times: unit == .percent ? 100 : 1) }

  /// Without its sign: `11.96`; empty where there is no whole.
  public var text: String { units.map(rounding.text) ?? "" }
  /// As the text says it; nil where there is no whole.
  public var number: Double? { units.map(rounding.number) }

  /// Whether it reaches so many per cent, or so many for each in tenths: by the exact quotient, not by the rounded one.
  func reaches(_ target: Int64, tenths: Bool = false) -> Bool? {
    guard whole > 0 else { return nil }
    let factor = Int128(unit == .percent ? 100 : tenths ? 10 : 1)
    return Int128(part) * factor >= Int128(target) * Int128(whole)
  }

  /// Whether it is not above so many per cent, by the exact quotient.
  func isAtMost(_ target: Int64) -> Bool? {
    guard whole > 0 else { return nil }
    return Int128(part) * 100 <= Int128(target) * Int128(whole)
  }
}
