/// What a reader of facts needs besides the bytes.
struct ReadingContext {
  let key: IdentityKey
  /// Nobody is born after the day on which the fact was recorded.
  let latestBirth: Day
  /// Whether a person may be named by a key instead: in a fact whose identifiers were erased.
  var takesErased = false
  /// `ce_subject`.
  let subject: Text
}

extension Scanner {
  /// The body of a fact of `topic`, positioned at its object.
  mutating func body(_ topic: TopicID, _ context: ReadingContext) throws(Fault) -> Fact.Body {
    switch topic {
    case .applicationSubmitted: .application(try application(context))
    case .comparisonReported: .comparison(try comparison())
    case .reviewPassed: .review(try reviewPassed())
    case .reviewRejected: .review(try reviewRejected())
    case .publicityEnded: .publicity(try publicity())
    case .milestoneReached: .milestone(try milestone())
    case .paymentDisbursed: .disbursement(try disbursement())
    case .householdChanged: .householdChange(try householdChange(context))
    case .objectionRaised: .objection(try objection())
    case .applicationWithdrawn: try withdrawal()
    case .fundAllocated: .fundAllocation(try fundAllocation(context))
    case .quotaSet: .quota(try quota(context))
    case .helperAssigned: .helper(try helperAssigned())
    case .policyPublished: .policy(try policyPublished(context))
    case .timerDue: .timer(try timerDue())
    case .placeOffered: .placeOffered(try placeOffered())
    case .fundOrdered: .fundOrder(try fundOrdered(context))
    case .paymentOrdered: .paymentOrder(try paymentOrdered())
    case .visitReported: .visit(try visitReported())
    case .planRecorded: .plan(try planRecorded(context))
    case .moneyOffered: .moneyOffered(try moneyOffered())
    case .householdEchoed: .echo(try householdEchoed())
    case .eventOrdered: .deadLetterOrder(try eventOrdered(context))
    case .eventRetried: .retried(try eventRetried())
    default: throw Fault(.topicUnknown, envelope: "topic")
    }
  }
}
