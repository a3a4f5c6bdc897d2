/// A value of the Common Expression Language.
public enum CELValue: Sendable {
  /// A variable or record field that holds nothing: reading it is an error, `has` answers false.
  case absent
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  /// Compared and measured by code points, never normalised.
  case string(String)
  case bytes([UInt8])
  case list([CELValue])
  case map(CELMap)
  case record(CELRecord)
  case timestamp(CELTime)
  case duration(CELTime)
  /// The run-time type of a value, by its name: `int`, `google.protobuf.Timestamp`.
  case type(String)
  case optional(CELOptional)
  case network(CELNetwork)
}

/// Seconds and nanoseconds: since 1970-01-01T00:00:00Z for a timestamp, a signed length for a duration.
/// `nanos` is 0 to 999,999,999 and always counts upward, as in -0.5 s = (-1 s, 500,000,000 ns).
public struct CELTime: Hashable, Sendable, Comparable {
  public let seconds: Int64
  public let nanos: Int32

  /// Nanoseconds beyond a second, or below zero, are carried.
  public init(seconds: Int64, nanos: Int32 = 0) {
    let carry = Civil.floor(Int64(nanos), 1_000_000_000)
    self.seconds = seconds &+ carry
    self.nanos = Int32(Int64(nanos) - carry * 1_000_000_000)
  }

  public static func < (a: CELTime, b: CELTime) -> Bool {
    a.seconds != b.seconds ? a.seconds < b.seconds : a.nanos < b.nanos
  }
}

/// An optional value; a class because values nest.
public final class CELOptional: Sendable {
  public let value: CELValue?
  public static let none = CELOptional(nil)
  public init(_ value: CELValue?) { self.value = value }
}

/// The declared fields of a record; a field's place in `fields` is its slot.
public final class CELRecordType: Sendable {
  public let name: String
  public let fields: [(name: String, type: CELType)]
  private let slots: [String: Int]

  public convenience init(_ name: String, _ fields: KeyValuePairs<String, CELType>) {
    self.init(name, fields.map { (name: $0.key, type: $0.value) })
  }

  public init(_ name: String, _ fields: [(name: String, type: CELType)]) {
    self.name = name
    self.fields = fields
    slots = Dictionary(self.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a field stands; nil: the record has none of that name.
  public func slot(_ field: String) -> Int? { slots[field] }
}

/// A record: one value for every declared field, `.absent` where there is none.
public final class CELRecord: Sendable {
  public let type: CELRecordType
  public let fields: [CELValue]

  /// Missing trailing values are absent; those beyond the declared fields are dropped.
  public init(_ type: CELRecordType, _ values: [CELValue]) {
    self.type = type
    let missing = type.fields.count - values.count
    fields =
      missing > 0
      ? values + Array(repeating: .absent, count: missing) : Array(values.prefix(type.fields.count))
  }

  /// The value of a field; nil: the record has none of that name.
  public subscript(field: String) -> CELValue? {
    type.slot(field).map { fields[$0] }
  }
}

extension CELValue {
  /// The name of the value's run-time type.
  public var typeName: String {
    switch self {
    case .absent: "absent"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .record(let record): record.type.name
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .type: "type"
    case .optional: "optional_type"
    case .network(let network): network.prefix == nil ? "net.IP" : "net.CIDR"
    }
  }

  /// The static type that describes the value, as exact as its contents allow.
  public var staticType: CELType {
    switch self {
    case .absent: .dyn
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list(let items): .list(CELValue.common(items.lazy.map(\.staticType)))
    case .map(let map):
      .map(
        CELValue.common(map.entries.lazy.map(\.key.staticType)),
        CELValue.common(map.entries.lazy.map(\.value.staticType)))
    case .record(let record): .record(record.type.name)
    case .timestamp: .timestamp
    case .duration: .duration
    case .type: .type(.dyn)
    case .optional(let optional): .optional(optional.value?.staticType ?? .dyn)
    case .network(let network): .opaque(network.prefix == nil ? "net.IP" : "net.CIDR", [])
    }
  }

  private static func common(_ types: some Sequence<CELType>) -> CELType {
    var found: CELType?
    for type in types {
      if let found, found != type { return .dyn }
      found = type
    }
    return found ?? .dyn
  }

  /// True for the value an unset field would have: zero, empty, null, none.
  var isZero: Bool {
    switch self {
    case .absent, .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .list(let value): value.isEmpty
    case .map(let value): value.entries.isEmpty
    case .timestamp(let value), .duration(let value): value.seconds == 0 && value.nanos == 0
    case .optional(let value): value.value == nil
    case .record(let value):
      value.fields.allSatisfy { if case .absent = $0 { true } else { false } }
    case .type, .network: false
    }
  }
}
