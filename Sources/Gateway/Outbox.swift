import HTTP
import Contract
import Kafka
import Synchronization
import Foundation

/// What became of one event.
enum Placement: Sendable, Equatable {
  case published(partition: Int32, offset: Int64)
  /// Confirmed lately, and not published again.
  case repeated
  /// Perhaps there, perhaps not.
  case unconfirmed
}

/// The events of one request on their way to the broker.
final class Delivery: Sendable {
  private struct State {
    var placements: [Placement]
    var open: Int
  }

  let started = ContinuousClock.now
  let bytes: Int
  private let state: Mutex<State>
  private let completion: @Sendable ([Placement]) -> Void

  init(count: Int, bytes: Int, completion: @escaping @Sendable ([Placement]) -> Void) {
    self.bytes = bytes
    self.completion = completion
    state = Mutex(State(placements: Array(repeating: .unconfirmed, count: count), open: count))
  }

  var count: Int { state.withLock { $0.placements.count } }

  /// - Returns: whether it was the last one.
  func settle(_ index: Int, _ placement: Placement) -> Bool {
    state.withLock { state in
      state.placements[index] = placement
      state.open -= 1
      return state.open == 0
    }
  }

  func complete() { completion(state.withLock { $0.placements }) }
}

/// Publishes with an idempotent producer and tells when the broker has what. Its queue is bounded; a producer
/// that has become useless is replaced.
final class Outbox: Sendable {
  /// A producer and its topics, as long as it serves. Freed by its last user.
  private final class Generation: Sendable {
    let producer: Producer
    private let prefix: String
    private let topics = Mutex<[TopicID: TopicHandle]>([:])

    init(_ producer: Producer, prefix: String) {
      self.producer = producer
      self.prefix = prefix
    }

    /// Made when first needed: the broker may create what it is asked for.
    func topic(_ topic: TopicID) throws(KafkaError) -> TopicHandle {
      let made = topics.withLock { topics -> Result<TopicHandle, KafkaError> in
        if let known = topics[topic] { return .success(known) }
        do throws(KafkaError) {
          let made = try producer.topic(topic.name(prefix: prefix))
          topics[topic] = made
          return .success(made)
        } catch {
          return .failure(error)
        }
      }
      return try made.get()
    }
  }

  private struct State {
    var open: [UInt64: Delivery] = [:]
    var next: UInt64 = 1
    var events = 0
    var bytes = 0
  }

  /// Bits of a token that say which event of the delivery it is.
  private static let indexBits: UInt64 = 20

  private let settings: GatewaySettings
  private let log: ServerLog
  private let state = Mutex(State())
  private let generation = Mutex<Generation?>(nil)
  private let isOver = Atomic<Bool>(false)
  private let threadEnded = DispatchSemaphore(value: 0)

  init(_ settings: GatewaySettings, _ log: ServerLog) throws {
    self.settings = settings
    self.log = log
    let first = try makeGeneration()
    generation.withLock { $0 = first }
    Thread.detachNewThread { [self] in
      serve()
      threadEnded.signal()
    }
  }

  private func makeGeneration() throws -> Generation {
    let own = KafkaConfiguration([
      // Kafka's own partitioner, so that every publisher puts a village into the same lane.
      "partitioner": "murmur2_random",
      // Whoever sent the request waits.
      "linger.ms": "5",
      "message.timeout.ms": "\(settings.deliveryTimeoutMs)",
      "queue.buffering.max.messages": "\(settings.pendingEventsMax * 2)",
      "queue.buffering.max.kbytes": "\(settings.pendingBytesMax / 1024 * 2)",
    ])
    let producer = try Producer(own.merging(settings.kafka)) { [weak self] report in self?.delivered(report) }
    return Generation(producer, prefix: settings.prefix)
  }

