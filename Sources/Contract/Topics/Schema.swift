/// JSON Schema (draft 2020-12) of the contract's kinds of value, made of the tables and bounds that
/// the decoder itself uses.
enum Schema {
  static let identifier: JSONNode = [
    "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$",
  ]
  static let day: JSONNode = [
    "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  ]
  static let time: JSONNode = ["type": "string", "format": "date-time"]
  static let village: JSONNode = [
    "type": "string", "pattern": "^[1-8][0-9]{8}(?!000)[0-9]{3}$",
    "description": "12-digit statistical division code of a village",
  ]
  static let residentID: JSONNode = [
    "type": "string", "pattern": "^[1-8][0-9]{16}[0-9Xx]$",
    "description": "GB 11643: region, birth date and check character are verified",
  ]
  static let programme: JSONNode = [
    "type": "string", "pattern": "^[a-z][a-z0-9-]{0,14}$",
    "description": "a programme of the policy pack in force",
  ]
  static let boolean: JSONNode = ["type": "boolean"]
  static let fen = integer(Limits.fen)
  static let positiveFen = integer(Limits.positiveFen)
  static let count = integer(Limits.count)

  static func text(_ maxLength: Int = Limits.textLength) -> JSONNode {
    // Length counts Unicode scalars; U+0000 is refused everywhere.
    ["type": "string", "maxLength": .integer(Int64(maxLength)), "pattern": "^[^\\u0000]*$"]
  }

  static func digits(_ length: ClosedRange<Int>) -> JSONNode {
    ["type": "string", "pattern": "^[0-9]{\(length.lowerBound),\(length.upperBound)}$"]
  }

  static func integer(_ range: ClosedRange<Int64>) -> JSONNode {
    [
      "type": "integer", "minimum": .integer(range.lowerBound),
      "maximum": .integer(range.upperBound),
    ]
  }

  static func word<W: Word>(_: W.Type) -> JSONNode {
    ["type": "string", "enum": .array(W.allCases.map { .string($0.text) })]
  }

  static func constant(_ word: some Word) -> JSONNode { ["const": .string(word.text)] }

  static func array(_ items: JSONNode, _ count: ClosedRange<Int>) -> JSONNode {
    [
      "type": "array", "minItems": .integer(Int64(count.lowerBound)),
      "maxItems": .integer(Int64(count.upperBound)), "items": items,
    ]
  }

  /// A closed object with exactly the fields of the decoder's table.
  static func object<F: Field>(_: F.Type, _ schema: (F) -> JSONNode) -> JSONNode {
    object(
      F.allCases.map { field in
        let isRequired = F.table.required >> UInt32(field.rawValue) & 1 != 0
        return Property("\(field)", schema(field), isRequired: isRequired)
      })
  }

  struct Property {
    var name: String
    var schema: JSONNode
    var isRequired: Bool

    init(_ name: String, _ schema: JSONNode, isRequired: Bool = true) {
      self.name = name
      self.schema = schema
      self.isRequired = isRequired
    }

    static func optional(_ name: String, _ schema: JSONNode) -> Property {
      Property(name, schema, isRequired: false)
    }
  }

  /// A closed object.
  static func object(_ properties: [Property]) -> JSONNode {
    [
      "type": "object", "additionalProperties": false,
      "required": .array(properties.filter(\.isRequired).map { .string($0.name) }),
      "properties": .object(properties.map { JSONNode.Member(name: $0.name, value: $0.schema) }),
    ]
  }
}
