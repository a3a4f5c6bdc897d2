/// One text in the two languages of the people who read it.
public struct Bilingual: Sendable, Equatable {
  public var en: String
  public var zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }
}
