/// Text that came from outside, made fit to be shown.
public enum PlainText {
  /// Marks above or below one letter; more would run over the lines around it.
  private static let marksMax = 3

  /// Control characters and line breaks become spaces; what is invisible or turns the writing direction is left out,
  /// so that no text can change how its neighbours look.
  public static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isSuspect($0) }) else { return text }
    var out = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        out.append(" ")
      } else if isHidden(scalar) {
        continue
      } else if isMark(scalar) {
        marks += 1
        if marks <= marksMax { out.append(scalar) }
        continue
      } else {
        out.append(scalar)
      }
      marks = 0
    }
    return String(out)
  }

  private static func isSuspect(_ scalar: Unicode.Scalar) -> Bool {
    // ASCII and Chinese letters, which are nearly everything, are told at once.
    if (0x20...0x7E).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) { return false }
    return isControl(scalar) || isHidden(scalar) || isMark(scalar)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .format: true
    default: scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
