import Glibc

/// Text as office programs in China save it: UTF-8, or GB 18030 with its subsets GBK and GB 2312.
public enum OfficeText {
  /// The same text in UTF-8; nil: it is neither.
  public static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    // Two bytes of a character become three at most; four become four.
    var out = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
    var source = bytes.map { CChar(bitPattern: $0) }
    let count = source.withUnsafeMutableBufferPointer { source in
      out.withUnsafeMutableBytes { out -> Int? in
        var from: UnsafeMutablePointer<CChar>? = source.baseAddress
        var left = source.count
        var to: UnsafeMutablePointer<CChar>? = out.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = out.count
        guard iconv(converter, &from, &left, &to, &room) != -1, left == 0 else { return nil }
        return out.count - room
      }
    }
    guard let count else { return nil }
    return Array(out[..<count])
  }
}
