import Contract
import Policy

/// A table's picture as an inline drawing (SVG): bars side by side for each row, or a line over the rows. Nothing from
/// outside; every number stands in the table beside it, so readers of screens lose nothing.
struct HTMLChart {
  /// Rows that are drawn: more would be a thicket.
  static let rowsMax = 40

  private static let width = 640, labelWidth = 170, valueWidth = 110, barHeight = 11, gap = 7
  /// Told apart in grey print, too.
  private static let shades = ["#1f4e79", "#d98032", "#7f9f3f"]

  let chart: TableChart
  let columns: [TableHead.Column]
  let rows: [[Cell]]
  let language: Language

  /// What a cell is worth; nil: it has no number.
  static func number(_ cell: Cell) -> Double? {
    switch cell {
    case .count(let count): Double(count)
    case .fen(let fen): Double(fen) / 100
    case .share(let part, let whole): Cell.perMille(part, whole).map { Double($0) / 10 }
    case .rate(let rate): rate.number
    default: nil
    }
  }

  private func label(_ row: [Cell]) -> String {
    let text = row[chart.labels].shown(language).joined(separator: " ")
    return text.count > 24 ? String(text.prefix(23)) + "…" : text
  }

  private func numbers(_ row: [Cell]) -> [(place: Int, number: Double, text: String)] {
    chart.values.enumerated().compactMap { place, column in
      guard column < row.count, let number = Self.number(row[column]), number >= 0 else { return nil }
      return (place, number, row[column].shown(language).joined())
    }
  }

  /// Empty where there is nothing to draw.
  var html: String {
    let drawn = rows.prefix(Self.rowsMax)
    let most = drawn.flatMap { numbers($0).map(\.number) }.max() ?? 0
    guard most > 0 else { return "" }
    let title = HTMLText.escaped(chart.title)
    let body = chart.kind == .line ? line(Array(drawn), most) : bars(Array(drawn), most)
    return """
      <figure>
      <figcaption>\(title)\(legend)</figcaption>
      <svg role="img" aria-label="\(title)" viewBox="0 0 \(Self.width) \(body.height)" width="100%">
      \(body.shapes)</svg>
      </figure>

      """
  }

  private var legend: String {
    guard chart.values.count > 1 else { return "" }
    return chart.values.enumerated().map { place, column in
      " <span style=\"color:\(Self.shade(place))\">■</span> \(HTMLText.escaped(columns[column].title))"
    }.joined()
  }

  private static func shade(_ place: Int) -> String { shades[place % shades.count] }

  private func text(_ x: Int, _ y: Int, _ anchor: String, _ text: String) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" font-size=\"10\">\(HTMLText.escaped(text))</text>\n"
  }

  private func bars(_ rows: [[Cell]], _ most: Double) -> (shapes: String, height: Int) {
    let room = Double(Self.width - Self.labelWidth - Self.valueWidth)
    var shapes = "", y = 2
    for row in rows {
      let numbers = numbers(row)
      shapes += text(Self.labelWidth - 6, y + Self.barHeight * max(1, numbers.count) / 2 + 4, "end", label(row))
      for each in numbers {
        let length = Int((each.number / most * room).rounded())
        shapes +=
          "<rect x=\"\(Self.labelWidth)\" y=\"\(y)\" width=\"\(length)\" height=\"\(Self.barHeight - 1)\" fill=\"\(Self.shade(each.place))\"/>\n"
        shapes += text(Self.labelWidth + length + 4, y + Self.barHeight - 2, "start", each.text)
        y += Self.barHeight
      }
      if numbers.isEmpty { y += Self.barHeight }
      y += Self.gap
    }
    return (shapes, y)
  }

  private func line(_ rows: [[Cell]], _ most: Double) -> (shapes: String, height: Int) {
    let height = 150, top = 16, left = 40
    let step = rows.count > 1 ? (Self.width - 2 * left) / (rows.count - 1) : 0
    var shapes = "", points: [Int: [String]] = [:]
    for (index, row) in rows.enumerated() {
      let x = left + index * step
      shapes += text(x, height + top + 14, "middle", label(row))
      for each in numbers(row) {
        let y = top + Int((Double(height) * (1 - each.number / most)).rounded())
        points[each.place, default: []].append("\(x),\(y)")
        shapes +=
          "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3\" fill=\"\(Self.shade(each.place))\"/>\n"
          + text(x, y - 6, "middle", each.text)
      }
    }
    for (place, points) in points.sorted(by: { $0.key < $1.key }) {
      shapes +=
        "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(Self.shade(place))\" stroke-width=\"2\"/>\n"
    }
    return (shapes, height + top + 22)
  }
}
