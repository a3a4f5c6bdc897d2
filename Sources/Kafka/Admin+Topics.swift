import CLibrdkafka

/// A topic to be made.
public struct NewTopic: Hashable, Sendable {
  public let name: String
  public let partitions: Int
  /// -1: the broker's default.
  public let replication: Int
  /// Topic settings, for instance `cleanup.policy`.
  public let settings: [String: String]

  public init(_ name: String, partitions: Int, replication: Int = -1, settings: [String: String] = [:]) {
    self.name = name
    self.partitions = partitions
    self.replication = replication
    self.settings = settings
  }
}

/// What became of one topic in a request.
public enum TopicOutcome: Hashable, Sendable {
  case done
  /// It was there already, so a repeated request is harmless. Its partitions and settings may differ.
  case exists
  case failed(KafkaError)
}

extension Admin {
  /// Creates topics; each has an outcome of its own.
  public func createTopics(
    _ topics: [NewTopic], timeoutMs: Int
  ) throws(KafkaError) -> [String: TopicOutcome] {
    var outcomes: [String: TopicOutcome] = [:]
    var natives: [OpaquePointer?] = []
    defer { for each in natives { rd_kafka_NewTopic_destroy(each) } }
    for topic in topics {
      var message = [CChar](repeating: 0, count: 512)
      guard
        let native = rd_kafka_NewTopic_new(
          topic.name, Int32(clamping: topic.partitions), Int32(clamping: topic.replication), &message,
          message.count)
      else {
        let text = message.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        outcomes[topic.name] = .failed(KafkaError(.invalidArgument, "createTopics", text))
        continue
      }
      natives.append(native)
      for (name, value) in topic.settings { rd_kafka_NewTopic_set_config(native, name, value) }
    }
    guard !natives.isEmpty else { return outcomes }
    let answers = try change(
      "createTopics", RD_KAFKA_ADMIN_OP_CREATETOPICS, timeoutMs: timeoutMs,
      send: { rd_kafka_CreateTopics(client.native, &natives, natives.count, $0, $1) },
      answers: { rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result($0), &$1) })
    return outcomes.merging(answers) { $1 }
  }

  /// Raises the number of partitions of topics to the given totals.
  public func createPartitions(
    _ totals: [String: Int], timeoutMs: Int
  ) throws(KafkaError) -> [String: TopicOutcome] {
    var outcomes: [String: TopicOutcome] = [:]
    var natives: [OpaquePointer?] = []
    defer { for each in natives { rd_kafka_NewPartitions_destroy(each) } }
    for (name, total) in totals {
      var message = [CChar](repeating: 0, count: 512)
      guard let native = rd_kafka_NewPartitions_new(name, max(0, total), &message, message.count) else {
        let text = message.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        outcomes[name] = .failed(KafkaError(.invalidArgument, "createPartitions", text))
        continue
      }
      natives.append(native)
    }
    guard !natives.isEmpty else { return outcomes }
    let answers = try change(
      "createPartitions", RD_KAFKA_ADMIN_OP_CREATEPARTITIONS, timeoutMs: timeoutMs,
      send: { rd_kafka_CreatePartitions(client.native, &natives, natives.count, $0, $1) },
      answers: { rd_kafka_CreatePartitions_result_topics(rd_kafka_event_CreatePartitions_result($0), &$1) })
    return outcomes.merging(answers) { $1 }
  }

  /// Removes topics and all that they hold: for those that a measurement made for itself.
  public func deleteTopics(_ names: [String], timeoutMs: Int) throws(KafkaError) -> [String: TopicOutcome] {
    var natives: [OpaquePointer?] = names.map { rd_kafka_DeleteTopic_new($0) }
    defer { for each in natives { rd_kafka_DeleteTopic_destroy(each) } }
    guard !natives.isEmpty else { return [:] }
    return try change(
      "deleteTopics", RD_KAFKA_ADMIN_OP_DELETETOPICS, timeoutMs: timeoutMs,
      send: { rd_kafka_DeleteTopics(client.native, &natives, natives.count, $0, $1) },
      answers: { rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result($0), &$1) })
  }

  /// A request that is answered topic by topic.
  private func change(
    _ operation: String, _ kind: rd_kafka_admin_op_t, timeoutMs: Int, send: (OpaquePointer, OpaquePointer) -> Void,
    answers: (OpaquePointer, inout Int) -> UnsafeMutablePointer<OpaquePointer?>?
  ) throws(KafkaError) -> [String: TopicOutcome] {
    try request(operation, kind, timeoutMs: timeoutMs, send: send) { event throws(KafkaError) in
      var count = 0
      let topics = answers(event, &count)
      return Self.outcomes(topics, count, operation)
    }
  }

  private static func outcomes(
    _ topics: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int, _ operation: String
  ) -> [String: TopicOutcome] {
    var outcomes: [String: TopicOutcome] = [:]
    for index in 0..<count {
      guard let topic = topics?[index] else { continue }
      let error = KafkaError.of(
        rd_kafka_topic_result_error(topic), rd_kafka_topic_result_error_string(topic), operation)
      outcomes[String(cString: rd_kafka_topic_result_name(topic))] =
        error.map { $0.code == .topicAlreadyExists ? .exists : .failed($0) } ?? .done
    }
    return outcomes
  }
}
