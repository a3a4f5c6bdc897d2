import CLibrdkafka

/// librdkafka's in-process broker: the real protocol over loopback, nothing kept on disk.
///
/// For demonstrations and tests without transactions: it discards transactional offsets, shows aborted
/// messages, does not fence, and keeps 5 MiB a partition. Topics nobody made get four partitions.
///
/// `@unchecked Sendable`: the C object is thread-safe; `stop` is the owner's, when no other call runs.
public final class MockCluster: @unchecked Sendable {
  private var client: Client?
  private var native: OpaquePointer?
  private let brokers: Int
  /// For `bootstrap.servers`.
  public let bootstrap: String

  public init(brokers: Int = 1) throws(KafkaError) {
    guard (1...16).contains(brokers) else {
      throw KafkaError(.invalidArgument, "mockCluster", "1 to 16 brokers")
    }
    // The cluster runs inside a client that itself connects nowhere.
    guard
      let client = try? Client(
        RD_KAFKA_PRODUCER, KafkaConfiguration(bootstrap: "127.0.0.1:1"), adding: [:],
        ClientCallbacks(ClientObserver())),
      let native = rd_kafka_mock_cluster_new(client.native, Int32(brokers))
    else { throw KafkaError(.state, "mockCluster", "could not start") }
    self.client = client
    self.native = native
    self.brokers = brokers
    bootstrap = String(cString: rd_kafka_mock_cluster_bootstraps(native))
  }

  deinit { stop() }

  /// Makes a topic in this process's broker.
  public func createTopic(_ name: String, partitions: Int) throws(KafkaError) {
    guard let native else { throw KafkaError(.state, "createTopic", "the mock cluster is stopped") }
    try KafkaError.check(
      rd_kafka_mock_topic_create(native, name, Int32(clamping: partitions), Int32(min(brokers, 3))),
      "createTopic")
  }

  /// Answers from now on come so much later, and the next request to store messages is turned away: for tests.
  func turnAwayNextProduce(_ code: KafkaErrorCode, delayMs: Int32) {
    guard let native else { return }
    for broker in 1...Int32(brokers) { _ = rd_kafka_mock_broker_set_rtt(native, broker, delayMs) }
    var errors = [rd_kafka_resp_err_t(rawValue: code.rawValue)]
    rd_kafka_mock_push_request_errors_array(native, 0, 1, &errors)
  }

  /// Ends all connections and forgets everything. A second call does nothing.
  public func stop() {
    if let native { rd_kafka_mock_cluster_destroy(native) }
    native = nil
    client = nil
  }
}
