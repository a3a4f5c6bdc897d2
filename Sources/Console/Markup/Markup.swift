import Reports

/// HTML that is safe to send: text put into it is escaped, and only other markup goes in as it is.
///
///     let cell: Markup = "<td class=\"name\">\(name)</td>"
///
/// Text is fit for an element's content and for an attribute in double quotes; nowhere else may it stand.
public struct Markup: Sendable, Equatable {
  public private(set) var html: String

  private init(html: String) { self.html = html }

  public static let nothing = Markup(html: "")

  /// Text, escaped. What is invisible or turns the writing direction is left out.
  public init(_ text: String) { html = HTMLText.escaped(text) }

  /// One behind the other.
  public init(_ parts: some Sequence<Markup>) { html = parts.reduce(into: "") { $0 += $1.html } }

  public var isEmpty: Bool { html.isEmpty }

  public static func + (a: Markup, b: Markup) -> Markup { Markup(html: a.html + b.html) }
  public static func += (a: inout Markup, b: Markup) { a.html += b.html }
}

extension Markup: ExpressibleByStringInterpolation {
  /// Escapes every text that is put in; only markup stays as it is.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    /// What the program itself says is markup.
    public mutating func appendLiteral(_ literal: String) { html += literal }
    /// A text from outside, escaped.
    public mutating func appendInterpolation(_ text: String) { html += HTMLText.escaped(text) }
    /// A number in digits.
    public mutating func appendInterpolation(_ number: some FixedWidthInteger) { html += String(number) }
    /// A part that is markup already.
    public mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    /// A part that may be missing.
    public mutating func appendInterpolation(_ markup: Markup?) { html += markup?.html ?? "" }
    /// Parts one after the other.
    public mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { html += part.html } }
    /// Markup that stands there only on a condition.
    public mutating func appendInterpolation(_ markup: @autoclosure () -> Markup, if condition: Bool) {
      if condition { html += markup().html }
    }
  }

  public init(stringLiteral: String) { html = stringLiteral }
  public init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }
}

extension Sequence {
  /// The markup of each element, one behind the other.
  func markup(_ body: (Element) throws -> Markup) rethrows -> Markup { Markup(try map(body)) }
}
