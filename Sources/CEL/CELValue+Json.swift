extension CELValue {
  /// Reads a typed value such as `{"int":"-9"}`. Throws `CELError`.
  init(json: Json, records: [String: CELRecordType] = [:]) throws {
    guard case .object(let members) = json, members.count == 1 else {
      throw CELError("a value is an object of one member")
    }
    let (kind, content) = (members[0].name, members[0].value)
    switch (kind, content) {
    case ("null", _): self = .null
    case ("bool", .bool(let value)): self = .bool(value)
    case ("int", .string(let text)), ("int", .number(let text)): self = .int(try CELValue.number(text))
    case ("uint", .string(let text)), ("uint", .number(let text)): self = .uint(try CELValue.number(text))
    case ("double", .string(let text)), ("double", .number(let text)):
      guard let value = parseDouble(text) else { throw CELError("'\(text)' is no double") }
      self = .double(value)
    case ("string", .string(let text)): self = .string(text)
    case ("bytes", .string(let text)):
      guard let bytes = Base64.decode(text) else { throw CELError("bytes are not base64") }
      self = .bytes(bytes)
    case ("list", .array(let items)): self = .list(try items.map { try CELValue(json: $0, records: records) })
    case ("map", .array(let entries)):
      self = .map(
        try CELMap(
          try entries.map { entry in
            guard case .array(let pair) = entry, pair.count == 2 else { throw CELError("a map entry is [key, value]") }
            return (try CELValue(json: pair[0], records: records), try CELValue(json: pair[1], records: records))
          }))
    case ("record", .array(let parts)): self = .record(try CELValue.record(parts, records))
    case ("timestamp", .string(let text)):
      guard let time = CELTime(timestamp: text) else { throw CELError("'\(text)' is no timestamp") }
      self = .timestamp(try time.checkedTimestamp())
    case ("duration", .string(let text)):
      guard let time = CELTime(duration: text) else { throw CELError("'\(text)' is no duration") }
      self = .duration(time)
    case ("type", .string(let name)): self = .type(name)
    case ("optional", .null): self = .optional(.none)
    case ("optional", _): self = .optional(CELOptional(try CELValue(json: content, records: records)))
    case ("ip", .string(let text)): self = .network(try CELNetwork.address(text))
    case ("cidr", .string(let text)): self = .network(try CELNetwork.range(text))
    default: throw CELError("'\(kind)' is no kind of value, or its content is not that kind's")
    }
  }

  private static func number<I: FixedWidthInteger>(_ text: String) throws -> I {
    guard let value = I(text) else { throw CELError("'\(text)' is out of range") }
    return value
  }

  /// `["Name", {"field": value}]`
  private static func record(_ parts: [Json], _ records: [String: CELRecordType]) throws -> CELRecord {
    guard parts.count == 2, case .string(let name) = parts[0], case .object(let fields) = parts[1],
      let type = records[name]
    else { throw CELError("a record is [declared name, fields]") }
    var values = [CELValue](repeating: .absent, count: type.fields.count)
    for field in fields {
      guard let slot = type.slot(field.name) else { throw CELError("'\(name)' has no field '\(field.name)'") }
      values[slot] = try CELValue(json: field.value, records: records)
    }
    return CELRecord(type, values)
  }

  /// The typed form of the value. Throws if it has more parts than `limit`: values share parts, their texts do not.
  func json(limit: Int = 1_000_000) throws -> Json {
    var left = limit
    return try json(&left)
  }

  private func json(_ left: inout Int) throws -> Json {
    left -= 1
    if left < 0 { throw CELError("value is too large to write") }
    let (kind, content): (String, Json)
    switch self {
    case .absent, .null: (kind, content) = ("null", .null)
    case .bool(let value): (kind, content) = ("bool", .bool(value))
    case .int(let value): (kind, content) = ("int", .string(String(value)))
    case .uint(let value): (kind, content) = ("uint", .string(String(value)))
    case .double(let value):
      let special: String? = value.isNaN ? "nan" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : nil
      (kind, content) = ("double", special.map(Json.string) ?? .number(value.description))
    case .string(let text): (kind, content) = ("string", .string(text))
    case .bytes(let bytes): (kind, content) = ("bytes", .string(Base64.encode(bytes)))
    case .list(let items): (kind, content) = ("list", .array(try items.map { try $0.json(&left) }))
    case .map(let map):
      (kind, content) = (
        "map", .array(try map.entries.map { .array([try $0.key.json(&left), try $0.value.json(&left)]) })
      )
    case .record(let record):
      let fields = try zip(record.type.fields, record.fields).compactMap { declared, value -> Json.Member? in
        if case .absent = value { return nil }
        return Json.Member(name: declared.name, value: try value.json(&left))
      }
      (kind, content) = ("record", .array([.string(record.type.name), .object(fields)]))
    case .timestamp(let time): (kind, content) = ("timestamp", .string(time.timestampText))
    case .duration(let time): (kind, content) = ("duration", .string(time.durationText))
    case .type(let name): (kind, content) = ("type", .string(name))
    case .optional(let optional): (kind, content) = ("optional", try optional.value?.json(&left) ?? .null)
    case .network(let network):
      (kind, content) = (network.prefix == nil ? "ip" : "cidr", .string(network.description))
    }
    return .object([Json.Member(name: kind, value: content)])
  }
}
