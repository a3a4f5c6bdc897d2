import Casework
import Contract
import Foundation
import Kafka
import Synchronization

/// Reads the emission topics as any `read_committed` subscriber does, and compares with the journal.
final class TopicComparison {
  private struct Stream: Hashable {
    var lane: UInt32
    var topic: TopicID
  }

  /// Digest of each emission by lane and topic, in the order of `ce_sequence`; and whether it was found.
  private var expected: [Stream: [UInt64]] = [:]
  private var found: [Stream: [Bool]] = [:]
  /// Of each stream, how many emissions must be on the topic: those of facts below watermark K.
  private var due: [Stream: Int] = [:]
  /// Those before them, which were on a topic that is gone.
  private var excused: [Stream: Int] = [:]
  private let settings: PipelineSettings
  private let told: ToldBefore
  /// Emissions that had been said before the database was set back, by what was said.
  private var retold: [Int64: [(stream: Stream, number: Int)]] = [:]

  init(settings: PipelineSettings, told: ToldBefore) {
    self.settings = settings
    self.told = told
  }

  /// Takes the emissions of one journal entry in.
  func expect(_ entry: JournalEntry, _ verdict: inout AuditVerdict, isPublished: (TopicID) -> Bool) {
    for (index, emission) in entry.emissions.enumerated() {
      let stream = Stream(lane: entry.lane.rawValue, topic: emission.topic)
      let id = "\(entry.lane.name(prefix: settings.prefix))/\(entry.offset)/\(index)"
      let digest = emission.json.withUnsafeBytes { Self.digest(id, emission.subject, $0) }
      expected[stream, default: []].append(digest)
      remember(entry, emission, stream)
      if isPublished(emission.topic) {
        due[stream, default: 0] += 1
      } else if due[stream, default: 0] == 0 {
        excused[stream, default: 0] += 1
      }
      verdict.emissions += 1
    }
  }

  private func remember(_ entry: JournalEntry, _ emission: JournalEntry.Emission, _ stream: Stream) {
    var subject = emission.subject
    let said = subject.withUTF8 { subject in
      emission.json.withUnsafeBytes {
        told.hasSaid(
          emission.topic, UnsafeRawBufferPointer(subject), $0, of: entry.lane, entry.offset,
          at: entry.at == 0 ? entry.recordedAt : entry.at)
      }
    }
    if let said { retold[said, default: []].append((stream, expected[stream]!.count)) }
  }

  /// What was published before the database was set back; true when the record is that.
  private func isToldBefore(
    _ batch: MessageBatch, _ index: Int, _ topic: TopicID, _ place: String, _ verdict: inout AuditVerdict
  ) -> Bool {
    guard !told.words.isEmpty, topic.direction == .out,
      let said = ToldBefore.read(batch, index, topic, prefix: settings.prefix), let known = told.words[said.key],
      said.words.again <= known.again
    else { return false }
    if let now = retold[said.words.digest] {
      for each in now { found[each.stream]![each.number - 1] = true }
    } else {
      verdict.supersede(topic == .caseState ? nil : place)
    }
    return true
  }

  private static func digest(_ id: String, _ subject: String, _ value: UnsafeRawBufferPointer) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(id)
    hasher.combine(subject)
    hasher.combine(bytes: value)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  func compare(_ verdict: inout AuditVerdict, progress: (Int) -> Void) throws {
    for (stream, digests) in expected { found[stream] = [Bool](repeating: false, count: digests.count) }
    let reader = try TopicReader(settings: settings)
    var cut: Set<TopicID> = [.caseState]
    for topic in TopicID.emitted {
      guard let lows = try reader.add(topic.name(prefix: settings.prefix)) else {
        if expected.keys.contains(where: { $0.topic == topic }) {
          verdict.differ("topic \(topic.name(prefix: settings.prefix)) is not on the cluster")
        }
        continue
      }
      if lows.contains(where: { $0.value > 0 }) { cut.insert(topic) }
    }
    let names = Dictionary(uniqueKeysWithValues: TopicID.emitted.map { ($0.name(prefix: settings.prefix), $0) })
    let isWhole = try reader.read(progress) { batch, index, partition in
      check(batch, index, names[partition.topic]!, partition, &verdict)
    }
    if !isWhole { verdict.differ(TopicReader.incomplete) }
    countHoles(cut, &verdict)
  }

