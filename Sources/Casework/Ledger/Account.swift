import Contract

/// Where a fund's money stands. The raw value is stored.
///
/// Every purse keeps all of them and they add up to zero: what has come in is the negative balance of `source`.
public enum Account: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  /// What was allocated, negative; the reserve's alone.
  case source = 0
  /// Free to be promised.
  case available
  /// In the reserve what its partitions hold; in a partition's purse what it has from the reserve, negative.
  case escrow
  /// Promised to a household and not yet instructed.
  case committed
  /// On its way to a household's card.
  case instructed
  /// In the household's account.
  case paid
  /// Paid and claimed back.
  case receivable
  /// Left over at the end of the year.
  case lapsed
}

/// What a ledger entry is about. The raw value is stored.
public enum EntryKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case allocation = 1
  /// The reserve gives to a partition: an entry in each purse.
  case escrow
  /// The partitions give back to the reserve.
  case gathering
  case commitment
  case release
  case instruction
  case settlement
  case returned
  case claim
  case recovery
  case writeOff
  case lapse

  /// From which account money moves, and to which.
  public func accounts(inReserve: Bool) -> (from: Account, to: Account) {
    switch self {
    case .allocation: (.source, .available)
    case .escrow: inReserve ? (.available, .escrow) : (.escrow, .available)
    case .gathering: inReserve ? (.escrow, .available) : (.available, .escrow)
    case .commitment: (.available, .committed)
    case .release: (.committed, .available)
    case .instruction: (.committed, .instructed)
    case .settlement: (.instructed, .paid)
    case .returned: (.instructed, .committed)
    case .claim: (.paid, .receivable)
    case .recovery: (.receivable, .available)
    case .writeOff: (.receivable, .paid)
    case .lapse: (.available, .lapsed)
    }
  }
}

/// One movement of money between two accounts of one purse: a debit and a credit of the same amount.
public struct LedgerEntry: Sendable, Equatable {
  public var purse: PurseKey
  public var kind: EntryKind
  /// Always positive.
  public var amountFen: Int64
  /// Empty where no case is concerned.
  public var caseId: String
  /// Number of the instalment, 0: none.
  public var instalment: UInt8

  public var from: Account { kind.accounts(inReserve: purse.isReserve).from }
  public var to: Account { kind.accounts(inReserve: purse.isReserve).to }
}
