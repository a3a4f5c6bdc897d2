import Contract
import Foundation
import Testing

/// The `topics` directory of this checkout.
let topicsDirectory = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "topics")

/// Later than every example, except those from the future.
let recordedAt = Timestamp.parse("2025-12-31T00:00:00Z")!

let testKey = IdentityKey(Array("a secret for tests only".utf8))!
let decoder = FactDecoder(identityKey: testKey)

/// One file of `topics/examples`.
struct Example: CustomStringConvertible {
  var topic: TopicID
  /// Without extension.
  var name: String
  var bytes: [UInt8]

  var isValid: Bool { name.hasPrefix("valid-") }

  /// The reason code in the name of an invalid example.
  var reason: ContractReason? {
    let parts = name.split(separator: "-")
    return parts.first == "invalid" ? ContractReason(rawValue: String(parts[1])) : nil
  }

  var description: String { "\(topic.type)/\(name)" }

  static let all: [Example] = TopicID.allCases.flatMap { topic in
    let folder = topicsDirectory.appending(path: "examples/\(topic.type)")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.sorted().filter { $0.hasSuffix(".json") }.map { file in
      Example(
        topic: topic, name: String(file.dropLast(5)),
        bytes: Array((try? Data(contentsOf: folder.appending(path: file))) ?? Data()))
    }
  }

  static let facts = all.filter(\.topic.carriesFacts)
  static let validFacts = facts.filter(\.isValid)
}

/// Headers as text, kept alive around `body`.
func withHeaders<T>(
  _ headers: [(String, String)], _ body: (EnvelopeHeaders) throws -> T
) rethrows -> T {
  var gathered = EnvelopeHeaders()
  var kept: [UnsafeMutablePointer<CChar>] = []
  defer { for space in kept { space.deallocate() } }
  for (name, value) in headers {
    let nameBytes = Array(name.utf8CString)
    let valueBytes = Array(value.utf8CString)
    let space = UnsafeMutablePointer<CChar>.allocate(capacity: nameBytes.count + valueBytes.count)
    (space).initialize(from: nameBytes, count: nameBytes.count)
    (space + nameBytes.count).initialize(from: valueBytes, count: valueBytes.count)
    kept.append(space)
    space.withMemoryRebound(to: UInt8.self, capacity: nameBytes.count) {
      gathered.add(
        UnsafeBufferPointer(start: $0, count: nameBytes.count - 1),
        UnsafeRawBufferPointer(start: space + nameBytes.count, count: valueBytes.count - 1))
    }
  }
  return try body(gathered)
}

/// Decodes a record made of text headers and bytes.
func decode(
  _ bytes: [UInt8], headers: [(String, String)], topic: TopicID, by decoder: FactDecoder = decoder,
  at recordedAt: Instant = recordedAt
) -> Result<Fact, ContractViolation> {
  withHeaders(headers) { headers in
    bytes.withUnsafeBytes { value in
      let event = RawEvent(value: value, headers: headers, recordedAt: recordedAt)
      do throws(ContractViolation) {
        return .success(try decoder.decode(event, topic: topic))
      } catch {
        return .failure(error)
      }
    }
  }
}

func decodeStructured(_ bytes: [UInt8], topic: TopicID) -> Result<Fact, ContractViolation> {
  decode(bytes, headers: [("content-type", "application/cloudevents+json")], topic: topic)
}

/// A valid example as a line of `publish`.
func line(of example: Example, key: String = "341225101001") -> String {
  let event = String(decoding: example.bytes, as: UTF8.self)
  return #"{"topic":"\#(example.topic.type)","key":"\#(key)","event":\#(event)}"#
}

/// A valid example in binary mode: headers, data and the fact that its line holds.
func binary(
  _ example: Example
) throws -> (headers: [(String, String)], data: [UInt8], fact: Fact) {
  let text = line(of: example)
  let parsed = try decoder.decode(line: text, recordedAt: recordedAt)
  return (
    parsed.headers.map { ($0.name, $0.value) }, Array(Array(text.utf8)[parsed.data]), parsed.fact
  )
}

func example(_ topic: TopicID, _ name: String) throws -> Example {
  try #require(Example.all.first { $0.topic == topic && $0.name == name })
}

extension Result where Failure == ContractViolation {
  var violation: ContractViolation? {
    if case .failure(let violation) = self { violation } else { nil }
  }
}

/// Repeatable numbers for property tests.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
