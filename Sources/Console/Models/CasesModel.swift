import Contract
import Policy

/// What cases are looked for by. A resident's number is not part of it: it never stands in an address.
public struct CaseQuery: Sendable, Equatable {
  /// The whole id, or its beginning.
  public var id = ""
  /// First digits of a division's code.
  public var region = ""
  public var programme = ""
  public var step = ""
  /// `open`, `waiting`, `returned`, `closed`, or an outcome.
  public var standing = ""
  /// Cases behind this one, in the order of ids.
  public var after = ""

  public init() {}

  public var isEmpty: Bool { [id, region, programme, step, standing].allSatisfy(\.isEmpty) }
}

/// What was found.
public struct CasesModel: Sendable {
  public var query: CaseQuery
  public var rows: [CaseRow] = []
  /// The case behind which to go on; nil: all have been looked at.
  public var next: String?
  /// Cases looked at.
  public var looked = 0
  public var programmes: [Choice] = []
  public var steps: [Choice] = []
  /// Found by a resident's number, whose last four digits these are.
  public var personEnd: String?
  /// Why nothing could be looked for.
  public var problem: Localized?

  public init(_ query: CaseQuery) { self.query = query }
}

/// One case with all that is on record of it, masked.
public struct CaseModel: Sendable {
  /// One step of the case's workflow.
  public struct Step: Sendable, Equatable {
    /// Where a step stands.
    public enum State: String, Sendable { case done, current, overdue, coming, ended }
    public var title: Localized
    public var waits: Waiter?
    public var state: State
    public init(title: Localized, waits: Waiter?, state: State) {
      self.title = title
      self.waits = waits
      self.state = state
    }
  }

  /// A value that a decision rests on.
  public struct Value: Sendable, Equatable {
    public var name: String
    public var value: Localized
    public init(name: String, value: Localized) {
      self.name = name
      self.value = value
    }
  }

  /// A reason with its clause.
  public struct Because: Sendable, Equatable {
    public var code: String
    /// `R-308`
    public var clause: String
    /// The document's own words, where the pack has them.
    public var source: String
    public var text: Localized
    public var remedy: Localized?
    /// The values that a rule compared, by their names in the pack.
    public var values: [Value]
    public init(code: String, clause: String, source: String, text: Localized, remedy: Localized?, values: [Value]) {
      self.code = code
      self.clause = clause
      self.source = source
      self.text = text
      self.remedy = remedy
      self.values = values
    }
  }

  /// Who signed, in which role.
  public struct Signer: Sendable, Equatable {
    public var staffId: String
    public var name: String
    public var role: Localized
    public init(staffId: String, name: String, role: Localized) {
      self.staffId = staffId
      self.name = name
      self.role = role
    }
  }

  /// A fact or a decision on the timeline.
  public struct Event: Sendable, Equatable {
    public var at: Instant
    /// Later than `at` where it had to wait for its turn.
    public var decidedAt: Instant
    public var title: Localized
    public var verdict: Badge
    public var step: Localized?
    public var reasons: [Because]
    public var signers: [Signer]
    /// Who else acted: the system's clock, a bank, departments.
    public var actor: Localized
    /// `aid.review.passed.v1/3/17`
    public var position: String
    public init(
      at: Instant, decidedAt: Instant, title: Localized, verdict: Badge, step: Localized?, reasons: [Because],
      signers: [Signer], actor: Localized, position: String
    ) {
      self.at = at
      self.decidedAt = decidedAt
      self.title = title
      self.verdict = verdict
      self.step = step
      self.reasons = reasons
      self.signers = signers
      self.actor = actor
      self.position = position
    }
  }

  /// A deadline that runs.
  public struct Timer: Sendable, Equatable {
    public var what: Localized
    public var due: Day
    public init(what: Localized, due: Day) {
      self.what = what
      self.due = due
    }
  }

  /// A payment and what became of it; money in fen.
  public struct Payment: Sendable, Equatable {
    public var what: Localized
    public var number: Int
    public var attempt: Int
    public var amountFen: Int64
    public var funds: [String]
    public var due: Day
    public var state: Badge
    public var answeredOn: Day?
    public init(
      what: Localized, number: Int, attempt: Int, amountFen: Int64, funds: [String], due: Day, state: Badge,
      answeredOn: Day?
    ) {
      self.what = what
      self.number = number
      self.attempt = attempt
      self.amountFen = amountFen
      self.funds = funds
      self.due = due
      self.state = state
      self.answeredOn = answeredOn
    }
  }

  /// A person of the household, masked.
  public struct Member: Sendable, Equatable {
    public var name: String
    public var number: String
    public var relation: Localized
    public init(name: String, number: String, relation: Localized) {
      self.name = name
      self.number = number
      self.relation = relation
    }
  }

  public var row: CaseRow
  /// How it stands, in a sentence.
  public var standing: Localized
  /// What would have to change, and what the household may do.
  public var changes: [Localized] = []
  public var rights: [Localized] = []
  public var details: [Detail] = []
  public var steps: [Step] = []
  public var members: [Member] = []
  public var events: [Event] = []
  public var timers: [Timer] = []
  public var money: [Detail] = []
  public var payments: [Payment] = []
  /// The household's other cases.
  public var others: [CaseRow] = []
  /// Clauses quoted, with the documents' own words.
  public var clauses: [(rule: String, source: String)] = []

  public init(row: CaseRow, standing: Localized) {
    self.row = row
    self.standing = standing
  }
}
