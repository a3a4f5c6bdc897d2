/// What an audit found.
public struct AuditVerdict: Sendable {
  public var facts = 0
  /// Facts on the input topics, below watermark P, that the journal does not have.
  public var lost = 0
  public var emissions = 0
  /// Emissions of the journal that a subscriber does not find, and those that it finds twice.
  public var holes = 0
  public var repeats = 0
  /// Records on the emission topics that the journal does not know.
  public var strangers = 0
  /// Emissions of a time that the database was set back from, which do not hold; and where, the first ones, but for
  /// states of cases.
  public private(set) var superseded = 0
  public private(set) var supersededPlaces: [String] = []
  public var cases = 0
  public var lanes = 0
  /// Blocks of the journal out of which identifiers were erased, as the log of erasures says.
  public var erasedBlocks = 0
  /// What does not agree, and where; the first ones of each kind.
  public private(set) var differences: [String] = []
  public private(set) var differenceCount = 0

  /// Differences that are told in full.
  public static let differencesMax = 50

  public var ok: Bool { differenceCount == 0 }

  mutating func supersede(_ place: String?) {
    superseded += 1
    if let place, supersededPlaces.count < Self.differencesMax { supersededPlaces.append(place) }
  }

  mutating func differ(_ text: String) {
    differenceCount += 1
    if differences.count < Self.differencesMax { differences.append(text) }
  }
}
