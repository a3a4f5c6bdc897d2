// Closed word lists of funds, payments, visits and plans.

/// Where money comes from.
public enum FundSource: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case central = 0
  case province, city, county, lottery, donation, helpUnit
}

/// What is ordered about a fund's money of one year.
public enum FundOrderKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  /// Nothing more is committed or instructed until `unfreeze`.
  case freeze = 1
  case unfreeze
  /// The year's end: what is available lapses.
  case close
}

/// What is ordered about an entitlement's payments.
public enum PaymentOrderKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  /// No further instalment is instructed until `release`.
  case hold = 1
  case release
  /// An instruction that the bank returned is made again, after repair.
  case retry
  /// Money that was paid is claimed back.
  case recover
  /// Claimed money has come back.
  case recovered
  /// A claim is given up.
  case writeOff
}

/// Why somebody came.
public enum VisitKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case visit = 1
  /// A trainee was present.
  case attendance
  /// After the exit.
  case followUp
}

/// The "five batches" and the two that were raised later.
public enum Batch: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case production = 1
  case relocation, medical, allowance, rebuilding, ecology, education
}
