/// The topics of the contract. Raw values stand in stored state and never change: facts from outside
/// count from 1, Dripline's own facts (both out and in) from 32, emissions from 64.
public enum TopicID: UInt8, CaseIterable, Sendable, Hashable {
  case applicationSubmitted = 1
  case comparisonReported, reviewPassed, reviewRejected, publicityEnded, milestoneReached
  case paymentDisbursed, householdChanged, objectionRaised, applicationWithdrawn
  case fundAllocated, quotaSet, helperAssigned

  case timerDue = 32
  case placeOffered

  case comparisonRequested = 64
  case reviewRequested, publicityStarted, applicationReturned, applicationRefused, caseRegistered
  case entitlementGranted, paymentInstructed, paymentSettled, paymentFailed, caseFlagged
  case followupDue, caseExited, caseClosed, eventDead, caseState
}
