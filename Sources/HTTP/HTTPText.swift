/// One text in the two languages of the people who read it.
public struct HTTPText: Sendable, Equatable {
  public var en: String
  public var zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// The text in that language.
  public func text(_ language: HTTPLanguage) -> String { language == .zh ? zh : en }
}

/// The language that a client would rather read.
public enum HTTPLanguage: String, Sendable {
  case en, zh

  /// Of an `Accept-Language` field: the first of the two with the highest weight; English otherwise.
  init(accepting field: String?) {
    var best: (language: HTTPLanguage, weight: Double)?
    for range in (field ?? "").split(separator: ",").prefix(20) {
      let parts = range.split(separator: ";").map { $0.trimmed }
      guard let tag = parts.first?.split(separator: "-").first?.lowercased(), let language = HTTPLanguage(rawValue: tag)
      else { continue }
      let weight = parts.dropFirst().first.flatMap { $0.hasPrefix("q=") ? Double($0.dropFirst(2)) : nil } ?? 1
      if weight > best?.weight ?? 0 { best = (language, weight) }
    }
    self = best?.language ?? .en
  }
}

extension Substring {
  /// Without spaces and tabs at both ends.
  var trimmed: Substring {
    var text = self
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
