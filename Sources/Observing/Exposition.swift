/// One value of a metric, with its labels.
public struct Sample: Sendable {
  public var value: Double
  public var labels: [(name: String, value: String)]

  public init(_ value: Double, _ labels: [(name: String, value: String)] = []) {
    self.value = value
    self.labels = labels
  }
}

/// Writes Prometheus' text exposition format, version 0.0.4.
public struct Exposition {
  public static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  public private(set) var text = ""
  private var seen: Set<String> = []

  public init() {}

  /// `help`: what it means, its unit, when it is worth a look; one line.
  public mutating func gauge(_ name: String, _ help: String, _ samples: [Sample]) {
    family(name, "gauge", help)
    for sample in samples { line(name, sample.labels, sample.value) }
  }

  /// `name`: ends in `_total`.
  public mutating func counter(_ name: String, _ help: String, _ samples: [Sample]) {
    family(name, "counter", help)
    for sample in samples { line(name, sample.labels, sample.value) }
  }

  /// A histogram with its buckets, sum and count.
  public mutating func histogram(_ name: String, _ help: String, _ histogram: Histogram) {
    family(name, "histogram", help)
    let totals = histogram.totals
    for (bound, count) in zip(histogram.bounds, totals.atMost) {
      line(name + "_bucket", [("le", Exposition.number(bound))], Double(count))
    }
    line(name + "_bucket", [("le", "+Inf")], Double(totals.count))
    line(name + "_sum", [], totals.sum)
    line(name + "_count", [], Double(totals.count))
  }

  /// A name once: a second family of it would make the whole page unreadable to Prometheus.
  private mutating func family(_ name: String, _ kind: String, _ help: String) {
    assert(Exposition.isName(name), "\(name) is no name of a metric")
    assert(seen.insert(name).inserted, "\(name) stands there twice")
    text += "# HELP \(name) \(Exposition.escaped(help, quotes: false))\n# TYPE \(name) \(kind)\n"
  }

  private mutating func line(_ name: String, _ labels: [(name: String, value: String)], _ value: Double) {
    text += name
    if !labels.isEmpty {
      text += "{"
      for (index, label) in labels.enumerated() {
        if index > 0 { text += "," }
        text += "\(label.name)=\"\(Exposition.escaped(label.value, quotes: true))\""
      }
      text += "}"
    }
    text += " \(Exposition.number(value))\n"
  }

  /// As Prometheus reads it: whole numbers without a fraction.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if value == value.rounded(), abs(value) < 9e15 { return String(Int64(value)) }
    return "\(value)"
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\"" where quotes: out += "\\\""
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}
