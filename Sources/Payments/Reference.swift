/// The name of an instruction in a bank's messages: the end-to-end id, at most 35 characters (Max35Text).
public enum Reference {
  public static let lengthMax = 35
  private static let mark = "H."
  private static let hexDigits = 32

  /// The instruction's id where it fits; else `H.` and the first 32 hex digits of its SHA-256.
  ///
  /// No short id can look like a hash: it would be read as itself first, see `isHash`. The way back from a hash is
  /// through the ids that the database has: only those longer than 35 characters are ever hashed.
  public static func of(_ instructionId: String) -> String {
    isLong(instructionId) ? mark + Digest256.hex(of: instructionId).prefix(hexDigits) : instructionId
  }

  /// Whether the bank is given a hash in place of this id.
  public static func isLong(_ instructionId: String) -> Bool { instructionId.utf8.count > lengthMax }

  /// Whether it may stand for a long id. An instruction's id holds colons, a hash none.
  public static func isHash(_ reference: String) -> Bool {
    reference.hasPrefix(mark) && reference.utf8.count == mark.utf8.count + hexDigits
      && reference.utf8.dropFirst(mark.utf8.count).allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// Letters, digits and `._:/-`, beginning with a letter or digit, at most 64: what the contract takes as an
  /// identifier, and all that is ever shown of a reference that a bank wrote.
  public static func isIdentifier(_ text: String) -> Bool {
    func isLetterOrDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...122).contains(byte | 0x20) }
    guard let first = text.utf8.first, isLetterOrDigit(first), text.utf8.count <= 64 else { return false }
    return text.utf8.allSatisfy { isLetterOrDigit($0) || [0x2E, 0x5F, 0x3A, 0x2F, 0x2D].contains($0) }
  }
}
