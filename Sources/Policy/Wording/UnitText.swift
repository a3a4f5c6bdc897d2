import Contract

extension Parameter.Unit {
  /// A value without its unit: `640.00`, `24`, `first secretary`.
  public func amount(_ value: Int64, _ language: Language) -> String {
    switch self {
    case .fen: Policy.yuan(value)
    case .roles: ValueForm.roles.text(value, language)
    default: String(value)
    }
  }

  /// The unit for a table's column.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .fen, .yuan: ("yuan", "元")
      case .percent: ("%", "%")
      case .days: ("days", "天")
      case .months: ("months", "个月")
      case .persons: ("persons", "人")
      case .times: ("times", "倍")
      case .count: ("", "")
      case .roles: ("roles", "职务")
      }
    return language == .en ? en : zh
  }

  /// What follows a value in a sentence: ` yuan`, `%`.
  func suffix(_ language: Language) -> String {
    switch self {
    case .roles, .count: ""
    case .times where language == .en: ""
    case .percent: "%"
    default: (language == .en ? " " : "") + name(language)
    }
  }

  /// A value with its unit: `640.00 yuan`.
  public func text(_ value: Int64, _ language: Language) -> String { amount(value, language) + suffix(language) }

  /// A value for programs: the number as packs write it, the names of roles.
  public func plain(_ value: Int64) -> String {
    guard self == .roles else { return String(value) }
    return Role.allCases.filter { value & 1 << Int64($0.rawValue) != 0 }.map(\.text).joined(separator: ",")
  }

  /// A value becoming another: `70 to 75%`.
  func change(_ before: Int64, _ after: Int64, _ language: Language) -> String {
    amount(before, language) + (language == .en ? " to " : "改为") + text(after, language)
  }
}
