/// An address within the console, its parts percent-encoded: fit for `href`, `action` and `Location`.
public struct Address: Sendable, Equatable {
  public private(set) var text: String
  private var hasQuery = false

  /// - Parameter parts: none for the start page.
  public init(_ parts: String...) { text = "/" + parts.map(Address.encoded).joined(separator: "/") }

  /// With one more field of the query; left out where the value is nil or empty.
  public func with(_ name: String, _ value: String?) -> Address {
    guard let value, !value.isEmpty else { return self }
    var copy = self
    copy.text += (hasQuery ? "&" : "?") + Address.encoded(name) + "=" + Address.encoded(value)
    copy.hasQuery = true
    return copy
  }

  /// The same page with a number in its query; nil: without.
  public func with(_ name: String, _ number: Int?) -> Address { with(name, number.map { "\($0)" }) }

  /// Everything but RFC 3986's unreserved characters, so that nothing ends the part or the attribute it stands in.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
      default: out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Markup.StringInterpolation {
  /// Written as an address, already encoded.
  public mutating func appendInterpolation(_ address: Address) { appendInterpolation(address.text) }
}
