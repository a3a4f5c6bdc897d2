// Reviews of the three levels, with signatures and minutes, and notices.

/// Somebody who signed, in a role.
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

/// A set of roles, one bit each.
public struct RoleSet: OptionSet, Sendable, Hashable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public init(_ role: Role) { rawValue = 1 << UInt32(role.rawValue) }
  /// Whether a role is in the set.
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
  /// What the programme asks of this review, no name twice, in the order given.
  public var evidence: [Evidence]
  public init(
    requestId: String, level: Level, rejection: RejectionOutcome? = nil, signers: [Signer],
    minutes: [Minutes] = [], officeMeetingOn: Day? = nil, evidence: [Evidence] = []
  ) {
    self.requestId = requestId
    self.level = level
    self.rejection = rejection
    self.signers = signers
    self.minutes = minutes
    self.officeMeetingOn = officeMeetingOn
    self.evidence = evidence
  }
}

/// A notice that was taken down.
public struct Publicity: Sendable, Equatable {
  /// How a notice answered an objection.
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

/// A set of places where notices hang, one bit each.
public struct PlaceSet: OptionSet, Sendable, Hashable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public init(_ place: Place) { rawValue = 1 << place.rawValue }
  /// Whether a place is in the set.
  public func contains(_ place: Place) -> Bool { rawValue & (1 << place.rawValue) != 0 }
}
