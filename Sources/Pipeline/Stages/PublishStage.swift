import Casework
import Contract
import Foundation
import Kafka

/// Publishes emissions and, in the same Kafka transaction, commits how far their lanes are: watermark K.
final class PublishStage {
  private let producer: Producer
  private let settings: PipelineSettings
  private let topics: [TopicHandle?]
  /// Commits offsets where the broker has no transactions.
  private let commitOffsets: ([PartitionOffset]) throws -> Void
  private let group: GroupMetadata
  private let logs: LogPlaces
  private let told: ToldBefore
  /// Of the emission in hand, in this order.
  private let headers = UnsafeMutableBufferPointer<RecordHeader>.allocate(capacity: HeaderSlot.allCases.count)
  private let id = ByteBuffer(capacity: 512), number = ByteBuffer(capacity: 32), key = ByteBuffer(capacity: 32)
  private let time = ByteBuffer(capacity: 64), trace = ByteBuffer(capacity: 64)
  private var laneNames: [LaneID: [UInt8]] = [:]
  /// The fact whose lane name, offset and time are written already.
  private var written: (lane: LaneID, offset: Int64, name: Int, prefix: Int)?
  private var writtenTime: Int64 = .min

  private enum HeaderSlot: Int, CaseIterable {
    case specversion, id, source, type, time, subject, contentType, lane, sequence
    // Only where the fact named a trace: CloudEvents' extension, and what tracing libraries look for.
    case traceparent, plainTraceparent
  }
  private static let slotsWithoutTrace = HeaderSlot.traceparent.rawValue

  /// The source of every emission.
  static let source: StaticString = "//dripline"
  private static let callTimeoutMs = 15_000

  init(
    producer: Producer, settings: PipelineSettings, group: GroupMetadata, logs: LogPlaces = LogPlaces([]),
    told: ToldBefore = ToldBefore(), commitOffsets: @escaping ([PartitionOffset]) throws -> Void
  ) throws {
    self.producer = producer
    self.settings = settings
    self.group = group
    self.commitOffsets = commitOffsets
    self.logs = logs
    self.told = told
    var topics = [TopicHandle?](repeating: nil, count: 256)
    for topic in TopicID.emitted {
      topics[Int(topic.rawValue)] = try producer.topic(topic.name(prefix: settings.prefix))
    }
    self.topics = topics
    _ = headers.initialize(from: [
      RecordHeader("ce_specversion", "1.0"), RecordHeader("ce_id"), RecordHeader("ce_source", Self.source),
      RecordHeader("ce_type"), RecordHeader("ce_time"), RecordHeader("ce_subject"),
      RecordHeader("content-type", "application/json"), RecordHeader("ce_lane"), RecordHeader("ce_sequence"),
      RecordHeader("ce_traceparent"), RecordHeader("traceparent"),
    ])
  }

  deinit { headers.deallocate() }

  func begin() throws {
    Failpoint.beforePublish.pass()
    if settings.transactions { try producer.beginTransaction() }
  }

  func produce(_ batch: EmissionBatch) throws {
    var written: Int32 = -1
    for emission in batch.emissions {
      if emission.trace >= 0, emission.trace != written {
        written = emission.trace
        trace.clear()
        trace.append(text: batch.traces[Int(written)].text)
        set(.traceparent, trace.view)
        set(.plainTraceparent, trace.view)
      }
      let subject = batch.bytes[emission.subject], json = batch.bytes[emission.json]
      guard let again = told.turn(of: emission, subject, json) else { continue }
      try produce(emission, subject, json, again: again)
    }
    producer.poll(timeoutMs: 0)
    Failpoint.midPublish.pass()
  }

