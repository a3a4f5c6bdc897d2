import Casework
import Contract

/// Decoded facts of several lanes, in the order in which they are to be decided.
///
/// `@unchecked Sendable`: handed from stage to stage whole; one of them has it at a time.
final class FactBatch: @unchecked Sendable {
  /// A fact that moves through the stages without being copied.
  final class Boxed: @unchecked Sendable {
    /// What it is about, beside the case that is its subject.
    enum Concern {
      case nothingElse
      /// Not a case at all.
      case quota(village: UInt64), fund, policy, letter(Position)
      case application(village: UInt64, members: [PersonKey])
      /// Other cases of the household's persons may have to hear of it; the member that came or went.
      case household(PersonKey?)
      case helper(Digest)

      init(_ body: Fact.Body) {
        switch body {
        case .quota(let body): self = .quota(village: body.village)
        case .fundAllocation, .fundOrder: self = .fund
        case .policy: self = .policy
        case .deadLetterOrder(let body): self = .letter(Position(body))
        case .application(let body): self = .application(village: body.village, members: body.members)
        case .householdChange(let body): self = .household(body.member)
        case .echo(let body): self = .household(body.change.member)
        case .comparison(let body) where body.reports.contains { !$0.findings.isEmpty }: self = .household(nil)
        case .helper(let body): self = .helper(body.helper)
        default: self = .nothingElse
        }
      }
    }

    let fact: Fact
    let concern: Concern

    var isOfCase: Bool {
      switch concern {
      case .quota, .fund, .policy, .letter: false
      default: true
      }
    }

    init(_ fact: Fact) {
      self.fact = fact
      concern = Concern(fact.body)
    }
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
    /// The trace that its emissions belong to.
    var trace: TraceParent?
    /// The case that it is about, while the batch is decided.
    var held: HeldCase?
  }

  var records: [Record] = []
  /// The records as received; see `RawRecord`.
  var raw = ByteWriter(capacity: 1 << 20)
  /// Ends of the lanes' topics as last seen, by lane index; 0: unknown.
  var ends: [Int64] = []

  /// Lanes with nothing left to read, for a batch without records.
  var drained: [Int] = []

  var isEmpty: Bool { records.isEmpty }

  func append(
    _ content: Content, lane: Int, offset: Int64, recordedAt: Int64, trace: TraceParent? = nil,
    _ record: UnsafeRawBufferPointer
  ) {
    let start = raw.count
    raw.buffer.append(record)
    records.append(
      Record(lane: lane, offset: offset, recordedAt: recordedAt, raw: start..<raw.count, content: content, trace: trace)
    )
  }

  /// Ready for the next facts, with its memory.
  func clear() {
    records.removeAll(keepingCapacity: true)
    raw.clear()
    ends.removeAll(keepingCapacity: true)
    drained = []
  }
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
    /// In `bytes`.
    var subject: Range<Int>
    var json: Range<Int>
    /// Its place in `traces`; negative: none.
    var trace: Int32 = -1
  }

  var emissions: [Emission] = []
  /// Of the facts that name one.
  var traces: [TraceParent] = []
  /// Subjects and values.
  var bytes = ByteWriter(capacity: 1 << 20)
  /// Offsets to commit: watermark K after these emissions.
  var watermarks: [LaneID: Int64] = [:]
  var facts = 0
  /// When the latest of the facts was published, in milliseconds since 1970.
  var newest: Int64 = 0
  /// For metrics and the log.
  var tally = Tally()
  var counts = EmissionCounts()

  /// Takes a text in, to be named by its place.
  func add(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes.buffer.append(text: text)
    return start..<bytes.count
  }

  func add(_ trace: TraceParent?) -> Int32 {
    guard let trace else { return -1 }
    traces.append(trace)
    return Int32(traces.count - 1)
  }

  func add(_ value: UnsafeRawBufferPointer) -> Range<Int> {
    let start = bytes.count
    bytes.buffer.append(value)
    return start..<bytes.count
  }

  /// Ready for the next emissions, with its memory.
  func clear() {
    emissions.removeAll(keepingCapacity: true)
    traces.removeAll(keepingCapacity: true)
    bytes.clear()
    watermarks.removeAll(keepingCapacity: true)
    facts = 0
    newest = 0
    tally.clear()
    counts.clear()
  }
}
