// A household after its card: changes, objections, visits, plans, helpers, places.

/// What changed in a household after its card was taken.
public struct HouseholdChange: Sendable, Equatable {
  public var kind: HouseholdChangeKind
  /// The member added, removed or dead.
  public var member: PersonKey?
  /// The new yearly income of the household, for `incomeChanged`.
  public var incomeFen: Int64?
  /// What was acquired, for `assetAcquired`.
  public var findings: FindingSet
  /// What brought it about, where that is said.
  public var cause: Cause?
  public init(
    kind: HouseholdChangeKind, member: PersonKey? = nil, incomeFen: Int64? = nil,
    findings: FindingSet = [], cause: Cause? = nil
  ) {
    self.kind = kind
    self.member = member
    self.incomeFen = incomeFen
    self.findings = findings
    self.cause = cause
  }
}

/// The change of another case of the same household, told to this case by the pipeline itself.
public struct HouseholdEcho: Sendable, Equatable {
  /// The case that the change was reported on.
  public var origin: String
  public var change: HouseholdChange
  public init(origin: String, change: HouseholdChange) {
    self.origin = origin
    self.change = change
  }
}

/// Somebody looked after the household, or a trainee attended.
public struct Visit: Sendable, Equatable {
  /// Quoted from `aid.followup.due`; nil for a visit that nobody asked for.
  public var requestId: String?
  /// Who came.
  public var by: Digest
  public var kind: VisitKind
  public var on: Day
  /// What the programme asks of this visit, no name twice, in the order given.
  public var evidence: [Evidence]
  public init(requestId: String? = nil, by: Digest, kind: VisitKind, on: Day, evidence: [Evidence] = []) {
    self.requestId = requestId
    self.by = by
    self.kind = kind
    self.on = on
    self.evidence = evidence
  }
}

/// The household's plan of help for one year: which measures of which batch are for whom.
public struct PlanRecorded: Sendable, Equatable {
  /// A measure of the plan, for some members or for the whole household.
  public struct Measure: Sendable, Equatable {
    public var batch: Batch
    /// Whom it is for; empty: the whole household.
    public var members: [PersonKey]
    public init(batch: Batch, members: [PersonKey] = []) {
      self.batch = batch
      self.members = members
    }
  }
  /// Whose hands the helper's card went through: the helper fills it, the village collects it, the township
  /// files it.
  public struct HelperCard: Sendable, Equatable {
    public var filledBy: Digest
    public var collectedBy: Digest
    public var filedBy: Digest
    public init(filledBy: Digest, collectedBy: Digest, filedBy: Digest) {
      self.filledBy = filledBy
      self.collectedBy = collectedBy
      self.filedBy = filedBy
    }
  }
  public var year: UInt16
  public var measures: [Measure]
  public var helperCard: HelperCard?
  public var signers: [Signer]
  public init(year: UInt16, measures: [Measure], helperCard: HelperCard? = nil, signers: [Signer]) {
    self.year = year
    self.measures = measures
    self.helperCard = helperCard
    self.signers = signers
  }
}

/// Somebody objects to a case.
public struct Objection: Sendable, Equatable {
  public var objection: Digest
  public init(objection: Digest) { self.objection = objection }
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

/// A helper is assigned to a household.
public struct HelperAssigned: Sendable, Equatable {
  public var helper: Digest
  public init(helper: Digest) { self.helper = helper }
}
