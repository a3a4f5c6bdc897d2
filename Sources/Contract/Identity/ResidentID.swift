/// The citizen's number of GB 11643: 6 digits of region, 8 of birth date, 3 of sequence, one check
/// character 0-9 or X.
public enum ResidentID {
  private static let weights: InlineArray<17, Int32> = [
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2,
  ]
  private static let earliestBirthYear = 1850

  /// The check character of the first 17 digits (ISO 7064, MOD 11-2).
  public static func checkCharacter(of digits: some Sequence<UInt8>) -> UInt8 {
    var sum: Int32 = 0
    var index = 0
    for digit in digits where index < 17 {
      sum += Int32(digit &- 0x30) * weights[index]
      index += 1
    }
    return character(sum)
  }

  /// Whether `text` is a well-formed number of somebody born by `latest`.
  public static func isValid(_ text: String, bornBy latest: Day) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return false }
      return violation(
        Text(start: start, count: bytes.count, scalars: bytes.count, offset: 0), bornBy: latest)
        == nil
    }
  }

  static func violation(_ text: Text, bornBy latest: Day) -> ContractReason? {
    guard text.count == 18 else { return .residentIdMalformed }
    var sum: Int32 = 0
    for i in 0..<17 {
      let digit = text[i] &- 0x30
      if digit > 9 { return .residentIdMalformed }
      sum &+= Int32(digit) &* weights[i]
    }
    let last = text[17]
    guard last &- 0x30 <= 9 || last | 0x20 == 0x78 else { return .residentIdMalformed }
    guard RegionCode.isProvince(text.number(0, 2)) else { return .residentIdRegion }
    let year = text.number(6, 4)
    guard year >= earliestBirthYear,
      let birth = Day(year: year, month: text.number(10, 2), day: text.number(12, 2)),
      birth <= latest
    else { return .residentIdBirthDate }
    return (last | 0x20 == 0x78 ? 0x58 : last) == character(sum) ? nil : .residentIdChecksum
  }

  @inline(__always)
  private static func character(_ sum: Int32) -> UInt8 {
    let check = (12 - sum % 11) % 11
    return check == 10 ? 0x58 : 0x30 + UInt8(truncatingIfNeeded: check)
  }
}
