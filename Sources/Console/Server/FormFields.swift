import HTTP

/// What a form of the console sent (`application/x-www-form-urlencoded`).
struct FormFields: Sendable {
  static let fieldsMax = 3_000
  private(set) var all: [(name: String, value: String)] = []

  /// nil: malformed, or more fields than any page has.
  init?(_ body: [UInt8]) {
    guard let text = String(validating: body, as: UTF8.self) else { return nil }
    for part in text.split(separator: "&", omittingEmptySubsequences: true) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        PercentCoding.decode(String($0.replacing("+", with: " ")))
      }
      guard all.count < FormFields.fieldsMax, let name = pair[0], pair.count < 2 || pair[1] != nil else { return nil }
      all.append((name, pair.count > 1 ? pair[1]! : ""))
    }
  }

  subscript(name: String) -> String { all.first { $0.name == name }?.value ?? "" }
  func values(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }
}

/// Fields of an address's query.
struct QueryFields: Sendable {
  private var all: [(name: String, value: String)]

  /// nil: malformed.
  init?(_ target: RequestTarget) {
    guard let query = target.query else { return nil }
    all = query
  }

  subscript(name: String) -> String { all.first { $0.name == name }?.value ?? "" }

  private static let names: Set<String> = [
    "id", "region", "programme", "step", "standing", "after", "waiter", "overdue", "reason", "state", "at", "name",
    "case", "year", "pack",
    "other", "on",
  ]

  /// Those that a page of the console has.
  var known: [(name: String, value: String)] { all.filter { Self.names.contains($0.name) && !$0.value.isEmpty } }
}

extension Address {
  /// An address that came back from a browser, if it is one of the console's own.
  static func own(_ text: String) -> String {
    guard text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 2000,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && ![0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60].contains($0) })
    else { return "/" }
    return text
  }
}
