extension Option {
  static let json = Option(name: "json", help: "one JSON object a line, for programs")
  static let lang = Option(name: "lang", value: "en|zh", help: "language of texts, default en")
}

/// JSON of results, written by hand: keys in the order in which they are given.
enum JSONText {
  indirect enum Value {
    case text(String)
    case number(Int)
    case decimal(Double)
    case flag(Bool)
    case null
    case list([Value])
    case object([(String, Value)])
  }

  static func object(_ fields: [(String, Value)]) -> String { write(.object(fields)) }

  static func write(_ value: Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): "\(number)"
    case .decimal(let number): "\((number * 1000).rounded() / 1000)"
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    case .list(let values): "[" + values.map(write).joined(separator: ",") + "]"
    case .object(let fields): "{" + fields.map { "\(quoted($0.0)):\(write($0.1))" }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f {
          let hex = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}

/// A table for people. Wide characters count two columns.
struct Table {
  private var rows: [[String]]
  private var right: Set<Int> = []
  /// Columns whose texts go on in further lines beyond so many characters.
  private var wrap: [Int: Int] = [:]

  init(_ head: [String], right: Set<Int> = [], wrap: [Int: Int] = [:]) {
    rows = [head]
    self.right = right
    self.wrap = wrap
  }

  mutating func add(_ row: [String]) {
    let cells = row.enumerated().map { column, text in
      wrap[column].map { Wrap.lines(text, first: "", rest: "", columns: $0) } ?? [Table.plain(text)]
    }
    for line in 0..<(cells.map(\.count).max() ?? 0) { rows.append(cells.map { line < $0.count ? $0[line] : "" }) }
  }

  var isEmpty: Bool { rows.count == 1 }

  var text: String {
    let columns = rows[0].count
    let widths = (0..<columns).map { column in rows.map { Table.width($0[column]) }.max() ?? 0 }
    var lines = rows.map { row in
      (0..<columns).map { column in
        let pad = String(repeating: " ", count: widths[column] - Table.width(row[column]))
        return right.contains(column) ? pad + row[column] : row[column] + pad
      }.joined(separator: "  ").trimmingTrailingSpaces
    }
    lines.insert(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), at: 1)
    return lines.joined(separator: "\n")
  }

  /// Terminal codes and newlines in data are shown as spaces.
  static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
  }

  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) {
      $0 + ((0x1100...0x115F).contains($1.value) || (0x2E80...0xFFDC).contains($1.value) ? 2 : 1)
    }
  }
}

extension String {
  var trimmingTrailingSpaces: String {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
