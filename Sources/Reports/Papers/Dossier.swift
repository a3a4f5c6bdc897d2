import Casework
import Contract
import Policy

/// A payment of the register: what was instructed, and what the bank answered.
public struct PaymentLine: Sendable, Equatable {
  /// What one fund gives of a payment.
  public struct Share: Sendable, Equatable {
    public var fund: FundKey
    public var amountFen: Int64
    public init(fund: FundKey, amountFen: Int64) {
      self.fund = fund
      self.amountFen = amountFen
    }
  }

  /// What the bank said of it.
  public struct Answer: Sendable, Equatable {
    public var outcome: PaymentOutcome
    public var reason: ReturnReason?
    public var on: Day
    public init(outcome: PaymentOutcome, reason: ReturnReason?, on: Day) {
      self.outcome = outcome
      self.reason = reason
      self.on = on
    }
  }

  public var caseId: String
  /// Name of the aid step, and behind a point which time it was granted, if not the first: `allowance.2`.
  public var entitlement: String
  /// Month, stage, or 1.
  public var number: Int
  public var attempt: Int
  public var shares: [Share]
  public var amountFen: Int64
  public var due: Day
  /// nil: the bank has not answered yet.
  public var answer: Answer?

  public init(
    caseId: String, entitlement: String, number: Int, attempt: Int, shares: [Share], amountFen: Int64, due: Day,
    answer: Answer?
  ) {
    self.caseId = caseId
    self.entitlement = entitlement
    self.number = number
    self.attempt = attempt
    self.shares = shares
    self.amountFen = amountFen
    self.due = due
    self.answer = answer
  }

  public var isPaid: Bool { answer?.outcome == .paid }
}

/// What was concluded from one fact, in words.
public struct DecisionLine: Sendable, Equatable {
  /// A reason in words, with the clause it rests on.
  public struct Because: Sendable, Equatable {
    public var text: String
    /// `R-308`
    public var clause: String
    public init(text: String, clause: String) {
      self.text = text
      self.clause = clause
    }
  }

  public var at: Instant
  public var title: String
  public var verdict: String
  public var reasons: [Because]

  public init(at: Instant, title: String, verdict: String, reasons: [Because]) {
    self.at = at
    self.title = title
    self.verdict = verdict
    self.reasons = reasons
  }
}

/// A case with what its facts say, fit to be shown: everything personal is masked when it comes in.
public struct Dossier: Sendable {
  /// The topics that a card is made of; the other facts of a case decide, but are not shown.
  public static let topics: Set<TopicID> = [
    .applicationSubmitted, .householdChanged, .helperAssigned, .planRecorded, .visitReported, .publicityEnded,
    .milestoneReached,
  ]

  public let state: Case
  public let programme: ProgrammeDefinition?
  public internal(set) var card: HouseholdCard?
  public internal(set) var helper: HelperPaper?
  public internal(set) var plan: PlanPaper?
  public internal(set) var visits: [VisitPaper] = []
  public internal(set) var notices: [NoticePaper] = []
  public internal(set) var milestones: [MilestonePaper] = []
  public var payments: [PaymentLine] = []
  public var decisions: [DecisionLine] = []
  public var clauses: [Clause] = []
  /// Members who came after the application.
  var newcomers: [HouseholdCard.Member] = []

  public init(_ state: Case, _ programme: ProgrammeDefinition?) {
    self.state = state
    self.programme = programme
  }

  /// The household as the case holds it now, in the order of the case's members.
  public var members: [HouseholdCard.Member] {
    let all = (card?.members ?? []) + newcomers
    guard !state.members.isEmpty else { return all }
    return state.members.compactMap { person in all.last { $0.key == person } }
  }

  public var head: HouseholdCard.Member? { members.first { $0.relation == .head } ?? members.first ?? card?.head }

  /// Whether another case is of the same household: the head of one is a member of the other. A person alone who stands
  /// in both may have moved from one household to the other.
  public func isSameHousehold(as other: Dossier) -> Bool {
    func holds(_ dossier: Dossier, _ head: HouseholdCard.Member?) -> Bool {
      head?.key.map { dossier.state.members.contains($0) } ?? false
    }
    return holds(self, other.head) || holds(other, head)
  }

  /// A project's card, or a village's, names a person in charge, not a household.
  public var isHousehold: Bool {
    guard let programme, !programme.claims else { return true }
    return programme.chain.contains { $0.benefit.map { $0.schedule != .stages } ?? false }
  }

  /// Title of the programme.
  public func title(_ language: Language) -> String { programme?.title.text(language) ?? state.programme.text }

  /// Title of an aid step by its entitlement's name.
  public func title(ofEntitlement name: String, _ language: Language) -> String {
    let step = name.split(separator: ".").first.map(String.init) ?? name
    return programme?.chain.first { $0.name == step }?.title.text(language) ?? name
  }
}
