/// The codes of the figures, for whoever refers to them.
public enum IndicatorCodes {
  /// Those that every report has.
  public static var standing: [String] { Indicator.standing.map(\.code) }

  /// Those that depend on what there is: causes, sources of money, programmes of works.
  public static let families = ["cause.*", "allocated.*", "paid.*", "work.*"]

  /// Whether the reports have a figure, or a family of figures, of that code.
  public static func contains(_ code: String) -> Bool { families.contains(code) || standing.contains(code) }
}
