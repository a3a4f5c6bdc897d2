import Contract
import Policy

/// What a simulation found, added up: by clause, by division, in money.
public struct SimulationSums: Sendable {
  /// Cases of one division.
  public struct Division: Sendable, Equatable {
    public var cases = 0
    /// By the raw value of what differs.
    public var differing = [Int](repeating: 0, count: CaseDifference.Kind.allCases.count)
    /// Entitlements a month.
    public var beforeFen: Int64 = 0
    public var afterFen: Int64 = 0

    /// How many cases differ in a way.
    public subscript(_ kind: CaseDifference.Kind) -> Int { differing[Int(kind.rawValue)] }
    public var different: Int { differing.reduce(0, +) }

    static func += (a: inout Division, b: Division) {
      a.cases += b.cases
      for index in a.differing.indices { a.differing[index] += b.differing[index] }
      a.beforeFen += b.beforeFen
      a.afterFen += b.afterFen
    }
  }

  /// One cause of differences: a rule of a pack, or what the machinery itself says.
  public struct Cause: Hashable, Sendable {
    public var kind: CaseDifference.Kind
    public var step: String
    /// The reason's stable code.
    public var code: String
    /// The pack's rule; empty: the machinery's own.
    public var rule: String
    public var clause: String
  }

  /// How many cases a cause is behind.
  public struct Weight: Sendable {
    public var cases = 0
    public var title: Localized
  }

  public private(set) var cases = 0
  public private(set) var facts = 0
  public private(set) var withoutApplication = 0
  public private(set) var outsideJurisdiction = 0
  public private(set) var outsideDates = 0
  public private(set) var notAsked = 0
  public private(set) var villages: [UInt64: Division] = [:]
  /// A case with several causes counts with each.
  public private(set) var causes: [Cause: Weight] = [:]
  /// What newly admitted cases would get a month if they passed every further step, of which the journal knows
  /// nothing.
  public private(set) var mayFen: Int64 = 0
  /// What cases that now stop short of their grant had been granted a month.
  public private(set) var pendingFen: Int64 = 0

  public init() {}

  public var total: Division { villages.values.reduce(into: Division()) { $0 += $1 } }

  /// Sums by the first digits of the villages' codes: 6 for counties, 9 for townships, 12 for villages.
  public func divisions(digits: Int) -> [(code: String, sums: Division)] {
    var sums: [String: Division] = [:]
    for (village, own) in villages { sums[String(Region.digits(village).prefix(digits)), default: Division()] += own }
    return sums.sorted { $0.key < $1.key }.map { (code: $0.key, sums: $0.value) }
  }

  /// Causes, the most frequent of each kind first.
  public var rankedCauses: [(cause: Cause, weight: Weight)] {
    causes.sorted { a, b in
      if a.key.kind != b.key.kind { return a.key.kind.rawValue < b.key.kind.rawValue }
      if a.value.cases != b.value.cases { return a.value.cases > b.value.cases }
      return (a.key.clause, a.key.rule, a.key.code, a.key.step) < (b.key.clause, b.key.rule, b.key.code, b.key.step)
    }.map { (cause: $0.key, weight: $0.value) }
  }

  mutating func leave(_ why: Simulation.LeftOut) {
    switch why {
    case .withoutApplication: withoutApplication += 1
    case .outsideJurisdiction: outsideJurisdiction += 1
    case .outsideDates: outsideDates += 1
    case .notAsked: notAsked += 1
    }
  }

  mutating func add(
    facts: Int, village: UInt64, _ before: Course, _ after: Course, _ difference: CaseDifference?, mayFen: Int64
  ) {
    cases += 1
    self.facts += facts
    self.mayFen += mayFen
    var own = Division()
    swap(&own, &villages[village, default: Division()])
    own.cases += 1
    own.beforeFen += before.grantedFen ?? 0
    own.afterFen += after.grantedFen ?? 0
    if let difference {
      own.differing[Int(difference.kind.rawValue)] += 1
      if let lost = before.grantedFen, after.grantedFen == nil, !after.isRefused { pendingFen += lost }
      note(difference)
    }
    swap(&own, &villages[village]!)
  }

  private mutating func note(_ difference: CaseDifference) {
    var seen: Set<Cause> = []
    for stop in difference.causes {
      for reason in stop.reasons {
        let cause = Cause(
          kind: difference.kind, step: stop.step, code: reason.name, rule: reason.rule?.id ?? "",
          clause: reason.clause)
        guard seen.insert(cause).inserted else { continue }
        causes[cause, default: Weight(title: reason.title)].cases += 1
      }
    }
    guard seen.isEmpty else { return }
    let cause = Cause(kind: difference.kind, step: difference.step, code: "", rule: "", clause: "")
    causes[cause, default: Weight(title: Localized(en: "", zh: ""))].cases += 1
  }
}

extension Reason {
  /// The rule's title. What the machinery says has none: its texts have values of one case in them.
  fileprivate var title: Localized { rule?.title ?? Localized(en: "", zh: "") }
}
