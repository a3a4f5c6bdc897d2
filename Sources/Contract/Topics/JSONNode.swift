/// A JSON value whose fields keep their order, for documents that must come out the same each time.
public indirect enum JSONNode: Sendable, Equatable {
  case object([Member])
  case array([JSONNode])
  case string(String)
  case integer(Int64)
  case boolean(Bool)

  /// A name with its value; members keep their order.
  public struct Member: Sendable, Equatable {
    public var name: String
    public var value: JSONNode

    public init(name: String, value: JSONNode) {
      self.name = name
      self.value = value
    }
  }

  /// The text, two spaces a level, with a newline at the end.
  public var text: String {
    var out = ""
    write(to: &out, indent: "")
    return out + "\n"
  }

  private func write(to out: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .object(let members) where members.isEmpty: out += "{}"
    case .array(let items) where items.isEmpty: out += "[]"
    case .object(let members):
      for (index, member) in members.enumerated() {
        out += index == 0 ? "{\n\(inner)" : ",\n\(inner)"
        out += JSONNode.quoted(member.name) + ": "
        member.value.write(to: &out, indent: inner)
      }
      out += "\n\(indent)}"
    case .array(let items):
      for (index, item) in items.enumerated() {
        out += index == 0 ? "[\n\(inner)" : ",\n\(inner)"
        item.write(to: &out, indent: inner)
      }
      out += "\n\(indent)]"
    case .string(let text): out += JSONNode.quoted(text)
    case .integer(let number): out += String(number)
    case .boolean(let flag): out += flag ? "true" : "false"
    }
  }

  /// `text` as a JSON string.
  public static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

extension JSONNode: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  public init(dictionaryLiteral elements: (String, JSONNode)...) {
    self = .object(elements.map { Member(name: $0, value: $1) })
  }
  public init(arrayLiteral elements: JSONNode...) { self = .array(elements) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }

  /// This object with the members of `other` behind its own.
  func merging(_ other: JSONNode) -> JSONNode {
    guard case .object(let mine) = self, case .object(let theirs) = other else { return self }
    return .object(mine + theirs)
  }
}
