import Contract
import Policy

/// Why something was decided: a stable code, the clause it rests on, the values compared.
public struct Reason: Sendable, Equatable {
  public var code: ReasonCode
  /// `R-298`; from the pack where the pack has the rule, else the code's own.
  public var clause: String
  /// Up to three values, in the order in which the code's text uses them.
  public var values: (Int64, Int64, Int64)

  public init(_ code: ReasonCode, clause: String? = nil, _ a: Int64 = 0, _ b: Int64 = 0, _ c: Int64 = 0) {
    self.code = code
    self.clause = clause ?? code.clause
    values = (a, b, c)
  }

  public static func == (a: Reason, b: Reason) -> Bool {
    a.code == b.code && a.clause == b.clause && a.values == b.values
  }
}

/// What was concluded from one fact.
public enum Verdict: UInt8, Word {
  case accepted = 1
  /// The fact takes no effect, or ends the case; the reasons say which.
  case refused
  /// Sent back to be put right.
  case returned
  /// Accepted, but something has to happen outside first.
  case held
  /// Early: kept until its turn.
  case parked
  /// Seen before: no effect.
  case repeated
  /// Too late to have an effect.
  case late
  /// Not a fact that can be decided on; see the dead letter.
  case dead
}

/// The closed list of reasons. Raw values stand in the journal and never change.
public enum ReasonCode: UInt8, CaseIterable, Sendable {
  case intakeAccepted = 1
  case incomeAboveLine, contactMissing, personClaimed, alreadyApplied, resubmitted
  case exclusionHousing = 10
  case exclusionCar, exclusionPublicPay, exclusionBusiness, exclusionIdentity, exclusionDisability
  case comparisonClean = 20
  case comparisonPartial
  case meetingMissing = 30
  case meetingOrder, attendanceLow, attendanceMet, voteFailed, votePassed, separateVoteFailed
  case absentOpinionsMissing, gatekeeperMissing, resolutionUnsigned, opinionMissing, votesExceed
  case signerMissing = 50
  case signerRole, signerTwoLevels, signerRelated, officeMeetingMissing, reviewPassed
  case levelRefused, levelReturned
  case placeTaken = 60
  case placeNone, placeUnset, placeOffered, placeReleased
  case noticeShort = 70
  case noticeMet, noticePlaceMissing, objectionsOpen, objectionUpheld, objectionRecorded, objectionLate
  case objectionsFull
  case registered = 80
  case granted, instructed, settled, amountDiffers, paymentReturned, paymentStopped, completed
  case withdrawn = 90
  case changeRecorded, memberClaimed, memberUnknown, helperRecorded, notStaged, memberPresent
  case householdFull
  case quotaSet = 100
  case fundAllocated, fundFull
  case stepPassed = 110
  case requestUnknown, beforeCase, caseClosed, early, parkedFull, parkedExpired, overdue, timerSpent
  case seenBefore, otherBytes, caseUnknown, caseFull
}
