import CZstd
import Casework

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

  func seal(_ plain: UnsafeRawBufferPointer, lane: LaneID, first: Int64) -> [UInt8] {
    let bound = ZSTD_compressBound(plain.count)
    if scratch.count < bound { scratch = [UInt8](repeating: 0, count: bound) }
    let size = scratch.withUnsafeMutableBytes {
      ZSTD_compressCCtx(compressor, $0.baseAddress, bound, plain.baseAddress, plain.count, Self.level)
    }
    precondition(ZSTD_isError(size) == 0, "zstd refused to compress a block")
    return scratch.withUnsafeBytes {
      keyring.seal(UnsafeRawBufferPointer(rebasing: $0[0..<size]), context: label(lane, first))
    }
  }

  /// Opens a block that was sealed for this place.
  public func open(_ sealed: UnsafeRawBufferPointer, lane: LaneID, first: Int64) throws -> JournalBlock {
    let packed = try keyring.open(sealed, context: label(lane, first))
    return try packed.withUnsafeBytes { packed in
      let size = ZSTD_getFrameContentSize(packed.baseAddress, packed.count)
      guard size <= UInt64(Self.plainMax) else { throw CodecError("a journal block of an unknown size") }
      var plain = [UInt8](repeating: 0, count: Int(size))
      let got = plain.withUnsafeMutableBytes {
        ZSTD_decompressDCtx(decompressor, $0.baseAddress, $0.count, packed.baseAddress, packed.count)
      }
      guard ZSTD_isError(got) == 0, got == Int(size) else { throw CodecError("a journal block does not unfold") }
      return try plain.withUnsafeBytes { try JournalBlock($0) }
    }
  }

  /// Binds the bytes to their place: a block moved elsewhere does not open.
  private func label(_ lane: LaneID, _ first: Int64) -> [UInt8] {
    var label = ByteWriter(capacity: 16)
    label.unsigned(UInt64(lane.rawValue))
    label.signed(first)
    return label.bytes
  }
}
