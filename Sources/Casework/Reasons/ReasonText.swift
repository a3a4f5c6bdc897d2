import Contract
import Policy

extension Reason {
  /// The reason in plain words, values filled in.
  public func text(_ language: Language) -> String {
    if let rule {
      if code == .ruleMet { return rule.met?.text.text(language, value) ?? "" }
      if code == .rule { return rule.message.text(language, value) }
    }
    return fill(ReasonTemplate.of(code, language, remedy: false), language)
  }

  /// What would have to change, or nil.
  public func remedy(_ language: Language) -> String? {
    if let rule { return code == .rule ? rule.remedy?.text(language, value) : nil }
    let template = ReasonTemplate.of(code, language, remedy: true)
    return template.pieces.isEmpty ? nil : fill(template, language)
  }

  private func fill(_ template: ReasonTemplate, _ language: Language) -> String {
    var result = ""
    for piece in template.pieces {
      switch piece {
      case .text(let text): result += text
      case .value(let index, let form):
        let value = value(index)
        result += form.isEmpty ? String(value) : Reason.format(value, form, language)
      }
    }
    return result
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
    default: return String(value)
    }
  }

}

/// A reason's text, taken apart once: `"{0} of {1:yuan}"` has a value, a text and a value.
struct ReasonTemplate: Sendable {
  enum Piece: Sendable {
    case text(String)
    case value(Int, form: String)
  }

  let pieces: [Piece]

  init(_ template: String) {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let parts = rest[rest.index(after: open)..<close].split(separator: ":")
      pieces.append(.value(Int(parts[0]) ?? 0, form: parts.count > 1 ? String(parts[1]) : ""))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  static func of(_ code: ReasonCode, _ language: Language, remedy: Bool) -> ReasonTemplate {
    all[Int(code.rawValue) * 4 + (language == .en ? 0 : 1) + (remedy ? 2 : 0)]
  }

  private static let all: [ReasonTemplate] = {
    var all = [ReasonTemplate](repeating: ReasonTemplate(""), count: 256 * 4)
    for code in ReasonCode.allCases {
      let entry = code.entry
      for (slot, text) in [entry.en, entry.zh, entry.remedyEn, entry.remedyZh].enumerated() {
        all[Int(code.rawValue) * 4 + slot] = ReasonTemplate(text)
      }
    }
    return all
  }()
}
