extension Library {
  static let encoders: [Definition] = [
    Definition(
      "base64.encode(bytes) string",
      body: .one { value, frame in
        guard case .bytes(let bytes) = value else { throw CELError.overload }
        try frame.charge(bytes: bytes.count * 2)
        return .string(Base64.encode(bytes))
      }),
    Definition(
      "base64.decode(string) bytes",
      body: .one { value, frame in
        guard case .string(let text) = value else { throw CELError.overload }
        try frame.charge(bytes: text.utf8.count)
        guard let bytes = Base64.decode(text) else { throw CELError("text is not base64") }
        return .bytes(bytes)
      }),
  ]
}

/// Base 64 of RFC 4648. Padding may be left out when decoding.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, mark) in alphabet.enumerated() { values[Int(mark)] = UInt8(value) }
    return values
  }()

  static func encode(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for place in 0..<3 { bits = bits << 8 | (place < group.count ? UInt32(group[start + place]) : 0) }
      for place in 0..<4 {
        out.append(place <= group.count ? alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Nil for text that is not base 64, or whose unused last bits are not zero.
  static func decode(_ text: String) -> [UInt8]? {
    var marks = Array(text.utf8)
    let padding = marks.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2, padding == 0 || marks.count % 4 == 0 else { return nil }
    marks.removeLast(padding)
    guard marks.count % 4 != 1 else { return nil }
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for mark in marks {
      let value = values[Int(mark)]
      guard value < 64 else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= (1 << count) - 1
      }
    }
    return bits == 0 ? out : nil
  }
}
