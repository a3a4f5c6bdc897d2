/// The 12-digit statistical division code: province 2, city 4, county 6, township 9, village 12.
public enum RegionCode {
  /// One bit a province-level division of GB/T 2260 (11 Beijing ... 82 Macao).
  private static let provinces: (UInt64, UInt64) = {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for range in [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...82] {
      for code in range {
        if code < 64 { low |= 1 << UInt64(code) } else { high |= 1 << UInt64(code - 64) }
      }
    }
    return (low, high)
  }()

  /// Whether GB/T 2260 has a province-level division with this number.
  static func isProvince(_ code: Int) -> Bool {
    let bits = code < 64 ? provinces.0 : provinces.1
    return (0..<128).contains(code) && bits >> UInt64(code & 63) & 1 != 0
  }

  /// The number of a village's code: 12 digits of a real province, not ending in 000; else nil. That
  /// the village itself exists is not known here.
  public static func village(_ code: some StringProtocol) -> UInt64? {
    var code = String(code)
    return code.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return nil }
      return village(Text(start: start, count: bytes.count, scalars: bytes.count, offset: 0))
    }
  }

  /// The number of a division of any level, from province to village: 12 digits of a real province, zeros
  /// at the end for everything below.
  static func division(_ text: Text) -> UInt64? {
    guard text.count == 12, text.isDigits, isProvince(text.number(0, 2)) else { return nil }
    // A level without a number has nothing below it.
    var isEnded = false
    for (start, length) in [(2, 2), (4, 2), (6, 3), (9, 3)] {
      if text.number(start, length) == 0 { isEnded = true } else if isEnded { return nil }
    }
    return UInt64(text.number(0, 12))
  }

  static func village(_ text: Text) -> UInt64? {
    guard text.count == 12, text.isDigits, isProvince(text.number(0, 2)) else { return nil }
    let code = UInt64(text.number(0, 12))
    return code % 1000 == 0 ? nil : code
  }
}
