/// A keyed hash (HMAC-SHA256, first 16 bytes) of a resident ID.
public struct PersonKey: Hashable, Comparable, Sendable {
  public var high: UInt64
  public var low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  public static func < (a: PersonKey, b: PersonKey) -> Bool {
    a.high != b.high ? a.high < b.high : a.low < b.low
  }
}

// The form that internal facts carry.
extension PersonKey {
  static let hexadecimalDigits = 32

  /// The 16 bytes as 32 hexadecimal digits, letters small.
  public var hexadecimal: String {
    String(unsafeUninitializedCapacity: PersonKey.hexadecimalDigits) { digits in
      for i in 0..<PersonKey.hexadecimalDigits {
        let nibble = UInt8((i < 16 ? high : low) >> UInt64(60 - 4 * (i & 15)) & 15)
        digits[i] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
      }
      return PersonKey.hexadecimalDigits
    }
  }

  /// nil: not 32 hexadecimal digits with small letters.
  public init?(hexadecimal text: String) {
    var text = text
    guard let key = text.withUTF8({ PersonKey(hexadecimal: $0) }) else { return nil }
    self = key
  }

  init?(hexadecimal digits: UnsafeBufferPointer<UInt8>) {
    guard digits.count == PersonKey.hexadecimalDigits else { return nil }
    self.init(high: 0, low: 0)
    for (i, digit) in digits.enumerated() {
      let nibble: UInt8
      switch digit {
      case 0x30...0x39: nibble = digit - 0x30
      case 0x61...0x66: nibble = digit - 0x57
      default: return nil
      }
      if i < 16 { high = high << 4 | UInt64(nibble) } else { low = low << 4 | UInt64(nibble) }
    }
  }
}
