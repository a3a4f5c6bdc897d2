import Casework
import Contract

/// The facts of one lane in one batch, in order: the journal's row.
///
/// Layout: format, end offset and number of entries (eight bytes each, known only at the end), lane, first
/// offset, the sequences before the block, then the entries.
public struct JournalBlock: Sendable {
  static let format: UInt8 = 2

  public var lane: LaneID
  public var first: Int64
  public var end: Int64
  /// Counters of the outgoing topics before this block.
  public var sequences: Sequences
  public var entries: [JournalEntry]

  public init(_ bytes: UnsafeRawBufferPointer) throws(CodecError) {
    var from = ByteReader(bytes)
    let format = try from.byte()
    guard format == Self.format else {
      throw CodecError(
        "the journal is of form \(format), which is \(format < Self.format ? "older" : "newer") than this program's, "
          + "\(Self.format): read it with the program that wrote it")
    }
    end = Int64(bitPattern: try from.fixed64())
    let count = try from.fixed64()
    guard count <= UInt64(bytes.count) else { throw CodecError("a stored count is too large") }
    lane = LaneID(rawValue: UInt32(truncatingIfNeeded: try from.unsigned()))
    first = try from.signed()
    sequences = try Sequences(from: &from)
    entries = []
    entries.reserveCapacity(Int(count))
    for _ in 0..<count { entries.append(try JournalEntry(from: &from, lane: lane, first: first)) }
    guard from.isAtEnd else { throw CodecError("bytes are left behind the journal block") }
  }
}

extension JournalBlock {
  /// A block's bytes with other records in the place of some; all else stays.
  /// - Parameter records: by index into `entries`.
  func bytes(_ bytes: [UInt8], replacing records: [Int: [UInt8]]) -> [UInt8] {
    var out = ByteWriter(capacity: bytes.count + 64)
    var copied = 0
    bytes.withUnsafeBytes { bytes in
      for (index, entry) in entries.enumerated() {
        guard let record = records[index] else { continue }
        var size = ByteWriter(capacity: 16)
        size.unsigned(entry.rawPlace.count)
        out.buffer.append(UnsafeRawBufferPointer(rebasing: bytes[copied..<entry.rawPlace.lowerBound - size.count]))
        record.withUnsafeBytes { out.blob($0) }
        copied = entry.rawPlace.upperBound
      }
      out.buffer.append(UnsafeRawBufferPointer(rebasing: bytes[copied...]))
    }
    return out.bytes
  }
}

/// Builds one block; kept by the lane and used again for every batch.
final class BlockBuilder {
  private(set) var first: Int64 = 0
  private(set) var count = 0
  private(set) var emissionCount = 0
  private var body = ByteWriter(capacity: 64 << 10)

  var isEmpty: Bool { count == 0 }

  func begin(lane: LaneID, first: Int64, sequences: Sequences) {
    clear()
    self.first = first
    body.byte(JournalBlock.format)
    body.fixed(UInt64(0))
    body.fixed(UInt64(0))
    body.unsigned(UInt64(lane.rawValue))
    body.signed(first)
    sequences.encode(to: &body)
  }

  func clear() {
    count = 0
    emissionCount = 0
    body.clear()
  }

  func append(_ head: EntryHead, raw: UnsafeRawBufferPointer, _ out: Proceedings) {
    count += 1
    emissionCount += out.emissions.count
    body.signed(head.offset - first)
    body.unsigned(UInt64(head.partition))
    body.unsigned(UInt64(head.turn))
    body.signed(head.recordedAt)
    body.signed(head.recordedAt - head.at)
    body.byte(head.arrivedAt == head.at ? 0 : 1)
    body.unsigned(head.village)
    body.fixed(head.pack)
    body.blob(raw)
    body.text(head.dead)
    body.text(head.field)
    body.unsigned(UInt64(head.version))
    body.unsigned(UInt64(out.villageVersion))
    body.unsigned(out.claimGenerations.count)
    for generation in out.claimGenerations { body.unsigned(UInt64(generation)) }
    body.unsigned(out.sharedVersions.count)
    for version in out.sharedVersions { body.unsigned(UInt64(version)) }
    body.unsigned(out.observed.count)
    for observation in out.observed {
      body.text(observation.caseId)
      body.unsigned(UInt64(observation.version))
    }
    body.unsigned(out.rulings.count)
    for ruling in out.rulings {
      body.unsigned(UInt64(ruling.position.lane))
      body.signed(ruling.position.offset)
      body.byte(ruling.verdict.rawValue)
      body.byte(ruling.step)
      body.unsigned(ruling.reasons.count)
      for index in ruling.reasons {
        let reason = out.reasons[index]
        body.byte(reason.code.rawValue)
        body.text(reason.clause)
        body.signed(reason.values.0)
        body.signed(reason.values.1)
        body.signed(reason.values.2)
        guard reason.code.isRule else { continue }
        body.signed(reason.values.3)
        body.unsigned(reason.ruleIndex)
      }
    }
    body.unsigned(out.emissions.count)
    let json = out.json.bytes
    for emission in out.emissions {
      body.byte(emission.topic.rawValue)
      body.text(emission.subject)
      if emission.topic.direction == .internal { body.unsigned(UInt64(emission.partition ?? head.partition)) }
      body.blob(UnsafeRawBufferPointer(rebasing: json[emission.bytes]))
    }
  }

