import Contract
import Policy

/// A notice that hangs, or hung, as the public may see it.
public struct NoticeRow: Sendable, Equatable {
  /// An objection to what a notice lists.
  public struct Objection: Sendable, Equatable {
    public var raisedOn: Day?
    /// nil: still open.
    public var settled: Localized?
    public init(raisedOn: Day?, settled: Localized?) {
      self.raisedOn = raisedOn
      self.settled = settled
    }
  }

  /// Step and round: the case's notices have a name each.
  public var name: String
  public var caseId: String
  public var village: String
  /// `张*`
  public var head: String
  public var programme: Localized
  public var step: Localized
  public var level: Localized
  public var places: [Localized]
  public var from: Day
  /// The first day on which it may be taken down.
  public var until: Day
  public var isHanging: Bool
  public var amountFen: Int64?
  public var schedule: Localized?
  public var funds: [String]
  public var openObjections: Int
  public var objections: [Objection]

  public init(
    name: String, caseId: String, village: String, head: String, programme: Localized, step: Localized,
    level: Localized,
    places: [Localized], from: Day, until: Day, isHanging: Bool, amountFen: Int64?, schedule: Localized?,
    funds: [String],
    openObjections: Int, objections: [Objection]
  ) {
    self.name = name
    self.caseId = caseId
    self.village = village
    self.head = head
    self.programme = programme
    self.step = step
    self.level = level
    self.places = places
    self.from = from
    self.until = until
    self.isHanging = isHanging
    self.amountFen = amountFen
    self.schedule = schedule
    self.funds = funds
    self.openObjections = openObjections
    self.objections = objections
  }
}

/// The page of notices.
public struct NoticesModel: Sendable {
  /// First digits of a division's code.
  public var region = ""
  public var regions: [(digits: String, count: Int, ending: Int)] = []
  public var rows: [NoticeRow] = []
  public var total = 0
  public var today: Day
  public var countedAt: Instant?
  public init(today: Day) { self.today = today }
}
