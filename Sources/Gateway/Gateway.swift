import Contract
import Foundation
import HTTP
import Kafka
import Synchronization

/// The way in for systems without a Kafka client: CloudEvents over HTTP, held against the contract,
/// published, and answered once the broker has them. Whoever starts it stops it: it keeps itself alive meanwhile.
public final class Gateway: Sendable {
  let settings: GatewaySettings
  let log: ServerLog
  let sources: TokenFile<SourceGrant>
  let limiter: RateLimiter
  let recent: RecentEvents
  let intake: EventIntake
  let outbox: Outbox
  let broker = BrokerWatch()
  let counters = GatewayCounters()
  let logGate = LogGate(linesMax: 50)
  private let server = Mutex<HTTPServer?>(nil)
  private let isStopping = Atomic<Bool>(false)

  /// - Throws: what is wrong with settings, the file of sources, the address.
  public init(_ settings: GatewaySettings, log: ServerLog = ServerLog()) throws {
    var settings = settings
    settings.http.bodiesBytesMax = max(settings.http.bodiesBytesMax, settings.bodyBytesMax)
    // Whoever waits for the broker hears of it before the server gives up on the answer.
    settings.http.answerTimeoutMs = max(settings.http.answerTimeoutMs, settings.deliveryTimeoutMs + 10_000)
    settings.http.stopTimeoutMs = settings.deliveryTimeoutMs + 1_000
    self.settings = settings
    self.log = log
    sources = try TokenFile(settings.sourcesFile, of: "sources", log: log)
    limiter = RateLimiter(perSecond: settings.eventsPerSecond, burst: settings.burstEvents)
    recent = RecentEvents(countMax: settings.memoryEventsMax, seconds: settings.memorySeconds)
    intake = EventIntake(batchEventsMax: settings.batchEventsMax)
    outbox = try Outbox(settings, log)
  }

  public var counts: GatewayCounts { counters.now }

  /// Where it listens, once started.
  public var port: UInt16 { server.withLock { $0?.port ?? 0 } }

  /// Connects to the broker and opens the port; throws when it is taken.
  public func start() throws {
    try broker.start(settings, log)
    let made = try HTTPServer(settings.http, handler: Router(GatewayRoutes.all(self)))
    try made.start()
    server.withLock { $0 = made }
  }

  /// Takes nothing more in, answers what is under way, ends. Takes the delivery timeout at most, and some.
  public func stop() {
    guard !isStopping.exchange(true, ordering: .acquiringAndReleasing) else { return }
    server.withLock { $0 }?.stop()
    // Its routes hold this gateway.
    server.withLock { $0 = nil }
    outbox.stop(waitMs: 1000)
    broker.stop()
  }

  /// What keeps the gateway from taking events now, or nil.
  var trouble: GatewayReason? {
    // A topic asked for by name may be made by the broker, with the wrong number of partitions.
    if !broker.now.isKnown { return .brokerUnavailable }
    if let oldest = outbox.oldest, oldest > .milliseconds(settings.stallMs) { return .brokerUnavailable }
    return nil
  }

  /// For /v1/health/ready: the same, and whether the broker was seen with all topics.
  var readiness: GatewayReason? {
    let seen = broker.now
    if let trouble { return trouble }
    if !seen.isReachable { return .brokerUnavailable }
    return seen.missing.isEmpty ? nil : .topicMissing
  }
}
