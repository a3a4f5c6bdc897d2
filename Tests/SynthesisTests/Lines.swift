import Foundation
import Synthesis

/// A run's bytes and what Foundation's parser makes of each line.
struct Lines {
  let bytes: [UInt8]
  let values: [Line]

  struct Line {
    let text: Substring
    let topic: String
    let key: String
    let event: [String: Any]
    var id: String { event["id"] as? String ?? "" }
    var source: String { event["source"] as? String ?? "" }
    var subject: String { event["subject"] as? String ?? "" }
    var time: String { event["time"] as? String ?? "" }
    var data: [String: Any] { event["data"] as? [String: Any] ?? [:] }
    func text(_ name: String) -> String { data[name] as? String ?? "" }
    func list(_ name: String) -> [[String: Any]] { data[name] as? [[String: Any]] ?? [] }
  }

  init(_ synthesis: Synthesis) throws {
    bytes = Lines.bytes(synthesis)
    values = try Lines.parse(String(decoding: bytes, as: UTF8.self))
  }

  static func parse(_ text: String) throws -> [Line] {
    try text.split(separator: "\n").map { line in
      guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        Set(object.keys) == ["topic", "key", "event"], let topic = object["topic"] as? String,
        let key = object["key"] as? String, let event = object["event"] as? [String: Any]
      else { throw CocoaError(.coderInvalidValue) }
      return Line(text: line, topic: topic, key: key, event: event)
    }
  }

  static func bytes(_ synthesis: Synthesis) -> [UInt8] {
    var bytes: [UInt8] = []
    synthesis.write { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// FNV-1a.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

/// GB 11643, written apart from the code under test.
func isResidentID(_ id: String) -> Bool {
  let characters = Array(id)
  guard characters.count == 18 else { return false }
  let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  var sum = 0
  for (character, weight) in zip(characters, weights) {
    guard let digit = character.wholeNumberValue else { return false }
    sum += digit * weight
  }
  return Array("10X98765432")[sum % 11] == characters[17]
}
