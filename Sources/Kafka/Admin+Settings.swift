import CLibrdkafka

/// One setting as a broker reports it.
public struct ReportedSetting: Hashable, Sendable {
  /// Nil where the broker does not show it.
  public let value: String?
  /// Set on the topic itself, rather than taken from the broker.
  public let isSetOnTopic: Bool
  public let isSensitive: Bool
  public let isReadOnly: Bool
}

extension Admin {
  /// The settings of topics, by topic and name. Throws if one of the topics is not there.
  public func describeConfigs(
    _ topics: [String], timeoutMs: Int
  ) throws(KafkaError) -> [String: [String: ReportedSetting]] {
    guard !topics.isEmpty else { return [:] }
    var resources = topics.map { rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, $0) }
    defer { for each in resources { rd_kafka_ConfigResource_destroy(each) } }
    return try request(
      "describeConfigs", RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeoutMs: timeoutMs,
      send: { rd_kafka_DescribeConfigs(client.native, &resources, resources.count, $0, $1) },
      read: { event throws(KafkaError) in
        var count = 0
        let result = rd_kafka_event_DescribeConfigs_result(event)
        let answers = rd_kafka_DescribeConfigs_result_resources(result, &count)
        var described: [String: [String: ReportedSetting]] = [:]
        for index in 0..<count {
          guard let resource = answers?[index] else { continue }
          if let error = KafkaError.of(
            rd_kafka_ConfigResource_error(resource), rd_kafka_ConfigResource_error_string(resource),
            "describeConfigs")
          {
            throw error
          }
          described[String(cString: rd_kafka_ConfigResource_name(resource))] = Self.settings(resource)
        }
        return described
      })
  }

  private static func settings(_ resource: OpaquePointer) -> [String: ReportedSetting] {
    var count = 0
    let entries = rd_kafka_ConfigResource_configs(resource, &count)
    var settings: [String: ReportedSetting] = [:]
    for index in 0..<count {
      guard let entry = entries?[index], let name = rd_kafka_ConfigEntry_name(entry) else { continue }
      settings[String(cString: name)] = ReportedSetting(
        value: rd_kafka_ConfigEntry_value(entry).map { String(cString: $0) },
        isSetOnTopic: rd_kafka_ConfigEntry_source(entry) == RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG,
        isSensitive: rd_kafka_ConfigEntry_is_sensitive(entry) != 0,
        isReadOnly: rd_kafka_ConfigEntry_is_read_only(entry) != 0)
    }
    return settings
  }
}
