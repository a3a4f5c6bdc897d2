import Contract
import Foundation
import Testing

/// What holds for the fields of every fact that an example shows.
@Suite("Fields of every fact")
struct FieldTests {
  /// A JSON value whose fields can be left out, added and put in another order.
  private indirect enum Value {
    case object([(key: String, value: Value)])
    case array([Value])
    /// As it is written.
    case leaf(String)

    init(_ json: Any) throws {
      switch json {
      case let object as [String: Any]:
        self = .object(try object.keys.sorted().map { ($0, try Value(object[$0]!)) })
      case let array as [Any]: self = .array(try array.map(Value.init))
      default:
        let data = try JSONSerialization.data(withJSONObject: json, options: [.fragmentsAllowed])
        self = .leaf(String(decoding: data, as: UTF8.self))
      }
    }

    var text: String {
      switch self {
      case .object(let fields): "{\(fields.map { "\"\($0.key)\": \($0.value.text)" }.joined(separator: ","))}"
      case .array(let items): "[\(items.map(\.text).joined(separator: " , "))]"
      case .leaf(let text): text
      }
    }

    /// Evidence by name keeps its order, which is part of the fact.
    func shuffled(_ random: inout SplitMix, isEvidence: Bool = false) -> Value {
      switch self {
      case .object(let fields):
        var shuffled = fields.map { ($0.key, $0.value.shuffled(&random, isEvidence: $0.key == "evidence")) }
        if !isEvidence { shuffled.shuffle(using: &random) }
        return .object(shuffled)
      case .array(let items): return .array(items.map { $0.shuffled(&random) })
      case .leaf: return self
      }
    }

    /// The value once without each field of each closed object, with that field's name.
    var withoutEachField: [(key: String, value: Value)] {
      switch self {
      case .leaf: return []
      case .array(let items):
        return items.indices.flatMap { index in
          items[index].withoutEachField.map { key, value in
            var changed = items
            changed[index] = value
            return (key, .array(changed))
          }
        }
      case .object(let fields):
        return fields.indices.flatMap { index in
          var without = fields
          let key = without.remove(at: index).key
          let deeper = fields[index].value.withoutEachField.map { inner, value in
            var changed = fields
            changed[index].value = value
            return (inner, Value.object(changed))
          }
          return [(key, .object(without))] + (key == "evidence" && fields[index].value.isObject ? [] : deeper)
        }
      }
    }

    private var isObject: Bool { if case .object = self { true } else { false } }

    /// The value once with a strange field in each closed object.
    var withStrangers: [Value] {
      switch self {
      case .leaf: return []
      case .array(let items):
        return items.indices.flatMap { index in
          items[index].withStrangers.map { value in
            var changed = items
            changed[index] = value
            return .array(changed)
          }
        }
      case .object(let fields):
        let deeper = fields.indices.filter { !(fields[$0].key == "evidence" && fields[$0].value.isObject) }
          .flatMap { index in
            fields[index].value.withStrangers.map { value in
              var changed = fields
              changed[index].value = value
              return Value.object(changed)
            }
          }
        return [.object(fields + [("colour", .leaf("\"red\""))])] + deeper
      }
    }
  }

  private struct Sample {
    var example: Example
    var headers: [(String, String)]
    var value: Value
    var fact: Fact

    func decode(_ value: Value) -> Result<Fact, ContractViolation> {
      ContractTests.decode(Array(value.text.utf8), headers: headers, topic: example.topic)
    }
  }

  private func samples() throws -> [Sample] {
    try Example.validFacts.map { example in
      let (headers, data, fact) = try binary(example)
      let value = try Value(JSONSerialization.jsonObject(with: Data(data)))
      // Evidence comes sorted by name out of the parser.
      let sorted = decode(Array(value.text.utf8), headers: headers, topic: example.topic)
      return Sample(example: example, headers: headers, value: value, fact: (try? sorted.get()) ?? fact)
    }
  }

  @Test("in any order make the same fact")
  func order() throws {
    var random = SplitMix(seed: 17)
    for sample in try samples() {
      for _ in 0..<5 {
        let found = try sample.decode(sample.value.shuffled(&random)).get()
        #expect(found.body == sample.fact.body, "\(sample.example)")
      }
    }
  }

  @Test("left out are either optional or said to be missing, by name")
  func leftOut() throws {
    var missing = 0
    for sample in try samples() {
      for (key, value) in sample.value.withoutEachField {
        guard let violation = sample.decode(value).violation else { continue }
        missing += 1
        #expect(violation.code == .fieldMissing, "\(sample.example) without \(key): \(violation)")
        #expect(violation.field.hasSuffix(".\(key)") || violation.field == key, "\(sample.example): \(violation)")
      }
    }
    #expect(missing > 500)
  }

  @Test("that no version knows are refused, wherever they stand")
  func strangers() throws {
    for sample in try samples() {
      for value in sample.value.withStrangers {
        #expect(sample.decode(value).violation?.code == .fieldUnknown, "\(sample.example)")
      }
    }
  }
}
