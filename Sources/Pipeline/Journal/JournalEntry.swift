import Casework
import Contract

/// One fact of the journal: as it was received, what was decided, what was emitted.
public struct JournalEntry: Sendable {
  /// What was concluded from a fact: from the entry's own, or from one that it brought along.
  public struct Ruling: Equatable, Sendable {
    public var position: Position
    public var verdict: Verdict
    public var step: UInt8
    public var reasons: [Reason]
  }

  /// What was told of it.
  public struct Emission: Equatable, Sendable {
    public var topic: TopicID
    public var subject: String
    public var json: [UInt8]
    /// Where an internal emission goes, so that it meets its case; negative: by its key.
    public var partition: Int32
  }

  public var lane: LaneID
  /// The partition of its internal emissions where they name no other: the lane's own, but for the clock's ticks.
  public var partition: Int32
  public var offset: Int64
  /// Place in its batch: emissions of a batch are published in this order.
  public var turn: UInt32
  /// The record's own timestamp in milliseconds.
  public var recordedAt: Int64
  /// The fact's own time; 0 where it could not be decoded.
  public var at: Int64
  /// `at` or `recordedAt`, by the clock that was stated.
  public var arrivedAt: Int64
  /// Keys the emissions; 0: none.
  public var village: UInt64
  /// Key of the pack that decided: the first 16 hex digits of its hash.
  public var pack: UInt64
  /// Key, headers and value; see `RawRecord`. Empty for the clock's ticks.
  public var raw: [UInt8]
  /// Where that stands in the block's bytes.
  var rawPlace: Range<Int>
  /// Why it is a dead letter, or empty.
  public var dead: String
  /// The field that a violation names, or empty.
  public var field: String
  /// Version of the case after this fact; 0: unchanged, or not about a case. A fact that changed nothing and brings
  /// its batch's snapshot of the case has one too.
  public var version: UInt32
  /// Version of the village whose places were asked for; 0: none.
  public var villageVersion: UInt32
  public var claimGenerations: [UInt32]
  /// Of each purse and helper that was touched, the version after the first touch, in that order.
  public var sharedVersions: [UInt32]
  /// Other cases whose being live mattered, and at which version.
  public var observed: [Observation]
  public var rulings: [Ruling]
  public var emissions: [Emission]
}

extension JournalEntry {
  /// Whether it is the last of its case in its batch, and says where the case stands now.
  var tellsCase: Bool { emissions.contains { $0.topic == .caseState } }

  /// What the record says, decoded again by the clock that was stated when it was taken.
  func content(_ decoder: FactDecoder) -> FactBatch.Content {
    raw.withUnsafeBytes { raw in
      FactBatch.Content(
        RawRecord.event(raw, recordedAt: recordedAt), lane,
        RawRecord.erasedContent(raw).map(decoder.reading(erased:)) ?? decoder, arrivedAt == at ? .facts : .wall)
    }
  }

  /// Whether identifiers were taken out of it.
  var isErased: Bool { raw.withUnsafeBytes { RawRecord.erasedContent($0) != nil } }
}

extension JournalEntry {
  /// The trace that its emissions belong to: told by the record itself, so that they come out again as they were.
  /// A fact that killed its workers was never looked into, and has none.
  var trace: TraceParent? {
    guard dead != ContractReason.factKilledWorker.code else { return nil }
    return raw.withUnsafeBytes { RawRecord.event($0, recordedAt: recordedAt).traceParent }
  }
}

/// The part of an entry that is not the record itself, to be written from wherever it stands.
struct EntryHead {
  var offset: Int64
  var turn: UInt32
  var partition: Int32
  var recordedAt: Int64
  var at: Int64
  var arrivedAt: Int64
  var village: UInt64
  var pack: UInt64
  var dead = ""
  var field = ""
  var version: UInt32 = 0
}
