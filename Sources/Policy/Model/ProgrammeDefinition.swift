import Contract

/// One programme: the further fields of its card, and the chain that its cases pass.
public struct ProgrammeDefinition: Sendable, Equatable {
  /// The name that applications quote: `registration`.
  public var id: String
  public var title: Localized
  public var clause: Clause
  public var also: [String]
  /// Days after which a parked fact becomes an alert, or dead for an unknown case.
  public var parkedDays: Dated<Int64>
  public var evidence: [EvidenceField]
  public var chain: [Step]
  /// A person may be in one live case of the programme only; false: in several, as in projects.
  public var claims = true
  /// How many households of the programme a helper may have; nil: no limit.
  public var helpers: HelperLimit?
  /// Where each step stands, by its name.
  public var positions: [String: YamlPosition]
}

/// How many households one helper may have.
public struct HelperLimit: Sendable, Equatable {
  public var max: Dated<Int64>
  /// One household more is refused; otherwise it is flagged (C-13).
  public var hard: Bool

  public init(max: Dated<Int64>, hard: Bool) {
    self.max = max
    self.hard = hard
  }
}

/// A further field of a programme's card, by which its rules judge.
public struct EvidenceField: Sendable, Equatable {
  /// What a field holds.
  public enum Kind: Sendable, Equatable {
    case bool, int, fen, date
    case word([String])
  }
  public var name: String
  public var kind: Kind
  public var title: Localized
  /// As slots hold it: a date by its day number, a word by its place, false and true as 0 and 1; nil: the
  /// field is required.
  public var standard: Int64?
  /// The review or follow-up that it comes with; nil: the application.
  public var step: String?
}

/// What a step asks for, and what answers it.
public enum StepKind: UInt8, Word {
  case comparison = 1
  /// Village appraisal or an office's review: answered by `aid.review.passed` or `.rejected`.
  case review
  /// A posting: answered by `aid.publicity.ended`.
  case notice
  /// The aid: granted, instructed, paid.
  case aid
  /// Visits after the exit: answered by `aid.visit.reported`.
  case followup = 5
}

/// One stage of a chain.
public struct Step: Sendable, Equatable {
  /// ASCII name, unique in the chain, part of every identifier that outsiders quote: `village-notice`.
  public var name: String
  public var title: Localized
  public var kind: StepKind
  /// The level that acts; for a comparison the level that asks.
  public var level: Level
  public var clause: Clause
  /// Further rules that the step rests on.
  public var also: [String] = []
  /// After this long without an answer the step is overdue; nil: never.
  public var overdueAfter: Span?
  /// Comparison: departments that must all have reported.
  public var departments: [Department] = []
  /// Review: each of these roles must sign, and no other may.
  public var signers: [Role] = []
  /// Review: these must sign too when the case is under strict review.
  public var strictSigners: [Role] = []
  /// Review: the meetings that must be recorded, in order.
  public var meetings: [MeetingKind] = []
  /// Review: an office meeting must be recorded.
  public var officeMeeting = false
  /// Review: passing takes one of the village's places.
  public var takesPlace = false
  /// Notice: where it must hang.
  public var places: [Place] = []
  /// Notice: shortest posting in days.
  public var noticeDays: Dated<Int64>?
  /// Passing this step registers the household.
  public var registers = false
  /// Review: passing it is the exit from poverty.
  public var exits = false
  /// Aid: how what is granted is paid.
  public var benefit: Benefit?
  /// Follow-up: how many visits.
  public var visits: Dated<Int64>?
  /// Follow-up: days from one visit to the next.
  public var everyDays: Dated<Int64>?
  /// Follow-up: the step that a household fallen back into poverty returns to.
  public var readmitTo: String?

  public init(name: String, title: Localized, kind: StepKind, level: Level, clause: Clause) {
    self.name = name
    self.title = title
    self.kind = kind
    self.level = level
    self.clause = clause
  }

  /// The step's own clause, and those of its stages and dated values.
  public var clauses: [Clause] {
    [clause] + [noticeDays, visits, everyDays].flatMap { $0?.entries.map(\.clause) ?? [] } + (benefit?.clauses ?? [])
  }
}

/// A length of time in days or in working days.
public enum Span: Sendable, Equatable {
  case days(Int)
  case workdays(Int)

  public var count: Int {
    switch self {
    case .days(let count), .workdays(let count): count
    }
  }

  /// The last day within the span.
  public func end(after day: Day, _ calendar: WorkCalendar) -> Day {
    switch self {
    case .days(let count): day + count
    case .workdays(let count): calendar.adding(count, to: day)
    }
  }
}
