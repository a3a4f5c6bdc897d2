import Contract

/// The dated rules of one jurisdiction: chains of steps, thresholds with the clause of each.
///
/// A pack is data. Casework reads steps, levels, notices and thresholds from it and knows none of
/// its own, so that the three chains of the documents are three files, not code.
public struct Pack: Sendable, Equatable {
  /// SHA-256 of the pack's files, as 64 hex digits; stands in every decision.
  public var hash: String
  public var id: String
  public var title: Localized
  /// The division the pack applies to: a 12-digit region code; its trailing zeros are wildcards.
  public var jurisdiction: UInt64
  /// Issuing document.
  public var document: String
  public var inForceFrom: Day
  public var inForceTo: Day?
  public var chain: [Step]
  public var parameters: Parameters
  /// Which findings exclude a household, and under which clause.
  public var exclusions: [Exclusion]

  public init(
    hash: String, id: String, title: Localized, jurisdiction: UInt64, document: String,
    inForceFrom: Day, inForceTo: Day?, chain: [Step], parameters: Parameters,
    exclusions: [Exclusion]
  ) {
    self.hash = hash
    self.id = id
    self.title = title
    self.jurisdiction = jurisdiction
    self.document = document
    self.inForceFrom = inForceFrom
    self.inForceTo = inForceTo
    self.chain = chain
    self.parameters = parameters
    self.exclusions = exclusions
  }
}

public struct Localized: Sendable, Equatable {
  public var en: String
  public var zh: String
  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }
}

public enum StepKind: UInt8, Word {
  case comparison = 1
  /// Village appraisal or an office's review: answered by `aid.review.passed` or `.rejected`.
  case review
  /// A posting: answered by `aid.publicity.ended`.
  case notice
  /// The aid: granted, instructed, paid month by month.
  case aid
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
  /// After this many days without an answer the step is overdue; nil: never.
  public var overdueAfterDays: Int?
  /// Comparison: departments that must all have reported.
  public var departments: [Department]
  /// Review: each of these roles must sign, and no other may.
  public var signers: [Role]
  /// Review: the meetings that must be recorded, in order.
  public var meetings: [MeetingKind]
  /// Review: an office meeting must be recorded.
  public var officeMeeting: Bool
  /// Review: passing takes one of the village's places.
  public var takesPlace: Bool
  /// Notice: where it must hang.
  public var places: [Place]
  /// Notice: shortest posting in days.
  public var noticeDays: Dated<Int64>?
  /// Passing this step registers the household.
  public var registers: Bool

  public init(
    name: String, title: Localized, kind: StepKind, level: Level, clause: Clause,
    overdueAfterDays: Int? = nil, departments: [Department] = [], signers: [Role] = [],
    meetings: [MeetingKind] = [], officeMeeting: Bool = false, takesPlace: Bool = false,
    places: [Place] = [], noticeDays: Dated<Int64>? = nil, registers: Bool = false
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.level = level
    self.clause = clause
    self.overdueAfterDays = overdueAfterDays
    self.departments = departments
    self.signers = signers
    self.meetings = meetings
    self.officeMeeting = officeMeeting
    self.takesPlace = takesPlace
    self.places = places
    self.noticeDays = noticeDays
    self.registers = registers
  }
}

/// Where a rule stands: the number in the rule list, and the document's own words.
public struct Clause: Sendable, Hashable {
  /// `R-308`
  public var rule: String
  /// `003:19 「公示时间不得少于7天」`
  public var source: String
  public init(rule: String, source: String = "") {
    self.rule = rule
    self.source = source
  }
}

/// A value that changes by date, with the clause of each value. Sorted by `from`; never empty.
public struct Dated<Value: Sendable & Equatable>: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public var from: Day
    public var value: Value
    public var clause: Clause
    public init(from: Day, value: Value, clause: Clause) {
      self.from = from
      self.value = value
      self.clause = clause
    }
  }
  public var entries: [Entry]
  public init(entries: [Entry]) { self.entries = entries }

  /// The value in force on `day`; before the first entry, the first.
  public func on(_ day: Day) -> Entry { entries[index(on: day)] }

  /// Where in `entries` that value stands: a caller that needs a part of the entry copies no more than that.
  public func index(on day: Day) -> Int {
    var index = entries.count - 1
    while index > 0, entries[index].from > day { index -= 1 }
    return index
  }
}

/// The thresholds of the registration programme and its allowance.
public struct Parameters: Sendable, Equatable {
  /// Attendance of those at home, in per cent.
  public var attendancePercent: Dated<Int64>
  /// Yes votes must exceed this per cent of those present.
  public var votePercent: Dated<Int64>
  /// Roles that must be present at all three meetings.
  public var gatekeepers: Dated<[Role]>
  /// Roles whose signed opinion stands in the record book.
  public var opinions: Dated<[Role]>
  /// Yearly net income per person must be below this, in fen.
  public var incomeLineFen: Dated<Int64>
  /// Contact attempts needed when the whole family is away.
  public var contactAttempts: Dated<Int64>
  /// Days after which a parked fact becomes an alert, or dead for an unknown case.
  public var parkedDays: Dated<Int64>
  /// Shares of the monthly allowance per person and month, by fund.
  public var allowance: [FundShare]
  public var allowanceMonths: Dated<Int64>
  /// Attempts at one instalment before it is left to an officer.
  public var paymentAttempts: Dated<Int64>

  public init(
    attendancePercent: Dated<Int64>, votePercent: Dated<Int64>, gatekeepers: Dated<[Role]>,
    opinions: Dated<[Role]>, incomeLineFen: Dated<Int64>, contactAttempts: Dated<Int64>,
    parkedDays: Dated<Int64>, allowance: [FundShare], allowanceMonths: Dated<Int64>,
    paymentAttempts: Dated<Int64>
  ) {
    self.attendancePercent = attendancePercent
    self.votePercent = votePercent
    self.gatekeepers = gatekeepers
    self.opinions = opinions
    self.incomeLineFen = incomeLineFen
    self.contactAttempts = contactAttempts
    self.parkedDays = parkedDays
    self.allowance = allowance
    self.allowanceMonths = allowanceMonths
    self.paymentAttempts = paymentAttempts
  }
}

public struct FundShare: Sendable, Equatable {
  /// ASCII name of the fund: `province`, `county`.
  public var fund: String
  public var monthlyFenPerPerson: Dated<Int64>
  public init(fund: String, monthlyFenPerPerson: Dated<Int64>) {
    self.fund = fund
    self.monthlyFenPerPerson = monthlyFenPerPerson
  }
}

public struct Exclusion: Sendable, Equatable {
  public var finding: Finding
  public var clause: Clause
  public var from: Day
  public init(finding: Finding, clause: Clause, from: Day) {
    self.finding = finding
    self.clause = clause
    self.from = from
  }
}
