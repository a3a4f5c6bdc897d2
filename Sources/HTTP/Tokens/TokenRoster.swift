/// A list of tokens is not sound: what is wrong and what to do, without a word of the list.
public struct TokenFault: Error, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}

/// What a token stands for, as a line of a list says it.
public protocol TokenHolder: Equatable, Sendable {
  /// How a line is split: after so many blanks the rest is one word.
  static var blanksInLine: Int { get }

  /// - Parameter words: of a line; the second is the token's digest, which is not this one's business.
  /// - Throws: what is wrong with the line.
  init(words: [String]) throws(TokenFault)

  /// What is wrong with two lines that say this and that; nil: they may stand together.
  func conflict(with other: Self) -> String?
}

/// Whose a token is: a line for each token, with its SHA-256 as the second word. Lines with `#` in front are remarks.
/// Tokens themselves are nowhere kept.
public struct TokenRoster<Holder: TokenHolder>: Sendable {
  private struct Entry: Sendable {
    var digest: [UInt8]
    var holder: Holder
  }

  private var entries: [Entry] = []

  /// How many tokens there are.
  public var count: Int { entries.count }
  /// Of a token no more is looked at: longer ones are nobody's.
  public static var tokenBytesMax: Int { 512 }
  static var linesMax: Int { 10_000 }

  /// - Throws: every bad line at once, by number.
  public init(_ text: String) throws(TokenFault) {
    var problems: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(maxSplits: Holder.blanksInLine, whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
        .map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      do throws(TokenFault) { try add(words) } catch { problems.append("line \(index + 1): \(error)") }
    }
    if entries.isEmpty, problems.isEmpty { problems.append("no line names anybody") }
    if entries.count > Self.linesMax { problems.append("more than \(Self.linesMax) lines") }
    guard problems.isEmpty else { throw TokenFault(problems.joined(separator: "\n")) }
  }

  private mutating func add(_ words: [String]) throws(TokenFault) {
    let holder = try Holder(words: words)
    guard words.count > 1, let digest = Secrets.bytes(ofHexadecimal: words[1]), digest.count == 32 else {
      throw TokenFault("the second word is not the SHA-256 of a token, 64 hexadecimal digits")
    }
    for entry in entries {
      if entry.digest == digest { throw TokenFault("the token's digest stands twice") }
      if let conflict = holder.conflict(with: entry.holder) { throw TokenFault(conflict) }
    }
    entries.append(Entry(digest: digest, holder: holder))
  }

  /// Whose token it is. Takes as long for a wrong token as for a right one: every line is compared, each in
  /// constant time.
  public func holder(ofToken token: some Collection<UInt8>) -> Holder? {
    let token = Array(token.prefix(Self.tokenBytesMax + 1))
    let digest = Secrets.sha256(token)
    var found = -1
    for index in entries.indices {
      let isEqual = Secrets.areEqual(entries[index].digest, digest)
      found = isEqual ? index : found
    }
    return found >= 0 && token.count <= Self.tokenBytesMax ? entries[found].holder : nil
  }

  /// Whether a line still says this.
  public func names(_ holder: Holder) -> Bool { entries.contains { $0.holder == holder } }
}
