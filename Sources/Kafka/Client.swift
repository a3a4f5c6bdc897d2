import CLibrdkafka

/// Owns one `rd_kafka_t` and what its callbacks need.
///
/// Whatever points into the client (queues, messages) keeps it alive, so it is freed last, once.
/// `@unchecked Sendable`: librdkafka's handle is thread-safe and every stored property is immutable.
final class Client: @unchecked Sendable {
  let native: OpaquePointer
  let callbacks: ClientCallbacks

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

  // An open consumer would wait here for its group; `Consumer.close` has done that with a time limit.
  deinit { rd_kafka_destroy_flags(native, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE) }

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
