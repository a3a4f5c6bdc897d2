import CZstd
import Casework

/// A block of the journal as it is stored, and the key that it is encrypted with, itself sealed by the key ring.
///
/// A block has a key of its own so that the ring's keys can change without the blocks and their chain (the keys are
/// wrapped anew), and a key that is destroyed takes with it whatever copies of blocks still need it.
public struct SealedBlock: Sendable {
  public var block: [UInt8]
  public var key: [UInt8]
}

/// Compresses and encrypts blocks, and back. One thread's.
public final class Sealer {
  /// Faster levels were measured: they take no less of a fact's time, and up to a half more bytes.
  static let level: Int32 = 1
  /// A block never unfolds to more.
  static let plainMax = 256 << 20

  private let keyring: Keyring
  private let compressor = ZSTD_createCCtx()
  private let decompressor = ZSTD_createDCtx()
  private var scratch: [UInt8] = []

  public init(keyring: Keyring) { self.keyring = keyring }

  deinit {
    ZSTD_freeCCtx(compressor)
    ZSTD_freeDCtx(decompressor)
  }

  func seal(_ plain: UnsafeRawBufferPointer, lane: LaneID, first: Int64) -> SealedBlock {
    let bound = ZSTD_compressBound(plain.count)
    if scratch.count < bound { scratch = [UInt8](repeating: 0, count: bound) }
    let size = scratch.withUnsafeMutableBytes {
      ZSTD_compressCCtx(compressor, $0.baseAddress, bound, plain.baseAddress, plain.count, Self.level)
    }
    precondition(ZSTD_isError(size) == 0, "zstd refused to compress a block")
    let label = Self.label(lane, first)
    let key = GCM.randomKey()
    let block = scratch.withUnsafeBytes {
      GCM.seal(UnsafeRawBufferPointer(rebasing: $0[0..<size]), mark: GCM.ownKey, key: key, context: label)
    }
    return SealedBlock(block: block, key: wrap(key, label))
  }

  /// Opens a block that was sealed for this place.
  /// - Parameters:
  ///   - sealed: the block as it is stored.
  ///   - key: as it is stored; empty: the ring's own key sealed the block.
  ///   - lane: the place that it was sealed for.
  ///   - first: the offset of its first fact.
  public func open(_ sealed: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, lane: LaneID, first: Int64) throws
    -> JournalBlock
  {
    try bytes(sealed, key: key, lane: lane, first: first).withUnsafeBytes { try JournalBlock($0) }
  }

  /// The bytes of a block that was sealed for this place.
  func bytes(_ sealed: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, lane: LaneID, first: Int64) throws
    -> [UInt8]
  {
    let packed = try unsealed(sealed, key: key, Self.label(lane, first))
    return try packed.withUnsafeBytes { packed in
      let size = ZSTD_getFrameContentSize(packed.baseAddress, packed.count)
      guard size <= UInt64(Self.plainMax) else { throw CodecError("a journal block of an unknown size") }
      var plain = [UInt8](repeating: 0, count: Int(size))
      let got = plain.withUnsafeMutableBytes {
        ZSTD_decompressDCtx(decompressor, $0.baseAddress, $0.count, packed.baseAddress, packed.count)
      }
      guard ZSTD_isError(got) == 0, got == Int(size) else { throw CodecError("a journal block does not unfold") }
      return plain
    }
  }

  private func unsealed(_ sealed: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, _ label: [UInt8]) throws
    -> [UInt8]
  {
    // Written before blocks had keys of their own.
    if key.isEmpty { return try keyring.open(sealed, context: label) }
    let own = try keyring.open(key, context: label)
    guard sealed.first == GCM.ownKey, let packed = GCM.open(sealed, key: own, context: label) else {
      throw Keyring.Problem(description: "sealed bytes were altered")
    }
    return packed
  }

  /// A block's key under the ring's newest key; nil: it is so already.
  func rewrapped(_ key: UnsafeRawBufferPointer, lane: LaneID, first: Int64) throws -> [UInt8]? {
    guard key.first != keyring.sealingId else { return nil }
    let label = Self.label(lane, first)
    return wrap(try keyring.open(key, context: label), label)
  }

  private func wrap(_ key: [UInt8], _ label: [UInt8]) -> [UInt8] {
    key.withUnsafeBytes { keyring.seal($0, context: label) }
  }

  /// Binds the bytes to their place: a block moved elsewhere does not open.
  static func label(_ lane: LaneID, _ first: Int64) -> [UInt8] {
    var label = ByteWriter(capacity: 16)
    label.unsigned(UInt64(lane.rawValue))
    label.signed(first)
    return label.bytes
  }
}
