/// What officers are to look at: `kind` of `aid.case.flagged.v1`.
public enum FlagKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  /// The step has taken longer than it may.
  case overdue = 0
  /// Somebody objects.
  case objection
  /// The village has no place left.
  case waiting
  case waitingForMoney
  /// What is known of a registered household has changed.
  case householdChanged
  /// The case does not go on before something has happened.
  case held
  /// A rule of the pack asks for attention, or could not be judged.
  case policy
  case strictReview
  /// What came for the case has no effect.
  case factRefused
  /// It came after the case was closed.
  case late
  /// It came before its time, and its time has not come.
  case parked
  case paymentStopped
  /// Money is to be given back.
  case recovery
  case milestoneReturned
  /// A helper has more households than may be.
  case helper
  case visitReturned
  /// The household has fallen back into poverty.
  case returned

  /// For people.
  public var title: Localized {
    switch self {
    case .overdue: Localized(en: "overdue", zh: "超期")
    case .objection: Localized(en: "objection", zh: "异议")
    case .waiting: Localized(en: "waits for a place", zh: "等待名额")
    case .waitingForMoney: Localized(en: "waits for money", zh: "等待资金")
    case .householdChanged: Localized(en: "household changed", zh: "家庭情况变化")
    case .held: Localized(en: "held", zh: "暂缓")
    case .policy: Localized(en: "a rule asks for attention", zh: "规则提示")
    case .strictReview: Localized(en: "strict review", zh: "从严审核")
    case .factRefused: Localized(en: "not accepted", zh: "信息未采纳")
    case .late: Localized(en: "came after the case was closed", zh: "结案后收到")
    case .parked: Localized(en: "came too early, never its turn", zh: "提前收到，逾期未用")
    case .paymentStopped: Localized(en: "payment stopped", zh: "停止支付")
    case .recovery: Localized(en: "money to be given back", zh: "应追回资金")
    case .milestoneReturned: Localized(en: "stage of work sent back", zh: "工程进度退回")
    case .helper: Localized(en: "helper has too many households", zh: "帮扶责任人超额")
    case .visitReturned: Localized(en: "visit sent back", zh: "走访退回")
    case .returned: Localized(en: "fallen back into poverty", zh: "返贫")
    }
  }
}
