import Contract
import Policy

/// Which packs are looked at.
public struct PolicyQuery: Sendable, Equatable {
  public var region = ""
  public var on: Day?
  /// First digits of a pack's hash: shown in full.
  public var pack = ""
  /// And what another says differently.
  public var other = ""
  public init() {}
}

/// A pack as lists show it.
public struct PackRow: Sendable, Equatable {
  /// The first 16 digits of the hash.
  public var key: String
  public var id: String
  public var title: Localized
  /// First digits of the division it is for.
  public var region: String
  public var from: Day
  public var to: Day?
  /// nil: configured, or a draft.
  public var publishedAt: Instant?
  public var standing: Badge
  public init(
    key: String, id: String, title: Localized, region: String, from: Day, to: Day?, publishedAt: Instant?,
    standing: Badge
  ) {
    self.key = key
    self.id = id
    self.title = title
    self.region = region
    self.from = from
    self.to = to
    self.publishedAt = publishedAt
    self.standing = standing
  }
}

/// The page of policy packs.
public struct PolicyModel: Sendable {
  /// A dated parameter and its clause.
  public struct Parameter: Sendable, Equatable {
    public var name: String
    public var title: Localized
    public var value: Localized
    public var clause: String
    public var source: String
    public var since: Day?
    /// The next value, where one is stated already.
    public var next: Localized?
    public init(
      name: String, title: Localized, value: Localized, clause: String, source: String, since: Day?, next: Localized?
    ) {
      self.name = name
      self.title = title
      self.value = value
      self.clause = clause
      self.source = source
      self.since = since
      self.next = next
    }
  }

  /// A rule and its clause.
  public struct Rule: Sendable, Equatable {
    public var id: String
    public var title: Localized
    public var clause: String
    public var source: String
    public var effect: String
    public var condition: String
    public var standing: Badge
    public init(
      id: String, title: Localized, clause: String, source: String, effect: String, condition: String, standing: Badge
    ) {
      self.id = id
      self.title = title
      self.clause = clause
      self.source = source
      self.effect = effect
      self.condition = condition
      self.standing = standing
    }
  }

  /// A programme of the pack.
  public struct Programme: Sendable, Equatable {
    public var id: String
    public var title: Localized
    public var steps: [Localized]
    public init(id: String, title: Localized, steps: [Localized]) {
      self.id = id
      self.title = title
      self.steps = steps
    }
  }

  public var query: PolicyQuery
  public var on: Day
  /// Drafts that are still being read.
  public var draftsWaiting = 0
  public var packs: [PackRow] = []
  /// Shown in full.
  public var shown: PackRow?
  public var programmes: [Programme] = []
  public var parameters: [Parameter] = []
  public var rules: [Rule] = []
  public var other: PackRow?
  public var differences: [Localized] = []
  public var simulation: SimulationModel?
  public var problem: Localized?

  public init(_ query: PolicyQuery, on: Day) {
    self.query = query
    self.on = on
  }
}

/// A run of a pack over recorded cases: under way, or what it found.
public struct SimulationModel: Sendable {
  /// Why decisions of a simulation differ, with a count.
  public struct Cause: Sendable, Equatable {
    public var kind: Localized
    public var cases: Int
    public var clause: String
    public var title: Localized
    public init(kind: Localized, cases: Int, clause: String, title: Localized) {
      self.kind = kind
      self.cases = cases
      self.clause = clause
      self.title = title
    }
  }

  /// A case that a simulation decides differently.
  public struct Case: Sendable, Equatable {
    public var id: String
    public var village: String
    public var kind: Localized
    public var before: Localized
    public var after: Localized
    public var why: Localized
    public init(id: String, village: String, kind: Localized, before: Localized, after: Localized, why: Localized) {
      self.id = id
      self.village = village
      self.kind = kind
      self.before = before
      self.after = after
      self.why = why
    }
  }

  public var pack: PackRow
  public var by: String
  public var startedAt: Instant
  public var progress: String
  public var isDone: Bool
  public var problem: Localized?
  public var summary: [Detail] = []
  public var causes: [Cause] = []
  public var cases: [Case] = []
  public var casesInAll = 0

  public init(pack: PackRow, by: String, startedAt: Instant, progress: String, isDone: Bool) {
    self.pack = pack
    self.by = by
    self.startedAt = startedAt
    self.progress = progress
    self.isDone = isDone
  }
}
