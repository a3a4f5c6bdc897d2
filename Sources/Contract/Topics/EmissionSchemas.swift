// The schemas of what the pipeline publishes.

extension Schema {
  /// A reason: its code, the pack's rule where one spoke, the clause that it rests on, the values compared, texts
  /// where known, and what would have to change.
  static let reason = reason(hasText: false)
  static let reasons = array(reason, 1...50)
  /// Reasons that people are told.
  static let explanation = array(reason(hasText: true), 1...50)

  private static let texts = object([Property("en", text(1000)), Property("zh", text(1000))])

  private static func reason(hasText: Bool) -> JSONNode {
    object([
      Property("code", identifier), .optional("rule", identifier), Property("clause", text()),
      Property("values", array(["type": "integer"], 0...16)), Property("text", texts, isRequired: hasText),
      .optional("remedy", texts),
    ])
  }

  /// The name of a chain's step; empty where the case stands at none.
  static let step: JSONNode = ["type": "string", "pattern": "^([A-Za-z0-9][A-Za-z0-9._:/-]{0,63})?$"]
  /// Hash of the policy pack that a decision rests on.
  static let packHash: JSONNode = ["type": "string", "pattern": "^[0-9a-f]{16,64}$"]

  /// An emission about a case. `decided`: it always carries the hash of the policy pack.
  private static func emission(decided: Bool = false, _ own: Property...) -> JSONNode {
    emission(decided: decided, own)
  }

  private static func emission(decided: Bool, _ own: [Property]) -> JSONNode {
    object(
      [
        Property("caseId", identifier), Property("programme", programme),
        Property("region", village), Property("at", time),
        Property("policy", packHash, isRequired: decided),
      ] + own)
  }

  /// What each fund gives, adding up to `amountFen` beside it.
  private static let shares = array(
    object([
      Property("fund", identifier), Property("year", integer(Limits.fundYear)), Property("amountFen", positiveFen),
    ]), 1...20)

  private static let benefit: [Property] = [
    // The name of the chain's aid step.
    Property("benefit", identifier),
    Property("schedule", ["type": "string", "enum": ["monthly", "once", "stages"]]),
    // Each month for monthly, else the whole.
    Property("amountFen", positiveFen), Property("instalments", integer(Limits.instalment)),
    Property("shares", shares),
  ]

  /// Of the newest aid step; absent before the first award.
  private static let entitlement = object([
    Property("entitlementId", identifier), Property("status", identifier), Property("amountFen", fen),
    Property("instalments", integer(Limits.instalment)),
    Property("settled", integer(0...Limits.instalment.upperBound)), Property("paidFen", fen),
  ])

  static func emission(_ topic: TopicID) -> JSONNode? {
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
        decided: true, Property("step", identifier), .optional("level", level),
        .optional("requestId", identifier), Property("reasons", reasons))
    case .applicationRefused:
      return emission(
        decided: true, Property("step", identifier), Property("reasons", reasons))
    case .caseRegistered:
      return emission(
        decided: true, Property("members", integer(1...30)), Property("registeredOn", day))
    case .entitlementGranted:
      return emission(decided: true, [Property("entitlementId", identifier)] + benefit)
    case .entitlementChanged:
      return emission(
        decided: true, Property("entitlementId", identifier), Property("amountFen", fen),
        Property("formerFen", fen), Property("arrearsFen", fen), Property("recoveryFen", fen),
        Property("reasons", reasons))
    case .paymentInstructed:
      return emission(
        Property("instructionId", identifier), Property("entitlementId", identifier),
        Property("instalment", integer(Limits.instalment)), Property("attempt", integer(Limits.attempt)),
        Property("amountFen", positiveFen), Property("shares", shares), Property("dueOn", day),
        .optional("accountLast4", digits(4...4)))
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
        Property("kind", word(FlagKind.self)), Property("step", step), .optional("fund", identifier),
        .optional("year", integer(Limits.fundYear)), Property("reasons", reasons))
    case .followupDue:
      return emission(
        decided: true, Property("requestId", identifier), Property("visit", integer(Limits.visit)),
        Property("dueOn", day))
    case .caseExited:
      return emission(
        decided: true, Property("kind", ["type": "string", "enum": ["exit", "removed"]]),
        Property("on", day), Property("reasons", explanation))
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
        decided: true, Property("step", step), Property("status", identifier),
        Property("version", integer(1...Int64(Int32.max))), Property("members", integer(0...100)),
        Property("exited", boolean), Property("helped", boolean), Property("planned", boolean),
        Property("batches", array(word(Batch.self), 0...Batch.allCases.count).merging(["uniqueItems": true])),
        Property("paidFen", fen), .optional("entitlement", entitlement))
    case .messageRequested:
      return emission(
        Property("kind", word(MessageKind.self)), Property("text", texts), .optional("amountFen", fen),
        Property("clauses", array(text(), 0...50)))
    default: return nil
    }
  }
}
