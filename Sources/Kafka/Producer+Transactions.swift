import CLibrdkafka

/// A timed-out call may be made again with the same arguments, but its outcome is unknown until it succeeds.
extension Producer {
  /// Fences and finishes off earlier producers of this `transactional.id`. Once, before the first
  /// transaction. Waits for another's open transaction to be aborted (about a second).
  public func initTransactions(timeoutMs: Int) throws(KafkaError) {
    let error = rd_kafka_init_transactions(try native("initTransactions"), bounded(timeoutMs))
    do throws(KafkaError) { try KafkaError.check(error, "initTransactions") } catch {
      poll(timeoutMs: 0)
      throw explained(error)
    }
  }

  /// Begins a transaction; what is sent from here on is part of it.
  public func beginTransaction() throws(KafkaError) {
    try KafkaError.check(rd_kafka_begin_transaction(native("beginTransaction")), "beginTransaction")
  }

  /// Adds consumer offsets (the next to be read) to the transaction.
  ///
  /// - Parameters:
  ///   - offsets: of each partition the next to be read.
  ///   - groupMetadata: as taken when the partitions were assigned, so that a passed generation is refused:
  ///     `illegalGeneration` or `unknownMemberId`, requiring an abort.
  ///   - timeoutMs: how long to wait for the coordinator.
  public func sendOffsets(
    _ offsets: [PartitionOffset], groupMetadata: GroupMetadata, timeoutMs: Int
  ) throws(KafkaError) {
    let list = TopicPartitionList(offsets)
    try KafkaError.check(
      rd_kafka_send_offsets_to_transaction(
        native("sendOffsets"), list.native, groupMetadata.native, bounded(timeoutMs)), "sendOffsets")
  }

  /// Flushes, then commits. Any message that was given up makes it fail with `requiresAbort`.
  public func commitTransaction(timeoutMs: Int) throws(KafkaError) {
    try KafkaError.check(
      rd_kafka_commit_transaction(native("commitTransaction"), bounded(timeoutMs)), "commitTransaction")
  }

  /// Drops what is queued and aborts.
  public func abortTransaction(timeoutMs: Int) throws(KafkaError) {
    try KafkaError.check(
      rd_kafka_abort_transaction(native("abortTransaction"), bounded(timeoutMs)), "abortTransaction")
  }
}
