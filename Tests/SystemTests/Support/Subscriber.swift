import Contract
import Foundation
import Kafka
import Testing

/// A downstream system that reads only what is committed.
struct Subscriber {
  struct Record {
    var topic: TopicID
    var id: String
    var lane: String
    var sequence: Int64
    var subject: String
    var key: String
    var value: String
    /// `ce_traceparent`, and the header that tracing libraries read.
    var trace: String?
    var plainTrace: String?
  }

  /// Reads every emission topic, or those given, from the beginning to the end, one partition after the other.
  static func readAll(prefix: String, bootstrap: String, topics wanted: [TopicID] = TopicID.emitted) throws -> [Record]
  {
    let consumer = try Consumer(
      Cluster.configuration(
        ["group.id": "\(prefix).subscriber", "isolation.level": "read_committed"], bootstrap: bootstrap))
    defer { consumer.close(timeoutMs: 5000) }
    // Where transactions may still be open the stable end is lower than the end.
    let rough = try Consumer(
      Cluster.configuration(
        ["group.id": "\(prefix).rough", "isolation.level": "read_uncommitted"], bootstrap: bootstrap))
    defer { rough.close(timeoutMs: 5000) }
    let metadata = try consumer.metadata(timeoutMs: 10_000)
    let topics = Dictionary(uniqueKeysWithValues: wanted.map { ($0.name(prefix: prefix), $0) })
    var ends: [TopicPartition: Int64] = [:]
    for topic in topics.keys {
      for partition in try #require(metadata.topics[topic]) {
        let place = TopicPartition(topic, partition.id)
        try eventually(within: 40, "\(place) has no open transaction") {
          ends[place] = try consumer.queryWatermarks(place, timeoutMs: 10_000).high
          return try rough.queryWatermarks(place, timeoutMs: 10_000).high == ends[place]
        }
      }
    }
    let busy = ends.filter { $0.value > 0 }
    let queues = try consumer.assign(busy.keys.map { PartitionOffset($0, PartitionOffset.beginning) })
    let batch = MessageBatch(capacity: 2000)
    var records: [Record] = []
    for (place, queue) in queues {
      try eventually(within: 40, "\(place) read to its end") {
        _ = consumer.poll(timeoutMs: 0)
        queue.consume(max: 2000, into: batch, timeoutMs: 50)
        for index in 0..<batch.count where batch.error(at: index) == nil {
          records.append(record(topics[place.topic]!, batch, index))
        }
        batch.release()
        return try consumer.positions([place])[place] ?? 0 >= busy[place]!
      }
    }
    return records
  }

  private static func record(_ topic: TopicID, _ batch: MessageBatch, _ index: Int) -> Record {
    var headers: [String: String] = [:]
    batch.forEachHeader(at: index) { name, value, count in
      headers[String(cString: name)] = String(
        decoding: UnsafeRawBufferPointer(start: value, count: count), as: UTF8.self)
    }
    return Record(
      topic: topic, id: headers["ce_id"] ?? "", lane: headers["ce_lane"] ?? "",
      sequence: Int64(headers["ce_sequence"] ?? "") ?? -1, subject: headers["ce_subject"] ?? "",
      key: batch.key(at: index).map { String(decoding: $0, as: UTF8.self) } ?? "",
      value: batch.value(at: index).map { String(decoding: $0, as: UTF8.self) } ?? "",
      trace: headers["ce_traceparent"], plainTrace: headers["traceparent"])
  }
}
