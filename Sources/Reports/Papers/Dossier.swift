import Casework
import Contract
import Policy

/// A payment of the register: what was instructed, and what the bank answered.
public struct PaymentLine: Sendable, Equatable {
  public struct Share: Sendable, Equatable {
    public var fund: FundKey
    public var amountFen: Int64
    public init(fund: FundKey, amountFen: Int64) {
      self.fund = fund
      self.amountFen = amountFen
    }
  }

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
  /// Name of the aid step.
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
  public private(set) var card: HouseholdCard?
  public private(set) var helper: HelperPaper?
  public private(set) var plan: PlanPaper?
  public private(set) var visits: [VisitPaper] = []
  public private(set) var notices: [NoticePaper] = []
  public private(set) var milestones: [MilestonePaper] = []
  public var payments: [PaymentLine] = []
  public var decisions: [DecisionLine] = []
  public var clauses: [Clause] = []
  private var newcomers: [HouseholdCard.Member] = []

  public init(_ state: Case, _ programme: ProgrammeDefinition?) {
    self.state = state
    self.programme = programme
  }

  /// A fact of the case with its own verdict, nil where none is known yet.
  public struct Paper {
    public var topic: TopicID
    public var at: Instant
    public var verdict: Verdict?
    public var body: Body

    public init(topic: TopicID, at: Instant, verdict: Verdict?, body: Body) {
      self.topic = topic
      self.at = at
      self.verdict = verdict
      self.body = body
    }
  }

  /// Takes the facts of the case, in any order. What was refused changes nothing that is shown, but for the card of an
  /// application that was refused as a whole.
  /// - Parameter key: hashes a resident's number, as cases hold it.
  public mutating func take(_ papers: [Paper], key: (String) -> PersonKey?) {
    let names = Array(Set(papers.flatMap { HouseholdCard.names($0.body) })).sorted { ($1.count, $0) < ($0.count, $1) }
    for paper in papers.sorted(by: { $0.at < $1.at }) {
      let isRefused = [.refused, .repeated, .dead, .late].contains(paper.verdict)
      switch paper.topic {
      case .applicationSubmitted:
        if !isRefused || card == nil { card = HouseholdCard(paper.body, key: key) }
      case .publicityEnded: NoticePaper(paper.body).map { notices.append($0) }
      case _ where isRefused: break
      case .householdChanged: paper.body.object("member").map { newcomers.append(.init($0, key: key)) }
      case .helperAssigned: helper = HelperPaper(paper.body) ?? helper
      case .planRecorded: plan = PlanPaper(paper.body, hiding: names, key: key)
      case .visitReported: visits.append(VisitPaper(paper.body))
      case .milestoneReached: MilestonePaper(paper.body, at: paper.at).map { milestones.append($0) }
      default: break
      }
    }
    visits.sort { ($0.on?.number ?? 0) < ($1.on?.number ?? 0) }
  }

  /// The household as the case holds it now, in the order of the case's members.
  public var members: [HouseholdCard.Member] {
    let all = (card?.members ?? []) + newcomers
    guard !state.members.isEmpty else { return all }
    return state.members.compactMap { person in all.last { $0.key == person } }
  }

  public var head: HouseholdCard.Member? { members.first { $0.relation == .head } ?? members.first ?? card?.head }

  /// A project's card, or a village's, names a person in charge, not a household.
  public var isHousehold: Bool {
    guard let programme, !programme.claims else { return true }
    return programme.chain.contains { $0.benefit.map { $0.schedule != .stages } ?? false }
  }

  /// Title of the programme.
  public func title(_ language: Language) -> String { programme?.title.text(language) ?? state.programme.text }

  /// Title of a step of the chain.
  public func title(ofStep name: String, _ language: Language) -> String {
    programme?.chain.first { $0.name == name }?.title.text(language) ?? name
  }
}
