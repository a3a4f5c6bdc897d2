import Contract
import Policy

/// How the deployment is now.
public struct OverviewModel: Sendable {
  /// Whether something outside answers.
  public struct Health: Sendable, Equatable {
    /// How a server that Dripline needs is.
    public enum State: Sendable, Equatable { case good, down, unset }
    public var state: State
    /// What is known besides: `2 ms`, `3 brokers`.
    public var note: Localized
    public init(_ state: State, note: Localized = Localized(en: "", zh: "")) {
      self.state = state
      self.note = note
    }
  }

  /// A worker and its lanes.
  public struct Worker: Sendable, Equatable {
    public var name: String
    public var lanes: Int
    public var lag: Int64
    /// When one of its lanes last advanced; nil: never.
    public var advancedAt: Instant?
    public init(name: String, lanes: Int, lag: Int64, advancedAt: Instant?) {
      self.name = name
      self.lanes = lanes
      self.lag = lag
      self.advancedAt = advancedAt
    }
  }

  /// A lane with both watermarks.
  public struct Lane: Sendable, Equatable {
    public var topic: String
    public var partition: Int
    public var epoch: Int64
    /// Watermark P: facts below it have taken effect.
    public var next: Int64
    /// Watermark K: emissions of facts below it are published; nil: not known.
    public var published: Int64?
    /// The topic's end, as last seen.
    public var end: Int64
    public var owner: String
    public var advancedAt: Instant?
    /// Takeovers since it last advanced: more than one may mean a fact that kills its worker.
    public var takeovers: Int
    public init(
      topic: String, partition: Int, epoch: Int64, next: Int64, published: Int64?, end: Int64, owner: String,
      advancedAt: Instant?, takeovers: Int
    ) {
      self.topic = topic
      self.partition = partition
      self.epoch = epoch
      self.next = next
      self.published = published
      self.end = end
      self.owner = owner
      self.advancedAt = advancedAt
      self.takeovers = takeovers
    }

    public var lag: Int64 { max(0, end - next) }
    /// Facts that have taken effect and whose emissions are not published yet.
    public var unpublished: Int64? { published.map { max(0, next - $0) } }
  }

  /// Facts decided in one minute, by verdict's name; in the order of `verdicts`.
  public struct Minute: Sendable, Equatable {
    public var at: Instant
    public var counts: [Int]
    public init(at: Instant, counts: [Int]) {
      self.at = at
      self.counts = counts
    }
  }

  /// Values over time, for a chart.
  public struct Series: Sendable, Equatable {
    public var name: Localized
    public var tone: Tone
    public init(_ name: Localized, _ tone: Tone) {
      self.name = name
      self.tone = tone
    }
  }

  /// Applications of one month, and what became of them.
  public struct Month: Sendable, Equatable {
    /// `2026-02`
    public var name: String
    public var counts: [Int]
    public init(name: String, counts: [Int]) {
      self.name = name
      self.counts = counts
    }
  }

  /// What needs an operator.
  public struct Alert: Sendable, Equatable {
    public var at: Instant
    public var caseId: String
    /// What it is about.
    public var title: Localized
    public var text: Localized
    public var clause: String
    public init(at: Instant, caseId: String, title: Localized, text: Localized, clause: String) {
      self.at = at
      self.caseId = caseId
      self.title = title
      self.text = text
      self.clause = clause
    }
  }

  /// Wall time of the numbers.
  public var at: Instant
  public var database: Health
  public var broker: Health
  public var lanes: [Lane] = []
  public var workers: [Worker] = []
  /// Facts a second, over the last moments; nil: not known yet.
  public var factsPerSecond: Double?
  public var factsTaken: Int64 = 0
  public var minutes: [Minute] = []
  public var verdicts: [Series] = []
  /// Some blocks of the journal were passed over, since more came than is read.
  public var isSampled = false
  public var months: [Month] = []
  public var outcomes: [Series] = []
  public var deadOpen: Int = 0
  public var deadByReason: [(reason: String, count: Int)] = []
  public var alerts: [Alert] = []
  public var casesUnderWay: Int = 0
  public var casesOverdue: Int = 0
  public var casesInAll: Int = 0
  /// When cases were counted; nil: not yet.
  public var countedAt: Instant?

  public init(at: Instant, database: Health, broker: Health) {
    self.at = at
    self.database = database
    self.broker = broker
  }

  public var lag: Int64 { lanes.reduce(0) { $0 + $1.lag } }
  public var unpublished: Int64? {
    lanes.contains { $0.published != nil } ? lanes.reduce(0) { $0 + ($1.unpublished ?? 0) } : nil
  }

  /// The lane with something to read that has stood still for longest.
  public var oldestWaiting: Lane? {
    lanes.filter { $0.lag > 0 && $0.advancedAt != nil }.min { $0.advancedAt! < $1.advancedAt! }
  }
}
