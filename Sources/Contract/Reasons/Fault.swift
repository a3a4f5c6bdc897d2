/// A broken rule as the scanner meets it: small and without text, because the hot path must not pay
/// for messages. `ContractViolation` is made of it afterwards.
struct Fault: Error {
  var code: ContractReason
  /// Where in the scanned bytes: the start of the value, key or bracket concerned.
  var offset: Int
  /// A field or header to name after the path of `offset`.
  var name: String?
  /// The bounds of `number.range` and `field.length`.
  var bounds: ClosedRange<Int64>?
  /// The allowed words or fields.
  var table: KeyTable?
  /// The fault lies in the envelope: `name` alone is the place.
  var isEnvelope = false

  init(
    _ code: ContractReason, at offset: Int, name: String? = nil, bounds: ClosedRange<Int64>? = nil,
    table: KeyTable? = nil
  ) {
    self.code = code
    self.offset = offset
    self.name = name
    self.bounds = bounds
    self.table = table
  }

  /// A fault of an envelope attribute or header.
  init(_ code: ContractReason, envelope name: String, table: KeyTable? = nil) {
    self.init(code, at: 0, name: name, table: table)
    isEnvelope = true
  }

  /// The rule in words, with bounds and words filled in.
  var rule: Localized {
    if let bounds {
      let (low, high) = (bounds.lowerBound, bounds.upperBound)
      return code == .fieldLength
        ? Localized(en: "length or count from \(low) to \(high)", zh: "长度或个数须在\(low)至\(high)之间")
        : Localized(en: "an integer from \(low) to \(high)", zh: "须为\(low)至\(high)之间的整数")
    }
    if let table {
      let words = table.names.joined(separator: ", ")
      return code == .wordUnknown
        ? Localized(en: "one of: \(words)", zh: "须为下列之一：\(words)")
        : Localized(en: "\(code.meaning.en); known: \(words)", zh: "\(code.meaning.zh)；可用：\(words)")
    }
    return code.meaning
  }
}
