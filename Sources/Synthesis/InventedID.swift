import Contract

/// Invented resident IDs in the form of GB 11643: 6 digits of region, 8 of birth, 3 of sequence
/// (odd for men), a check digit.
public enum InventedID {
  /// City 99 of Anhui, which is not assigned: the numbers pass every check and belong to nobody.
  public static let unassignedCity = 3499

  /// The 18 characters of an ID; `region` has 6 digits, `sequence` is 0...999.
  public static func make(region: Int, birth: Day, sequence: Int) -> String {
    let buffer = ByteBuffer(capacity: 32)
    let (y, m, d) = birth.yearMonthDay
    write(region: region, year: y, month: m, day: d, sequence: sequence, to: buffer)
    return String(
      decoding: UnsafeBufferPointer(start: buffer.base, count: buffer.count), as: UTF8.self)
  }

  static func write(
    region: Int, year: Int, month: Int, day: Int, sequence: Int, to out: ByteBuffer
  ) {
    let start = out.count
    out.padded(region, 6)
    out.padded(year, 4)
    out.padded(month, 2)
    out.padded(day, 2)
    out.padded(sequence, 3)
    out.byte(checkDigit(UnsafeBufferPointer(start: out.base + start, count: 17)))
  }

  /// ISO 7064 MOD 11-2 over 17 digits.
  static func checkDigit(_ digits: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var remainder = 0
    for digit in digits { remainder = (remainder + Int(digit) - 48) * 2 % 11 }
    let check = (12 - remainder) % 11
    return check == 10 ? 88 : UInt8(48 + check)
  }
}
