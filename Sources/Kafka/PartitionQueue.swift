import CLibrdkafka

/// The prefetched messages of one assigned partition, with bounds of its own.
///
/// Read by one thread at a time. `@unchecked Sendable`: the C queue is thread-safe and never replaced.
public final class PartitionQueue: @unchecked Sendable {
  public let partition: TopicPartition
  private let client: Client
  private let native: OpaquePointer

  init(_ client: Client, _ partition: TopicPartition) throws(KafkaError) {
    guard let native = rd_kafka_queue_get_partition(client.native, partition.topic, partition.partition)
    else { throw KafkaError(.invalidArgument, "assign", "no queue for \(partition)") }
    // Also marks the queue as the application's, so that assigning does not forward it again.
    rd_kafka_queue_forward(native, nil)
    self.client = client
    self.partition = partition
    self.native = native
  }

  deinit { rd_kafka_queue_destroy(native) }

  /// Moves up to `max` messages that are here already into `batch`, behind those it holds.
  ///
  /// Returns at once with how many were added: fewer than `max` when the queue or the room in the batch ran
  /// out. The last of them may be an error in place of a message (see `MessageBatch.error(at:)`).
  @discardableResult
  public func consume(max: Int, into batch: MessageBatch) -> Int {
    consume(max: max, into: batch, timeoutMs: 0)
  }

  /// The same, but waits: librdkafka comes back only when `max` is reached or the whole time is over.
  @discardableResult
  public func consume(max: Int, into batch: MessageBatch, timeoutMs: Int) -> Int {
    batch.append(from: client, max: max) { slots, count in
      rd_kafka_consume_batch_queue(native, bounded(timeoutMs), slots, count)
    }
  }
}
