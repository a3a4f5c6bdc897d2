import Contract

/// One household's passage through one programme: everything later decisions need, and nothing that
/// names a person.
public struct Case: Sendable, Equatable {
  public enum Stage: UInt8, Word {
    private static let texts = makeTexts()
    public var text: String { Self.texts[Int(rawValue)] }

    /// Only early facts are known; no application yet.
    case unknown = 0
    case open
    /// Passed, but the village has no place left.
    case waiting
    /// Sent back to the household; a new application with the same id resumes it.
    case returned
    case closed
  }

  public enum Outcome: UInt8, Word {
    private static let texts = makeTexts()
    public var text: String { Self.texts[Int(rawValue)] }

    case refused = 1
    case withdrawn
    /// The last instalment is settled.
    case completed
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
  public var allowance: Allowance?

  public var parked: [Parked] = []
  /// Every fact that was recorded on the case, in order: recognises repeats, finds journal entries.
  public var taken: [Taken] = []

  public init(id: String) { self.id = id }

  public var isOpen: Bool { stage == .open || stage == .waiting }
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

/// A monthly allowance that has been granted.
public struct Allowance: Sendable, Equatable {
  public var monthlyFen: Int64
  public var months: UInt8
  /// The instalment that is instructed now, 1...months, and the attempt at it.
  public var month: UInt8
  public var attempt: UInt8
  public var grantedOn: Day
  /// Members counted at the grant.
  public var persons: UInt8
  public var paidFen: Int64
  /// Attempts are used up; an officer has to act.
  public var stopped: Bool
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
  public var lane: UInt32
  public var offset: Int64
  public init(lane: UInt32, offset: Int64) {
    self.lane = lane
    self.offset = offset
  }
}

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
