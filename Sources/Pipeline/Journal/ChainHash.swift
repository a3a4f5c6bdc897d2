import COpenSSL

/// SHA-256 of a lane's journal so far; each block's hash covers the hash before it.
public struct ChainHash: Hashable, Sendable, CustomStringConvertible {
  public static let bytes = 32
  public let value: [UInt8]

  /// The start of every chain.
  public static let start = ChainHash(value: [UInt8](repeating: 0, count: bytes))

  public init(value: [UInt8]) {
    precondition(value.count == Self.bytes)
    self.value = value
  }

  /// The hash after one more block.
  public func following(lane: LaneID, first: Int64, end: Int64, block: UnsafeRawBufferPointer) -> ChainHash {
    var header = ByteHeader(lane: lane, first: first, end: end)
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    value.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    withUnsafeBytes(of: &header) { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    _ = EVP_DigestUpdate(context, block.baseAddress, block.count)
    var digest = [UInt8](repeating: 0, count: Self.bytes)
    EVP_DigestFinal_ex(context, &digest, nil)
    return ChainHash(value: digest)
  }

  private struct ByteHeader {
    var lane: UInt64
    var first: UInt64
    var end: UInt64
    init(lane: LaneID, first: Int64, end: Int64) {
      self.lane = UInt64(lane.rawValue).littleEndian
      self.first = UInt64(bitPattern: first).littleEndian
      self.end = UInt64(bitPattern: end).littleEndian
    }
  }

  /// The first 16 hex digits, enough to compare by eye.
  public var description: String {
    value.prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
