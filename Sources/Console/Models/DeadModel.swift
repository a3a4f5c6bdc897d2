import Contract
import Policy

/// Which dead letters are looked at.
public struct DeadQuery: Sendable, Equatable {
  public var reason = ""
  /// `open`, `proposed`, `retried`, `discarded`; empty: those that something is to be done with.
  public var state = ""
  public var after = ""
  public init() {}
}

/// What has become of a dead letter.
public enum DeadState: String, CaseIterable, Sendable {
  case open, proposed, retried, discarded

  public var badge: Badge {
    switch self {
    case .open: Badge(en: "open", zh: "待处理", .warn)
    case .proposed: Badge(en: "awaits approval", zh: "待复核", .info)
    case .retried: Badge(en: "tried again", zh: "已重试", .good)
    case .discarded: Badge(en: "discarded", zh: "已弃置", .calm)
    }
  }
}

/// A dead letter as lists show it.
public struct DeadRow: Sendable, Equatable {
  /// `aid.review.passed.v1/3/17`
  public var position: String
  public var reason: String
  public var meaning: Localized
  public var field: String?
  public var caseId: String?
  public var at: Instant
  public var state: DeadState
  public init(
    position: String, reason: String, meaning: Localized, field: String?, caseId: String?, at: Instant, state: DeadState
  ) {
    self.position = position
    self.reason = reason
    self.meaning = meaning
    self.field = field
    self.caseId = caseId
    self.at = at
    self.state = state
  }
}

/// The page of dead letters.
public struct DeadListModel: Sendable {
  /// Dead letters of one reason.
  public struct Group: Sendable, Equatable {
    public var reason: String
    public var meaning: Localized
    public var open: Int
    public var inAll: Int
    public init(reason: String, meaning: Localized, open: Int, inAll: Int) {
      self.reason = reason
      self.meaning = meaning
      self.open = open
      self.inAll = inAll
    }
  }

  public var query: DeadQuery
  public var groups: [Group] = []
  public var rows: [DeadRow] = []
  public var next: String?
  /// nil: orders can be given; otherwise why not.
  public var noOrders: Localized?

  public init(_ query: DeadQuery) { self.query = query }
}

/// One dead letter, what it says masked.
public struct DeadLetterModel: Sendable {
  /// A line of the decoded view: a path and its masked value.
  public struct Line: Sendable, Equatable {
    /// `data.members[0].residentId`
    public var path: String
    public var value: String
    /// What is shown is less than what stands there.
    public var isMasked: Bool
    /// It is what the reason names.
    public var isFault: Bool
    /// A correction may give it another value.
    public var isEditable: Bool
    public init(path: String, value: String, isMasked: Bool, isFault: Bool, isEditable: Bool) {
      self.path = path
      self.value = value
      self.isMasked = isMasked
      self.isFault = isFault
      self.isEditable = isEditable
    }
  }

  /// What was ordered about it, and by whom.
  public struct Order: Sendable, Equatable {
    public var at: Instant
    public var what: Localized
    public var verdict: Badge
    public var signers: [CaseModel.Signer]
    public var text: String
    public var reasons: [CaseModel.Because]
    public init(
      at: Instant, what: Localized, verdict: Badge, signers: [CaseModel.Signer], text: String,
      reasons: [CaseModel.Because]
    ) {
      self.at = at
      self.what = what
      self.verdict = verdict
      self.signers = signers
      self.text = text
      self.reasons = reasons
    }
  }

  /// A correction that waits for a second person.
  public struct Proposal: Sendable, Equatable {
    /// A field that a correction changes, masked.
    public struct Change: Sendable, Equatable {
      public var path: String
      public var before: String
      public var after: String
      public init(path: String, before: String, after: String) {
        self.path = path
        self.before = before
        self.after = after
      }
    }
    public var id: String
    public var by: CaseModel.Signer
    public var at: Instant
    public var text: String
    public var changes: [Change]
    public init(id: String, by: CaseModel.Signer, at: Instant, text: String, changes: [Change]) {
      self.id = id
      self.by = by
      self.at = at
      self.text = text
      self.changes = changes
    }
  }

  public var row: DeadRow
  public var remedy: Localized
  public var headers: [Line] = []
  public var lines: [Line] = []
  /// Why there is no decoded view.
  public var unread: Localized?
  public var bytes = 0
  public var orders: [Order] = []
  public var proposal: Proposal?
  /// nil: orders can be given; otherwise why not.
  public var noOrders: Localized?
  /// The path of a field that a correction may leave out; nil: none.
  public var dropped: String?
  /// nil: the event can be corrected field by field; otherwise why not.
  public var noEdit: Localized?

  public init(row: DeadRow, remedy: Localized) {
    self.row = row
    self.remedy = remedy
  }
}