  /// Publishes `lines`, whose data stand in `body`. `completion` is called once, from another thread or this
  /// one, in the order of the lines.
  ///
  /// - Returns: false, and nothing was done, where the queue has no room.
  func publish(
    _ events: [HandedEvent], _ body: [UInt8], completion: @escaping @Sendable ([Placement]) -> Void
  ) -> Bool {
    // What librdkafka keeps beside each event.
    let bytes = events.reduce(0) { $0 + $1.data.count + 512 }
    let delivery = Delivery(count: events.count, bytes: bytes, completion: completion)
    let number = state.withLock { state -> UInt64? in
      guard state.events + events.count <= settings.pendingEventsMax, state.bytes + bytes <= settings.pendingBytesMax
      else { return nil }
      state.events += events.count
      state.bytes += bytes
      let number = state.next
      state.next += 1
      state.open[number] = delivery
      return number
    }
    guard let number else { return false }
    let current = generation.withLock { $0 }
    body.withUnsafeBytes { bytes in
      for (index, event) in events.enumerated() {
        let token = number << Outbox.indexBits | UInt64(index)
        do {
          guard let current else { throw GatewayError("no producer") }
          try send(event, bytes, token, current.topic(event.line.topic), current.producer)
        } catch {
          settle(token, .unconfirmed)
        }
      }
    }
    return true
  }

  private func send(
    _ event: HandedEvent, _ body: UnsafeRawBufferPointer, _ token: UInt64, _ topic: TopicHandle, _ producer: Producer
  ) throws(KafkaError) {
    var headers = HeaderList(capacity: 8)
    for (name, value) in event.line.headers { headers.add(name, value) }
    let key = Array((event.line.key ?? event.line.subject).utf8)
    let sent: Result<Void, KafkaError> = key.withUnsafeBytes { key in
      do throws(KafkaError) {
        let value = UnsafeRawBufferPointer(rebasing: body[event.data])
        try producer.produce(topic, key: key, value: value, headers: &headers, token: token)
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try sent.get()
  }

  private func delivered(_ report: DeliveryReport) {
    let placement =
      report.error == nil
      ? Placement.published(partition: report.partition, offset: report.offset) : .unconfirmed
    settle(report.token, placement)
  }

  private func settle(_ token: UInt64, _ placement: Placement) {
    let number = token >> Outbox.indexBits
    guard let delivery = state.withLock({ $0.open[number] }) else { return }
    if delivery.settle(Int(token & (1 << Outbox.indexBits - 1)), placement) { finish(number, delivery) }
  }

  private func finish(_ number: UInt64, _ delivery: Delivery) {
    let isOurs = state.withLock { state in
      guard state.open.removeValue(forKey: number) != nil else { return false }
      state.events -= delivery.count
      state.bytes -= delivery.bytes
      return true
    }
    if isOurs { delivery.complete() }
  }

  /// How long the oldest event has waited, or nil.
  var oldest: Duration? {
    let now = ContinuousClock.now
    return state.withLock { $0.open.values.map { now - $0.started }.max() }
  }

  var pendingEvents: Int { state.withLock { $0.events } }

  /// Reports of deliveries come here; a fatal error ends one generation and begins the next.
  private func serve() {
    while !isOver.load(ordering: .acquiring) {
      guard let current = generation.withLock({ $0 }) else { break }
      current.producer.poll(timeoutMs: 50)
      guard let fatal = current.producer.fatalError else { continue }
      log(.warning, "the producer is of no more use and is replaced", [("error", fatal.name)])
      do {
        let next = try makeGeneration()
        generation.withLock { $0 = next }
      } catch {
        log(.error, "no new producer: \(error)")
        generation.withLock { $0 = nil }
      }
      giveUp()
    }
  }

  /// Whatever is open stays unconfirmed.
  private func giveUp() {
    for (number, delivery) in state.withLock({ $0.open }) { finish(number, delivery) }
  }

  /// Waits for what is under way, then ends.
  func stop(waitMs: Int) {
    let deadline = ContinuousClock.now + .milliseconds(waitMs)
    while pendingEvents > 0, ContinuousClock.now < deadline { Thread.sleep(forTimeInterval: 0.005) }
    guard !isOver.exchange(true, ordering: .acquiringAndReleasing) else { return }
    threadEnded.wait()
    generation.withLock { $0 = nil }
    giveUp()
  }
}
