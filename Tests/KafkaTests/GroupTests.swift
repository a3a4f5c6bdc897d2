import Testing

@testable import Kafka

/// A member that does what its group says, and remembers it.
private final class Member {
  let consumer: Consumer
  var held: [TopicPartition] = []
  var generation: Int32?
  var revocations = 0
  var fatal: KafkaError?

  init(_ consumer: Consumer) { self.consumer = consumer }

  func step() throws {
    switch consumer.poll(timeoutMs: 50) {
    case .assigned(let partitions):
      generation = try consumer.groupMetadata().generation
      _ = try consumer.assign(partitions.map { PartitionOffset($0, 0) })
      held = partitions.sorted()
    case .revoked:
      try consumer.unassign()
      held = []
      revocations += 1
    case .error(let error):
      if error.isFatal { fatal = error }
    case nil: break
    }
  }
}

@Suite(.serialized, .realCluster, .timeLimit(.minutes(3))) struct GroupTests {
  @Test func rangeGivesBothTopicsSamePartitionsToOneMember() throws {
    let topics = [try makeTopic("range-a", partitions: 4), try makeTopic("range-b", partitions: 4)]
    let group = unique("g")
    let first = Member(try makeConsumer(group: group))
    try first.consumer.subscribe(topics)
    try eventually("alone") {
      try first.step()
      return first.held.count == 8
    }
    let second = Member(try makeConsumer(group: group))
    try second.consumer.subscribe(topics)
    try eventually("shared") {
      try first.step()
      try second.step()
      return first.held.count == 4 && second.held.count == 4
    }
    #expect(first.generation == second.generation)
    for member in [first, second] {
      let numbers = topics.map { topic in member.held.filter { $0.topic == topic }.map(\.partition) }
      #expect(numbers[0] == numbers[1])
    }
    #expect(Set(first.held + second.held).count == 8)
    #expect(second.consumer.close(timeoutMs: 10_000))
    try eventually("alone again") {
      try first.step()
      return first.held.count == 8
    }
    #expect(first.revocations == 2)
  }

  @Test func aStaticMemberComesBackWithoutARebalance() throws {
    let topic = try makeTopic("static", partitions: 4)
    let group = unique("g")
    func member(_ instance: String) throws -> Member {
      let member = Member(
        try makeConsumer(group: group, ["group.instance.id": instance, "session.timeout.ms": "30000"]))
      try member.consumer.subscribe([topic])
      return member
    }
    let stays = try member("one")
    let goes = try member("two")
    try eventually("shared") {
      try stays.step()
      try goes.step()
      return stays.held.count == 2 && goes.held.count == 2
    }
    let (before, held) = (stays.revocations, goes.held)
    #expect(goes.consumer.close(timeoutMs: 10_000))
    let back = try member("two")
    try eventually("back") {
      try stays.step()
      try back.step()
      return back.held == held
    }
    #expect(stays.revocations == before)

    // A second process under the same instance name puts the first out, for good.
    let twin = try member("two")
    try eventually("fenced") {
      try stays.step()
      try twin.step()
      try back.step()
      return back.fatal != nil
    }
    #expect(back.fatal?.code == .fencedInstanceId)
    #expect(back.consumer.fatalError?.code == .fencedInstanceId)
  }

  @Test func metadataOfAMemberThatIsOutIsRefused() throws {
    let consumer = try makeConsumer(group: unique("g"))
    let error = try #require(throws: KafkaError.self) { try consumer.groupMetadata() }
    #expect(error.code == .unknownMemberId)
    #expect(consumer.memberId == nil)
  }

  @Test func offsetsCommitOutsideTransactions() throws {
    let topic = try makeTopic("plain")
    let place = TopicPartition(topic, 0)
    let consumer = try makeConsumer(group: unique("g"))
    try consumer.subscribe([topic])
    let held = try awaitAssignment(consumer)
    _ = try consumer.assign(held.map { PartitionOffset($0, 0) })
    try consumer.commit([PartitionOffset(place, 5)], timeoutMs: 10_000)
    #expect(try consumer.committed(held, timeoutMs: 10_000) == [place: 5])
    try consumer.unassign()
    #expect(consumer.close(timeoutMs: 10_000))
    #expect(consumer.close(timeoutMs: 10_000))
  }
}