  /// The finished block, valid until the next `begin`.
  func finished(end: Int64) -> UnsafeRawBufferPointer {
    body.buffer.set(1, UInt64(bitPattern: end))
    body.buffer.set(9, UInt64(count))
    return body.view
  }
}

extension JournalEntry {
  init(from: inout ByteReader, lane: LaneID, first: Int64) throws(CodecError) {
    self.lane = lane
    offset = first + (try from.signed())
    partition = Int32(truncatingIfNeeded: try from.unsigned())
    turn = UInt32(truncatingIfNeeded: try from.unsigned())
    recordedAt = try from.signed()
    at = recordedAt - (try from.signed())
    arrivedAt = try from.byte() == 0 ? at : recordedAt
    village = try from.unsigned()
    pack = try from.fixed64()
    raw = [UInt8](try from.blob())
    rawPlace = from.cursor - raw.count..<from.cursor
    dead = try from.text()
    field = try from.text()
    version = UInt32(truncatingIfNeeded: try from.unsigned())
    villageVersion = UInt32(truncatingIfNeeded: try from.unsigned())
    claimGenerations = []
    for _ in 0..<(try from.count()) {
      claimGenerations.append(UInt32(truncatingIfNeeded: try from.unsigned()))
    }
    sharedVersions = []
    for _ in 0..<(try from.count()) { sharedVersions.append(UInt32(truncatingIfNeeded: try from.unsigned())) }
    observed = []
    for _ in 0..<(try from.count()) {
      observed.append(
        Observation(caseId: try from.text(), version: UInt32(truncatingIfNeeded: try from.unsigned())))
    }
    rulings = []
    for _ in 0..<(try from.count()) {
      var ruling = Ruling(
        position: Position(
          lane: UInt32(truncatingIfNeeded: try from.unsigned()), offset: try from.signed()),
        verdict: try from.word(), step: try from.byte(), reasons: [])
      for _ in 0..<(try from.count()) {
        let raw = try from.byte()
        guard let code = ReasonCode(rawValue: raw) else { throw CodecError("no reason has the number \(raw)") }
        let clause = try from.text()
        var values = (try from.signed(), try from.signed(), try from.signed(), Int64(0))
        var rule = -1
        if code.isRule {
          values.3 = try from.signed()
          rule = Int(truncatingIfNeeded: try from.unsigned())
        }
        ruling.reasons.append(Reason(code, clause: clause, ruleIndex: rule, values: values))
      }
      rulings.append(ruling)
    }
    emissions = []
    for _ in 0..<(try from.count()) {
      let topic: TopicID = try from.word()
      let subject = try from.text()
      let partition = topic.direction == .internal ? Int32(truncatingIfNeeded: try from.unsigned()) : -1
      emissions.append(Emission(topic: topic, subject: subject, json: [UInt8](try from.blob()), partition: partition))
    }
  }
}

extension Sequences {
  func encode(to out: inout ByteWriter) {
    let used = TopicID.emitted.filter { self[$0] > 0 }
    out.unsigned(used.count)
    for topic in used {
      out.byte(topic.rawValue)
      out.unsigned(UInt64(self[topic]))
    }
  }

  init(from: inout ByteReader) throws(CodecError) {
    self.init()
    for _ in 0..<(try from.count()) {
      let topic: TopicID = try from.word()
      guard topic.isEmitted else { throw CodecError("a counter of a topic that is not published to") }
      self[topic] = Int64(clamping: try from.unsigned())
    }
  }
}
