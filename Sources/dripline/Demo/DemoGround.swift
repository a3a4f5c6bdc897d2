import Contract
import Foundation
import Kafka
import Migrations
import Pipeline
import Policy
import Postgres

/// What the demonstration runs on: the servers that were named, or its own.
final class DemoGround {
  private var server: TemporaryServer?
  private var broker: MockCluster?
  private(set) var settings: PipelineSettings
  let pack = PackSource.sample

  /// Only flags name servers: invented facts must not reach what the environment points to.
  init(_ call: Invocation) throws {
    let databaseURL: String
    if let named = call.text("database") {
      databaseURL = named
    } else {
      DemoVoice.step("starting a temporary PostgreSQL server")
      let made = try TemporaryServer()
      server = made
      databaseURL = made.url
    }
    if call.text("bootstrap") != nil {
      settings = PipelineSettings(kafka: try call.settings.kafka(), databaseURL: databaseURL)
    } else {
      DemoVoice.step("starting a broker within this process")
      let made = try MockCluster()
      broker = made
      settings = PipelineSettings(kafka: KafkaConfiguration(bootstrap: made.bootstrap), databaseURL: databaseURL)
      settings.transactions = false
    }
    settings.prefix = call.settings.prefix
    settings.clock = .facts
    // A year in seconds: a short wait for a slow topic keeps the year's order.
    settings.patienceMilliseconds = 1000
    try prepareDatabase()
    try createTopics()
  }

  var isBrokerOwn: Bool { broker != nil }
  var isServerOwn: Bool { server != nil }

  private func prepareDatabase() throws {
    let connection = try Connection(url: settings.databaseURL, applicationName: "dripline demo")
    defer { connection.close() }
    _ = try Migrator(connection, Migrations.all).migrate(to: nil)
    try DevelopmentKey.ensure(connection)
    let rows = try connection.textRows("select 1 from dripline.lanes limit 1")
    guard rows.isEmpty else {
      throw Failure("the database already holds a pipeline's records; the demonstration needs an empty one")
    }
  }

  private func createTopics() throws {
    let definitions = TopicID.allCases.map(\.definition)
    if let broker {
      for each in definitions {
        try broker.createTopic(each.topic.name(prefix: settings.prefix), partitions: each.partitions)
      }
      return
    }
    let wanted = definitions.map {
      NewTopic($0.topic.name(prefix: settings.prefix), partitions: $0.partitions, replication: -1, settings: [:])
    }
    for (name, outcome) in try Admin(settings.kafka).createTopics(wanted, timeoutMs: 30_000) {
      if case .failed(let error) = outcome { throw Failure("the topic \(name) cannot be created: \(error)") }
    }
  }

  /// Ends what was started here and deletes its files.
  func close() {
    broker?.stop()
    broker = nil
    server?.remove()
    server = nil
  }
}
