// What the decision function sees of an event, after strict decoding. Names, telephone numbers,
// account numbers and resident IDs stay in the journal's encrypted bytes; persons appear here only
// as keyed hashes.

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
  /// `ce_subject`: the case, or for facts about a village its code, about a fund its name, for a policy pack its hash,
  /// about a dead letter its position.
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

  /// What a fact says, by its type.
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
    case fundOrder(FundOrder)
    case paymentOrder(PaymentOrder)
    case visit(Visit)
    case plan(PlanRecorded)
    case moneyOffered(MoneyOffered)
    case echo(HouseholdEcho)
    case deadLetterOrder(DeadLetterOrder)
    case retried(EventRetried)
  }
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

/// A deadline that the clock has found due.
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
