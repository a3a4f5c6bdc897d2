import CEL
import Contract

/// When a rule is judged.
public enum Hook: UInt8, Word {
  /// An application.
  case intake
  /// One department's report.
  case report
  /// Each meeting of a village appraisal.
  case meeting
  /// A review that passed.
  case review
  /// A notice that was taken down.
  case notice
  /// A change of the household.
  case change
  /// Before an entitlement is granted.
  case award
  /// A visit of a follow-up.
  case visit
}

/// What follows when a rule fires; the strongest of several counts.
public enum Effect: UInt8, Word, Comparable {
  case compute
  /// Adds a share to the entitlement.
  case grant
  case flag, strict, hold
  /// Fallen back into poverty: the case goes back to an earlier step.
  case readmit
  case `return`, refuse
  public static func < (a: Effect, b: Effect) -> Bool { a.rawValue < b.rawValue }
}

/// The date whose parameters and rules hold (C-28).
public enum JudgedOn: Sendable, Equatable {
  case application, fact, meeting, notice
  /// Slot of an evidence field of type date.
  case evidence(slot: Int, name: String)
}

/// A rule as it was written, and compiled.
///
/// Shared by reference: a decision names it without copying anything.
public final class Rule: Sendable {
  /// What is noted when the rule was judged and did not fire.
  public struct Met: Sendable {
    public let reason: String
    public let shown: [Shown]
    public let text: Wording
  }
  /// A `let` name with its expression.
  public struct Expression: Sendable {
    public let name: String
    public let source: String
    public let slot: Int
    public let program: CELProgram
  }

  /// Values that one decision keeps.
  public static let shownMax = 4

  public let id: String
  /// Place among the pack's rules: what the journal keeps.
  public let index: Int
  public let title: Localized
  public let clause: Clause
  public let also: [String]
  /// nil: every programme.
  public let programmes: [String]?
  public let hooks: [Hook]
  /// nil: every step.
  public let steps: [String]?
  public let judgedOn: JudgedOn
  public let from: Day?
  public let to: Day?
  public let lets: [Expression]
  public let condition: CELProgram
  public let source: String
  public let effect: Effect
  /// What is computed, or granted in fen: by the month where it is paid monthly, else the whole.
  public let value: Expression?
  /// Grant: name of the fund that bears the share; its year is that of the award.
  public let fund: String?
  /// Grant: the purpose that the fund's money must be earmarked for.
  public let earmark: String?
  public let reason: String
  /// The values that `message` and `remedy` show, as a decision keeps them.
  public let shown: [Shown]
  public let message: Wording
  public let remedy: Wording?
  public let met: Met?
  public let locked: Bool
  /// Why it is kept and never judged; nil: it is judged.
  public let off: String?
  public let position: YamlPosition
  /// The pack that states it, or last changed it.
  public let origin: String

  /// Slots its condition may look at.
  let slots: Int

  init(
    id: String, index: Int, title: Localized, clause: Clause, also: [String], programmes: [String]?,
    hooks: [Hook], steps: [String]?, judgedOn: JudgedOn, from: Day?, to: Day?, lets: [Expression],
    condition: CELProgram, source: String, effect: Effect, value: Expression?, fund: String?, earmark: String?,
    reason: String, shown: [Shown], message: Wording, remedy: Wording?, met: Met?, locked: Bool, off: String?,
    position: YamlPosition, origin: String
  ) {
    self.id = id
    self.index = index
    self.title = title
    self.clause = clause
    self.also = also
    self.programmes = programmes
    self.hooks = hooks
    self.steps = steps
    self.judgedOn = judgedOn
    self.from = from
    self.to = to
    self.lets = lets
    self.condition = condition
    self.source = source
    self.effect = effect
    self.value = value
    self.fund = fund
    self.earmark = earmark
    self.reason = reason
    self.shown = shown
    self.message = message
    self.remedy = remedy
    self.met = met
    self.locked = locked
    self.off = off
    self.position = position
    self.origin = origin
    self.slots = condition.variableCount
  }

  /// What the rule itself names: `let`, and what it computes.
  public var expressions: [Expression] { value.map { lets + [$0] } ?? lets }

  /// The values that a decision keeps of a rule that fired, or was met.
  public func shown(met isMet: Bool) -> [Shown] { isMet ? met?.shown ?? [] : shown }

  /// Whether the rule holds on a day.
  public func isInForce(on day: Day) -> Bool {
    if let from, day < from { return false }
    if let to, day > to { return false }
    return true
  }

  /// Whether the rule is judged at this place of this programme.
  public func applies(programme: String, hook: Hook, step: String) -> Bool {
    hooks.contains(hook) && programmes?.contains(programme) ?? true && steps?.contains(step) ?? true
  }
}
