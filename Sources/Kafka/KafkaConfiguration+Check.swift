import CLibrdkafka

extension KafkaConfiguration {
  /// Settings that the wrapper decides: a caller may repeat the value, not change it. Offsets are stored by
  /// the owner's own transaction; the callbacks replace the event and log queues.
  private static let owned = [
    "enable.auto.commit": "false", "enable.auto.offset.store": "false", "log.queue": "false",
    "enabled_events": "0",
  ]

  /// Checks names, values and the combinations that this wrapper does not support.
  ///
  /// Checks that need the whole client (for instance TLS files) are made when one is created.
  public func validate() throws(KafkaConfigurationError) {
    let conf = try native(adding: [:])
    rd_kafka_conf_destroy(conf)
  }

  /// A librdkafka configuration; the caller must free it or pass it to `rd_kafka_new`.
  func native(adding defaults: [String: String]) throws(KafkaConfigurationError) -> OpaquePointer {
    let conf = rd_kafka_conf_new()!
    var problems: [KafkaConfigurationError.Problem] = []
    var message = [CChar](repeating: 0, count: 512)
    for (name, value) in settings.merging(defaults, uniquingKeysWith: { given, _ in given })
      .sorted(by: { $0.key < $1.key })
    {
      if let reason = Self.unsupported(name, value) {
        problems.append(.init(setting: name, reason: reason))
      } else if rd_kafka_conf_set(conf, name, value, &message, message.count) != RD_KAFKA_CONF_OK {
        // librdkafka quotes the value, so its words about a secret are not passed on.
        let reason =
          Self.isSecret(name)
          ? "not accepted" : message.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        problems.append(.init(setting: name, reason: reason))
      }
    }
    if (settings["bootstrap.servers"] ?? settings["metadata.broker.list"] ?? "").isEmpty {
      problems.append(.init(setting: "bootstrap.servers", reason: "missing"))
    }
    guard problems.isEmpty else {
      rd_kafka_conf_destroy(conf)
      throw KafkaConfigurationError(problems: problems)
    }
    return conf
  }

  private static func unsupported(_ name: String, _ value: String) -> String? {
    if let only = owned[name], value != only { return "must be \(only)" }
    if name == "partition.assignment.strategy", value != "range", value != "roundrobin" {
      // Incremental assignment has faults before librdkafka 2.10, and `assign` here is the eager one.
      return "must be range or roundrobin"
    }
    return nil
  }
}
