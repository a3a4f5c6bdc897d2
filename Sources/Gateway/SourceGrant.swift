import Contract
import HTTP

/// What one source may do: a line of the file of sources.
///
///     # source                        sha256 of the token   topics
///     //intake.example/window/3      9f86...0a08           aid.application.submitted.v1 household.changed.v1
///     //bank.example                 60303ae2...           payment.* rate=500
///
/// A topic is a type of the contract, with or without its first part, or a beginning with `*`. `rate=N` limits
/// the source to N events a second. A source may have two lines with different tokens while it changes them;
/// both must then grant the same.
public struct SourceGrant: TokenHolder {
  /// `ce_source` of all its events.
  public var source: String
  public var topics: Set<TopicID> = []
  /// Events a second; nil: the gateway's own.
  public var eventsPerSecond: Double?

  public init(source: String, topics: Set<TopicID>, eventsPerSecond: Double? = nil) {
    (self.source, self.topics, self.eventsPerSecond) = (source, topics, eventsPerSecond)
  }

  public static let blanksInLine = Int.max

  public init(words: [String]) throws(TokenFault) {
    guard words.count >= 3 else { throw TokenFault("a line is: source, sha256 of the token, topics") }
    source = words[0]
    guard (1...128).contains(source.utf8.count), source.utf8.allSatisfy(Self.isSourceByte) else {
      throw TokenFault("the source is not a URI reference of at most 128 printable ASCII characters")
    }
    for (index, word) in words.enumerated().dropFirst(2) {
      if word.hasPrefix("rate=") {
        guard let rate = Double(word.dropFirst(5)), rate.isFinite, rate > 0, rate <= 10_000_000 else {
          throw TokenFault("rate= takes events a second, above 0")
        }
        eventsPerSecond = rate
        continue
      }
      let found = Self.topics(word)
      guard !found.isEmpty else { throw TokenFault("word \(index + 1) names no topic that facts come in by") }
      topics.formUnion(found)
    }
    guard !topics.isEmpty else { throw TokenFault("no topic is named") }
  }

  /// Two lines of one source have to grant the same.
  public func conflict(with other: SourceGrant) -> String? {
    source == other.source && self != other ? "the source has another line that grants something else" : nil
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
}
