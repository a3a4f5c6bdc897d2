import Contract

/// The languages that citizens are answered in.
public enum Language: String, Sendable, CaseIterable {
  case en, zh
}

extension Reason {
  /// The reason in plain words, values filled in.
  public func text(_ language: Language) -> String {
    let entry = code.entry
    return fill(language == .en ? entry.en : entry.zh, language)
  }

  /// What would have to change, or nil.
  public func remedy(_ language: Language) -> String? {
    let entry = code.entry
    let text = language == .en ? entry.remedyEn : entry.remedyZh
    return text.isEmpty ? nil : fill(text, language)
  }

  private func fill(_ template: String, _ language: Language) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let parts = rest[rest.index(after: open)..<close].split(separator: ":")
      let value = [values.0, values.1, values.2][Int(parts[0]) ?? 0]
      result += parts.count > 1 ? Reason.format(value, String(parts[1]), language) : String(value)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func format(_ value: Int64, _ form: String, _ language: Language) -> String {
    let raw = UInt8(clamping: value)
    switch form {
    case "yuan": return yuan(value)
    case "role": return Role(rawValue: raw)?.name(language) ?? "?"
    case "level": return Level(rawValue: raw)?.name(language) ?? "?"
    case "meeting": return MeetingKind(rawValue: raw)?.name(language) ?? "?"
    case "place": return Place(rawValue: raw)?.name(language) ?? "?"
    case "return": return ReturnReason(rawValue: raw)?.name(language) ?? "?"
    case "source":
      if let department = Department(rawValue: raw) { return department.name(language) }
      return language == .en ? "declared on the household card" : "户卡申报"
    default: return String(value)
    }
  }

  /// The value of a `{n:source}` that stands for the household's own card.
  static let declared: Int64 = 255
}

/// Fen as yuan with two decimals: `1530.00`.
public func yuan(_ fen: Int64) -> String {
  let magnitude = fen.magnitude
  let cents = String(magnitude % 100)
  return (fen < 0 ? "-" : "") + String(magnitude / 100) + "." + (cents.count == 1 ? "0" : "") + cents
}
