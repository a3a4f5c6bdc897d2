/// `Content-Type`, strictly: type, subtype and parameters, each parameter once.
public struct MediaType: Sendable, Equatable {
  /// `type/subtype` in lower case.
  public let name: String
  /// Names in lower case.
  public let parameters: [String: String]

  public init?(_ text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { $0.trimmed }
    let sides = parts[0].split(separator: "/", omittingEmptySubsequences: false)
    guard sides.count == 2, sides.allSatisfy({ HeaderForm.isToken(String($0)) }) else { return nil }
    var parameters: [String: String] = [:]
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, HeaderForm.isToken(String(pair[0])) else { return nil }
      var value = pair[1]
      if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
      guard HeaderForm.isToken(String(value)),
        parameters.updateValue(String(value), forKey: pair[0].lowercased()) == nil
      else { return nil }
    }
    name = parts[0].lowercased()
    self.parameters = parameters
  }

  /// No charset, or UTF-8.
  public var isUTF8: Bool { parameters["charset"].map { $0.lowercased() == "utf-8" } ?? true }
}
