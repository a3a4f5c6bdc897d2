/// What is wrong with one event: the rule, where, and what its sender can do. Never holds the
/// offending value, so it may be logged and shown.
public struct ContractViolation: Error, Sendable, Equatable {
  public var code: ContractReason
  /// The place, such as `members[1].residentId`; a header such as `ce_time`; `$` for the whole value.
  public var field: String
  /// The rule that was broken, with its bounds or words where it has any.
  public var rule: Localized

  public init(code: ContractReason, field: String, rule: Localized? = nil) {
    self.code = code
    self.field = field
    self.rule = rule ?? code.meaning
  }

  /// What the sender can do about it.
  public var remedy: Localized { code.remedy }
}

extension ContractViolation: CustomStringConvertible {
  public var description: String { "\(field): \(code.rawValue): \(rule.en)" }
}
