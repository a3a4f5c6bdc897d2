import Contract
import Policy

/// Which queue is looked at.
public struct QueueQuery: Sendable, Equatable {
  /// First digits of a division's code; empty: everywhere.
  public var region = ""
  public var programme = ""
  /// A step's name.
  public var step = ""
  public var waiter = ""
  public var onlyOverdue = false

  public init() {}
}

/// Who waits for whom, and since when.
public struct QueuesModel: Sendable {
  /// How many wait, and since when.
  public struct Tally: Sendable, Equatable {
    public var count = 0
    public var overdue = 0
    /// Of the case that has waited longest.
    public var oldest: Instant?
    public init(count: Int = 0, overdue: Int = 0, oldest: Instant? = nil) {
      self.count = count
      self.overdue = overdue
      self.oldest = oldest
    }

    /// Counts one more.
    public mutating func add(since: Instant, isOverdue: Bool) {
      count += 1
      overdue += isOverdue ? 1 : 0
      oldest = min(oldest ?? since, since)
    }

    public static func += (a: inout Tally, b: Tally) {
      a.count += b.count
      a.overdue += b.overdue
      if let since = b.oldest { a.oldest = min(a.oldest ?? since, since) }
    }
  }

  /// What waits at one step.
  public struct StepLine: Sendable, Equatable {
    public var programme: Choice
    public var step: Choice
    public var waits: Waiter
    public var tally: Tally
    public init(programme: Choice, step: Choice, waits: Waiter, tally: Tally) {
      self.programme = programme
      self.step = step
      self.waits = waits
      self.tally = tally
    }
  }

  public var query: QueueQuery
  public var programmes: [Choice] = []
  /// By whom they wait for, over the region and programme.
  public var waiters: [(waiter: Waiter, tally: Tally)] = []
  public var steps: [StepLine] = []
  /// The divisions next below, by their digits.
  public var regions: [(digits: String, tally: Tally)] = []
  /// Overdue first, then those that have waited longest.
  public var cases: [CaseRow] = []
  /// Cases that the query fits, shown or not.
  public var total = Tally()
  public var countedAt: Instant?

  public init(_ query: QueueQuery) { self.query = query }
}
