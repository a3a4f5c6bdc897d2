/// Finds what a mistyped word was probably meant to be.
enum Suggestion {
  /// `Did you mean "x"?`, or the list of what is allowed when nothing is near.
  static func remedy(for word: String, among allowed: [String]) -> String {
    nearest(word, allowed).map { "Did you mean \"\($0)\"?" } ?? "Allowed: \(allowed.joined(separator: ", "))."
  }

  /// As `remedy`, where there are too many to list.
  static func near(_ word: String, _ allowed: [String]) -> String {
    nearest(word, allowed).map { "Did you mean \"\($0)\"?" } ?? "See the table of variables."
  }

  private static func nearest(_ word: String, _ allowed: [String]) -> String? {
    let lowered = Array(word.lowercased().utf8)
    return
      allowed
      .map { (word: $0, distance: distance(lowered, Array($0.lowercased().utf8))) }
      .filter { $0.distance <= max(2, $0.word.utf8.count / 3) }
      .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
  }

  /// Edit distance (insert, delete, replace, swap of neighbours). Long words are cut at 64 bytes.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let a = Array(a.prefix(64))
    let b = Array(b.prefix(64))
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      for (j, y) in b.enumerated() {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (x == y ? 0 : 1))
        if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
