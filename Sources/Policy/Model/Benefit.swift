import Contract

/// How an aid step pays what its grants add up to.
public struct Benefit: Sendable, Equatable {
  /// When an entitlement's money is paid.
  public enum Schedule: UInt8, Word {
    /// Month by month; grants are by the month.
    case monthly = 1
    /// In one payment.
    case once
    /// By stages of the work, each released by a milestone.
    case stages
  }

  /// A part of the whole that is paid when its work is done.
  public struct Stage: Sendable, Equatable {
    /// ASCII name, unique in the benefit: `foundation`.
    public var name: String
    public var title: Localized
    /// Of the whole; those of all stages add up to 100. The last stage takes what rounding left.
    public var percent: Int64
    /// The kinds of evidence that the milestone must name.
    public var evidence: [String]
    /// Who signs the milestone, in this order, each a different person.
    public var signers: [Role]
    public var clause: Clause

    public init(name: String, title: Localized, percent: Int64, evidence: [String], signers: [Role], clause: Clause) {
      self.name = name
      self.title = title
      self.percent = percent
      self.evidence = evidence
      self.signers = signers
      self.clause = clause
    }
  }

  /// The check that is asked for again while paying goes on.
  public struct Reverification: Sendable, Equatable {
    public var everyDays: Dated<Int64>
    /// Name of the comparison step that is asked again.
    public var to: String

    public init(everyDays: Dated<Int64>, to: String) {
      self.everyDays = everyDays
      self.to = to
    }
  }

  public var schedule: Schedule
  /// Monthly: how many months are granted.
  public var months: Dated<Int64>?
  /// Attempts at one instalment before it is left to an officer.
  public var attempts: Dated<Int64>
  /// In the order of the work; empty unless it is paid by stages.
  public var stages: [Stage]
  /// Monthly: when what the award rests on is looked at again; nil: never.
  public var reverify: Reverification?

  public init(
    schedule: Schedule = .once, months: Dated<Int64>? = nil, attempts: Dated<Int64>, stages: [Stage] = [],
    reverify: Reverification? = nil
  ) {
    self.schedule = schedule
    self.months = months
    self.attempts = attempts
    self.stages = stages
    self.reverify = reverify
  }

  /// How many instalments an award of the day has.
  public func instalments(on day: Day) -> Int64 {
    switch schedule {
    case .monthly: months?.on(day).value ?? 1
    case .once: 1
    case .stages: Int64(stages.count)
    }
  }

  /// The clauses of its stages and dated values.
  public var clauses: [Clause] {
    (months?.entries.map(\.clause) ?? []) + attempts.entries.map(\.clause) + stages.map(\.clause)
      + (reverify?.everyDays.entries.map(\.clause) ?? [])
  }
}
