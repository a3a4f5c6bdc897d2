extension TopicID {
  /// The JSON Schema (draft 2020-12) of the topic's data.
  public var schema: JSONNode {
    let head: JSONNode = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:dripline:\(type)",
      "title": .string(definition.title.en),
    ]
    return head.merging(factSchema ?? Schema.emission(self)!)
  }

  private var factSchema: JSONNode? {
    switch self {
    case .applicationSubmitted: Schema.application
    case .comparisonReported: Schema.comparison
    case .reviewPassed: Schema.reviewPassed
    case .reviewRejected: Schema.reviewRejected
    case .publicityEnded: Schema.publicity
    case .milestoneReached: Schema.milestone
    case .paymentDisbursed: Schema.disbursement
    case .householdChanged: Schema.householdChange
    case .objectionRaised: Schema.objection
    case .applicationWithdrawn: Schema.withdrawal
    case .fundAllocated: Schema.fund
    case .quotaSet: Schema.quota
    case .helperAssigned: Schema.helperAssigned
    case .policyPublished: Schema.policyPublished
    case .timerDue: Schema.timer
    case .placeOffered: Schema.placeOffered
    case .fundOrdered: Schema.fundOrdered
    case .paymentOrdered: Schema.paymentOrdered
    case .visitReported: Schema.visitReported
    case .planRecorded: Schema.planRecorded
    case .moneyOffered: Schema.moneyOffered
    case .householdEchoed: Schema.householdEchoed
    case .eventOrdered: Schema.eventOrdered
    case .eventRetried: Schema.eventRetried
    default: nil
    }
  }
}
