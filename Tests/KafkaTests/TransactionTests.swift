import Foundation
import Testing

@testable import Kafka

@Suite(.serialized, .realCluster, .timeLimit(.minutes(3))) struct TransactionTests {
  @Test func committedIsSeenAndAbortedIsNot() throws {
    let topic = try makeTopic("commit")
    let producer = try makeTransactional(unique("tx"))
    try producer.beginTransaction()
    try producer.send(topic, "kept")
    try producer.commitTransaction(timeoutMs: 10_000)
    try producer.beginTransaction()
    try producer.send(topic, "dropped")
    try producer.flush(timeoutMs: 10_000)
    try producer.abortTransaction(timeoutMs: 10_000)
    try producer.beginTransaction()
    try producer.send(topic, "kept too")
    try producer.commitTransaction(timeoutMs: 10_000)

    #expect(try readAll(RealCluster.bootstrap, topic).map(\.text) == ["kept", "kept too"])
    #expect(
      try readAll(RealCluster.bootstrap, topic, isolation: "read_uncommitted").map(\.text)
        == ["kept", "dropped", "kept too"])
  }

  @Test func anOpenTransactionHoldsTheStableEnd() throws {
    let topic = try makeTopic("stable")
    let place = TopicPartition(topic, 0)
    let producer = try makeTransactional(unique("tx"))
    let reader = try makeConsumer(group: unique("g"))
    try producer.beginTransaction()
    try producer.send(topic, "open")
    try producer.flush(timeoutMs: 10_000)
    #expect(try reader.queryWatermarks(place, timeoutMs: 5000) == Watermarks(low: 0, high: 0))
    try producer.commitTransaction(timeoutMs: 10_000)
    try eventually("marker written") {
      try reader.queryWatermarks(place, timeoutMs: 5000) == Watermarks(low: 0, high: 2)
    }
  }

  @Test func aFencedProducerIsFatalAndFreedAtOnce() throws {
    let topic = try makeTopic("fence")
    let id = unique("tx")
    let old = try makeTransactional(id)
    try old.beginTransaction()
    try old.send(topic, "zombie")
    try old.flush(timeoutMs: 10_000)
    let new = try makeTransactional(id)
    try new.beginTransaction()
    try new.send(topic, "successor")
    try new.commitTransaction(timeoutMs: 10_000)

    let error = try #require(throws: KafkaError.self) { try old.commitTransaction(timeoutMs: 10_000) }
    #expect(error.isFatal && error.code == .fenced)
    #expect(!error.requiresAbort && !error.isRetriable)
    #expect(old.fatalError != nil)
    #expect(throws: KafkaError.self) { try old.beginTransaction() }
    #expect(throws: KafkaError.self) { try old.send(topic, "still here") }
    let started = ContinuousClock.now
    old.destroy()
    #expect(ContinuousClock.now - started < .seconds(2))
    #expect(try readAll(RealCluster.bootstrap, topic).map(\.text) == ["successor"])
  }

  @Test func aFencedProducerWithWaitingMessagesIsFreedAtOnce() throws {
    let topic = try makeTopic("fence-full")
    let id = unique("tx")
    let old = try makeTransactional(id, ["linger.ms": "60000", "transaction.timeout.ms": "90000"])
    try old.beginTransaction()
    for _ in 0..<1000 { try old.send(topic, "zombie") }
    let new = try makeTransactional(id)
    let started = ContinuousClock.now
    old.destroy()
    #expect(ContinuousClock.now - started < .seconds(2))
    new.destroy()
  }

  @Test func offsetsOfAnOpenTransactionAreWaitedFor() throws {
    let topic = try makeTopic("offsets")
    let group = unique("g")
    let place = TopicPartition(topic, 0)
    let producer = try makeTransactional(unique("tx"))
    let reader = try makeConsumer(group: group)
    #expect(try reader.committed([place], timeoutMs: 10_000) == [:])
    try producer.beginTransaction()
    try producer.send(topic, "x")
    try producer.sendOffsets(
      [PartitionOffset(place, 7)], groupMetadata: GroupMetadata(groupId: group), timeoutMs: 10_000)

    let error = try #require(throws: KafkaError.self) {
      try reader.committed([place], timeoutMs: 1500)
    }
    #expect(error.isRetriable)
    let uncommitted = try makeConsumer(group: group, ["isolation.level": "read_uncommitted"])
    #expect(try uncommitted.committed([place], timeoutMs: 10_000) == [:])

    // The answer comes as soon as the transaction ends, within one waiting call.
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
      try? producer.commitTransaction(timeoutMs: 10_000)
      finished.signal()
    }
    thread.start()
    #expect(try reader.committed([place], timeoutMs: 20_000) == [place: 7])
    finished.wait()

    try producer.beginTransaction()
    try producer.sendOffsets(
      [PartitionOffset(place, 9)], groupMetadata: GroupMetadata(groupId: group), timeoutMs: 10_000)
    try producer.abortTransaction(timeoutMs: 10_000)
    #expect(try reader.committed([place], timeoutMs: 20_000) == [place: 7])
  }

  @Test func aPassedGenerationIsRefusedAndTheProducerGoesOn() throws {
    let topic = try makeTopic("generation", partitions: 2)
    let group = unique("g")
    let place = TopicPartition(topic, 0)
    let producer = try makeTransactional(unique("tx"))
    let first = try makeConsumer(group: group)
    try first.subscribe([topic])
    let held = try awaitAssignment(first)
    let old = try first.groupMetadata()
    _ = try first.assign(held.map { PartitionOffset($0, 0) })

    let second = try makeConsumer(group: group)
    try second.subscribe([topic])
    let current = try rejoin(first, second)

    for (metadata, code) in [
      (old, KafkaErrorCode.illegalGeneration),
      (GroupMetadata(groupId: group, generation: 1, memberId: "nobody"), .unknownMemberId),
    ] {
      try producer.beginTransaction()
      let error = try #require(throws: KafkaError.self) {
        try producer.sendOffsets([PartitionOffset(place, 1)], groupMetadata: metadata, timeoutMs: 10_000)
      }
      #expect(error.code == code)
      #expect(error.requiresAbort && !error.isFatal)
      try producer.abortTransaction(timeoutMs: 10_000)
    }

    try producer.beginTransaction()
    try producer.sendOffsets([PartitionOffset(place, 1)], groupMetadata: current, timeoutMs: 10_000)
    try producer.commitTransaction(timeoutMs: 10_000)
    #expect(try first.committed([place], timeoutMs: 20_000) == [place: 1])

    // Why `groupMetadata()` refuses a generation of -1: the coordinator takes it from anybody.
    try producer.beginTransaction()
    try producer.sendOffsets(
      [PartitionOffset(place, 2)], groupMetadata: GroupMetadata(groupId: group), timeoutMs: 10_000)
    try producer.commitTransaction(timeoutMs: 10_000)
    #expect(try first.committed([place], timeoutMs: 20_000) == [place: 2])
  }

  /// Lets the second member in; returns the first's metadata of the new generation.
  private func rejoin(_ first: Consumer, _ second: Consumer) throws -> GroupMetadata {
    var mine: GroupMetadata?
    var other = false
    try eventually("both are in the group") {
      switch first.poll(timeoutMs: 50) {
      case .revoked: try first.unassign()
      case .assigned(let partitions):
        mine = try first.groupMetadata()
        _ = try first.assign(partitions.map { PartitionOffset($0, 0) })
      default: break
      }
      if case .assigned(let partitions) = second.poll(timeoutMs: 50) {
        other = !partitions.isEmpty
        _ = try second.assign(partitions.map { PartitionOffset($0, 0) })
      }
      return other && mine != nil
    }
    return mine!
  }
}
