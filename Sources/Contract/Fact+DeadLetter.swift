// Dead letters: what operators order about them, and a record that is tried again.

/// What is ordered about a dead letter.
public enum DeadLetterOrderKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  /// The record is tried again as it came.
  case retry = 1
  /// Nothing more is to be done about it.
  case discard
  /// A corrected event is to be tried in its place; a second person decides on that.
  case propose
  case approve
  case decline
}

/// What somebody orders about a dead letter; the subject is its position, `aid.review.passed.v1/3/17`.
public struct DeadLetterOrder: Sendable, Equatable {
  /// Where the dead letter stands.
  public var topic: TopicID
  public var partition: Int32
  public var offset: Int64
  public var order: DeadLetterOrderKind
  /// Whose order it is.
  public var by: Digest
  /// The corrected event in structured mode; of `propose`, else empty.
  public var event: [UInt8]
  /// The position of the order that proposed what is approved or declined; else empty.
  public var proposal: String

  public init(
    topic: TopicID, partition: Int32, offset: Int64, order: DeadLetterOrderKind, by: Digest, event: [UInt8] = [],
    proposal: String = ""
  ) {
    self.topic = topic
    self.partition = partition
    self.offset = offset
    self.order = order
    self.by = by
    self.event = event
    self.proposal = proposal
  }
}

/// A record that is taken once more, as if it came on `topic` now.
public struct EventRetried: Sendable, Equatable {
  public var topic: TopicID
  /// Key, headers and value, as the journal keeps them.
  public var record: [UInt8]
  public init(topic: TopicID, record: [UInt8]) {
    self.topic = topic
    self.record = record
  }
}

/// RFC 4648, with padding.
public enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  /// Padded Base64 of RFC 4648.
  public static func encode(_ bytes: some Collection<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes.makeIterator()
    while let first = rest.next() {
      let second = rest.next(), third = second == nil ? nil : rest.next()
      let group = UInt32(first) << 16 | UInt32(second ?? 0) << 8 | UInt32(third ?? 0)
      out.append(alphabet[Int(group >> 18)])
      out.append(alphabet[Int(group >> 12 & 63)])
      out.append(second == nil ? UInt8(ascii: "=") : alphabet[Int(group >> 6 & 63)])
      out.append(third == nil ? UInt8(ascii: "=") : alphabet[Int(group & 63)])
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// nil: not the one way in which some bytes are written.
  static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let pad = text.reversed().prefix(2).prefix { $0 == UInt8(ascii: "=") }.count
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 4 * 3)
    var group: UInt32 = 0
    for (index, letter) in text.enumerated() {
      let isPad = index >= text.count - pad
      let value = isPad ? 0 : values[Int(letter)]
      guard value < 64 else { return nil }
      group = group << 6 | UInt32(value)
      guard index % 4 == 3 else { continue }
      out += [
        UInt8(truncatingIfNeeded: group >> 16), UInt8(truncatingIfNeeded: group >> 8), UInt8(truncatingIfNeeded: group),
      ]
      group = 0
    }
    // What the padding leaves out has to be zero.
    guard out.suffix(pad).allSatisfy({ $0 == 0 }) else { return nil }
    out.removeLast(pad)
    return out
  }
}
