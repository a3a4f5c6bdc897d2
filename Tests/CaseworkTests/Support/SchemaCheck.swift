import Contract
import Foundation

/// Holds emissions against the published schemas, and internal facts against the decoder that takes them in again.
enum SchemaCheck {
  /// What does not fit, each with its place; empty: the data is as the contract says.
  static func misfits(_ text: String, _ topic: TopicID) -> [String] {
    guard let json = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return ["no JSON"] }
    var misfits: [String] = []
    hold(json, against: schemas[topic]!, at: "$", &misfits)
    if topic.direction == .internal, let refusal = refusal(of: text, topic) { misfits.append(refusal) }
    return misfits
  }

  private static let schemas = Dictionary(uniqueKeysWithValues: TopicID.allCases.map { ($0, $0.schema) })

  /// Every pattern of the schemas, compiled once.
  private static let patterns: [String: NSRegularExpression] = {
    var patterns: [String: NSRegularExpression] = [:]
    func gather(_ node: JSONNode) {
      switch node {
      case .object(let members):
        for member in members {
          if member.name == "pattern", case .string(let text) = member.value {
            patterns[text] = try? NSRegularExpression(pattern: text)
          }
          gather(member.value)
        }
      case .array(let items): items.forEach(gather)
      default: break
      }
    }
    schemas.values.forEach(gather)
    return patterns
  }()

  private static let decoder = FactDecoder(identityKey: IdentityKey(Array("a secret for tests only".utf8))!)

  private static func refusal(of data: String, _ topic: TopicID) -> String? {
    let line = """
      {"topic":"\(topic.type)","event":{"specversion":"1.0","id":"e","source":"//dripline","type":"\(topic.type)",\
      "time":"2025-01-01T00:00:00Z","subject":"C0","data":\(data)}}
      """
    do throws(ContractViolation) {
      _ = try decoder.decode(line: line, recordedAt: Instant(milliseconds: 4_000_000_000_000))
      return nil
    } catch {
      return "not taken in again: \(error)"
    }
  }

  private static func fits(_ json: Any, _ schema: JSONNode) -> Bool {
    var misfits: [String] = []
    hold(json, against: schema, at: "", &misfits)
    return misfits.isEmpty
  }

  /// Every keyword that the contract's schemas use; another one is a misfit, not passed over.
  private static func hold(_ json: Any, against schema: JSONNode, at place: String, _ misfits: inout [String]) {
    if case .boolean(let isAllowed) = schema {
      if !isAllowed { misfits.append("\(place) must not be there") }
      return
    }
    guard case .object(let keywords) = schema else { return misfits.append("\(place): no schema") }
    let object = json as? [String: Any]
    let array = json as? [Any]
    let string = json as? String
    let number = json as? NSNumber
    let isBoolean = number.map(SchemaCheck.isBoolean) ?? false
    let integer = isBoolean ? nil : number.flatMap { Int64(exactly: $0) }
    func keyword(_ name: String) -> JSONNode? { keywords.first { $0.name == name }?.value }
    for each in keywords {
      func check(_ fits: Bool) { if !fits { misfits.append("\(place): \(each.name) \(each.value.text.prefix(200))") } }
      switch (each.name, each.value) {
      case ("$schema", _), ("$id", _), ("title", _), ("description", _), ("format", _), ("then", _), ("else", _): break
      case ("type", .string(let type)):
        switch type {
        case "object": check(object != nil)
        case "array": check(array != nil)
        case "string": check(string != nil)
        case "integer": check(integer != nil)
        case "boolean": check(isBoolean)
        default: check(false)
        }
      case ("enum", .array(let values)): check(values.contains { $0 == string.map(JSONNode.string) })
      case ("const", let value): check(value == string.map(JSONNode.string))
      case ("pattern", .string(let pattern)): check(string.map { matches($0, pattern) } ?? true)
      case ("minLength", .integer(let bound)): check((string?.unicodeScalars.count ?? .max) >= bound)
      case ("maxLength", .integer(let bound)): check((string?.unicodeScalars.count ?? 0) <= bound)
      case ("minimum", .integer(let bound)): check((integer ?? bound) >= bound)
      case ("maximum", .integer(let bound)): check((integer ?? bound) <= bound)
      case ("minItems", .integer(let bound)): check((array?.count ?? .max) >= bound)
      case ("maxItems", .integer(let bound)): check((array?.count ?? 0) <= bound)
      case ("uniqueItems", _): check(Set(array?.map { "\($0)" } ?? []).count == array?.count ?? 0)
      case ("items", let items):
        for (index, item) in (array ?? []).enumerated() {
          hold(item, against: items, at: "\(place)[\(index)]", &misfits)
        }
      case ("required", .array(let names)):
        for case .string(let name) in names where object != nil && object?[name] == nil {
          misfits.append("\(place).\(name) is missing")
        }
      case ("properties", .object(let properties)):
        for property in properties {
          guard let value = object?[property.name] else { continue }
          hold(value, against: property.value, at: "\(place).\(property.name)", &misfits)
        }
      case ("additionalProperties", let schema):
        var known: Set<String> = []
        if case .object(let properties)? = keyword("properties") { known = Set(properties.map(\.name)) }
        for (name, value) in object ?? [:] where !known.contains(name) {
          hold(value, against: schema, at: "\(place).\(name)", &misfits)
        }
      case ("propertyNames", let schema): check((object ?? [:]).keys.allSatisfy { fits($0, schema) })
      case ("maxProperties", .integer(let bound)): check((object?.count ?? 0) <= bound)
      case ("anyOf", .array(let schemas)): check(schemas.contains { fits(json, $0) })
      case ("allOf", .array(let schemas)): for schema in schemas { hold(json, against: schema, at: place, &misfits) }
      case ("if", let condition):
        if let then = keyword(fits(json, condition) ? "then" : "else") {
          hold(json, against: then, at: place, &misfits)
        }
      default: misfits.append("\(place): the check does not know \(each.name)")
      }
    }
  }

  /// Foundation reads `true` and 1 as numbers both; the former takes a byte.
  private static func isBoolean(_ number: NSNumber) -> Bool {
    ["c", "B"].contains(String(cString: number.objCType))
  }

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    patterns[pattern]?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }
}
