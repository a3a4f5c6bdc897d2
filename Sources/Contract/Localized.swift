/// The languages that citizens are answered in.
public enum Language: String, Sendable, CaseIterable {
  case en, zh
}

/// One text in the two languages of the people who read it.
public struct Localized: Sendable, Hashable {
  public var en: String
  public var zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// Asks for the text in each language.
  public init(_ text: (Language) -> String) { self.init(en: text(.en), zh: text(.zh)) }

  /// What needs no translation.
  public static func same(_ text: String) -> Localized { Localized(en: text, zh: text) }

  /// The text in a language.
  public func text(_ language: Language) -> String { language == .en ? en : zh }
}
