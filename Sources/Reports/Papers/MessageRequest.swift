import Contract
import Policy

/// The message that an emission asks for.
public struct MessageRequest: Sendable, Equatable {
  public var kind: MessageKind
  public var caseId: String
  public var programme: String
  /// The village, 12 digits.
  public var region: String
  /// As the emission writes it.
  public var at: String
  /// The pack that was decided by, as the emission names it.
  public var policy: String?
  public var amountFen: Int64?
  /// Each once, in the order of the reasons.
  public var clauses: [String] = []

  /// nil: no message is sent for it, or `value` is no such emission.
  public init?(_ topic: TopicID, value: [UInt8]) {
    guard let kind = MessageKind.byTopic[topic], let body = Body(value: value), let caseId = body.text("caseId"),
      let programme = body.text("programme"), let region = body.text("region"), let at = body.text("at")
    else { return nil }
    self.kind = kind
    self.caseId = caseId
    self.programme = programme
    self.region = region
    self.at = at
    policy = body.text("policy")
    amountFen = body.integer("amountFen")
    for clause in body.objects("reasons").compactMap({ $0.text("clause") }) where !clauses.contains(clause) {
      clauses.append(clause)
    }
  }

  /// What the household reads.
  public var text: Localized { kind.words(yuan: amountFen.map(yuan), clauses: clauses) }
}
