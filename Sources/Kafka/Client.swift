import CLibrdkafka
import Synchronization

/// Owns one `rd_kafka_t` and what its callbacks need.
///
/// Whatever points into the client (queues, messages) keeps it alive, so it is freed last, once.
/// `@unchecked Sendable`: librdkafka's handle is thread-safe and the rest is immutable or in a lock.
final class Client: @unchecked Sendable {
  let native: OpaquePointer
  let callbacks: ClientCallbacks
  /// The queue of a consumer's close that has been started.
  private let closing = Mutex<ClosingQueue?>(nil)

  // Thread-safe by librdkafka's word.
  private struct ClosingQueue: @unchecked Sendable { let native: OpaquePointer }

  /// - Throws: `KafkaConfigurationError`, also for what only `rd_kafka_new` can find.
  init(
    _ type: rd_kafka_type_t, _ configuration: KafkaConfiguration, adding defaults: [String: String],
    _ callbacks: ClientCallbacks
  ) throws(KafkaConfigurationError) {
    let conf = try configuration.native(adding: defaults)
    callbacks.install(in: conf, type)
    var message = [CChar](repeating: 0, count: 512)
    guard let native = rd_kafka_new(type, conf, &message, message.count) else {
      rd_kafka_conf_destroy(conf)
      let reason = message.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
      throw KafkaConfigurationError(problems: [.init(setting: "client", reason: reason)])
    }
    self.native = native
    self.callbacks = callbacks
  }

  deinit {
    // A close that was started must be seen through: librdkafka 2.0 can hang for ever when it is freed half
    // closed. The request to leave ends after 5 s at most, so the limit here is hardly met.
    if let queue = closing.withLock({ $0 })?.native {
      guard serveClose(queue, timeoutMs: 30_000) else {
        // Rather lose the memory than the thread.
        _ = Unmanaged.passRetained(callbacks)
        return
      }
      rd_kafka_queue_destroy(queue)
    }
    // One that was never started is skipped: it would wait for callbacks that nobody serves.
    rd_kafka_destroy_flags(native, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
  }

  /// Starts to leave the group and waits for that; returns whether it is done.
  func close(timeoutMs: Int) -> Bool {
    // A rebalance that the owner was told of and has not answered keeps the client from ever closing. It is
    // answered only now, before: an assign that meets the end of the group's handler never returns.
    let owesAnswer = callbacks.state.withLock { state in
      state.isClosing = true
      defer { state.owesAnswer = false }
      return state.owesAnswer
    }
    if owesAnswer { rd_kafka_assign(native, nil) }
    guard let queue = rd_kafka_queue_new(native) else { return false }
    if let error = rd_kafka_consumer_close_queue(native, queue) {
      rd_kafka_error_destroy(error)
      rd_kafka_queue_destroy(queue)
      return false
    }
    let started = ClosingQueue(native: queue)
    closing.withLock { $0 = started }
    return serveClose(queue, timeoutMs: timeoutMs)
  }

  private func serveClose(_ queue: OpaquePointer, timeoutMs: Int) -> Bool {
    let deadline = ContinuousClock.now + .milliseconds(timeoutMs)
    while rd_kafka_consumer_closed(native) == 0 {
      guard ContinuousClock.now < deadline else { return false }
      rd_kafka_queue_poll_callback(queue, 20)
    }
    return true
  }

  /// The error that made this client useless, or nil.
  var fatalError: KafkaError? {
    var message = [CChar](repeating: 0, count: 512)
    let code = rd_kafka_fatal_error(native, &message, message.count)
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    let text = message.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    return KafkaError(KafkaErrorCode(code), "client", text, isFatal: true)
  }
}

/// `timeout_ms` for C; -1, which waits for ever, is not offered.
func bounded(_ milliseconds: Int) -> Int32 { Int32(clamping: max(0, milliseconds)) }
