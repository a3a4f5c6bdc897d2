/// A topic of the contract. The raw value is stored (journal, lanes) and never changes.
public enum TopicID: UInt8, CaseIterable, Sendable, Hashable {
  case applicationSubmitted = 0
  case comparisonReported = 1
  case reviewPassed = 2
  case reviewRejected = 3
  case publicityEnded = 4
  case milestoneReached = 5
  case paymentDisbursed = 6
  case householdChanged = 7
  case objectionRaised = 8
  case applicationWithdrawn = 9
  case fundAllocated = 10
  case quotaSet = 11
  case helperAssigned = 12
  case policyPublished = 13
  case fundOrdered = 14
  case paymentOrdered = 15
  case visitReported = 16
  case planRecorded = 17
  case eventOrdered = 18

  case timerDue = 24
  case placeOffered = 25
  case moneyOffered = 26
  case householdEchoed = 27
  case eventRetried = 28

  case comparisonRequested = 32
  case reviewRequested = 33
  case publicityStarted = 34
  case applicationReturned = 35
  case applicationRefused = 36
  case caseRegistered = 37
  case entitlementGranted = 38
  case paymentInstructed = 39
  case paymentSettled = 40
  case paymentFailed = 41
  case caseFlagged = 42
  case followupDue = 43
  case caseExited = 44
  case caseClosed = 45
  case eventDead = 46
  case caseState = 47
  case entitlementChanged = 48

  // Not of the decisions: a program beside the pipeline publishes it.
  case messageRequested = 64

  /// Who publishes: others, the workers for themselves, or the system for others.
  public enum Direction: String, Sendable, CaseIterable {
    /// Facts published by others.
    case `in`
    /// Emissions for others.
    case out
    /// Published by the pipeline and taken in again by it.
    case `internal`
  }

  public var direction: Direction {
    switch rawValue {
    case ..<24: .in
    case ..<32: .internal
    default: .out
    }
  }

  /// Whether the pipeline takes facts from it.
  public var carriesFacts: Bool { direction != .out }

  /// The topics that the pipeline takes facts from, in order of raw value.
  public static let facts: [TopicID] = allCases.filter(\.carriesFacts)

  /// The name without prefix, such as `review.passed.v1`.
  public var suffix: String {
    switch self {
    case .applicationSubmitted: "application.submitted.v1"
    case .comparisonReported: "comparison.reported.v1"
    case .reviewPassed: "review.passed.v1"
    case .reviewRejected: "review.rejected.v1"
    case .publicityEnded: "publicity.ended.v1"
    case .milestoneReached: "milestone.reached.v1"
    case .paymentDisbursed: "payment.disbursed.v1"
    case .householdChanged: "household.changed.v1"
    case .objectionRaised: "objection.raised.v1"
    case .applicationWithdrawn: "application.withdrawn.v1"
    case .fundAllocated: "fund.allocated.v1"
    case .quotaSet: "quota.set.v1"
    case .helperAssigned: "helper.assigned.v1"
    case .policyPublished: "policy.published.v1"
    case .fundOrdered: "fund.ordered.v1"
    case .paymentOrdered: "payment.ordered.v1"
    case .visitReported: "visit.reported.v1"
    case .planRecorded: "plan.recorded.v1"
    case .eventOrdered: "event.ordered.v1"
    case .timerDue: "timer.due.v1"
    case .placeOffered: "place.offered.v1"
    case .moneyOffered: "money.offered.v1"
    case .householdEchoed: "household.echoed.v1"
    case .eventRetried: "event.retried.v1"
    case .comparisonRequested: "comparison.requested.v1"
    case .reviewRequested: "review.requested.v1"
    case .publicityStarted: "publicity.started.v1"
    case .applicationReturned: "application.returned.v1"
    case .applicationRefused: "application.refused.v1"
    case .caseRegistered: "case.registered.v1"
    case .entitlementGranted: "entitlement.granted.v1"
    case .paymentInstructed: "payment.instructed.v1"
    case .paymentSettled: "payment.settled.v1"
    case .paymentFailed: "payment.failed.v1"
    case .caseFlagged: "case.flagged.v1"
    case .followupDue: "followup.due.v1"
    case .caseExited: "case.exited.v1"
    case .caseClosed: "case.closed.v1"
    case .eventDead: "event.dead.v1"
    case .caseState: "case.state.v1"
    case .entitlementChanged: "entitlement.changed.v1"
    case .messageRequested: "message.requested.v1"
    }
  }

  public static let defaultPrefix = "aid"

  /// The topic's name on a cluster.
  public func name(prefix: String = TopicID.defaultPrefix) -> String { "\(prefix).\(suffix)" }

  /// `ce_type`, which does not follow a cluster's prefix.
  public var type: String { name() }

  /// The topic of a name such as `aid.review.passed.v1`, or nil.
  public init?(name: String, prefix: String = TopicID.defaultPrefix) {
    guard name.hasPrefix(prefix + "."),
      let topic = TopicID.bySuffix[String(name.dropFirst(prefix.count + 1))]
    else { return nil }
    self = topic
  }

  private static let bySuffix = Dictionary(uniqueKeysWithValues: allCases.map { ($0.suffix, $0) })

  /// `ce_type` as bytes, by raw value, so that the decoder compares without making strings.
  static let typeBytes: [[UInt8]] = (0...(allCases.map(\.rawValue).max() ?? 0)).map {
    TopicID(rawValue: $0).map { Array($0.type.utf8) } ?? []
  }
}
