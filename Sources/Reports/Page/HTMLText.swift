/// Text in HTML and XML.
public enum HTMLText {
  /// Fit for an element's content and for a quoted attribute.
  public static func escaped(_ text: String) -> String {
    let text = PlainText.clean(text)
    guard text.utf8.contains(where: { [34, 38, 39, 60, 62, 96].contains($0) }) else { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "`": out += "&#96;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
