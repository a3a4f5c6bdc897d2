import CZlib

/// The files of a zip archive in memory: stored or deflated, neither encrypted nor beyond 4 GiB, as spreadsheets are.
struct ZipArchive {
  private struct Entry {
    var offset: Int
    var method: Int
    var packed: Int
    var size: Int
    /// CRC-32 of the contents.
    var sum: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]
  /// Larger than any spreadsheet of ours, and far from what a bomb would unfold to.
  static let fileBytesMax = 256 << 20
  private static let entriesMax = 10_000

  /// nil: no archive.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    // The end record, behind which a comment may stand.
    guard bytes.count >= 22 else { return nil }
    guard
      let end = stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
        .first(where: { number(at: $0, 4) == 0x0605_4B50 })
    else { return nil }
    var place = number(at: end + 16, 4)
    let count = number(at: end + 10, 2)
    guard count <= Self.entriesMax else { return nil }
    for _ in 0..<count {
      guard place + 46 <= bytes.count, number(at: place, 4) == 0x0201_4B50 else { return nil }
      let name = number(at: place + 28, 2)
      guard place + 46 + name <= bytes.count else { return nil }
      let text = String(decoding: bytes[(place + 46)..<(place + 46 + name)], as: UTF8.self)
      if number(at: place + 8, 2) & 1 == 0 {
        entries[text] = Entry(
          offset: number(at: place + 42, 4), method: number(at: place + 10, 2), packed: number(at: place + 20, 4),
          size: number(at: place + 24, 4), sum: number(at: place + 16, 4))
      }
      place += 46 + name + number(at: place + 30, 2) + number(at: place + 32, 2)
    }
  }

  /// Little-endian; 0 beyond the end.
  private func number(at place: Int, _ count: Int) -> Int {
    guard place >= 0, place + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  func contains(_ name: String) -> Bool { entries[name] != nil }

  /// A file's contents; nil: there is none, or it is broken or too large.
  func file(_ name: String) -> [UInt8]? {
    guard let entry = entries[name], number(at: entry.offset, 4) == 0x0403_4B50, entry.size <= Self.fileBytesMax else {
      return nil
    }
    let first = entry.offset + 30 + number(at: entry.offset + 26, 2) + number(at: entry.offset + 28, 2)
    guard first <= bytes.count, entry.packed <= bytes.count - first else { return nil }
    let packed = bytes[first..<first + entry.packed]
    let contents: [UInt8]? =
      switch entry.method {
      case 0: entry.size == entry.packed ? Array(packed) : nil
      case 8: inflated(packed, to: entry.size)
      default: nil
      }
    guard let contents, Int(crc32_z(0, contents, contents.count)) == entry.sum else { return nil }
    return contents
  }

  /// nil: it does not unfold to exactly so many bytes.
  private func inflated(_ packed: ArraySlice<UInt8>, to size: Int) -> [UInt8]? {
    var stream = z_stream()
    guard zlib_shim_begin_raw(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    // One byte more, so that what is longer than it says is found.
    var out = [UInt8](repeating: 0, count: size + 1)
    var source = Array(packed)
    let count = source.withUnsafeMutableBufferPointer { source in
      out.withUnsafeMutableBufferPointer { out -> Int? in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = out.baseAddress
        stream.avail_out = UInt32(out.count)
        return inflate(&stream, Z_FINISH) == Z_STREAM_END ? out.count - Int(stream.avail_out) : nil
      }
    }
    guard count == size else { return nil }
    out.removeLast()
    return out
  }
}
