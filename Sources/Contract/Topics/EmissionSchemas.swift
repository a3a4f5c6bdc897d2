// The schemas of what the pipeline publishes.

extension Schema {
  /// A reason: its code, the clause that it rests on, the values compared, and texts where known.
  static let reason = object([
    Property("code", identifier), Property("clause", text()),
    Property("values", array(["type": "integer"], 0...16)),
    .optional(
      "text", object([Property("en", text(1000)), Property("zh", text(1000))])),
  ])
  static let reasons = array(reason, 1...50)
  /// Hash of the policy pack that a decision rests on.
  static let packHash: JSONNode = ["type": "string", "pattern": "^[0-9a-f]{16,64}$"]

  /// An emission about a case. `decided`: it always carries the hash of the policy pack.
  private static func emission(decided: Bool = false, _ own: Property...) -> JSONNode {
    object(
      [
        Property("caseId", identifier), Property("programme", programme),
        Property("region", village), Property("at", time),
        Property("policy", packHash, isRequired: decided),
      ] + own)
  }

  private static func shares(_ amount: String) -> JSONNode {
    array(object([Property("fund", identifier), Property(amount, fen)]), 1...20)
  }

  static func emission(_ topic: TopicID) -> JSONNode? {
    let months = integer(1...600)
    let level = word(Level.self)
    switch topic {
    case .comparisonRequested:
      return emission(
        decided: true, Property("requestId", identifier),
        Property(
          "departments", array(word(Department.self), 1...9).merging(["uniqueItems": true])),
        Property("round", integer(Limits.round)))
    case .reviewRequested:
      return emission(
        decided: true, Property("requestId", identifier), Property("level", level),
        Property("step", identifier), Property("round", integer(Limits.round)),
        .optional("returned", reasons))
    case .publicityStarted:
      return emission(
        decided: true, Property("noticeId", identifier), Property("level", level),
        Property("step", identifier), Property("round", integer(Limits.round)),
        Property("days", integer(0...365)),
        Property("places", array(word(Place.self), 1...5).merging(["uniqueItems": true])),
        Property("earliestEnd", day))
    case .applicationReturned:
      return emission(
        decided: true, Property("step", identifier), Property("level", level),
        Property("requestId", identifier), Property("reasons", reasons))
    case .applicationRefused:
      return emission(
        decided: true, Property("step", identifier), Property("reasons", reasons))
    case .caseRegistered:
      return emission(
        decided: true, Property("members", integer(1...30)), Property("registeredOn", day))
    case .entitlementGranted:
      return emission(
        decided: true, Property("entitlementId", identifier),
        Property("benefit", ["type": "string", "enum": ["allowance"]]),
        Property("monthlyFen", positiveFen), Property("months", months),
        Property("shares", shares("monthlyFen")))
    case .paymentInstructed:
      return emission(
        Property("instructionId", identifier), Property("entitlementId", identifier),
        Property("month", months), Property("attempt", integer(1...100)),
        Property("amountFen", positiveFen), Property("shares", shares("amountFen")),
        Property("dueOn", day), Property("accountLast4", digits(4...4)))
    case .paymentSettled:
      return emission(
        Property("instructionId", identifier), Property("amountFen", positiveFen),
        Property("on", day))
    case .paymentFailed:
      return emission(
        Property("instructionId", identifier), Property("amountFen", positiveFen),
        Property("reason", word(ReturnReason.self)), Property("retry", boolean))
    case .caseFlagged:
      return emission(
        Property("kind", identifier), Property("step", identifier), Property("reasons", reasons))
    case .followupDue: return emission(Property("step", identifier), Property("due", day))
    case .caseExited: return emission(decided: true, Property("reasons", reasons))
    case .caseClosed: return emission(decided: true, Property("outcome", identifier))
    case .eventDead:
      return object([
        Property("lane", identifier), Property("offset", integer(0...Int64.max)),
        Property(
          "reason",
          ["type": "string", "enum": .array(ContractReason.allCases.map { .string($0.code) })]),
        .optional("field", text()), .optional("caseId", identifier), Property("at", time),
      ])
    case .caseState:
      return emission(
        Property("step", identifier), Property("status", identifier),
        Property("version", integer(1...Int64(Int32.max))), Property("members", integer(0...100)),
        Property("packHash", packHash), Property("paidFen", fen))
    default: return nil
    }
  }
}
