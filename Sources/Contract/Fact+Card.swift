// What is known of a household when it applies: its card, and what departments report on it.

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
  /// Whether a finding was made.
  public func contains(_ finding: Finding) -> Bool { rawValue & (1 << UInt32(finding.rawValue)) != 0 }
}

/// One or more departments' reports on a household, each with its as-of date.
public struct Comparison: Sendable, Equatable {
  /// One department's report.
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
