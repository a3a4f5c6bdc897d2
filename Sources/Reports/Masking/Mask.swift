import Contract

/// What of a person may stand on paper.
///
/// Whoever makes a masked value gives the full one away here and cannot have it back: reports hold masked values only.
public enum Mask {
  /// A run of so many digits may be a telephone, card or resident number.
  static let digitsMax = 10

  /// The first letter and a star: `张*`. A name that does not begin with a letter is a star alone.
  public static func name(_ full: String) -> String {
    let clean = PlainText.clean(full)
    guard let first = clean.unicodeScalars.first(where: { $0 != " " }), first.properties.isAlphabetic else {
      return "*"
    }
    return "\(first)*"
  }

  /// Stars and the last four: `****0117`, of a resident's number or an account.
  public static func number(_ full: String) -> String {
    let last = full.suffix(4)
    guard full.count > 4, !ErasedPerson.isErased(full),
      last.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "X" || $0 == "x") })
    else {
      return "****"
    }
    return "****" + last.uppercased()
  }

  /// An account of which no more is kept than its last four digits; empty where there is none.
  public static func account(last4: UInt32) -> String {
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: last4 >> UInt32($0)) }
    guard last4 != 0, bytes.allSatisfy({ (48...57).contains($0) }) else { return "" }
    return "****" + String(decoding: bytes, as: UTF8.self)
  }

  /// A case's identifier, as intake chose it: should a resident's number stand in it, that is masked.
  public static func reference(_ id: String) -> String {
    let bytes = Array(id.utf8)
    guard bytes.count >= 18 else { return id }
    for start in 0...bytes.count - 18 {
      let part = String(decoding: bytes[start..<start + 18], as: UTF8.self)
      if ResidentID.isValid(part, bornBy: Day(number: Int32.max)) {
        let behind = String(decoding: bytes[(start + 18)...], as: UTF8.self)
        return String(decoding: bytes[..<start], as: UTF8.self) + number(part) + reference(behind)
      }
    }
    return id
  }

  /// Free text of a fact: the names of the household's members in it are masked, and so are long numbers.
  public static func text(_ text: String, hiding names: [String] = []) -> String {
    var out = PlainText.clean(text)
    for full in names where full.count > 1 { out = out.replacing(PlainText.clean(full), with: name(full)) }
    return digits(out)
  }

  /// Long numbers, with spaces or hyphens between their digits or without, keep their last four digits.
  public static func digits(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      guard isDigit(scalars[place]) else {
        out.append(scalars[place])
        place += 1
        continue
      }
      let end = endOfRun(scalars, place)
      let digits = scalars[place..<end].filter { isDigit($0) || isCheck($0) }
      if digits.count > digitsMax {
        out.append(contentsOf: "****".unicodeScalars)
        out.append(contentsOf: digits.suffix(4))
      } else {
        out.append(contentsOf: scalars[place..<end])
      }
      place = end
    }
    return String(out)
  }

  /// Behind the last digit of a number that begins at `start`; single separators are part of it, and a final X.
  private static func endOfRun(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var place = start
    while place < scalars.count {
      if isDigit(scalars[place]) {
        place += 1
      } else if isSeparator(scalars[place]), place + 1 < scalars.count, isDigit(scalars[place + 1]) {
        place += 2
      } else {
        break
      }
    }
    if place < scalars.count, isCheck(scalars[place]) { place += 1 }
    return place
  }

  /// Any script's digits: full-width ones are digits too.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }
  private static func isCheck(_ scalar: Unicode.Scalar) -> Bool { ["X", "x", "Ｘ", "ｘ"].contains(scalar) }
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    [" ", "-", "_", "－", "—", "·", "."].contains(scalar)
  }
}
