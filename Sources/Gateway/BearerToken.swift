import HTTP

/// `Authorization: Bearer TOKEN` (RFC 6750).
enum BearerToken {
  enum Reading: Equatable {
    case absent, malformed
    case token([UInt8])
  }

  static func read(_ headers: HTTPHeaders) -> Reading {
    guard let field = headers["authorization"] else { return .absent }
    let parts = field.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return .malformed }
    let token = Array(parts[1].utf8)
    let isPlain = token.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2B, 0x2F, 0x3D: true
      default: false
      }
    }
    return (1...TokenRoster<SourceGrant>.tokenBytesMax).contains(token.count) && isPlain ? .token(token) : .malformed
  }
}