  /// - Throws: `KafkaError`; the producer is then of no more use.
  func commit(_ watermarks: [LaneID: Int64]) throws {
    let offsets = watermarks.map { lane, offset in
      PartitionOffset(watermarkTopic(lane), lane.partition, logs.inLog(lane, offset))
    }
    Failpoint.beforeOffsets.pass()
    if settings.transactions {
      if !offsets.isEmpty { try producer.sendOffsets(offsets, groupMetadata: group, timeoutMs: Self.callTimeoutMs) }
      Failpoint.beforeKafkaCommit.pass()
      try producer.commitTransaction(timeoutMs: Self.callTimeoutMs)
    } else {
      try producer.flush(timeoutMs: Self.callTimeoutMs)
      guard producer.failedDeliveries == 0 else { throw PublishProblem.undelivered }
      Failpoint.beforeKafkaCommit.pass()
      try commitOffsets(offsets)
    }
    Failpoint.afterKafkaCommit.pass()
  }

  /// The clock has no topic of its own: its watermark stands at the topic it publishes to, in its own group.
  private func watermarkTopic(_ lane: LaneID) -> String {
    (lane.topic ?? .timerDue).name(prefix: settings.prefix)
  }

  private func produce(
    _ emission: EmissionBatch.Emission, _ subject: UnsafeRawBufferPointer, _ json: UnsafeRawBufferPointer, again: Int32
  ) throws {
    let prefix = writePrefix(emission)
    id.truncate(to: prefix)
    id.decimal(Int64(emission.index))
    if again > 0 {
      id.put(UInt8(ascii: "~"))
      id.decimal(Int64(again))
    }
    number.clear()
    number.decimal(emission.sequence)
    if writtenTime != emission.at {
      time.clear()
      time.append(text: Timestamp.format(Instant(milliseconds: emission.at)))
      writtenTime = emission.at
    }
    let lane = UnsafeRawBufferPointer(rebasing: id.view[..<written!.name])
    set(.id, id.view)
    emission.topic.withTypeBytes { set(.type, $0) }
    set(.time, time.view)
    set(.subject, subject)
    set(.lane, lane)
    set(.sequence, number.view)
    try producer.produce(
      topics[Int(emission.topic.rawValue)]!,
      partition: emission.partition < 0 ? Producer.unassigned : emission.partition,
      key: key(of: emission, subject, lane), value: json,
      headers: UnsafeBufferPointer(rebasing: headers[..<(emission.trace < 0 ? Self.slotsWithoutTrace : headers.count)]),
      waitMs: 30_000)
  }

  private func key(
    of emission: EmissionBatch.Emission, _ subject: UnsafeRawBufferPointer, _ lane: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    switch emission.topic {
    // Compaction keeps the newest record of a key.
    case .caseState: return subject
    case .eventDead: return lane
    default:
      guard emission.village != 0 else { return subject }
      key.clear()
      key.decimal(Int64(emission.village), width: 12)
      return key.view
    }
  }

  @inline(__always)
  private func set(_ slot: HeaderSlot, _ value: UnsafeRawBufferPointer) { headers[slot.rawValue].set(value) }

  /// `lane/offset/` into `id`: the emissions of a fact share it. Returns its length.
  private func writePrefix(_ emission: EmissionBatch.Emission) -> Int {
    if let written, written.lane == emission.lane, written.offset == emission.offset { return written.prefix }
    let name = name(of: emission.lane)
    id.clear()
    name.withUnsafeBytes(id.append)
    id.put(UInt8(ascii: "/"))
    id.decimal(emission.offset)
    id.put(UInt8(ascii: "/"))
    written = (emission.lane, emission.offset, name.count, id.count)
    return id.count
  }

  private func name(of lane: LaneID) -> [UInt8] {
    if let known = laneNames[lane] { return known }
    let name = Array(lane.name(prefix: settings.prefix).utf8)
    laneNames[lane] = name
    return name
  }
}

enum PublishProblem: Error, CustomStringConvertible {
  case undelivered
  var description: String { "the broker did not take every emission" }
}

extension TopicID {
  private static let typeBytes: [[UInt8]] = {
    var all = [[UInt8]](repeating: [], count: 256)
    for topic in allCases { all[Int(topic.rawValue)] = Array(topic.name().utf8) }
    return all
  }()

  /// `ce_type`, which does not change with the topics' prefix.
  func withTypeBytes(_ use: (UnsafeRawBufferPointer) -> Void) {
    TopicID.typeBytes[Int(rawValue)].withUnsafeBytes(use)
  }
}
