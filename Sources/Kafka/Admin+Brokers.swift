import CLibrdkafka

extension Admin {
  /// The settings of a broker, by name; secret ones without a value.
  public func describeBroker(_ id: Int32, timeoutMs: Int) throws(KafkaError) -> [String: String] {
    var resources = [rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_BROKER, "\(id)")]
    defer { for each in resources { rd_kafka_ConfigResource_destroy(each) } }
    return try request(
      "describeBroker", RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeoutMs: timeoutMs,
      send: { rd_kafka_DescribeConfigs(client.native, &resources, resources.count, $0, $1) },
      read: { event throws(KafkaError) in
        var count = 0
        let result = rd_kafka_event_DescribeConfigs_result(event)
        guard let answer = rd_kafka_DescribeConfigs_result_resources(result, &count)?[0], count == 1 else {
          throw KafkaError(.state, "describeBroker")
        }
        if let error = KafkaError.of(
          rd_kafka_ConfigResource_error(answer), rd_kafka_ConfigResource_error_string(answer), "describeBroker")
        {
          throw error
        }
        var entries = 0
        let found = rd_kafka_ConfigResource_configs(answer, &entries)
        var settings: [String: String] = [:]
        for index in 0..<entries {
          guard let entry = found?[index], let name = rd_kafka_ConfigEntry_name(entry) else { continue }
          settings[String(cString: name)] = rd_kafka_ConfigEntry_value(entry).map { String(cString: $0) } ?? ""
        }
        return settings
      })
  }
}
