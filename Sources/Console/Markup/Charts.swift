import Contract
import Policy

// Charts are drawn as SVG within the page: no script, no outside library. Each has a title and a description for those
// who do not see it, and its numbers stand in a table below.

/// Bars of several parts, one above the other.
struct StackedBars {
  struct Bar {
    var label: String
    /// In the order of `series`.
    var values: [Int64]
  }
  var title: String
  var description: String
  var series: [(name: String, tone: Tone)]
  var bars: [Bar]
  /// How often a label is written below.
  var labelEvery = 1
  /// How an amount reads.
  var shown: (Int64) -> String

  private static let (width, height, left, bottom, top): (Int, Int, Int, Int, Int) = (720, 220, 52, 24, 10)

  func markup(_ id: String, _ t: PageContext) -> Markup {
    let most = bars.map { $0.values.reduce(0, +) }.max() ?? 0
    guard most > 0 else { return .nothing }
    let ceiling = StackedBars.niceCeiling(most)
    let plotHeight = Self.height - Self.bottom - Self.top
    let plotWidth = Self.width - Self.left
    let step = Double(plotWidth) / Double(max(1, bars.count))
    func y(_ value: Int64) -> Double { Double(Self.top) + Double(plotHeight) * (1 - Double(value) / Double(ceiling)) }
    var lines = Markup.nothing
    for part in [ceiling / 2, ceiling] where part > 0 {
      let at = fixed(y(part))
      lines +=
        "<line class=\"grid\" x1=\"\(Self.left)\" x2=\"\(Self.width)\" y1=\"\(at)\" y2=\"\(at)\"/><text class=\"tick\" x=\"\(Self.left - 6)\" y=\"\(at)\" dy=\"4\" text-anchor=\"end\">\(shown(part))</text>"
    }
    var shapes = Markup.nothing
    for (index, bar) in bars.enumerated() {
      var below: Int64 = 0
      let x = Double(Self.left) + step * Double(index) + step * 0.12
      let name = zip(series, bar.values).filter { $0.1 > 0 }.map { "\($0.0.name) \(shown($0.1))" }.joined(
        separator: ", ")
      shapes += "<g><title>\(bar.label): \(name)</title>"
      for (each, value) in zip(series, bar.values) where value > 0 {
        let (upper, lower) = (y(below + value), y(below))
        shapes +=
          "<rect class=\"fill-\(each.tone.rawValue)\" x=\"\(fixed(x))\" y=\"\(fixed(upper))\" width=\"\(fixed(step * 0.76))\" height=\"\(fixed(max(0.6, lower - upper)))\"/>"
        below += value
      }
      shapes += "</g>"
      if index % labelEvery == 0 {
        shapes +=
          "<text class=\"tick\" x=\"\(fixed(x + step * 0.38))\" y=\"\(Self.height - 6)\" text-anchor=\"middle\">\(bar.label)</text>"
      }
    }
    let base = fixed(Double(Self.top + plotHeight))
    return """
      <figure class="chart">
      <svg viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-labelledby="\(id)-t \(id)-d"><title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>
      \(lines)\(shapes)<line class="axis" x1="\(Self.left)" x2="\(Self.width)" y1="\(base)" y2="\(base)"/></svg>
      \(Legend(series: series).markup)\(numbers(t))
      </figure>

      """
  }

  private func numbers(_ t: PageContext) -> Markup {
    let rows = bars.filter { $0.values.contains { $0 > 0 } }.map { bar in
      [Markup(bar.label)] + bar.values.map { "\(shown($0))" as Markup }
    }
    let columns = [Column("")] + series.map { Column($0.name, isNumber: true) }
    return
      "<details class=\"numbers\"><summary>\(t("Numbers", "数据"))</summary>\(t.table(title, columns, rows, look: "wide"))</details>"
  }

  /// 1, 2 or 5 times a power of ten, from below upwards.
  static func niceCeiling(_ most: Int64) -> Int64 {
    var power: Int64 = 1
    while power <= most / 10 { power *= 10 }
    return [1, 2, 4, 6, 8, 10].map { $0 * power }.first { $0 >= most } ?? most
  }
}

/// A row of colours with their names.
struct Legend {
  var series: [(name: String, tone: Tone)]
  var markup: Markup {
    "<ul class=\"legend\">\(series.markup { "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"fill-\($0.tone.rawValue)\" width=\"10\" height=\"10\" rx=\"2\"/></svg>\($0.name)</li>" })</ul>\n"
  }
}

/// Two decimals, for coordinates.
func fixed(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  let tail = String(abs(hundredths % 100))
  return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100)." + (tail.count == 1 ? "0" : "") + tail
}

/// A sum of money and what it consists of: one bar whose parts make up the whole.
struct MoneyBar {
  var parts: MoneyParts

  static let series: [(en: String, zh: String, look: String, value: KeyPath<MoneyParts, Int64> & Sendable)] = [
    ("paid", "已到账", "m-paid", \.paidFen), ("with the bank", "在途", "m-bank", \.instructedFen),
    ("committed", "已承诺", "m-committed", \.committedFen), ("claimed back", "追缴中", "m-claimed", \.receivableFen),
    ("available", "可用", "m-available", \.availableFen), ("lapsed", "已收回", "m-lapsed", \.lapsedFen),
  ]

  /// - Parameter scaleFen: what the full width stands for.
  func markup(_ label: String, scaleFen: Int64, _ t: PageContext) -> Markup {
    let scale = max(scaleFen, parts.allocatedFen, 1)
    var x = 0.0
    var shapes = Markup.nothing
    var said: [String] = []
    for each in Self.series {
      let value = parts[keyPath: each.value]
      guard value > 0 else { continue }
      let width = Double(value) / Double(scale) * 1000
      let words = "\(t(each.en, each.zh)) \(t.yuan(value)) (\(t.share(value, parts.allocatedFen)))"
      shapes +=
        "<rect class=\"\(each.look)\" x=\"\(fixed(x))\" y=\"0\" width=\"\(fixed(width))\" height=\"22\"><title>\(words)</title></rect>"
      said.append(words)
      x += width
    }
    return
      "<svg class=\"moneybar\" viewBox=\"0 0 1000 22\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(label): \(said.joined(separator: ", "))\"><rect class=\"m-whole\" x=\"0\" y=\"0\" width=\"\(fixed(Double(max(parts.allocatedFen, 0)) / Double(scale) * 1000))\" height=\"22\"/>\(shapes)</svg>"
  }

  static func legend(_ t: PageContext) -> Markup {
    "<ul class=\"legend\">\(series.markup { "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"\($0.look)\" width=\"10\" height=\"10\" rx=\"2\"/></svg>\(t($0.en, $0.zh))</li>" })</ul>\n"
  }
}
