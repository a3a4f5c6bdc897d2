import Contract
import Policy

/// `<caseId>:<step name>:<round>`: the identifier of a request or notice, the same in every replay
/// because it derives from the case and its step.
struct QuotedStep {
  var step: Int
  var round: Int

  /// nil: not an identifier of this case, or of no step of the chain.
  init?(_ id: String, case caseId: String, chain: [Step]) {
    var rest = Substring(id).utf8
    guard rest.drop(prefix: caseId.utf8), rest.popFirst() == UInt8(ascii: ":") else { return nil }
    for (index, candidate) in chain.enumerated() {
      var tail = rest
      guard tail.drop(prefix: candidate.name.utf8), tail.popFirst() == UInt8(ascii: ":"),
        let number = tail.smallNumber
      else { continue }
      step = index
      round = number
      return
    }
    return nil
  }
}

/// `<caseId>:allowance:<month>:<attempt>`: the identifier of one payment instruction.
struct QuotedInstruction {
  static let benefit = "allowance"
  var month: Int
  var attempt: Int

  init?(_ id: String, case caseId: String) {
    var rest = Substring(id).utf8
    guard rest.drop(prefix: caseId.utf8), rest.popFirst() == UInt8(ascii: ":"),
      rest.drop(prefix: Self.benefit.utf8), rest.popFirst() == UInt8(ascii: ":"),
      let colon = rest.firstIndex(of: UInt8(ascii: ":")),
      let month = rest[..<colon].smallNumber,
      let attempt = rest[rest.index(after: colon)...].smallNumber
    else { return nil }
    self.month = month
    self.attempt = attempt
  }
}

extension Substring.UTF8View {
  /// Removes `prefix` from the front, or answers false.
  fileprivate mutating func drop(prefix: String.UTF8View) -> Bool {
    var index = startIndex
    for byte in prefix {
      guard index < endIndex, self[index] == byte else { return false }
      index = self.index(after: index)
    }
    self = self[index...]
    return true
  }

  /// A decimal number from 1 to 65535 without leading zeros.
  fileprivate var smallNumber: Int? {
    guard let first, first != UInt8(ascii: "0") else { return nil }
    var value = 0
    for byte in self {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
      guard value <= 65_535 else { return nil }
    }
    return value
  }
}
