import Contract
import Policy

/// What became of an amount of money: parts that add up to what was allocated.
public struct MoneyParts: Sendable, Equatable {
  public var allocatedFen: Int64 = 0
  public var availableFen: Int64 = 0
  public var committedFen: Int64 = 0
  public var instructedFen: Int64 = 0
  public var paidFen: Int64 = 0
  public var receivableFen: Int64 = 0
  public var lapsedFen: Int64 = 0
  /// Movements, no part of the balance.
  public var returnedFen: Int64 = 0
  public var recoveredFen: Int64 = 0
  public var writtenOffFen: Int64 = 0
  public var waiting: Int64 = 0

  public init() {}

  public var sumFen: Int64 { availableFen &+ committedFen &+ instructedFen &+ paidFen &+ receivableFen &+ lapsedFen }
  public var isBalanced: Bool { sumFen == allocatedFen }

  public static func += (a: inout MoneyParts, b: MoneyParts) {
    a.allocatedFen &+= b.allocatedFen
    a.availableFen &+= b.availableFen
    a.committedFen &+= b.committedFen
    a.instructedFen &+= b.instructedFen
    a.paidFen &+= b.paidFen
    a.receivableFen &+= b.receivableFen
    a.lapsedFen &+= b.lapsedFen
    a.returnedFen &+= b.returnedFen
    a.recoveredFen &+= b.recoveredFen
    a.writtenOffFen &+= b.writtenOffFen
    a.waiting += b.waiting
  }
}

/// A fund's money of one year.
public struct FundRow: Sendable, Equatable {
  public var fund: String
  public var year: Int
  public var source: Localized
  public var earmark: Localized
  public var isFrozen: Bool
  public var parts: MoneyParts
  public init(fund: String, year: Int, source: Localized, earmark: Localized, isFrozen: Bool, parts: MoneyParts) {
    self.fund = fund
    self.year = year
    self.source = source
    self.earmark = earmark
    self.isFrozen = isFrozen
    self.parts = parts
  }
}

/// Payments of a division.
public struct PaymentSums: Sendable, Equatable {
  public var instructedFen: Int64 = 0
  public var paidFen: Int64 = 0
  public var returnedFen: Int64 = 0
  public var count = 0
  public init() {}

  public static func += (a: inout PaymentSums, b: PaymentSums) {
    a.instructedFen &+= b.instructedFen
    a.paidFen &+= b.paidFen
    a.returnedFen &+= b.returnedFen
    a.count += b.count
  }
  /// Sent to banks and not answered yet.
  public var outstandingFen: Int64 { instructedFen &- paidFen &- returnedFen }
}

/// The page of funds.
public struct FundsModel: Sendable {
  public var year: Int?
  public var years: [Int] = []
  public var funds: [FundRow] = []
  public var bySource: [(name: Localized, parts: MoneyParts)] = []
  public var byEarmark: [(name: Localized, parts: MoneyParts)] = []
  /// First digits of the division whose parts are shown.
  public var region = ""
  public var byRegion: [(digits: String, sums: PaymentSums)] = []
  public var countedAt: Instant?
  public init() {}

  public var total: MoneyParts { funds.reduce(into: MoneyParts()) { $0 += $1.parts } }
}

/// One fund's year, down to instructions and movements.
public struct FundModel: Sendable {
  /// A payment instruction out of a fund.
  public struct Instruction: Sendable, Equatable {
    public var caseId: String
    public var village: String
    public var what: String
    public var number: Int
    public var attempt: Int
    /// Of this fund.
    public var amountFen: Int64
    public var due: Day
    public var state: Badge
    public init(
      caseId: String, village: String, what: String, number: Int, attempt: Int, amountFen: Int64, due: Day, state: Badge
    ) {
      self.caseId = caseId
      self.village = village
      self.what = what
      self.number = number
      self.attempt = attempt
      self.amountFen = amountFen
      self.due = due
      self.state = state
    }
  }

  /// An entry of the ledger.
  public struct Movement: Sendable, Equatable {
    public var at: Instant
    public var kind: Localized
    public var amountFen: Int64
    public var caseId: String
    public init(at: Instant, kind: Localized, amountFen: Int64, caseId: String) {
      self.at = at
      self.kind = kind
      self.amountFen = amountFen
      self.caseId = caseId
    }
  }

  public var row: FundRow
  public var region = ""
  public var byRegion: [(digits: String, sums: PaymentSums)] = []
  public var instructions: [Instruction] = []
  /// The instruction behind which to go on.
  public var next: String?
  public var movements: [Movement] = []
  public init(row: FundRow) { self.row = row }
}
