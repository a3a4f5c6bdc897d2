import Contract

/// When what happened to a case, as far as indicators ask for it.
public enum Movement: UInt8, Sendable, Comparable {
  case registered = 1
  /// Out of poverty by the standard.
  case exited
  /// Fallen back into poverty.
  case returned
  /// Removed, withdrawn or refused: no longer on the register.
  case left

  public static func < (a: Movement, b: Movement) -> Bool { a.rawValue < b.rawValue }
}

/// How a household stands in the register of poor households on a day.
public enum RegisterStanding: Sendable, Equatable {
  case none
  /// Registered and not out of poverty.
  case poor
  case exited
}

/// What the journal says of the days of every case, in some forty bytes each: four million cases take about 200 MB, and
/// of none more is in memory than these days. Facts may come in any order.
public struct CaseTrails: Sendable {
  /// Days as counted from `origin`; 0: never.
  private typealias ShortDay = UInt16
  private static let origin = Day(year: 2000, month: 1, day: 1)!.number - 1

  private struct Trail {
    var registered: ShortDay = 0, exited: ShortDay = 0, returned: ShortDay = 0, left: ShortDay = 0
    var helped: ShortDay = 0
    /// One bit for each `Cause`.
    var causes: UInt16 = 0
    /// One bit for each period in which the household was visited.
    var visited: UInt16 = 0
  }

  /// By a hash of the case's id; that two ids share one is as likely as not only among billions.
  private var trails: [Int: Trail] = [:]
  /// What happened to a case for a second time, which few know.
  private var further: [Int: [(day: ShortDay, movement: Movement)]] = [:]

  public init() {}

  /// Cases of which anything is known.
  public var count: Int { trails.count }

  private static func key(_ caseId: String) -> Int {
    var hasher = Hasher()
    hasher.combine(caseId)
    return hasher.finalize()
  }

  private static func short(_ day: Day) -> ShortDay { ShortDay(clamping: max(1, day.number - origin)) }

  /// Something happened to a case on a day; told twice, it counts once.
  public mutating func note(_ movement: Movement, of caseId: String, on day: Day) {
    let key = Self.key(caseId), day = Self.short(day)
    var trail = trails[key] ?? Trail()
    let known = Self.slot(movement)
    if trail[keyPath: known] == 0 {
      trail[keyPath: known] = day
    } else if trail[keyPath: known] != day {
      further[key, default: []].append((day, movement))
    }
    trails[key] = trail
  }

  private static func slot(_ movement: Movement) -> WritableKeyPath<Trail, ShortDay> {
    switch movement {
    case .registered: \.registered
    case .exited: \.exited
    case .returned: \.returned
    case .left: \.left
    }
  }

  /// The card names these causes; of several applications with one id the one told last counts.
  public mutating func note(causes: [Cause], of caseId: String) {
    trails[Self.key(caseId), default: Trail()].causes = causes.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
  }

  /// Somebody looks after the household from a day on; the first such day counts.
  public mutating func noteHelper(of caseId: String, on day: Day) {
    let key = Self.key(caseId), day = Self.short(day)
    var trail = trails[key] ?? Trail()
    if trail.helped == 0 || day < trail.helped { trail.helped = day }
    trails[key] = trail
  }

  /// - Parameters:
  ///   - caseId: whose household was visited.
  ///   - period: the period's place in the report, below 16.
  public mutating func noteVisit(of caseId: String, in period: Int) {
    trails[Self.key(caseId), default: Trail()].visited |= 1 << UInt16(period)
  }

  /// What the household's card names.
  public func causes(of caseId: String) -> [Cause] {
    let bits = trails[Self.key(caseId)]?.causes ?? 0
    return bits == 0 ? [] : Cause.allCases.filter { bits & 1 << UInt16($0.rawValue) != 0 }
  }

  /// Whether somebody looked after the household by the end of a day.
  public func isHelped(_ caseId: String, by day: Day) -> Bool {
    guard let trail = trails[Self.key(caseId)] else { return false }
    return trail.helped != 0 && trail.helped <= Self.short(day)
  }

  /// Whether the household was visited in a period of the report.
  public func isVisited(_ caseId: String, in period: Int) -> Bool {
    (trails[Self.key(caseId)]?.visited ?? 0) & 1 << UInt16(period) != 0
  }

  /// The day of its first registration.
  public func registeredOn(_ caseId: String) -> Day? {
    guard let day = trails[Self.key(caseId)]?.registered, day > 0 else { return nil }
    return Day(number: Int32(day) + Self.origin)
  }

  /// How the case by itself stands at the end of a day.
  public func standing(of caseId: String, on day: Day) -> RegisterStanding {
    let key = Self.key(caseId)
    guard let trail = trails[key] else { return .none }
    var happened: [(day: ShortDay, movement: Movement)] = [
      (trail.registered, .registered), (trail.exited, .exited), (trail.returned, .returned), (trail.left, .left),
    ]
    happened += further[key] ?? []
    let end = Self.short(day)
    let last = happened.filter { $0.day > 0 && $0.day <= end }.max { ($0.day, $0.movement) < ($1.day, $1.movement) }
    switch last?.movement {
    case nil, .left: return .none
    case .registered, .returned: return .poor
    case .exited: return .exited
    }
  }
}
