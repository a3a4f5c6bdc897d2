import Contract
import Foundation
import Testing

/// Damaged events: whatever the bytes, the decoder returns or throws. `DRIPLINE_FUZZ_SECONDS` makes it
/// last longer than its bounded default; a failure prints the seed.
@Suite("Mutations of valid events")
struct MutationTests {
  private static let tokens = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "-", "-0", "0",
    "1e400", "1.5", "99999999999999999999999999999999999999999", "\u{FEFF}", "示", "NaN", " ", "\n",
  ].map { Array($0.utf8) }

  private func mutated(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard !bytes.isEmpty else { return bytes }
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let span = at..<min(bytes.count, at + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[at] ^= 1 << UInt8.random(in: 0...7, using: &random)
      case 2: bytes.removeSubrange(span)
      case 3: bytes.insert(contentsOf: Self.tokens.randomElement(using: &random)!, at: at)
      case 4: bytes.insert(contentsOf: Array(bytes[span]), at: at)
      case 5: bytes.removeSubrange(at...)
      default: bytes.replaceSubrange(span, with: Self.tokens.randomElement(using: &random)!)
      }
    }
    return bytes
  }

  @Test("never a crash; what is accepted is JSON that Foundation accepts too")
  func mutations() throws {
    let seconds = ProcessInfo.processInfo.environment["DRIPLINE_FUZZ_SECONDS"].flatMap(Double.init)
    let deadline = seconds.map { ContinuousClock.now + .seconds($0) }
    let seed = UInt64(seconds == nil ? 1 : Date().timeIntervalSince1970)
    var random = SplitMix(seed: seed)
    let valid = try Example.validFacts.map { (example: $0, binary: try binary($0)) }
    var rounds = 0
    var accepted = 0
    while deadline.map({ ContinuousClock.now < $0 }) ?? (rounds < 20_000) {
      rounds += 1
      let (example, (headers, data, _)) = valid.randomElement(using: &random)!
      switch rounds % 3 {
      case 0:
        let bytes = mutated(data, &random)
        if case .success = decode(bytes, headers: headers, topic: example.topic) {
          accepted += 1
          #expect(throws: Never.self, "seed \(seed), round \(rounds)") {
            try JSONSerialization.jsonObject(with: Data(bytes))
          }
        }
      case 1: _ = decodeStructured(mutated(example.bytes, &random), topic: example.topic)
      default:
        let bytes = mutated(Array(line(of: example).utf8), &random)
        bytes.withUnsafeBytes { buffer in
          _ = try? decoder.decode(line: buffer, recordedAt: recordedAt)
        }
      }
    }
    #expect(accepted < rounds / 3)
    if seconds != nil { print("fuzz: \(rounds) rounds, \(accepted) accepted, seed \(seed)") }
  }

  @Test("every prefix of an event is refused, and said to be no JSON")
  func prefixes() throws {
    for example in Example.validFacts {
      let (headers, data, _) = try binary(example)
      let whole = data.prefix { _ in true }
      for length in stride(from: 1, to: whole.count, by: whole.count > 2000 ? 37 : 3) {
        let found = decode(Array(whole.prefix(length)), headers: headers, topic: example.topic)
          .violation
        #expect(
          found.map { [.jsonMalformed, .jsonEncoding].contains($0.code) } ?? false,
          "\(example) cut to \(length): \(found?.description ?? "accepted")")
      }
    }
  }

  @Test("fields in any order make the same fact")
  func order() throws {
    let (headers, data, fact) = try binary(
      try example(.applicationSubmitted, "valid-nominated-away"))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(data)) as? [String: Any])
    var random = SplitMix(seed: 3)
    for _ in 0..<50 {
      let fields = try object.keys.shuffled(using: &random).map { key in
        let value = try JSONSerialization.data(
          withJSONObject: object[key]!, options: [.fragmentsAllowed, .prettyPrinted])
        return "\"\(key)\" : \(String(decoding: value, as: UTF8.self))"
      }
      let text = "{\(fields.joined(separator: ","))}"
      let other = try decode(Array(text.utf8), headers: headers, topic: .applicationSubmitted).get()
      #expect(other.body == fact.body)
    }
  }
}
