import Contract
import Policy

/// Why something was decided: a stable code, the clause it rests on, the values compared.
public struct Reason: Sendable, Equatable {
  public var code: ReasonCode
  /// `R-298`; from the pack where the pack has the rule, else the code's own.
  public var clause: String
  /// Up to four values, in the order in which the text uses them.
  public var values: (Int64, Int64, Int64, Int64)
  /// The pack's rule that spoke.
  public private(set) var rule: Rule?
  /// The rule's place in the pack, -1: none. What the journal keeps.
  public let ruleIndex: Int

  public init(_ code: ReasonCode, clause: String? = nil, _ a: Int64 = 0, _ b: Int64 = 0, _ c: Int64 = 0) {
    self.code = code
    self.clause = clause ?? code.clause
    values = (a, b, c, 0)
    ruleIndex = -1
  }

  /// What a rule says, with the values it compared.
  init(_ rule: Rule, met: Bool, _ values: RuleValues) {
    self.rule = rule
    ruleIndex = rule.index
    code = met ? .ruleMet : .rule
    clause = rule.clause.rule
    let shown = rule.shown(met: met)
    func value(_ place: Int) -> Int64 { place < shown.count ? values.code(shown[place]) : 0 }
    self.values = (value(0), value(1), value(2), value(3))
  }

  /// From the journal; `resolved` gives the rule's text.
  public init(_ code: ReasonCode, clause: String, ruleIndex: Int, values: (Int64, Int64, Int64, Int64)) {
    self.code = code
    self.clause = clause
    self.ruleIndex = ruleIndex
    self.values = values
  }

  /// The reason with the rule of the pack that decided.
  public func resolved(_ pack: Pack) -> Reason {
    guard ruleIndex >= 0, ruleIndex < pack.rules.count else { return self }
    var copy = self
    copy.rule = pack.rules[ruleIndex]
    return copy
  }

  /// The stable name in JSON: `meeting.attendanceLow`.
  public var name: String {
    switch code {
    case .rule: rule?.reason ?? "rule"
    case .ruleMet: rule?.met?.reason ?? "rule.met"
    default: code.text
    }
  }

  /// The values that the text uses.
  public var shownValues: [Int64] {
    let count = rule?.shown(met: code == .ruleMet).count ?? 3
    return (0..<count).map(value)
  }

  /// One of the values compared, counted from 0.
  public func value(_ place: Int) -> Int64 {
    switch place {
    case 0: values.0
    case 1: values.1
    case 2: values.2
    default: values.3
    }
  }

  public static func == (a: Reason, b: Reason) -> Bool {
    a.code == b.code && a.clause == b.clause && a.values == b.values && a.ruleIndex == b.ruleIndex
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

/// The closed list of what the machinery itself says; what a rule says stands in its pack. Raw values
/// stand in the journal and never change.
public enum ReasonCode: UInt8, CaseIterable, Sendable {
  case intakeAccepted = 1
  case personClaimed = 4
  case alreadyApplied, resubmitted, programmeUnknown, evidenceMissing, evidenceUnknown
  case comparisonClean = 20
  case comparisonPartial
  case meetingMissing = 30
  case meetingOrder
  case signerMissing = 50
  case signerRole, signerTwoLevels, signerRelated
  case reviewPassed = 55
  case levelRefused, levelReturned, strictReview
  case placeTaken = 60
  case placeNone, placeUnset, placeOffered, placeReleased
  case objectionRecorded = 75
  case objectionLate, objectionsFull
  case registered = 80
  case granted, instructed, settled, amountDiffers, paymentReturned, paymentStopped, completed
  case withdrawn = 90
  case changeRecorded, memberClaimed, memberUnknown, helperRecorded, notStaged, memberPresent
  case householdFull
  /// A grant that is nothing; of one sum; by stages.
  case grantedNothing = 130
  case grantedSum, grantedStages
  case fundShort, fundFrozen, fundEarmark, fundClosed, moneyOffered
  case instalmentReached, instalmentDeferred, instalmentOffset
  case stageReached, stageEvidence, stageSigners
  case signersSame, signersRole
  case paymentsHeld, paymentsReleased, paymentRetried, orderTaken, orderIdle, orderAmount
  case claimed, recovered, writtenOff
  case recomputed, recomputeShort
  case fundMismatch, fundStopped, fundResumed, fundLapsed
  case exited = 170
  case removed, readmitted, visitAsked, visitRecorded, checkAsked
  case planRecorded, planStranger, helperHands, helperOver, helperFull
  case echoTaken, echoIdle
  case quotaSet = 100
  case fundAllocated, fundFull
  case policyPublished, policyKnown, policyUnsound, policyMislabelled, policyUnset
  case stepPassed = 110
  case requestUnknown, beforeCase, caseClosed, early, parkedFull, parkedExpired, overdue, timerSpent
  case seenBefore, otherBytes, caseUnknown, caseFull
  /// Orders about dead letters.
  case letterAwaits = 189
  case letterUnknown, letterSettled, letterRetried, letterProposed, letterApproved, letterDeclined, letterDiscarded
  case letterOwn, letterNoProposal, letterUnfit
  /// A rule of the pack fired; was judged and did not; could not be judged.
  case rule = 200
  case ruleMet, ruleUnjudged
}

extension ReasonCode {
  /// A rule of the pack speaks: the journal keeps which.
  public var isRule: Bool { self == .rule || self == .ruleMet }
}
