extension TopicID {
  /// The JSON Schema of the topic's events in CloudEvents' structured mode, as they are handed in by HTTP;
  /// `data` is the schema of their data, or a reference to it.
  public func eventSchema(data: JSONNode) -> JSONNode {
    Schema.object([
      .init("specversion", ["const": "1.0"]), .init("id", Schema.identifier), .init("source", Schema.source),
      .init("type", ["const": .string(type)]), .init("time", Schema.eventTime), .init("subject", Schema.identifier),
      .optional("datacontenttype", ["const": "application/json"]),
      .optional("partitionkey", Schema.identifier), .optional("traceparent", Schema.text()),
      .init("data", data),
    ])
  }

  /// The attributes that binary mode carries in headers besides `ce-type` and `ce-specversion`, and whether
  /// each is needed.
  public static let eventAttributes: [(name: String, schema: JSONNode, isRequired: Bool)] = [
    ("id", Schema.identifier, true), ("source", Schema.source, true), ("time", Schema.eventTime, true),
    ("subject", Schema.identifier, true), ("partitionkey", Schema.identifier, false),
  ]

  /// The schema of the data for use inside another document: without identity and dialect of its own.
  public var embeddedSchema: JSONNode {
    guard case .object(let members) = schema else { return schema }
    return .object(members.filter { !$0.name.hasPrefix("$") })
  }
}

extension Schema {
  static let source: JSONNode = [
    "type": "string", "minLength": 1, "maxLength": .integer(Int64(Limits.sourceLength.upperBound)),
    "pattern": "^[!#-;=?-\\[\\]_a-z~]+$",
    "description": "a URI reference in printable ASCII: who says it",
  ]
  static let eventTime: JSONNode = [
    "type": "string", "format": "date-time",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$",
  ]
}
