import Contract
import Policy

/// Where the console's pages get what they show, and where its orders go. Calls may take a while and come from
/// several threads at once.
public protocol ConsoleSource: Sendable {
  /// The moment from which ages are counted.
  var now: Instant { get }

  /// Never waits for the database: what was seen last, and whether it answers now.
  func overview() -> OverviewModel
  func cases(_ query: CaseQuery) throws -> CasesModel
  /// The cases of a person. The number is used for its keyed hash and forgotten.
  func cases(ofPerson number: String) throws -> CasesModel
  func caseFile(_ id: String) throws -> CaseModel?
  func queues(_ query: QueueQuery) throws -> QueuesModel
  func notices(region: String) throws -> NoticesModel
  func notice(_ caseId: String, name: String) throws -> NoticeRow?
  /// A sheet for a village's board, ready for print.
  func noticeSheet(village: String, _ language: Language) throws -> String?
  func funds(year: Int?, region: String) throws -> FundsModel
  func fund(_ name: String, year: Int, region: String, after: String) throws -> FundModel?

  func deadLetters(_ query: DeadQuery) throws -> DeadListModel
  /// `isRead`: what it says is decoded and masked; else only its reason is told.
  func deadLetter(_ position: String, isRead: Bool) throws -> DeadLetterModel?
  /// Positions of all open ones of a reason; at most so many as one order may hold.
  func openDeadLetters(reason: String) throws -> [String]
  /// Publishes an order as a signed fact and waits until it is decided.
  func order(_ order: DeadOrder, by user: ConsoleUser) throws -> OrderOutcome

  func policy(_ query: PolicyQuery) throws -> PolicyModel
  func simulate(_ request: SimulationRequest, by user: ConsoleUser) throws -> Localized?

  func audits() -> AuditModel
  /// nil: begun; otherwise why not.
  func audit(withTopics: Bool, by user: ConsoleUser) -> Localized?
}

/// What is to become of dead letters.
public struct DeadOrder: Sendable, Equatable {
  /// What is ordered about a dead letter.
  public enum Action: Sendable, Equatable {
    case retry
    case discard
    /// New values by path, and the path of a field that is left out; it waits for another person's approval.
    case propose(changes: [String: String], dropped: String?)
    case approve(proposal: String)
    case decline(proposal: String)
  }
  public var positions: [String]
  public var action: Action
  /// Why, in the words of whoever orders it.
  public var text: String
  public init(positions: [String], action: Action, text: String) {
    self.positions = positions
    self.action = action
    self.text = text
  }
}

/// What became of an order.
public struct OrderOutcome: Sendable, Equatable {
  public var done: Int
  /// Told to whoever ordered it; empty: nothing went wrong.
  public var problems: [Localized]
  public init(done: Int, problems: [Localized] = []) {
    self.done = done
    self.problems = problems
  }
}

/// Which pack to run over which recorded cases.
public struct SimulationRequest: Sendable, Equatable {
  /// First digits of the pack's hash.
  public var pack: String
  public var region: String
  public var since: Day?
  public var asIfInForce: Bool
  public init(pack: String, region: String, since: Day?, asIfInForce: Bool) {
    self.pack = pack
    self.region = region
    self.since = since
    self.asIfInForce = asIfInForce
  }
}

/// Something could not be read or done; told to whoever asked, without a value of the request.
public struct ConsoleProblem: Error, Sendable {
  /// Why an order was not carried out.
  public enum Kind: Sendable {
    /// The database does not answer: it may later.
    case unavailable
    /// The request cannot be carried out as it is.
    case refused
  }
  public var kind: Kind
  public var text: Localized
  public init(_ kind: Kind, en: String, zh: String) {
    self.kind = kind
    text = Localized(en: en, zh: zh)
  }
}
