import COpenSSL

/// The secret under which resident IDs are hashed (HMAC-SHA256), prepared so that one hash costs two
/// compressions: both padded key blocks are digested once, here.
public struct IdentityKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// Chaining values of SHA-256 after one block.
  private typealias State = InlineArray<8, UInt32>
  private let inner: State
  private let outer: State

  /// At least 16 bytes of secret; nil when there are fewer.
  public init?(_ secret: [UInt8]) {
    guard secret.count >= 16 else { return nil }
    var block = [UInt8](repeating: 0, count: 64)
    if secret.count > 64 {
      SHA256(secret, secret.count, &block)
    } else {
      block.replaceSubrange(0..<secret.count, with: secret)
    }
    inner = IdentityKey.digest(block.map { $0 ^ 0x36 })
    outer = IdentityKey.digest(block.map { $0 ^ 0x5C })
  }

  /// The key written as hexadecimal digits; nil when it is not, or is shorter than 16 bytes.
  public init?(hexadecimal text: String) {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
    self.init(
      stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }

  /// The key of a resident ID that passed `ResidentID.isValid`, or the one that an erased one was replaced by.
  public func personKey(of residentID: String) -> PersonKey? {
    var text = residentID
    return text.withUTF8 { $0.count == 18 ? personKey($0.baseAddress!) : ErasedPerson.key($0) }
  }

  /// The first 16 bytes of the HMAC of the 18 bytes at `residentID`, its X in upper case.
  @inline(__always)
  func personKey(_ residentID: UnsafePointer<UInt8>) -> PersonKey {
    // Message, the bit 1, zeros, and the length in bits of key block and message.
    var block = InlineArray<64, UInt8>(repeating: 0)
    for i in 0..<17 { block[i] = residentID[i] }
    block[17] = residentID[17] == 0x78 ? 0x58 : residentID[17]
    block[18] = 0x80
    IdentityKey.writeBitLength(of: 64 + 18, to: &block)
    let message = IdentityKey.compress(inner, block)

    block = InlineArray<64, UInt8>(repeating: 0)
    for i in 0..<8 {
      let word = message[i]
      block[4 * i] = UInt8(truncatingIfNeeded: word >> 24)
      block[4 * i + 1] = UInt8(truncatingIfNeeded: word >> 16)
      block[4 * i + 2] = UInt8(truncatingIfNeeded: word >> 8)
      block[4 * i + 3] = UInt8(truncatingIfNeeded: word)
    }
    block[32] = 0x80
    IdentityKey.writeBitLength(of: 64 + 32, to: &block)
    let result = IdentityKey.compress(outer, block)
    return PersonKey(
      high: UInt64(result[0]) << 32 | UInt64(result[1]),
      low: UInt64(result[2]) << 32 | UInt64(result[3]))
  }

  public var description: String { "IdentityKey(secret)" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  private static func writeBitLength(of bytes: Int, to block: inout InlineArray<64, UInt8>) {
    block[62] = UInt8(truncatingIfNeeded: (bytes * 8) >> 8)
    block[63] = UInt8(truncatingIfNeeded: bytes * 8)
  }

  private static func digest(_ block: [UInt8]) -> State {
    var context = SHA256_CTX()
    SHA256_Init(&context)
    SHA256_Transform(&context, block)
    return state(of: context)
  }

  @inline(__always)
  private static func compress(_ state: State, _ block: InlineArray<64, UInt8>) -> State {
    var context = SHA256_CTX()
    context.h = (
      state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]
    )
    withUnsafeBytes(of: block) { bytes in
      SHA256_Transform(&context, bytes.baseAddress!.assumingMemoryBound(to: UInt8.self))
    }
    return IdentityKey.state(of: context)
  }

  @inline(__always)
  private static func state(of context: SHA256_CTX) -> State {
    let h = context.h
    return [h.0, h.1, h.2, h.3, h.4, h.5, h.6, h.7]
  }
}
