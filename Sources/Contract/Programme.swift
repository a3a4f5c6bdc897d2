/// A programme of aid by its name. Which programmes there are is said by the policy packs; the contract
/// knows the form of a name only: a small letter, then small letters, digits and hyphens.
///
/// At most 15 bytes of ASCII: Swift keeps such a text inline, so that a name costs no memory of its own and
/// no reference counting.
public struct Programme: Sendable, Hashable {
  public let text: String

  /// nil: not a programme's name.
  public init?(_ text: String) {
    guard Programme.isName(text.utf8) else { return nil }
    self.init(checked: text)
  }

  init(checked text: String) { self.text = text }

  public static let registration = Programme(checked: "registration")
  public static let allowance = Programme(checked: "allowance")

  public static let maxBytes = 15

  static func isName(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first, 0x61...0x7A ~= first, bytes.count <= maxBytes else { return false }
    return bytes.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
  }
}

extension Programme: CustomStringConvertible {
  public var description: String { text }
}