  private func check(
    _ batch: MessageBatch, _ index: Int, _ topic: TopicID, _ partition: TopicPartition, _ verdict: inout AuditVerdict
  ) {
    var id = "", lane = "", sequence = "", subject = ""
    batch.forEachHeader(at: index) { name, value, size in
      let text = { value.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: size), as: UTF8.self) } ?? "" }
      switch String(cString: name) {
      case "ce_id": id = text()
      case "ce_lane": lane = text()
      case "ce_sequence": sequence = text()
      case "ce_subject": subject = text()
      default: break
      }
    }
    let place = "\(partition)@\(batch.offset(at: index))"
    guard let laneID = LaneID(name: lane, prefix: settings.prefix), let number = Int(sequence), number > 0 else {
      verdict.strangers += 1
      return verdict.differ("\(place): not an emission of this pipeline (no lane or sequence)")
    }
    if isToldBefore(batch, index, topic, place, &verdict) { return }
    let stream = Stream(lane: laneID.rawValue, topic: topic)
    guard let digests = expected[stream], number <= digests.count else {
      verdict.strangers += 1
      return verdict.differ("\(place): emission \(id) is not in the journal")
    }
    let value = batch.value(at: index) ?? UnsafeRawBufferPointer(start: nil, count: 0)
    guard digests[number - 1] == Self.digest(plain(id), subject, value) else {
      verdict.strangers += 1
      return verdict.differ("\(place): emission \(id) is not what the journal has as no. \(number) of \(lane)")
    }
    if found[stream]![number - 1] {
      verdict.repeats += 1
      if settings.transactions { verdict.differ("\(place): emission \(id) is there twice") }
    }
    found[stream]![number - 1] = true
  }

  /// The id without its turn, where one is due: what had been said before was other.
  private func plain(_ id: String) -> String {
    guard let said = ToldBefore.Key.read(id: id, prefix: settings.prefix), said.again > 0,
      told.words[said.key]?.again == said.again - 1
    else { return id }
    return String(id[..<id.lastIndex(of: "~")!])
  }

  /// Topics that the broker has begun to trim can miss their oldest records.
  private func countHoles(_ cut: Set<TopicID>, _ verdict: inout AuditVerdict) {
    for (stream, seen) in found.sorted(by: {
      ($0.key.lane, $0.key.topic.rawValue) < ($1.key.lane, $1.key.topic.rawValue)
    }) {
      let first = cut.contains(stream.topic) ? seen.firstIndex(of: true) ?? seen.count : 0
      guard stream.topic != .caseState else { continue }
      let excused = excused[stream] ?? 0
      for index in max(first, excused)..<max(first, excused, min(seen.count, excused + (due[stream] ?? 0)))
      where !seen[index] {
        verdict.holes += 1
        verdict.differ(
          "no. \(index + 1) of lane \(LaneID(rawValue: stream.lane).name(prefix: settings.prefix)) is missing on \(stream.topic.name(prefix: settings.prefix))"
        )
      }
    }
  }
}

extension LaneID {
  /// The lane of a name as `name(prefix:)` gives it.
  init?(name: String, prefix: String) {
    if name == LaneID.clock.name(prefix: prefix) {
      self = .clock
      return
    }
    guard let slash = name.lastIndex(of: "/"), let partition = Int32(name[name.index(after: slash)...]),
      (0..<Int32(LaneID.partitionsMax)).contains(partition),
      let topic = TopicID.facts.first(where: { $0.name(prefix: prefix) == name[..<slash] })
    else { return nil }
    self.init(topic, partition)
  }
}
