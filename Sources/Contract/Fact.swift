// What the decision function sees of an event, after strict decoding. Names, telephone numbers,
// account numbers and resident IDs stay in the journal's encrypted bytes; persons appear here only
// as keyed hashes.

/// A keyed hash (HMAC-SHA256, first 16 bytes) of a resident ID.
public struct PersonKey: Hashable, Comparable, Sendable {
  public var high: UInt64
  public var low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  public static func < (a: PersonKey, b: PersonKey) -> Bool {
    a.high != b.high ? a.high < b.high : a.low < b.low
  }
}

/// A stable 64-bit hash (XXH3) of an identifier that has to be compared but not shown.
public typealias Digest = UInt64

/// Something that happened outside, said by `source`.
public struct Fact: Sendable, Equatable {
  /// XXH3 of `ce_source`, a newline and `ce_id`: one fact has one identity.
  public var identity: Digest
  /// XXH3 of the value's bytes and `ce_type`, `ce_time`, `ce_subject`: tells a repeat from a forgery.
  public var content: Digest
  /// `ce_time`.
  public var at: Instant
  /// When the fact reached us by the stated clock: deadlines are counted from here, so that a fact of last
  /// year raises no alert the moment it is read. Equal to `at` in a replay that follows the facts' own time.
  public var arrived: Instant
  /// `ce_subject`: the case, or for facts about a village or fund its code, for a policy pack its hash.
  public var subject: String
  public var body: Body

  public init(
    identity: Digest, content: Digest, at: Instant, arrived: Instant? = nil, subject: String, body: Body
  ) {
    self.identity = identity
    self.content = content
    self.at = at
    self.arrived = arrived ?? at
    self.subject = subject
    self.body = body
  }

  public enum Body: Sendable, Equatable {
    case application(Application)
    case comparison(Comparison)
    case review(Review)
    case publicity(Publicity)
    case milestone(Milestone)
    case disbursement(Disbursement)
    case householdChange(HouseholdChange)
    case objection(Objection)
    case withdrawal
    case fundAllocation(FundAllocation)
    case quota(QuotaSet)
    case helper(HelperAssigned)
    case timer(TimerDue)
    case placeOffered(PlaceOffered)
    case policy(PolicyPublished)
  }
}

/// The household card, reduced to what is decided on.
public struct Application: Sendable, Equatable {
  public var programme: Programme
  /// Village code, 12 digits.
  public var village: UInt64
  public var origin: Origin
  /// Staff digests of whoever nominated or discovered the household.
  public var nominator: Digest?
  /// The whole family is away from home.
  public var away: Bool
  /// Contact attempts on record.
  public var contacts: UInt8
  public var members: [PersonKey]
  /// Yearly net income of the household, preferential subsidies left out.
  public var incomeFen: Int64
  public var financialAssetsFen: Int64
  /// What the card itself shows or declares, one bit a `Finding`.
  public var findings: FindingSet
  /// Officials who are relatives of the household: staff digests.
  public var relatives: [Digest]
  /// Last four characters of the bank account.
  public var accountLast4: UInt32
  /// The refused or closed case that this one follows, if any.
  public var previousCase: String?
  /// What the programme asks beyond the card's own fields, no name twice, in the card's order.
  public var evidence: [Evidence]

  public init(
    programme: Programme, village: UInt64, origin: Origin, nominator: Digest? = nil,
    away: Bool = false, contacts: UInt8 = 0, members: [PersonKey], incomeFen: Int64,
    financialAssetsFen: Int64 = 0, findings: FindingSet = [], relatives: [Digest] = [],
    accountLast4: UInt32 = 0, previousCase: String? = nil, evidence: [Evidence] = []
  ) {
    self.programme = programme
    self.village = village
    self.origin = origin
    self.nominator = nominator
    self.away = away
    self.contacts = contacts
    self.members = members
    self.incomeFen = incomeFen
    self.financialAssetsFen = financialAssetsFen
    self.findings = findings
    self.relatives = relatives
    self.accountLast4 = accountLast4
    self.previousCase = previousCase
    self.evidence = evidence
  }
}

/// A set of `Finding`, one bit each.
public struct FindingSet: OptionSet, Sendable, Hashable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public init(_ finding: Finding) { rawValue = 1 << UInt32(finding.rawValue) }
  public func contains(_ finding: Finding) -> Bool { rawValue & (1 << UInt32(finding.rawValue)) != 0 }
}

