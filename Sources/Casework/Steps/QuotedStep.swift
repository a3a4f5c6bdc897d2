import Contract
import Policy

/// `<caseId>:<step name>:<round>`: the identifier of a request or notice, the same in every replay
/// because it derives from the case and its step.
struct QuotedStep {
  var step: Int
  var round: Int

  /// nil: not an identifier of this case, or of no step of the chain.
  init?(_ id: String, case caseId: String, chain: [ChainStep]) {
    var id = id
    let found = id.withUTF8 { bytes -> QuotedStep? in
      guard let name = bytes.after(caseId, at: 0) else { return nil }
      for index in chain.indices {
        guard let digits = bytes.after(chain[index].name, at: name),
          let round = bytes.smallNumber(digits..<bytes.count)
        else { continue }
        return QuotedStep(step: index, round: round)
      }
      return nil
    }
    guard let found else { return nil }
    self = found
  }

  private init(step: Int, round: Int) {
    self.step = step
    self.round = round
  }
}

/// `<caseId>:allowance:<month>:<attempt>`: the identifier of one payment instruction.
struct QuotedInstruction {
  static let benefit = "allowance"
  var month: Int
  var attempt: Int

  init?(_ id: String, case caseId: String) {
    var id = id
    let found = id.withUTF8 { bytes -> (Int, Int)? in
      guard let name = bytes.after(caseId, at: 0), let digits = bytes.after(Self.benefit, at: name),
        let colon = bytes[digits...].firstIndex(of: UInt8(ascii: ":")),
        let month = bytes.smallNumber(digits..<colon),
        let attempt = bytes.smallNumber(colon + 1..<bytes.count)
      else { return nil }
      return (month, attempt)
    }
    guard let found else { return nil }
    (month, attempt) = found
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where what follows `text` and a colon begins, if both stand at `start`.
  fileprivate func after(_ text: String, at start: Int) -> Int? {
    let utf8 = text.utf8
    guard start + utf8.count < count else { return nil }
    var index = start
    for byte in utf8 {
      guard self[index] == byte else { return nil }
      index += 1
    }
    return self[index] == UInt8(ascii: ":") ? index + 1 : nil
  }

  /// A decimal number from 1 to 65535 without leading zeros.
  fileprivate func smallNumber(_ range: Range<Int>) -> Int? {
    guard (1...5).contains(range.count), self[range.lowerBound] != UInt8(ascii: "0") else { return nil }
    var value = 0
    for index in range {
      guard (48...57).contains(self[index]) else { return nil }
      value = value * 10 + Int(self[index] - 48)
    }
    return value <= 65_535 ? value : nil
  }
}
