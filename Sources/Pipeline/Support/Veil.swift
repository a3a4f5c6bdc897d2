/// Takes out of a text what could be somebody's number: case ids are chosen by others, and errors quote.
enum Veil {
  static let mask = "[number]"

  /// Runs of digits as long as a telephone number that begins like one (11), or as an old or new resident ID or a bank
  /// account (15 to 19; a resident ID may end in X). Regions (12 digits) and times in milliseconds (13) stay.
  static func over(_ text: String) -> String {
    // Nearly every line passes here.
    guard text.utf8.count >= 11, longestRun(text) >= 11 else { return text }
    var out = ""
    var run = ""
    func end(before next: Character?) -> Bool {
      defer { run = "" }
      let endsInX = run.utf8.count == 17 && (next == "X" || next == "x")
      let isPersonal = endsInX || (15...19).contains(run.utf8.count) || (run.utf8.count == 11 && isPhone(run))
      out += isPersonal ? mask : run
      return endsInX
    }
    for character in text {
      if let byte = character.asciiValue, (0x30...0x39).contains(byte) {
        run.append(character)
      } else {
        if !run.isEmpty, end(before: character) { continue }
        out.append(character)
      }
    }
    if !run.isEmpty { _ = end(before: nil) }
    return out
  }

  private static func isPhone(_ digits: String) -> Bool {
    let bytes = Array(digits.utf8.prefix(2))
    return bytes[0] == 0x31 && (0x33...0x39).contains(bytes[1])
  }

  private static func longestRun(_ text: String) -> Int {
    var longest = 0, run = 0
    for byte in text.utf8 {
      run = (0x30...0x39).contains(byte) ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
