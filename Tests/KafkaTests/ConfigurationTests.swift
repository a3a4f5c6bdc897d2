import Testing

@testable import Kafka

@Suite struct ConfigurationTests {
  @Test func everyProblemIsReportedAtOnce() throws {
    let configuration = KafkaConfiguration([
      "linger.ms": "soon", "no.such.setting": "1", "enable.auto.commit": "true",
      "partition.assignment.strategy": "cooperative-sticky", "ssl.key.password": "x",
    ])
    let error = try #require(throws: KafkaConfigurationError.self) { try configuration.validate() }
    #expect(
      error.problems.map(\.setting) == [
        "enable.auto.commit", "linger.ms", "no.such.setting", "partition.assignment.strategy",
        "bootstrap.servers",
      ])
  }

  @Test func secretsAreNeverShown() throws {
    let configuration = KafkaConfiguration(
      bootstrap: "localhost:9092",
      ["sasl.password": "hunter2", "ssl.key.pem": "hunter2", "sasl.oauthbearer.client.secret": "hunter2"])
    var dumped = ""
    dump(configuration, to: &dumped)
    #expect(!"\(configuration) \(String(reflecting: configuration)) \(dumped)".contains("hunter2"))
    #expect(configuration.description.contains("sasl.password=***"))
    #expect(configuration.description.contains("bootstrap.servers=localhost:9092"))
  }

  @Test func laterSettingsWin() throws {
    let merged = KafkaConfiguration(bootstrap: "a:1", ["linger.ms": "1"])
      .merging(KafkaConfiguration(["linger.ms": "2"]))
    #expect(merged.settings == ["bootstrap.servers": "a:1", "linger.ms": "2"])
  }

  @Test func defaultsAreAccepted() throws {
    for defaults in [KafkaConfiguration.consumerDefaults, KafkaConfiguration.producerDefaults] {
      try KafkaConfiguration(bootstrap: "a:1", defaults).validate()
    }
  }

  @Test func aConsumerNeedsAGroup() throws {
    #expect(throws: KafkaConfigurationError.self) {
      try Consumer(KafkaConfiguration(bootstrap: "a:1"))
    }
  }

  @Test func settingsThatContradictEachOtherAreRefused() throws {
    #expect(throws: KafkaConfigurationError.self) {
      try Producer(KafkaConfiguration(bootstrap: "a:1", ["transactional.id": "t", "acks": "1"]))
    }
  }
}
