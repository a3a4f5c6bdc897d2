/// A few texts of a fact's body or of what was told, read without the rest: for those who go over millions of them and
/// ask each for a day or a word. Whole bodies are decoded by `FactDecoder`, which checks them.
public struct BodyGlance: Sendable, Equatable {
  private var found: [String: [String]] = [:]

  /// - Parameters:
  ///   - value: the body, or a whole event with the body under `data`, as it was accepted.
  ///   - fields: names at the top of the body.
  /// - Returns: nil where the value is no JSON object.
  public init?(_ value: [UInt8], fields: Set<String>) {
    guard !value.isEmpty else { return nil }
    let isRead = value.withUnsafeBufferPointer { bytes -> Bool in
      var scanner = Scanner(bytes)
      defer { scanner.release() }
      do throws(Fault) {
        try look(&scanner, fields)
        return true
      } catch {
        return false
      }
    }
    if !isRead { return nil }
  }

  /// The text of a field; nil: there is none, or it is no text.
  public func text(_ field: String) -> String? { found[field]?.first }

  /// The texts of a list.
  public func texts(_ field: String) -> [String] { found[field] ?? [] }

  private mutating func look(_ scanner: inout Scanner, _ fields: Set<String>) throws(Fault) {
    guard scanner.take(0x7B) else { throw scanner.fault(.fieldType) }
    if scanner.take(0x7D) { return }
    repeat {
      let name = try scanner.string().string
      guard scanner.take(0x3A) else { throw scanner.fault(.jsonMalformed) }
      scanner.skipSpace()
      if name == "data", scanner.next < scanner.end, scanner.next.pointee == 0x7B {
        try look(&scanner, fields)
      } else if fields.contains(name) {
        try take(name, &scanner)
      } else {
        try scanner.skipValue(depth: 1)
      }
    } while scanner.take(0x2C)
    guard scanner.take(0x7D) else { throw scanner.fault(.jsonMalformed) }
  }

  private mutating func take(_ name: String, _ scanner: inout Scanner) throws(Fault) {
    switch scanner.next < scanner.end ? scanner.next.pointee : 0 {
    case 0x22: found[name] = [try scanner.string().string]
    case 0x5B:
      scanner.next += 1
      var texts: [String] = []
      if !scanner.take(0x5D) {
        repeat {
          scanner.skipSpace()
          if scanner.next < scanner.end, scanner.next.pointee == 0x22 {
            texts.append(try scanner.string().string)
          } else {
            try scanner.skipValue(depth: 2)
          }
        } while scanner.take(0x2C)
        guard scanner.take(0x5D) else { throw scanner.fault(.jsonMalformed) }
      }
      found[name] = texts
    default: try scanner.skipValue(depth: 1)
    }
  }
}
