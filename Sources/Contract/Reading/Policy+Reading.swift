import COpenSSL

// `aid.policy.published.v1`.

enum PolicyField: UInt8, Field {
  case hash, packId, jurisdiction, inForceFrom, content, signers
  static let table = KeyTable(Self.self, required: allCases)
}

extension Scanner {
  /// A pack whose content is what its hash says: nobody downstream has to believe the publisher.
  mutating func policyPublished(_ context: ReadingContext) throws(Fault) -> PolicyPublished {
    var policy = PolicyPublished(
      hash: "", packId: "", jurisdiction: 0, inForceFrom: Day(number: 0), content: "", signers: [])
    var hash: Text?
    var content: Text?
    var object = try object(PolicyField.self)
    while let field = try next(&object) {
      switch field {
      case .hash:
        let text = try string()
        guard text.isSHA256 else { throw Fault(.hashMalformed, at: text.offset) }
        if !text.hasBytes(of: context.subject) { throw Fault(.subjectMismatch, at: text.offset) }
        hash = text
      case .packId: policy.packId = try identifier().string
      case .jurisdiction:
        let text = try string()
        guard let code = RegionCode.division(text) else {
          throw Fault(.jurisdictionMalformed, at: text.offset)
        }
        policy.jurisdiction = code
      case .inForceFrom: policy.inForceFrom = try day()
      case .content:
        let text = try string()
        guard Limits.policyContentBytes.contains(text.count) else {
          let bounds = Limits.policyContentBytes
          throw Fault(
            .fieldLength, at: text.offset, bounds: Int64(bounds.lowerBound)...Int64(bounds.upperBound))
        }
        content = text
      case .signers: policy.signers = try signers(Limits.policySigners)
      }
    }
    // Both are required fields.
    guard let hash, let content else { throw fault(.fieldMissing) }
    guard content.isHashed(to: hash) else { throw Fault(.hashMismatch, at: hash.offset) }
    policy.hash = hash.string
    policy.content = content.string
    return policy
  }
}

extension Text {
  /// 64 hexadecimal digits, small letters.
  fileprivate var isSHA256: Bool {
    count == 64 && buffer.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }

  /// Whether the SHA-256 of these bytes is written in `digits`, 64 of them.
  fileprivate func isHashed(to digits: Text) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(SHA256_DIGEST_LENGTH)) { digest in
      SHA256(start, count, digest.baseAddress)
      return digest.indices.allSatisfy { i in
        func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }
        return digits[2 * i] == digit(digest[i] >> 4) && digits[2 * i + 1] == digit(digest[i] & 15)
      }
    }
  }
}
