import CLibrdkafka

/// Topics and their settings on a cluster.
public final class Admin: Sendable {
  let client: Client

  public init(
    _ configuration: KafkaConfiguration, observer: ClientObserver = ClientObserver()
  ) throws(KafkaConfigurationError) {
    client = try Client(RD_KAFKA_PRODUCER, configuration, adding: [:], ClientCallbacks(observer))
  }

  /// Brokers, topics and partitions.
  public func metadata(timeoutMs: Int) throws(KafkaError) -> ClusterMetadata {
    // Short waits first: a broker that refuses this client has said so by then, and nothing else would end the wait.
    var wait = 500
    return try client.waiting(timeoutMs, "metadata") { _ throws(KafkaError) in
      do throws(KafkaError) { return try ClusterMetadata(client, timeoutMs: min(wait, timeoutMs)) } catch {
        guard error.isRetriable else { throw error }
        wait *= 2
        return nil
      }
    }
  }

  /// Sends one request by `send(options, queue)` and gives its answer to `read`.
  func request<Result>(
    _ operation: String, _ kind: rd_kafka_admin_op_t, timeoutMs: Int,
    send: (OpaquePointer, OpaquePointer) -> Void,
    read: (OpaquePointer) throws(KafkaError) -> Result
  ) throws(KafkaError) -> Result {
    guard let queue = rd_kafka_queue_new(client.native),
      let options = rd_kafka_AdminOptions_new(client.native, kind)
    else { throw KafkaError(.state, operation) }
    defer {
      rd_kafka_AdminOptions_destroy(options)
      rd_kafka_queue_destroy(queue)
    }
    var message = [CChar](repeating: 0, count: 512)
    let timeout = max(1, bounded(timeoutMs))
    try KafkaError.check(
      rd_kafka_AdminOptions_set_request_timeout(options, timeout, &message, message.count), operation)
    if kind == RD_KAFKA_ADMIN_OP_CREATETOPICS || kind == RD_KAFKA_ADMIN_OP_CREATEPARTITIONS {
      // The broker answers when the change is made, not when it is accepted.
      try KafkaError.check(
        rd_kafka_AdminOptions_set_operation_timeout(options, timeout, &message, message.count), operation)
    }
    send(options, queue)
    // The request's own timeout ends it; the second on top covers its delivery to the queue.
    let event = try client.waiting(Int(timeout) + 1000, operation) { rd_kafka_queue_poll(queue, Int32($0)) }
    defer { rd_kafka_event_destroy(event) }
    let error = rd_kafka_event_error(event)
    guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
      let code = KafkaErrorCode(error)
      throw client.explained(
        KafkaError(
          code, operation, rd_kafka_event_error_string(event).map { String(cString: $0) },
          isRetriable: code.isTransient))
    }
    return try read(event)
  }
}

extension KafkaError {
  /// The error of one topic in an answer, or nil.
  static func of(_ code: rd_kafka_resp_err_t, _ text: UnsafePointer<CChar>?, _ operation: String) -> Self? {
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    let code = KafkaErrorCode(code)
    return KafkaError(code, operation, text.map { String(cString: $0) }, isRetriable: code.isTransient)
  }
}
