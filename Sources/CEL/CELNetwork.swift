/// An IP address, or with `prefix` a range of them. An IPv4 address mapped into IPv6 is kept as IPv4.
public final class CELNetwork: Sendable, Equatable, CustomStringConvertible {
  /// 4 or 16 bytes.
  public let bytes: [UInt8]
  /// Leading bits that name the range; nil for a single address.
  public let prefix: Int?

  init(bytes: [UInt8], prefix: Int? = nil) {
    self.bytes = bytes
    self.prefix = prefix
  }

  public static func == (a: CELNetwork, b: CELNetwork) -> Bool { a.bytes == b.bytes && a.prefix == b.prefix }

  /// Reads an address. Throws for text that is none, that has a zone, or that mixes both notations.
  static func address(_ text: String) throws -> CELNetwork {
    if text.utf8.contains(UInt8(ascii: "%")) { throw CELError("IP Address with zone value is not allowed") }
    guard let bytes = v4(text) ?? v6(text) else {
      throw CELError("IP Address '\(text.prefix(60))' parse error during conversion from string")
    }
    let isMapped = bytes.count == 16 && bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
    return CELNetwork(bytes: isMapped ? Array(bytes[12...]) : bytes)
  }

  /// Reads `address/bits`.
  static func range(_ text: String) throws -> CELNetwork {
    if text.utf8.contains(UInt8(ascii: "%")) { throw CELError("CIDR with zone value is not allowed") }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = v4(String(parts[0])) ?? v6(String(parts[0])), let bits = number(parts[1]),
      bits <= address.count * 8
    else { throw CELError("network address parse error during conversion from string") }
    return CELNetwork(bytes: address, prefix: bits)
  }

  /// The range without the bits beyond its prefix.
  var masked: CELNetwork {
    let bits = prefix ?? bytes.count * 8
    let kept = bytes.enumerated().map { place, byte in
      let free = max(0, min(8, (place + 1) * 8 - bits))
      return byte & UInt8(truncatingIfNeeded: 0xff << free)
    }
    return CELNetwork(bytes: kept, prefix: prefix)
  }

  func contains(_ other: CELNetwork) -> Bool {
    let bits = prefix ?? bytes.count * 8
    guard other.bytes.count == bytes.count, other.prefix ?? Int.max >= bits else { return false }
    return CELNetwork(bytes: other.bytes, prefix: bits).masked.bytes == masked.bytes
  }

  public var description: String {
    let address = bytes.count == 4 ? bytes.map { String($0) }.joined(separator: ".") : v6Text
    return prefix.map { "\(address)/\($0)" } ?? address
  }

  /// The form of RFC 5952: lower case, the longest run of zero groups left out.
  private var v6Text: String {
    let groups = (0..<8).map { UInt16(bytes[$0 * 2]) << 8 | UInt16(bytes[$0 * 2 + 1]) }
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > best.count, end - start > 1 { best = start..<end }
      start = max(end, start + 1)
    }
    func text(_ range: Range<Int>) -> String {
      groups[range].map { String($0, radix: 16) }.joined(separator: ":")
    }
    return best.isEmpty ? text(0..<8) : text(0..<best.lowerBound) + "::" + text(best.upperBound..<8)
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 3, text.utf8.allSatisfy(isDigit), text == "0" || text.first != "0" else {
      return nil
    }
    return Int(text)
  }

  private static func v4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let bytes = parts.compactMap { number($0).flatMap(UInt8.init(exactly:)) }
    return bytes.count == 4 ? bytes : nil
  }

  private static func v6(_ text: String) -> [UInt8]? {
    guard text.utf8.count <= 45, text.utf8.allSatisfy({ hexValue($0) != nil || $0 == UInt8(ascii: ":") }) else {
      return nil
    }
    func groups(_ text: Substring) -> [UInt8]? {
      if text.isEmpty { return [] }
      var bytes: [UInt8] = []
      for part in text.split(separator: ":", omittingEmptySubsequences: false) {
        guard part.utf8.count <= 4, let value = UInt16(part, radix: 16) else { return nil }
        bytes += [UInt8(value >> 8), UInt8(value & 255)]
      }
      return bytes
    }
    let all = Array(text.utf8)
    guard let gap = find(all, Array("::".utf8), from: 0) else {
      return groups(text[...]).flatMap { $0.count == 16 ? $0 : nil }
    }
    let middle = text.utf8.index(text.startIndex, offsetBy: gap)
    guard let left = groups(text[..<middle]), let right = groups(text[text.utf8.index(middle, offsetBy: 2)...]),
      left.count + right.count <= 14
    else { return nil }
    return left + [UInt8](repeating: 0, count: 16 - left.count - right.count) + right
  }
}
