import Contract

/// One household's passage through one programme: everything later decisions need, and nothing that
/// names a person.
public struct Case: Sendable, Equatable {
  /// How far a case is.
  public enum Stage: UInt8, Word {
    private static let texts = makeTexts()
    public var text: String { Self.texts[Int(rawValue)] }

    /// Only early facts are known; no application yet.
    case unknown = 0
    case open
    /// Passed, but the village has no place left, or the fund no money.
    case waiting
    /// Sent back to the household; a new application with the same id resumes it.
    case returned
    case closed
  }

  /// How a case ended.
  public enum Outcome: UInt8, Word {
    private static let texts = makeTexts()
    public var text: String { Self.texts[Int(rawValue)] }

    case refused = 1
    case withdrawn
    /// The last step is done.
    case completed
    /// Taken out of the register: an exclusion applies.
    case removed
  }

  public var id: String
  /// Counts the journal entries that changed the case; the next one must find it unchanged.
  public var version: UInt32 = 0
  public var stage: Stage = .unknown
  public var outcome: Outcome?
  public var programme: Programme = .registration
  public var village: UInt64 = 0
  /// First 16 hex digits of the hash of the pack in force at the application.
  public var pack: UInt64 = 0
  public var appliedAt = Instant(milliseconds: 0)
  /// Index of the current step in the pack's chain.
  public var step: UInt8 = 0
  /// Times the current step has been opened; part of the identifiers that outsiders quote.
  public var round: UInt16 = 1
  public var stepSince = Instant(milliseconds: 0)
  public var registered = false
  public var holdsPlace = false
  /// Under strict review.
  public var strict = false
  /// The current step's deadline has passed and its alert was raised.
  public var overdue = false

  public var members: [PersonKey] = []
  public var incomeFen: Int64 = 0
  public var assetsFen: Int64 = 0
  /// What the card, departments and changes have shown so far.
  public var found: FindingSet = []
  public var origin: Origin = .applied
  /// The programme's further fields, in the order of its pack; see `EvidenceField.standard`.
  public var evidence: [Int64] = []
  public var accountLast4: UInt32 = 0
  public var relatives: [Digest] = []
  public var helper: Digest?

  /// Departments that reported clean in this round, one bit each.
  public var reported: UInt16 = 0
  public var openObjections: [OpenObjection] = []
  /// Objections that a notice's end settled before they themselves came.
  public var answered: [Digest] = []
  public var acted: [Actor] = []
  /// The newest aid that was granted.
  public var entitlement: Entitlement?
  /// Those before the newest: the bank may still answer, and what was claimed back may still come.
  public var former: [Entitlement] = []
  /// Out of poverty by the standard; what goes on is follow-up.
  public var exited = false
  /// First round of every step: raised when the case goes through its chain again.
  public var firstRound: UInt16 = 1
  /// Re-verifications asked for so far, and whether one is open.
  public var checks: UInt16 = 0
  public var isChecking = false
  /// Visits to the household on record.
  public var visits: UInt16 = 0
  public var plan: HouseholdPlan?

  public var parked: [Parked] = []
  /// Every fact that was recorded on the case, in order: recognises repeats, finds journal entries.
  public var taken: [Taken] = []

  public init(id: String) { self.id = id }

  public var isOpen: Bool { stage == .open || stage == .waiting }
  public var paidFen: Int64 { former.reduce(entitlement?.paidFen ?? 0) { $0 + $1.paidFen } }
  /// On a fund's waiting list, not on a village's.
  public var awaitsMoney: Bool { stage == .waiting && entitlement?.status == .awaiting }
}

/// An objection that no notice's end has settled yet.
public struct OpenObjection: Sendable, Equatable {
  public var objection: Digest
  /// A notice that ended before it was raised does not have to answer it; the next one does.
  public var raisedAt: Instant
}

/// Somebody who signed, and for which level.
public struct Actor: Sendable, Equatable {
  public var staff: Digest
  public var level: Level
}

/// An early fact, kept until its turn comes.
public struct Parked: Sendable, Equatable {
  public var fact: Fact
  public var position: Position
  /// The day on which it is an alert or dead; `noDeadline` once the alert was raised.
  public var deadline: Day

  static let noDeadline = Day(number: Int32.max)

  /// Facts that become ready together are taken by their time, whichever came first.
  func precedes(_ other: Parked) -> Bool {
    (fact.at, fact.identity) < (other.fact.at, other.fact.identity)
  }
}

/// Where a fact stands: its lane and offset.
public struct Position: Sendable, Hashable {
  /// Partitions that one topic can have: a lane is topic x this number + partition.
  public static let partitionsMax: UInt32 = 1024

  public var lane: UInt32
  public var offset: Int64
  public var partition: Int32 { Int32(lane % Position.partitionsMax) }
  public init(lane: UInt32, offset: Int64) {
    self.lane = lane
    self.offset = offset
  }
}

/// A fact that was recorded, by what recognises it again.
public struct Taken: Sendable, Equatable {
  public var identity: Digest
  public var content: UInt32
  public var position: Position

  public init(_ fact: Fact, at position: Position) {
    identity = fact.identity
    content = UInt32(truncatingIfNeeded: fact.content)
    self.position = position
  }

  init(identity: Digest, content: UInt32, position: Position) {
    self.identity = identity
    self.content = content
    self.position = position
  }
}

enum Repetition { case new, same, forged }

extension Array where Element == Taken {
  /// Whether a fact was here before, with these bytes or with others.
  func repetition(of fact: Fact) -> Repetition {
    for entry in self where entry.identity == fact.identity {
      return entry.content == UInt32(truncatingIfNeeded: fact.content) ? .same : .forged
    }
    return .new
  }
}
