/// What stands in the journal in the place of a resident ID that was erased: `~` and the person's key, from which
/// nobody gets the number back without trying all that there are under the deployment's secret.
public enum ErasedPerson {
  private static let mark: UInt8 = 0x7E

  /// The text for a key.
  public static func text(_ key: PersonKey) -> String { "~" + key.hexadecimal }

  /// The key that such a text holds; nil for any other.
  static func key(_ text: UnsafeBufferPointer<UInt8>) -> PersonKey? {
    guard text.count == PersonKey.hexadecimalDigits + 1, text[0] == mark else { return nil }
    return PersonKey(hexadecimal: UnsafeBufferPointer(rebasing: text[1...]))
  }

  /// Whether an identifier was erased.
  public static func isErased(_ text: String) -> Bool { text.utf8.first == mark }
}
