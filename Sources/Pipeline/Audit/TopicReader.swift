import Foundation
import Kafka

/// Reads topics from where their logs begin to where they end now, as any `read_committed` subscriber does.
final class TopicReader {
  private let consumer: Consumer
  private let topics: [String: [ClusterMetadata.Partition]]
  private var starts: [PartitionOffset] = []
  private var ends: [TopicPartition: Int64] = [:]

  private static let silenceSeconds = 20.0
  static let incomplete = "the topics' ends were not reached: no record for \(Int(silenceSeconds)) s"

  init(settings: PipelineSettings) throws {
    consumer = try Consumer(
      KafkaConfiguration([
        "enable.partition.eof": "true", "queued.min.messages": "20000", "queued.max.messages.kbytes": "16384",
      ])
      .merging(settings.kafka).merging(KafkaConfiguration(["group.id": "\(settings.group).audit"])))
    topics = try consumer.metadata(timeoutMs: 15_000).topics
  }

  deinit { consumer.close(timeoutMs: 1000) }

  /// - Returns: where the log of each of its partitions begins; nil when the cluster has no such topic.
  func add(_ topic: String) throws -> [Int32: Int64]? {
    guard let partitions = topics[topic] else { return nil }
    let marks = try consumer.queryWatermarks(partitions.map { TopicPartition(topic, $0.id) }, timeoutMs: 15_000)
    for (place, mark) in marks where mark.high > mark.low {
      ends[place] = mark.high
      starts.append(PartitionOffset(place, mark.low))
    }
    return Dictionary(uniqueKeysWithValues: marks.map { ($0.partition, $1.low) })
  }

  /// Hands every record over, in the order of its partition.
  ///
  /// - Returns: false when the ends were not reached.
  func read(_ progress: (Int) -> Void, _ take: (MessageBatch, Int, TopicPartition) -> Void) throws -> Bool {
    let queues = try consumer.assign(starts)
    let batch = MessageBatch(capacity: 2000)
    var open = Set(starts.map(\.partition))
    var count = 0
    var lastRecord = Date()
    while !open.isEmpty {
      var got = false
      for partition in open {
        batch.release()
        guard queues[partition]!.consume(max: 2000, into: batch) > 0 else { continue }
        got = true
        for index in 0..<batch.count {
          if let error = batch.error(at: index) {
            guard error.code == .partitionEnd else { throw error }
            open.remove(partition)
            continue
          }
          take(batch, index, partition)
          count += 1
        }
        if let position = try consumer.positions([partition])[partition], position >= ends[partition]! {
          open.remove(partition)
        }
      }
      if got {
        lastRecord = Date()
        progress(count)
      } else {
        _ = consumer.poll(timeoutMs: 2)
        guard Date().timeIntervalSince(lastRecord) < Self.silenceSeconds else { return false }
      }
    }
    return true
  }
}
