import Contract

/// What a case has been granted in one aid step, and how far it is paid.
///
/// Its identifier is the case's id and the step's name, behind which a household that was admitted again has how
/// often it has been; an instruction's has the number of the instalment and the attempt at it behind that.
public struct Entitlement: Sendable, Equatable {
  /// How far an entitlement is.
  public enum Status: UInt8, Word {
    private static let texts = makeTexts()
    public var text: String { Self.texts[Int(rawValue)] }

    /// Granted, and waiting for a fund to have the money.
    case awaiting = 1
    case running
    /// An officer has stopped its payments.
    case held
    /// Paid in full, or ended before.
    case ended
  }

  /// What one fund gives.
  public struct Share: Sendable, Equatable {
    /// The purse that the money stands in for as long as the entitlement lasts.
    public var purse: PurseKey
    public var earmark: String
    /// A month's, or the whole; see the benefit's schedule.
    public var amountFen: Int64
    /// Promised and not yet instructed.
    public var committedFen: Int64 = 0
    /// Arrears (above zero) or too much paid (below) that the next instalments make good.
    public var carryFen: Int64 = 0
    public var paidFen: Int64 = 0
    /// Claimed back and not yet come.
    public var claimedFen: Int64 = 0
  }

  /// An instalment that is with the bank, or came back from it for good.
  public struct Instalment: Sendable, Equatable {
    public var number: UInt8
    public var attempt: UInt8
    public var dueOn: Day
    /// By share.
    public var amountsFen: [Int64]
    /// Attempts are used up: an officer has to act.
    public var isStopped = false

    public var amountFen: Int64 { amountsFen.reduce(0, +) }
  }

  /// Index of the aid step in the chain.
  public var step: UInt8
  /// How often the chain had been begun when it was granted, from 1.
  public var passage: UInt16 = 1
  public var status: Status = .awaiting
  public var grantedOn: Day
  /// Instalments in all: months, stages, or one.
  public var count: UInt8
  /// The next instalment to be instructed, from 1; above `count`: none.
  public var next: UInt8 = 1
  public var shares: [Share]
  /// Shares that have their money, in the order of their funds.
  public var reserved: UInt8 = 0
  public var outstanding: [Instalment] = []
  /// The next instalment fell due while payments were held.
  public var isDue = false
  /// The household has changed while its money was waited for.
  public var isOutdated = false
  /// Last day of the entitlement, where it ended before it was paid in full.
  public var endedOn: Day?

  /// A month's amount, or the whole.
  public var amountFen: Int64 { shares.reduce(0) { $0 + $1.amountFen } }
  public var paidFen: Int64 { shares.reduce(0) { $0 + $1.paidFen } }
  public var claimedFen: Int64 { shares.reduce(0) { $0 + $1.claimedFen } }
  /// Something is still to be instructed: a further instalment, or arrears that none is left for.
  public var hasMore: Bool { next <= count || shares.contains { $0.carryFen > 0 } }
  public var isStopped: Bool { outstanding.contains { $0.isStopped } }

  /// What its identifier has behind the case's id: `allowance`, or `allowance.2`.
  public func name(ofStep name: String) -> String { passage == 1 ? name : "\(name).\(passage)" }

  /// Instalments that are in the household's account.
  public var settled: Int { Int(next) - 1 - outstanding.count }
}

/// What is planned for a household in a year.
public struct HouseholdPlan: Sendable, Equatable {
  public var year: UInt16
  /// Batches of measures for the whole household or any member, one bit each.
  public var batches: UInt8
  /// By member, in the order of `Case.members` when the plan came.
  public var ofMembers: [UInt8]
  /// The helper's card went through three hands.
  public var hasHelperCard: Bool
}
