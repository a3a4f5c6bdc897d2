/// One further fact that a programme asks of the card, a review or a visit: which names there are, and of what
/// type each is, a policy pack says.
public struct Evidence: Sendable, Hashable {
  /// A further field of a card as it was written.
  public enum Value: Sendable, Hashable {
    case bool(Bool)
    case integer(Int64)
    /// Printable ASCII: words, and days as YYYY-MM-DD.
    case text(String)
  }

  public var name: String
  public var value: Value

  public init(name: String, value: Value) {
    self.name = name
    self.value = value
  }

  /// A letter, then letters and digits, all ASCII.
  static func isName(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A,
      bytes.count <= Limits.evidenceNameBytes
    else { return false }
    return bytes.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 }
  }
}
