import COpenSSL
import Contract

/// What one source may do.
public struct SourceGrant: Sendable, Equatable {
  /// `ce_source` of all its events.
  public var source: String
  public var topics: Set<TopicID>
  /// Events a second; nil: the gateway's own.
  public var eventsPerSecond: Double?
}

/// Who may publish what: one line for each token.
///
///     # source                        sha256 of the token   topics
///     //intake.example/window/3      9f86...0a08           aid.application.submitted.v1 household.changed.v1
///     //bank.example                 60303ae2...           payment.* rate=500
///
/// A topic is a type of the contract, with or without its first part, or a beginning with `*`. `rate=N` limits
/// the source to N events a second. A source may have two lines with different tokens while it changes them;
/// both must then grant the same. Tokens themselves are nowhere kept.
public struct SourceList: Sendable {
  private struct Entry: Sendable {
    var digest: [UInt8]
    var grant: SourceGrant
  }

  private var entries: [Entry] = []

  public var count: Int { entries.count }

  /// Of a token no more is looked at: longer ones are nobody's.
  static let tokenBytesMax = 512
  static let entriesMax = 10_000

  /// - Throws: every bad line at once, by number, without its words.
  public init(_ text: String) throws(GatewayError) {
    var problems: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      do throws(GatewayError) {
        let entry = try SourceList.entry(words)
        if entries.contains(where: { $0.digest == entry.digest }) {
          throw GatewayError("the token's digest stands twice")
        }
        if let other = entries.first(where: { $0.grant.source == entry.grant.source }), other.grant != entry.grant {
          throw GatewayError("the source has another line that grants something else")
        }
        entries.append(entry)
      } catch {
        problems.append("line \(index + 1): \(error)")
      }
    }
    if entries.count > SourceList.entriesMax { problems.append("more than \(SourceList.entriesMax) lines") }
    guard problems.isEmpty else { throw GatewayError(problems.joined(separator: "\n")) }
  }

  private static func entry(_ words: [String]) throws(GatewayError) -> Entry {
    guard words.count >= 3 else { throw GatewayError("a line is: source, sha256 of the token, topics") }
    let source = words[0]
    guard (1...128).contains(source.utf8.count), source.utf8.allSatisfy(isSourceByte) else {
      throw GatewayError("the source is not a URI reference of at most 128 printable ASCII characters")
    }
    guard let digest = hexadecimal(words[1]), digest.count == Int(SHA256_DIGEST_LENGTH) else {
      throw GatewayError("the second word is not the SHA-256 of a token, 64 hexadecimal digits")
    }
    var grant = SourceGrant(source: source, topics: [])
    for word in words.dropFirst(2) {
      if word.hasPrefix("rate=") {
        guard let rate = Double(word.dropFirst(5)), rate.isFinite, rate > 0, rate <= 10_000_000 else {
          throw GatewayError("rate= takes events a second, above 0")
        }
        grant.eventsPerSecond = rate
        continue
      }
      let found = topics(word)
      guard !found.isEmpty else {
        throw GatewayError("word \(words.firstIndex(of: word)! + 1) names no topic that facts come in by")
      }
      grant.topics.formUnion(found)
    }
    guard !grant.topics.isEmpty else { throw GatewayError("no topic is named") }
    return Entry(digest: digest, grant: grant)
  }

  private static func topics(_ word: String) -> [TopicID] {
    let start = TopicID.defaultPrefix + "."
    let name = word.hasPrefix(start) ? String(word.dropFirst(start.count)) : word
    let all = TopicID.allCases.filter { $0.direction == .in }
    if name.hasSuffix("*") { return all.filter { $0.suffix.hasPrefix(name.dropLast()) } }
    return all.filter { $0.suffix == name }
  }

  private static func isSourceByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && ![0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains(byte)
  }

  private static func hexadecimal(_ text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// Whose token it is. Takes as long for a wrong token as for a right one: every line is compared, each in
  /// constant time.
  public func grant(token: some Collection<UInt8>) -> SourceGrant? {
    let token = Array(token.prefix(SourceList.tokenBytesMax + 1))
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256(token, token.count, &digest)
    var found = -1
    for index in entries.indices {
      let isEqual = CRYPTO_memcmp(entries[index].digest, digest, digest.count) == 0
      found = isEqual ? index : found
    }
    return found >= 0 && token.count <= SourceList.tokenBytesMax ? entries[found].grant : nil
  }
}
