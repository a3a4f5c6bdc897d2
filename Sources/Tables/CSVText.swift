/// Cells that office programs show and never calculate.
public enum CSVText {
  /// In quotes; a text that a spreadsheet would take for a formula gets an apostrophe before it, control characters
  /// become spaces.
  public static func quoted(_ text: String) -> String {
    let plain = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    let first = plain.unicodeScalars.first { $0 != " " && $0 != "\u{3000}" && $0 != "\u{A0}" && $0 != "\u{FEFF}" }
    // Their full-width forms too: some programs narrow them.
    let isFormula = first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + plain : plain
    return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// A line with its end.
  public static func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\r\n" }

  /// By which spreadsheet programs know UTF-8.
  public static let mark = "\u{FEFF}"
}
