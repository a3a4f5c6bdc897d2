import Testing

@testable import Kafka

@Suite(.serialized, .realCluster, .timeLimit(.minutes(2))) struct AdminTests {
  @Test func topicsAreMadeOnceAndDescribed() throws {
    let admin = try Admin(KafkaConfiguration(bootstrap: RealCluster.bootstrap))
    let (name, other) = (unique("admin"), unique("admin"))
    let topic = NewTopic(name, partitions: 3, settings: ["cleanup.policy": "compact"])
    #expect(try admin.createTopics([topic], timeoutMs: 10_000) == [name: .done])
    let wrong = NewTopic(unique("wrong"), partitions: 1, settings: ["no.such": "1"])
    let outcomes = try admin.createTopics(
      [topic, NewTopic(other, partitions: 1), wrong], timeoutMs: 10_000)
    #expect(outcomes[name] == .exists)
    #expect(outcomes[other] == .done)
    guard case .failed(let error)? = outcomes[wrong.name] else {
      Issue.record("a wrong setting was accepted")
      return
    }
    #expect(error.name == "INVALID_CONFIG")

    let settings = try admin.describeConfigs([name], timeoutMs: 10_000)[name]
    #expect(settings?["cleanup.policy"]?.value == "compact")
    #expect(settings?["cleanup.policy"]?.isSetOnTopic == true)
    #expect(settings?["retention.ms"]?.isSetOnTopic == false)
    #expect(throws: KafkaError.self) {
      try admin.describeConfigs([unique("absent")], timeoutMs: 10_000)
    }

    #expect(try admin.createPartitions([name: 5], timeoutMs: 10_000) == [name: .done])
    try eventually("five partitions") {
      try admin.metadata(timeoutMs: 5000).topics[name]?.count == 5
    }
    guard case .failed? = try admin.createPartitions([name: 2], timeoutMs: 10_000)[name] else {
      Issue.record("partitions were taken away")
      return
    }
    let metadata = try admin.metadata(timeoutMs: 5000)
    #expect(metadata.brokers.count >= 1)
    #expect(metadata.topics[name]?.map(\.id) == [0, 1, 2, 3, 4])
    #expect(metadata.topics[unique("absent")] == nil)
  }

  @Test func anAbsentClusterIsARetriableError() throws {
    let admin = try Admin(KafkaConfiguration(bootstrap: "127.0.0.1:1"))
    for call in [
      { _ = try admin.metadata(timeoutMs: 300) },
      { _ = try admin.createTopics([NewTopic("t", partitions: 1)], timeoutMs: 300) },
    ] {
      let error = try #require(throws: KafkaError.self) { try call() }
      #expect(error.isRetriable)
    }
  }
}
