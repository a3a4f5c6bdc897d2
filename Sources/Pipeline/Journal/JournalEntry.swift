import Casework
import Contract

/// One fact as it was received, what was decided, and what was emitted.
///
/// In a block the entries stand one after another; `raw` is kept byte for byte, so that the audit can
/// decode and decide it again.
public struct JournalEntry {
  /// What a ruling stored of itself.
  public struct Ruling: Equatable {
    public var position: Position
    public var verdict: Verdict
    public var step: UInt8
    public var reasons: [Reason]
  }

  public struct Emission: Equatable {
    public var topic: TopicID
    public var subject: String
    public var json: [UInt8]
  }

  public var lane: LaneID
  public var offset: Int64
  /// The record's own timestamp, in milliseconds.
  public var recordedAt: Int64
  /// The stated clock at arrival; equal to the fact's time in a replay.
  public var arrivedAt: Int64
  /// The fact's own time (0 where it could not be decoded).
  public var at: Int64
  /// The village code that keys the emissions; 0 where there is none.
  public var village: UInt64
  /// Key of the pack that decided (first 16 hex digits of its hash).
  public var pack: UInt64
  public var raw: RawRecord
  /// Set when the record was dead-lettered at decoding: the contract's reason code, and the field.
  public var violation: String?
  /// Version of the case (or village, or fund) after this fact; 0: it was not changed.
  public var version: UInt32
  public var villageVersion: UInt32
  public var claimGenerations: [UInt32]
  public var rulings: [Ruling]
  public var emissions: [Emission]
}

/// A Kafka record's key, headers and value, flattened into one run of bytes.
public struct RawRecord: Sendable {
  public var bytes: [UInt8]
  public init(bytes: [UInt8]) { self.bytes = bytes }
}
