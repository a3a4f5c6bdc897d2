import HTTP
import Kafka

/// Everything the gateway is told. All bounds are here or in `HTTPConfiguration`.
public struct GatewaySettings: Sendable {
  public var kafka: KafkaConfiguration
  /// First part of every topic's name.
  public var prefix: String
  /// Who may publish what: see `SourceGrant`.
  public var sourcesFile: String
  public var http: HTTPConfiguration

  public var batchEventsMax = 1_000
  public var bodyBytesMax = 8 << 20
  /// Events a second of a source whose line says nothing else, and how many at once after a rest.
  public var eventsPerSecond = 5_000.0
  public var burstEvents = 10_000.0
  /// Events and bytes that wait for the broker, of all sources; below what librdkafka itself takes.
  public var pendingEventsMax = 50_000
  public var pendingBytesMax = 96 << 20
  /// After this an event that the broker has not confirmed is given up and answered with 503.
  public var deliveryTimeoutMs = 15_000
  /// When the oldest event has waited so long, no more are taken in.
  public var stallMs = 5_000
  /// How long a confirmed event is remembered, so that its repeat is answered without being published again.
  public var memorySeconds = 600
  public var memoryEventsMax = 200_000
  /// How often topics and the file of sources are looked at again.
  public var refreshMs = 5_000

  public init(
    kafka: KafkaConfiguration, prefix: String, sourcesFile: String, http: HTTPConfiguration = HTTPConfiguration()
  ) {
    self.kafka = kafka
    self.prefix = prefix
    self.sourcesFile = sourcesFile
    self.http = http
  }
}

/// A gateway that cannot start: what is wrong and what to do.
public struct GatewayError: Error, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}