/// One or more departments' reports on a household, each with its as-of date.
public struct Comparison: Sendable, Equatable {
  public struct Report: Sendable, Equatable {
    public var department: Department
    public var asOf: Day
    /// Empty: clean.
    public var findings: FindingSet
    public init(department: Department, asOf: Day, findings: FindingSet) {
      self.department = department
      self.asOf = asOf
      self.findings = findings
    }
  }
  /// Quoted from `aid.comparison.requested`.
  public var requestId: String
  public var reports: [Report]
  public init(requestId: String, reports: [Report]) {
    self.requestId = requestId
    self.reports = reports
  }
}

public struct Signer: Sendable, Equatable {
  public var staff: Digest
  public var role: Role
  public init(staff: Digest, role: Role) {
    self.staff = staff
    self.role = role
  }
}

/// The minutes of one of the three meetings.
public struct Minutes: Sendable, Equatable {
  /// A separate vote on one villager's objection.
  public struct SeparateVote: Sendable, Equatable {
    public var yes: Int32
    public var no: Int32
    public init(yes: Int32, no: Int32) {
      self.yes = yes
      self.no = no
    }
  }
  public var kind: MeetingKind
  public var heldOn: Day
  /// Those at home who should attend: the base of the attendance check.
  public var atHome: Int32
  public var present: Int32
  public var yes: Int32
  public var no: Int32
  public var abstained: Int32
  public var separateVotes: [SeparateVote]
  /// Villagers who did not come, and how many of their opinions were asked and recorded.
  public var absent: Int32
  public var absentOpinions: Int32
  /// Roles of the gatekeepers who were present.
  public var gatekeepers: RoleSet
  /// Signatures and seals under the written resolution.
  public var signatures: Int32
  /// Roles that signed an opinion in the record book.
  public var opinions: RoleSet

  public init(
    kind: MeetingKind, heldOn: Day, atHome: Int32, present: Int32, yes: Int32, no: Int32,
    abstained: Int32 = 0, separateVotes: [SeparateVote] = [], absent: Int32 = 0,
    absentOpinions: Int32 = 0, gatekeepers: RoleSet = [], signatures: Int32 = 0,
    opinions: RoleSet = []
  ) {
    self.kind = kind
    self.heldOn = heldOn
    self.atHome = atHome
    self.present = present
    self.yes = yes
    self.no = no
    self.abstained = abstained
    self.separateVotes = separateVotes
    self.absent = absent
    self.absentOpinions = absentOpinions
    self.gatekeepers = gatekeepers
    self.signatures = signatures
    self.opinions = opinions
  }
}

public struct RoleSet: OptionSet, Sendable, Hashable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public init(_ role: Role) { rawValue = 1 << UInt32(role.rawValue) }
  public func contains(_ role: Role) -> Bool { rawValue & (1 << UInt32(role.rawValue)) != 0 }
}

/// `aid.review.passed` or `aid.review.rejected` of one level.
public struct Review: Sendable, Equatable {
  /// Quoted from `aid.review.requested`.
  public var requestId: String
  public var level: Level
  /// nil: passed.
  public var rejection: RejectionOutcome?
  public var signers: [Signer]
  /// Village: the three meetings.
  public var minutes: [Minutes]
  /// Township: the office meeting's day, nil where none is recorded.
  public var officeMeetingOn: Day?
  public init(
    requestId: String, level: Level, rejection: RejectionOutcome? = nil, signers: [Signer],
    minutes: [Minutes] = [], officeMeetingOn: Day? = nil
  ) {
    self.requestId = requestId
    self.level = level
    self.rejection = rejection
    self.signers = signers
    self.minutes = minutes
    self.officeMeetingOn = officeMeetingOn
  }
}

/// A notice that was taken down.
public struct Publicity: Sendable, Equatable {
  public struct Answer: Sendable, Equatable {
    public var objection: Digest
    /// nil: still open.
    public var settled: Settlement?
    public init(objection: Digest, settled: Settlement?) {
      self.objection = objection
      self.settled = settled
    }
  }
  /// Quoted from `aid.publicity.started`.
  public var noticeId: String
  public var level: Level
  public var from: Day
  public var to: Day
  public var places: PlaceSet
  public var objections: [Answer]
  public init(
    noticeId: String, level: Level, from: Day, to: Day, places: PlaceSet, objections: [Answer] = []
  ) {
    self.noticeId = noticeId
    self.level = level
    self.from = from
    self.to = to
    self.places = places
    self.objections = objections
  }
}

