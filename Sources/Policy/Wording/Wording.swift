import Contract

/// A value that a text shows: `{limit}`.
public struct Shown: Sendable, Equatable {
  public let name: String
  public let slot: Int
  public let form: ValueForm
}

/// A text in both languages with values to be filled in.
public struct Wording: Sendable {
  enum Piece: Sendable {
    case text(String)
    /// Place among the values shown.
    case value(Int, ValueForm)
  }
  let en: [Piece]
  let zh: [Piece]
  /// As it was written.
  public let source: Localized

  /// - Parameter shown: every name in braces must stand here.
  init(_ source: Localized, shown: [Shown]) {
    self.source = source
    en = Wording.pieces(source.en, shown)
    zh = Wording.pieces(source.zh, shown)
  }

  /// The names in braces.
  static func names(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      names.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }

  private static func pieces(_ text: String, _ shown: [Shown]) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let name = rest[rest.index(after: open)..<close]
      if let place = shown.firstIndex(where: { $0.name == name }) {
        pieces.append(.value(place, shown[place].form))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  /// The text with values in their places.
  public func text(_ language: Language, _ value: (Int) -> Int64) -> String {
    var text = ""
    for piece in language == .en ? en : zh {
      switch piece {
      case .text(let part): text += part
      case .value(let place, let form): text += form.text(value(place), language)
      }
    }
    return text
  }
}
