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

/// `<caseId>:<aid step>`, or `<caseId>:<aid step>.<passage>`: the identifier of an entitlement.
struct QuotedEntitlement: Comparable {
  /// How often the chain had been begun, from 1.
  var passage: Int
  /// Index of the aid step in the chain.
  var step: Int

  init(_ grant: Entitlement) {
    passage = Int(grant.passage)
    step = Int(grant.step)
  }

  init?(_ id: String, case caseId: String, chain: [ChainStep]) {
    var id = id
    guard let found = id.withUTF8({ QuotedEntitlement($0, caseId, chain) }) else { return nil }
    self = found
  }

  fileprivate init?(_ bytes: UnsafeBufferPointer<UInt8>, _ caseId: String, _ chain: [ChainStep]) {
    guard let name = bytes.after(caseId, at: 0) else { return nil }
    let end = bytes[name...].firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
    let number = end == bytes.count ? 1 : bytes.smallNumber(end + 1..<bytes.count)
    let index = chain.firstIndex { $0.kind == .aid && bytes[name..<end].elementsEqual($0.name.utf8) }
    guard let number, let index, end == bytes.count || number > 1 else { return nil }
    passage = number
    step = index
  }

  static func < (a: QuotedEntitlement, b: QuotedEntitlement) -> Bool { (a.passage, a.step) < (b.passage, b.step) }
}

/// `<entitlementId>:<instalment>:<attempt>`: the identifier of one payment instruction.
struct QuotedInstruction {
  var entitlement: QuotedEntitlement
  var number: Int
  var attempt: Int

  init?(_ id: String, case caseId: String, chain: [ChainStep]) {
    var id = id
    let found = id.withUTF8 { bytes -> (QuotedEntitlement, Int, Int)? in
      let colon = UInt8(ascii: ":")
      guard let last = bytes.lastIndex(of: colon), let before = bytes[..<last].lastIndex(of: colon),
        let number = bytes.smallNumber(before + 1..<last), let attempt = bytes.smallNumber(last + 1..<bytes.count),
        let entitlement = QuotedEntitlement(UnsafeBufferPointer(rebasing: bytes[..<before]), caseId, chain)
      else { return nil }
      return (entitlement, number, attempt)
    }
    guard let found else { return nil }
    (entitlement, number, attempt) = found
  }
}

extension Entitlement {
  /// Its instalment that is with the bank under this identifier.
  func awaited(_ quoted: QuotedInstruction) -> Int? {
    outstanding.firstIndex {
      Int($0.number) == quoted.number && Int($0.attempt) == quoted.attempt && !$0.isStopped
    }
  }
}

extension Case {
  func entitlement(_ quoted: QuotedEntitlement) -> Entitlement? {
    ([entitlement].compactMap { $0 } + former).first { QuotedEntitlement($0) == quoted }
  }

  /// Lets an entitlement before the newest stand in the newest's place while something about it is done.
  mutating func about(_ quoted: QuotedEntitlement, _ body: (inout Case) -> Void) {
    guard let place = former.firstIndex(where: { QuotedEntitlement($0) == quoted }) else { return body(&self) }
    let newest = entitlement
    entitlement = former[place]
    body(&self)
    former[place] = entitlement ?? former[place]
    entitlement = newest
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
