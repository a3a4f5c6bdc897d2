/// The contract as an AsyncAPI 3.0.0 document, the same bytes each time.
public enum AsyncAPI {
  /// Addresses carry `prefix`; event types and message names do not follow it.
  public static func document(prefix: String = TopicID.defaultPrefix) -> JSONNode {
    let topics = TopicID.allCases
    return [
      "asyncapi": "3.0.0",
      "info": [
        "title": "Dripline", "version": "1.0.0",
        "description":
          "Facts that Dripline takes in and emissions that it publishes: CloudEvents 1.0 on Kafka, binary mode.",
      ],
      "defaultContentType": "application/json",
      "channels": .object(topics.map { member($0.type, channel($0, prefix)) }),
      "operations": .object(topics.flatMap(operations)),
      "components": [
        "messages": .object(topics.map { member($0.type, message($0)) }),
        "schemas": ["envelope": envelope],
      ],
    ]
  }

  private static func member(_ name: String, _ value: JSONNode) -> JSONNode.Member {
    JSONNode.Member(name: name, value: value)
  }

  private static func channel(_ topic: TopicID, _ prefix: String) -> JSONNode {
    let definition = topic.definition
    return [
      "address": .string(topic.name(prefix: prefix)), "title": .string(definition.title.en),
      "description": .string(
        "\(definition.title.zh). Producers: \(definition.producers.joined(separator: ", ")). "
          + "Consumers: \(definition.consumers.joined(separator: ", "))."),
      "messages": ["event": ["$ref": "#/components/messages/\(topic.type)"]],
      "bindings": [
        "kafka": [
          "partitions": .integer(Int64(definition.partitions)),
          "topicConfiguration": [
            "cleanup.policy": [.string(definition.cleanupPolicy.rawValue)],
            "retention.ms": .integer(definition.retentionMilliseconds),
          ],
          "bindingVersion": "0.5.0",
        ]
      ],
    ]
  }

  /// What Dripline does with the topic; internal ones are both sent and received.
  private static func operations(_ topic: TopicID) -> [JSONNode.Member] {
    var actions: [String] = []
    if topic.direction != .out { actions.append("receive") }
    if topic.direction != .in { actions.append("send") }
    return actions.map { action in
      member(
        "\(action).\(topic.type)",
        [
          "action": .string(action), "channel": ["$ref": "#/channels/\(topic.type)"],
          "messages": [["$ref": "#/channels/\(topic.type)/messages/event"]],
        ])
    }
  }

  private static func message(_ topic: TopicID) -> JSONNode {
    let definition = topic.definition
    return [
      "name": .string(topic.type), "title": .string(definition.title.en),
      "summary": .string(definition.title.zh), "contentType": "application/json",
      "headers": ["$ref": "#/components/schemas/envelope"],
      "payload": [
        "schemaFormat": "application/schema+json;version=draft-2020-12", "schema": topic.schema,
      ],
      "bindings": [
        "kafka": [
          "key": ["type": "string", "description": .string(definition.key)],
          "bindingVersion": "0.5.0",
        ]
      ],
    ]
  }

  /// The headers of CloudEvents' binary mode.
  private static let envelope: JSONNode = [
    "type": "object",
    "required": ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject"],
    "properties": [
      "ce_specversion": ["const": "1.0"], "ce_id": Schema.identifier,
      "ce_source": [
        "type": "string", "minLength": 1, "maxLength": 128, "format": "uri-reference",
      ],
      "ce_type": ["type": "string"], "ce_time": Schema.time, "ce_subject": Schema.identifier,
      "content-type": ["const": "application/json"], "ce_traceparent": ["type": "string"],
      "ce_lane": ["type": "string"], "ce_sequence": ["type": "string", "pattern": "^[0-9]+$"],
    ],
  ]
}
