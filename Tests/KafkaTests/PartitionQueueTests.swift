import Testing

@testable import Kafka

@Suite(.serialized, .realCluster, .timeLimit(.minutes(3))) struct PartitionQueueTests {
  /// Messages numbered by their offset, so that a hole, a repeat or a stranger is seen.
  private func fill(_ topic: String, partitions: Int32, messages: Int) throws {
    let producer = try makeProducer()
    for number in 0..<messages {
      for partition in 0..<partitions {
        try producer.send(topic, "\(partition):\(number)", partition: partition)
      }
    }
    try producer.flush(timeoutMs: 60_000)
    #expect(producer.failedDeliveries == 0)
  }

  @Test func startOffsetsLoseNothingOverRepeatedAssignments() throws {
    let (partitions, messages) = (Int32(60), 2000)
    let topic = try makeTopic("lanes", partitions: Int(partitions))
    try fill(topic, partitions: partitions, messages: messages)
    let consumer = try makeConsumer(group: unique("g"), ["queued.min.messages": "100"])
    let batch = MessageBatch(capacity: 200)
    var next = (0..<partitions).map { Int64($0) }
    var queues: [TopicPartition: PartitionQueue] = [:]
    var reads = 0
    // Each time after some thousand messages all is assigned anew from where it stands, in the middle of
    // prefetching.
    func reassign() throws {
      if reads % 2 == 1 { try consumer.unassign() }
      queues = try consumer.assign(
        (0..<partitions).map { PartitionOffset(topic, $0, next[Int($0)]) })
      reads += 1
    }
    try reassign()
    var sinceAssigned = 0
    try eventually(within: 90, "all read") {
      try #require(consumer.poll(timeoutMs: 0).map { "\($0)" } == nil)
      for (place, queue) in queues {
        let count = queue.consume(max: 200, into: batch)
        for index in 0..<count {
          let expected = next[Int(place.partition)]
          try #require(batch.error(at: index) == nil)
          try #require(batch.partition(at: index) == place.partition)
          try #require(batch.offset(at: index) == expected)
          try #require(batch.text(at: index) == "\(place.partition):\(expected)")
          next[Int(place.partition)] += 1
        }
        sinceAssigned += count
        batch.release()
      }
      if sinceAssigned > 8000 {
        sinceAssigned = 0
        try reassign()
      }
      return next.allSatisfy { $0 == messages }
    }
    #expect(reads > 5)
  }

  @Test func anUnreadPartitionDoesNotHoldUpTheOthers() throws {
    let topic = try makeTopic("slow", partitions: 2)
    try fill(topic, partitions: 2, messages: 5000)
    let consumer = try makeConsumer(group: unique("g"), ["queued.min.messages": "10"])
    let queues = try consumer.assign([PartitionOffset(topic, 0, 0), PartitionOffset(topic, 1, 0)])
    let queue = try #require(queues[TopicPartition(topic, 1)])
    let batch = MessageBatch(capacity: 500)
    var read = 0
    try eventually("second partition read") {
      read += queue.consume(max: 500, into: batch)
      batch.release()
      return read == 5000
    }
  }

  @Test func anEmptyQueueAnswersAtOnceAndOneBatchTakesSeveral() throws {
    let topic = try makeTopic("empty", partitions: 2)
    let consumer = try makeConsumer(group: unique("g"))
    let queues = try consumer.assign([PartitionOffset(topic, 0, 0), PartitionOffset(topic, 1, 0)])
    let batch = MessageBatch(capacity: 3)
    let started = ContinuousClock.now
    for _ in 0..<1000 { for queue in queues.values { queue.consume(max: 3, into: batch) } }
    #expect(ContinuousClock.now - started < .seconds(1))
    try fill(topic, partitions: 2, messages: 2)
    try eventually("full") {
      for queue in queues.values { queue.consume(max: 3, into: batch) }
      return batch.isFull
    }
    #expect(Set((0..<3).map { batch.partition(at: $0) }) == [0, 1])
  }

  @Test func positionsPassTransactionMarkersAndAbortedMessages() throws {
    let topic = try makeTopic("markers")
    let place = TopicPartition(topic, 0)
    let producer = try makeTransactional(unique("tx"))
    for commits in [true, false] {
      try producer.beginTransaction()
      try producer.send(topic, "x")
      try producer.flush(timeoutMs: 10_000)
      if commits {
        try producer.commitTransaction(timeoutMs: 10_000)
      } else {
        try producer.abortTransaction(timeoutMs: 10_000)
      }
    }
    let consumer = try makeConsumer(group: unique("g"))
    try eventually("both markers") { try consumer.queryWatermarks(place, timeoutMs: 5000).high == 4 }
    let queue = try #require(try consumer.assign([PartitionOffset(place, 0)])[place])
    let batch = MessageBatch(capacity: 10)
    try eventually("position at the end") {
      queue.consume(max: 10, into: batch)
      return try consumer.positions([place])[place] == 4
    }
    #expect(batch.received() == [Received(offset: 0, text: "x")])
    try eventually("cached end") { consumer.cachedWatermarks(place)?.high == 4 }
  }

  @Test func aStartBehindTheEndIsAnError() throws {
    let topic = try makeTopic("range")
    let consumer = try makeConsumer(group: unique("g"))
    let place = TopicPartition(topic, 0)
    let queue = try #require(try consumer.assign([PartitionOffset(place, 99)])[place])
    let batch = MessageBatch(capacity: 1)
    try eventually("an error") {
      _ = consumer.poll(timeoutMs: 10)
      queue.consume(max: 1, into: batch)
      return batch.count == 1
    }
    #expect(batch.error(at: 0)?.code == .offsetReset)
    #expect(batch.value(at: 0) == nil || batch.error(at: 0) != nil)
  }

  @Test func messagesComeBackWithKeyHeadersAndTime() throws {
    try produceAndReadBack(RealCluster.bootstrap, try makeTopic("headers", partitions: 2))
  }
}