/// Where a notice hangs.
public enum Place: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case villageBoard = 0
  case groupBoard, townshipBoard, portal, broadcast
}

public struct PlaceSet: OptionSet, Sendable, Hashable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public init(_ place: Place) { rawValue = 1 << place.rawValue }
  public func contains(_ place: Place) -> Bool { rawValue & (1 << place.rawValue) != 0 }
}

/// A stage of work with its evidence and three signatures.
public struct Milestone: Sendable, Equatable {
  public var entitlementId: String
  public var stage: UInt8
  public var signers: [Signer]
  public init(entitlementId: String, stage: UInt8, signers: [Signer]) {
    self.entitlementId = entitlementId
    self.stage = stage
    self.signers = signers
  }
}

/// The bank's answer to one payment instruction.
public struct Disbursement: Sendable, Equatable {
  /// Quoted from `aid.payment.instructed`.
  public var instructionId: String
  public var outcome: PaymentOutcome
  public var amountFen: Int64
  public var on: Day
  /// Set when the bank returned the payment.
  public var reason: ReturnReason?
  public init(
    instructionId: String, outcome: PaymentOutcome, amountFen: Int64, on: Day,
    reason: ReturnReason? = nil
  ) {
    self.instructionId = instructionId
    self.outcome = outcome
    self.amountFen = amountFen
    self.on = on
    self.reason = reason
  }
}

public struct HouseholdChange: Sendable, Equatable {
  public var kind: HouseholdChangeKind
  /// The member added, removed or dead.
  public var member: PersonKey?
  /// The new yearly income of the household, for `incomeChanged`.
  public var incomeFen: Int64?
  /// What was acquired, for `assetAcquired`.
  public var findings: FindingSet
  public init(
    kind: HouseholdChangeKind, member: PersonKey? = nil, incomeFen: Int64? = nil,
    findings: FindingSet = []
  ) {
    self.kind = kind
    self.member = member
    self.incomeFen = incomeFen
    self.findings = findings
  }
}

public struct Objection: Sendable, Equatable {
  public var objection: Digest
  public init(objection: Digest) { self.objection = objection }
}

public struct FundAllocation: Sendable, Equatable {
  public var amountFen: Int64
  public init(amountFen: Int64) { self.amountFen = amountFen }
}

/// The number of places of a village; the subject is the village code.
public struct QuotaSet: Sendable, Equatable {
  public var programme: Programme
  public var village: UInt64
  public var places: Int32
  public init(programme: Programme, village: UInt64, places: Int32) {
    self.programme = programme
    self.village = village
    self.places = places
  }
}

public struct HelperAssigned: Sendable, Equatable {
  public var helper: Digest
  public init(helper: Digest) { self.helper = helper }
}

/// A policy pack taking effect; the subject is its hash.
public struct PolicyPublished: Sendable, Equatable {
  /// SHA-256 of `content`, 64 hexadecimal digits; checked on arrival.
  public var hash: String
  public var packId: String
  /// A division of any level; zeros at the end of its 12 digits stand for everything below.
  public var jurisdiction: UInt64
  public var inForceFrom: Day
  /// The pack in its canonical form.
  public var content: String
  public var signers: [Signer]
  public init(
    hash: String, packId: String, jurisdiction: UInt64, inForceFrom: Day, content: String, signers: [Signer]
  ) {
    self.hash = hash
    self.packId = packId
    self.jurisdiction = jurisdiction
    self.inForceFrom = inForceFrom
    self.content = content
    self.signers = signers
  }
}

public struct TimerDue: Sendable, Equatable {
  public var kind: TimerKind
  /// Index of the chain's step that the timer watches, and its round.
  public var step: UInt8
  public var round: UInt16
  public var due: Day
  public init(kind: TimerKind, step: UInt8, round: UInt16, due: Day) {
    self.kind = kind
    self.step = step
    self.round = round
    self.due = due
  }
}

/// A waiting case has come to the head of its village's list and holds a place.
public struct PlaceOffered: Sendable, Equatable {
  public var village: UInt64
  public init(village: UInt64) { self.village = village }
}
