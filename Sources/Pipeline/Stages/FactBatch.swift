import Casework
import Contract

/// Decoded facts of several lanes, in the order in which they are to be decided.
///
/// `@unchecked Sendable`: handed from stage to stage whole; one of them has it at a time.
final class FactBatch: @unchecked Sendable {
  /// A fact that moves through the stages without being copied.
  final class Boxed: @unchecked Sendable {
    let fact: Fact
    init(_ fact: Fact) { self.fact = fact }
  }

  enum Content {
    case fact(Boxed)
    case violation(code: String, field: String, subject: String?)
  }

  struct Record {
    /// Index into the tenure's lanes.
    var lane: Int
    var offset: Int64
    var recordedAt: Int64
    var raw: Range<Int>
    var content: Content
  }

  var records: [Record] = []
  /// The records as received; see `RawRecord`.
  var raw = ByteWriter(capacity: 1 << 20)
  /// Ends of the lanes' topics as last seen, by lane index; 0: unknown.
  var ends: [Int64] = []

  /// Lanes with nothing left to read, for a batch without records.
  var drained: [Int] = []

  var isEmpty: Bool { records.isEmpty }
}

/// The emissions of a decided batch, to be published in order, and how far they bring the lanes.
///
/// `@unchecked Sendable`: as `FactBatch`.
final class EmissionBatch: @unchecked Sendable {
  struct Emission {
    var topic: TopicID
    /// Where it must go; negative: by the key.
    var partition: Int32
    var lane: LaneID
    var offset: Int64
    var index: Int
    var sequence: Int64
    var at: Int64
    var village: UInt64
    var subject: String
    var json: Range<Int>
  }

  var emissions: [Emission] = []
  var json: [UInt8] = []
  /// Offsets to commit: watermark K after these emissions.
  var watermarks: [LaneID: Int64] = [:]
  var facts = 0
}
