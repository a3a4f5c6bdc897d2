import Casework
import Contract
import Foundation
import Kafka

/// One lane's records on their way into a batch: read a few ahead and decoded, still in librdkafka's memory.
final class LaneFeed {
  let index: Int
  let lane: LaneID
  let partition: TopicPartition
  private let queue: PartitionQueue
  private let messages: MessageBatch
  private var contents: [FactBatch.Content] = []
  private var times: [Int64] = []
  private var cursor = 0
  /// Offset of the record that comes next, as far as records have been seen.
  private(set) var position: Int64
  /// The time by which the lane is merged with others.
  private(set) var headTime: Int64 = 0
  /// Set when the lane cannot go on: the log lost what comes next.
  private(set) var problem: KafkaError?

  init(index: Int, lane: LaneID, queue: PartitionQueue, start: Int64, lookahead: Int) {
    self.index = index
    self.lane = lane
    self.queue = queue
    partition = queue.partition
    position = start
    messages = MessageBatch(capacity: lookahead)
  }

  var isEmpty: Bool { cursor == contents.count }

  /// Fetches and decodes more when nothing is left; false when nothing is there yet.
  func refill(_ decoder: FactDecoder, _ clock: StatedClock, max: Int = .max) -> Bool {
    guard isEmpty else { return true }
    messages.release()
    contents.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    cursor = 0
    guard problem == nil, queue.consume(max: min(max, messages.capacity), into: messages) > 0 else { return false }
    Failpoint.consumed.pass()
    for index in 0..<messages.count {
      if let error = messages.error(at: index) {
        if error.code != .partitionEnd, !error.isRetriable { problem = error }
        break
      }
      let content = decode(index, decoder, clock)
      if case .fact(let boxed) = content { headTime = Swift.max(headTime, boxed.fact.at.milliseconds) }
      contents.append(content)
      times.append(headTime)
    }
    headTime = times.first ?? headTime
    return !contents.isEmpty
  }

  // MARK: One by one

  /// Fetches one record without looking into it; see `CautiousStage`.
  func fetchUndecoded() -> Bool {
    guard isEmpty else { return true }
    messages.release()
    contents = []
    times = []
    cursor = 0
    guard problem == nil, queue.consume(max: 1, into: messages) > 0 else { return false }
    if let error = messages.error(at: 0) {
      if error.code != .partitionEnd, !error.isRetriable { problem = error }
      return false
    }
    contents = [.violation(code: ContractReason.factKilledWorker.code, field: "", subject: nil)]
    times = [headTime]
    return true
  }

  /// Offset of the record that was fetched.
  var nextOffset: Int64? { isEmpty ? nil : messages.offset(at: cursor) }

  func decodeHead(_ decoder: FactDecoder, _ clock: StatedClock) {
    contents[cursor] = decode(cursor, decoder, clock)
  }

  /// Moves the next record into the batch under another verdict than its own.
  func take(into batch: FactBatch, as content: FactBatch.Content) {
    contents[cursor] = content
    take(into: batch)
  }

  private func decode(_ index: Int, _ decoder: FactDecoder, _ clock: StatedClock) -> FactBatch.Content {
    var headers = EnvelopeHeaders()
    messages.forEachHeader(at: index) { headers.add(name: $0, value: $1, count: $2) }
    let event = RawEvent(
      value: messages.value(at: index) ?? UnsafeRawBufferPointer(start: nil, count: 0),
      key: messages.key(at: index) ?? UnsafeRawBufferPointer(start: nil, count: 0), headers: headers,
      recordedAt: Instant(milliseconds: messages.timestampMs(at: index) ?? 0))
    return FactBatch.Content(event, lane, decoder, clock)
  }

  /// Moves the next record into the batch.
  func take(into batch: FactBatch) {
    let start = batch.raw.bytes.count
    RawRecord.append(messages, cursor, to: &batch.raw)
    let offset = messages.offset(at: cursor)
    batch.records.append(
      FactBatch.Record(
        lane: index, offset: offset, recordedAt: messages.timestampMs(at: cursor) ?? 0,
        raw: start..<batch.raw.bytes.count, content: contents[cursor]))
    position = offset + 1
    cursor += 1
    if cursor < times.count { headTime = times[cursor] }
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
      if clock == .wall { fact.arrived = event.recordedAt }
      self = .fact(FactBatch.Boxed(fact))
    } catch {
      self = .violation(code: error.code.code, field: error.field, subject: decoder.subject(of: event))
    }
  }
}
