import Contract

/// A fund's money of one year: two years' money is never mixed.
public struct FundKey: Hashable, Comparable, Sendable {
  public var name: String
  public var year: UInt16

  public init(name: String, year: UInt16) {
    self.name = name
    self.year = year
  }

  /// `province:2025`
  public var text: String { "\(name):\(year)" }

  public static func < (a: FundKey, b: FundKey) -> Bool { (a.name, a.year) < (b.name, b.year) }
}

/// A fund's money of a year in one partition; -1 is the reserve.
public struct PurseKey: Hashable, Comparable, Sendable {
  public var fund: FundKey
  /// The partition of the lanes that draw on it; -1: the reserve.
  public var partition: Int32

  public init(fund: FundKey, partition: Int32) {
    self.fund = fund
    self.partition = partition
  }

  /// The purse that allocations go to.
  public static func reserve(of fund: FundKey) -> PurseKey { PurseKey(fund: fund, partition: -1) }
  public var isReserve: Bool { partition < 0 }

  public static func < (a: PurseKey, b: PurseKey) -> Bool { (a.fund, a.partition) < (b.fund, b.partition) }
}

/// A part of a fund's money that one partition's cases draw on, or the reserve, which has the rest.
///
/// One row that every case of a province draws on would make its workers wait for each other. So a
/// partition's purse takes a tranche from the reserve now and then and gives out of that: the reserve is
/// written a few times for thousands of cases. See decision 0011.
public struct Purse: Sendable, Equatable {
  /// A case that waits for money, in the order of `since` and the case's id.
  public struct Waiting: Sendable, Equatable, Comparable {
    public var caseId: String
    public var village: UInt64
    public var since: Instant
    public var needFen: Int64
    /// What the money has to be earmarked for.
    public var earmark: String

    public static func < (a: Waiting, b: Waiting) -> Bool { (a.since, a.caseId) < (b.since, b.caseId) }
  }

  public let key: PurseKey
  public var version: UInt32 = 0
  private var balances = SIMD8<Int64>(repeating: 0)
  /// What the money may be used for; empty until something is allocated.
  public internal(set) var earmark = ""
  public internal(set) var source: FundSource?
  /// Some case waits for money: whoever comes now waits behind it.
  public internal(set) var isDry = false
  /// By order of the fund's keepers nothing is promised or instructed.
  public internal(set) var isFrozen = false
  /// The year is over: what is free lapses.
  public internal(set) var isClosed = false
  public internal(set) var waiting: [Waiting] = []
  /// Cases whose money has been put aside and who have not taken it up yet.
  public internal(set) var offered: [String] = []
  /// The reserve's: partitions that have a purse, ascending.
  public internal(set) var partitions: [Int32] = []
  /// The reserve's: facts about the fund, newest last; bounded.
  public internal(set) var taken: [Taken] = []

  /// 10^16 yuan: more is a mistake, and sums stay far from the end of the integers.
  static let allocatedMax: Int64 = 1_000_000_000_000_000_000
  /// Repeats of older facts would count again; twenty years of weekly ones fit.
  static let takenMax = 1024

  public init(key: PurseKey) { self.key = key }

  /// A purse that never runs out, for whoever looks at rules and not at money.
  static func ample(_ key: PurseKey) -> Purse {
    var purse = Purse(key: key)
    purse.balances[Int(Account.source.rawValue)] = -allocatedMax
    purse.balances[Int(Account.available.rawValue)] = allocatedMax
    return purse
  }

  /// An account's balance in fen.
  public subscript(account: Account) -> Int64 { balances[Int(account.rawValue)] }

  mutating func set(_ account: Account, _ fen: Int64) { balances[Int(account.rawValue)] = fen }

  /// Moves money between the accounts that the kind names.
  mutating func move(_ kind: EntryKind, _ fen: Int64) {
    let (from, to) = kind.accounts(inReserve: key.isReserve)
    balances[Int(from.rawValue)] -= fen
    // Not checked here: what a worker that has lost a race makes of old balances comes to nothing. The database
    // compares versions, then refuses what is unsound.
    balances[Int(to.rawValue)] += fen
  }

  /// Sums to zero, and nothing is below zero that must not be.
  public var isSound: Bool {
    balances.wrappedSum() == 0 && self[.source] <= 0
      && (key.isReserve ? self[.escrow] >= 0 : self[.escrow] <= 0)
      && [Account.available, .committed, .instructed, .paid, .receivable, .lapsed].allSatisfy { self[$0] >= 0 }
  }

  public var allocatedFen: Int64 { -self[.source] }

  /// Keeps the list in its order.
  mutating func wait(_ entry: Waiting) {
    let index = waiting.firstIndex { entry < $0 } ?? waiting.count
    waiting.insert(entry, at: index)
  }
}
