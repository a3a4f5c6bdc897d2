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
  private var scratch: [UInt8] = []
  private var laneNames: [LaneID: [UInt8]] = [:]
  private var lastTime: (at: Int64, text: [UInt8]) = (.min, [])

  /// The source of every emission.
  static let source: StaticString = "//dripline"
  private static let callTimeoutMs = 15_000

  init(
    producer: Producer, settings: PipelineSettings, group: GroupMetadata,
    commitOffsets: @escaping ([PartitionOffset]) throws -> Void
  ) throws {
    self.producer = producer
    self.settings = settings
    self.group = group
    self.commitOffsets = commitOffsets
    var topics = [TopicHandle?](repeating: nil, count: 256)
    for topic in TopicID.emitted { topics[Int(topic.rawValue)] = try producer.topic(topic.name(prefix: settings.prefix)) }
    self.topics = topics
    scratch.reserveCapacity(1024)
  }

  func begin() throws {
    Failpoint.beforePublish.pass()
    if settings.transactions { try producer.beginTransaction() }
  }

  func produce(_ batch: EmissionBatch) throws {
    try batch.json.withUnsafeBytes { json in
      for emission in batch.emissions {
        try produce(emission, UnsafeRawBufferPointer(rebasing: json[emission.json]))
      }
    }
    producer.poll(timeoutMs: 0)
    Failpoint.midPublish.pass()
  }

  /// - Throws: `KafkaError`; the producer is then of no more use.
  func commit(_ watermarks: [LaneID: Int64]) throws {
    let offsets = watermarks.map { lane, offset in
      PartitionOffset(watermarkTopic(lane), lane.partition, offset)
    }
    Failpoint.beforeOffsets.pass()
    if settings.transactions {
      try producer.sendOffsets(offsets, groupMetadata: group, timeoutMs: Self.callTimeoutMs)
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

  private func produce(_ emission: EmissionBatch.Emission, _ json: UnsafeRawBufferPointer) throws {
    scratch.removeAll(keepingCapacity: true)
    let name = name(of: emission.lane)
    let lane = append { $0.append(contentsOf: name) }
    let id = append {
      $0.append(contentsOf: name)
      $0.append(UInt8(ascii: "/"))
      $0.decimal(emission.offset)
      $0.append(UInt8(ascii: "/"))
      $0.decimal(Int64(emission.index))
    }
    let sequence = append { $0.decimal(emission.sequence) }
    // A fact's emissions share its time.
    if lastTime.at != emission.at {
      lastTime = (emission.at, Array(Timestamp.format(Instant(milliseconds: emission.at)).utf8))
    }
    let time = append { $0.append(contentsOf: lastTime.text) }
    let subject = append { $0.append(contentsOf: emission.subject.utf8) }
    let key: Range<Int>
    switch emission.topic {
    // Compaction keeps the newest record of a key.
    case .caseState: key = subject
    case .eventDead: key = lane
    default: key = emission.village == 0 ? subject : append { $0.decimal(Int64(emission.village), width: 12) }
    }
    try scratch.withUnsafeBytes { bytes in
      var headers = HeaderList(capacity: 9)
      headers.add("ce_specversion", "1.0")
      headers.add("ce_id", UnsafeRawBufferPointer(rebasing: bytes[id]))
      headers.add("ce_source", Self.source)
      emission.topic.withTypeBytes { headers.add("ce_type", $0) }
      headers.add("ce_time", UnsafeRawBufferPointer(rebasing: bytes[time]))
      headers.add("ce_subject", UnsafeRawBufferPointer(rebasing: bytes[subject]))
      headers.add("content-type", "application/json")
      headers.add("ce_lane", UnsafeRawBufferPointer(rebasing: bytes[lane]))
      headers.add("ce_sequence", UnsafeRawBufferPointer(rebasing: bytes[sequence]))
      try producer.produce(
        topics[Int(emission.topic.rawValue)]!,
        partition: emission.partition < 0 ? Producer.unassigned : emission.partition,
        key: UnsafeRawBufferPointer(rebasing: bytes[key]), value: json, headers: &headers, waitMs: 30_000)
    }
  }

  private func name(of lane: LaneID) -> [UInt8] {
    if let known = laneNames[lane] { return known }
    let name = Array(lane.name(prefix: settings.prefix).utf8)
    laneNames[lane] = name
    return name
  }

  private func append(_ write: (inout [UInt8]) -> Void) -> Range<Int> {
    let start = scratch.count
    write(&scratch)
    return start..<scratch.count
  }
}

enum PublishProblem: Error, CustomStringConvertible {
  case undelivered
  var description: String { "the broker did not take every emission" }
}

extension [UInt8] {
  mutating func decimal(_ value: Int64, width: Int = 1) {
    var magnitude = value.magnitude
    let start = count
    repeat {
      append(48 + UInt8(truncatingIfNeeded: magnitude % 10))
      magnitude /= 10
    } while magnitude > 0
    while count - start < width { append(48) }
    if value < 0 { append(UInt8(ascii: "-")) }
    self[start...].reverse()
  }
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
