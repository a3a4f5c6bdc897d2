import Casework
import Contract
import Foundation
import Kafka

/// One lane's records on their way into a batch: read a few ahead, flattened and decoded.
final class LaneFeed {
  private struct Entry {
    var offset: Int64
    var recordedAt: Int64
    /// By which the lane is merged with others: never earlier than that of the entry before.
    var time: Int64
    /// In `raw`.
    var record: Range<Int>
    var content: FactBatch.Content
    var trace: TraceParent?
  }

  let index: Int
  let lane: LaneID
  let partition: TopicPartition
  /// A record's place in the lane is its offset in the log and this.
  let base: Int64
  private let queue: PartitionQueue
  private let messages: MessageBatch
  private var raw = ByteWriter(capacity: 64 << 10)
  private var entries: [Entry] = []
  private var cursor = 0
  private var time: Int64 = 0
  /// Offset of the record that comes next, as far as records have been seen.
  private(set) var position: Int64
  /// Set when the lane cannot go on: the log lost what comes next.
  private(set) var problem: KafkaError?

  init(index: Int, lane: LaneID, queue: PartitionQueue, start: Int64, base: Int64, lookahead: Int) {
    self.index = index
    self.lane = lane
    self.queue = queue
    partition = queue.partition
    position = start
    self.base = base
    messages = MessageBatch(capacity: lookahead)
  }

  var isEmpty: Bool { cursor == entries.count }

  /// The time by which the lane is merged with others.
  var headTime: Int64 { cursor < entries.count ? entries[cursor].time : time }

  /// When the next record was published, in milliseconds since 1970; nil: none is at hand.
  var headRecordedAt: Int64? { isEmpty ? nil : entries[cursor].recordedAt }

  /// Fetches and decodes more when nothing is left; false when nothing is there yet.
  func refill(_ decoder: FactDecoder, _ clock: StatedClock) -> Bool {
    guard isEmpty else { return true }
    guard fetch(max: messages.capacity) else { return false }
    Failpoint.consumed.pass()
    for index in entries.indices { decode(&entries[index], decoder, clock) }
    return true
  }

  /// Takes over what has come, undecoded; false when nothing has.
  private func fetch(max: Int) -> Bool {
    entries.removeAll(keepingCapacity: true)
    raw.clear()
    cursor = 0
    guard problem == nil, queue.consume(max: max, into: messages) > 0 else { return false }
    defer { messages.release() }
    for index in 0..<messages.count {
      if let error = messages.error(at: index) {
        // News in between passes, and records can follow it. After a lasting one nothing may be taken.
        if error.code == .partitionEnd || error.isRetriable { continue }
        problem = error
        break
      }
      let start = raw.count
      RawRecord.append(messages, index, to: &raw)
      entries.append(
        Entry(
          offset: messages.offset(at: index) + base, recordedAt: messages.timestampMs(at: index) ?? 0, time: time,
          record: start..<raw.count,
          content: .violation(code: ContractReason.factKilledWorker.code, field: "", subject: nil)))
    }
    return !entries.isEmpty
  }

  private func decode(_ entry: inout Entry, _ decoder: FactDecoder, _ clock: StatedClock) {
    let event = RawRecord.event(raw[entry.record], recordedAt: entry.recordedAt)
    entry.content = FactBatch.Content(event, lane, decoder, clock)
    entry.trace = event.traceParent
    if case .fact(let boxed) = entry.content { time = max(time, boxed.fact.at.milliseconds) }
    entry.time = time
  }

  /// Moves the next record into the batch.
  func take(into batch: FactBatch) {
    let entry = entries[cursor]
    batch.append(
      entry.content, lane: index, offset: entry.offset, recordedAt: entry.recordedAt, trace: entry.trace,
      raw[entry.record])
    position = entry.offset + 1
    cursor += 1
  }

  // MARK: One by one

  /// Fetches one record without looking into it; see `CautiousStage`.
  func fetchUndecoded() -> Bool { !isEmpty || fetch(max: 1) }

  /// Offset of the record that was fetched.
  var nextOffset: Int64? { isEmpty ? nil : entries[cursor].offset }

  func decodeHead(_ decoder: FactDecoder, _ clock: StatedClock) {
    decode(&entries[cursor], decoder, clock)
  }
}

extension FactBatch.Content {
  init(_ event: RawEvent, _ lane: LaneID, _ decoder: FactDecoder, _ clock: StatedClock) {
    guard let topic = lane.topic else {
      self = .violation(code: ContractReason.topicUnknown.code, field: "", subject: nil)
      return
    }
    do throws(ContractViolation) {
      var fact = try decoder.decode(event, topic: topic)
      // A dead letter that is tried again is whatever it is on its own topic.
      if case .retried(let body) = fact.body {
        let recordedAt = event.recordedAt
        self = body.record.withUnsafeBytes {
          FactBatch.Content(
            RawRecord.event($0, recordedAt: recordedAt.milliseconds), LaneID(body.topic, lane.partition), decoder, clock
          )
        }
        return
      }
      if clock == .wall { fact.arrived = event.recordedAt }
      self = .fact(FactBatch.Boxed(fact))
    } catch {
      self = .violation(code: error.code.code, field: error.field, subject: decoder.subject(of: event, topic: topic))
    }
  }
}
