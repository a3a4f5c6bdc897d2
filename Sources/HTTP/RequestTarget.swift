/// The address of a request, taken apart strictly: what two programs could read differently is refused.
public struct RequestTarget: Sendable, Equatable {
  /// The decoded parts between slashes; none for `/`.
  public let segments: [String]
  /// As sent, without `?`.
  public let rawQuery: String?

  /// The path in plain form, for logs and routes.
  public var path: String { "/" + segments.joined(separator: "/") }

  /// nil: not an address that this server answers.
  init?(_ text: String) {
    var rest = text[...]
    // A server must take the absolute form too (RFC 9112, 3.2.2).
    for scheme in ["http://", "https://"] where rest.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      let slash = rest.firstIndex(of: "/") ?? rest.endIndex
      guard slash > rest.startIndex, HostName.isValid(String(rest[..<slash])) else { return nil }
      rest = slash == rest.endIndex ? "/" : rest[slash...]
      break
    }
    guard rest.hasPrefix("/") else { return nil }
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    rawQuery = parts.count > 1 ? String(parts[1]) : nil
    if let rawQuery { guard rawQuery.utf8.allSatisfy(RequestTarget.isQueryByte) else { return nil } }
    var segments: [String] = []
    if parts[0] != "/" {
      for part in parts[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
        guard let segment = RequestTarget.decoded(part), segment != "", segment != ".", segment != ".." else {
          return nil
        }
        segments.append(segment)
      }
    }
    self.segments = segments
  }

  /// The query's fields, `%XX` and `+` decoded; nil when it is malformed. At most 100.
  public var query: [(name: String, value: String)]? {
    guard let rawQuery, !rawQuery.isEmpty else { return [] }
    var fields: [(String, String)] = []
    for part in rawQuery.split(separator: "&", omittingEmptySubsequences: true) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let texts = pair.map { PercentCoding.decode(String($0.replacing("+", with: " "))) }
      guard fields.count < 100, let name = texts[0] else { return nil }
      guard texts.count == 1 || texts[1] != nil else { return nil }
      fields.append((name, texts.count > 1 ? texts[1]! : ""))
    }
    return fields
  }

  /// A segment without `%XX`; nil where it hides a slash, a backslash or a control character.
  private static func decoded(_ part: Substring) -> String? {
    guard part.utf8.allSatisfy({ isPathByte($0) }), let text = PercentCoding.decode(String(part)) else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7F && $0 != "/" && $0 != "\\" && !(0x80...0x9F).contains($0.value)
    }
    return isPlain ? text : nil
  }

  /// RFC 3986's pchar, with `%`.
  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x2D, 0x2E, 0x5F, 0x7E, 0x21, 0x24, 0x26...0x2C, 0x3A, 0x3B, 0x3D, 0x40, 0x25: true
    default: false
    }
  }

  private static func isQueryByte(_ byte: UInt8) -> Bool { isPathByte(byte) || byte == 0x2F || byte == 0x3F }
}

/// Percent-encoding of RFC 3986.
public enum PercentCoding {
  /// nil where a `%` has no two digits behind it or the bytes are not UTF-8.
  public static func decode(_ text: String) -> String? {
    guard text.utf8.contains(0x25) else { return text }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}

enum HostName {
  /// `name`, `name:port`, `[v6]:port`; letters, digits and the few signs of RFC 3986.
  static func isValid(_ text: String) -> Bool {
    guard (1...255).contains(text.utf8.count) else { return false }
    var host = text[...]
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return false }
      guard host[host.index(after: host.startIndex)..<end].allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
      else {
        return false
      }
      host = host[host.index(after: end)...]
      return host.isEmpty || host.first == ":" && isPort(host.dropFirst())
    }
    let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard !parts[0].isEmpty, parts.count == 1 || isPort(parts[1]) else { return false }
    return parts[0].utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
      default: false
      }
    }
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.utf8.count <= 5 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
