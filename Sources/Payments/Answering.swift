import Contract

/// What the database knows of an instruction, for judging what a bank says of it.
public struct KnownInstruction: Sendable, Equatable {
  /// What was accepted of a bank before.
  public struct Answer: Sendable, Equatable {
    public var outcome: PaymentOutcome
    public var amountFen: Int64

    public init(outcome: PaymentOutcome, amountFen: Int64) {
      self.outcome = outcome
      self.amountFen = amountFen
    }
  }

  public var id: String
  public var caseId: String
  /// 12 digits.
  public var village: UInt64
  public var amountFen: Int64
  /// nil: in no file yet.
  public var fileId: String?
  /// What was accepted as the bank's answer.
  public var answer: Answer?
  /// The same instalment has been instructed once more since.
  public var hasNewerAttempt: Bool

  public init(
    id: String, caseId: String, village: UInt64, amountFen: Int64, fileId: String?, answer: Answer?,
    hasNewerAttempt: Bool
  ) {
    self.id = id
    self.caseId = caseId
    self.village = village
    self.amountFen = amountFen
    self.fileId = fileId
    self.answer = answer
    self.hasNewerAttempt = hasNewerAttempt
  }
}

/// What becomes of one entry of a bank's file. What each means and what happens next: ops/guides/paying.md.
/// `withheld`: it could be published, and its file is not whole. `unreadable`: the fault itself.
public enum EntryResult: String, CaseIterable, Sendable {
  case published, repeated, superseded, pending
  case contradicts, unknown, amountDiffers, partial, notExported, late, withheld, unreadable

  /// Nobody has to look at it.
  public var isInOrder: Bool {
    switch self {
    case .published, .repeated, .superseded, .pending: true
    default: false
    }
  }
}

/// What may be published of a bank's file, entry by entry.
public enum Answering {
  /// Judges an entry by itself; `published` stands for: may be published.
  public static func judge(_ entry: BankEntry, _ known: KnownInstruction?) -> EntryResult {
    guard let known else { return .unknown }
    let outcome: PaymentOutcome
    switch entry.said {
    case .pending: return .pending
    case .paid: outcome = .paid
    case .returned: outcome = .returned
    }
    if let answer = known.answer {
      let same = answer.outcome == outcome && (entry.amountFen ?? answer.amountFen) == answer.amountFen
      return same ? .repeated : .contradicts
    }
    guard let fileId = known.fileId else { return .notExported }
    // A report on another file than the instruction is in.
    if let named = entry.fileId, PlannedFile.isId(named), named != fileId { return .unknown }
    if let amountFen = entry.amountFen, amountFen != known.amountFen {
      return amountFen < known.amountFen ? .partial : .amountDiffers
    }
    return known.hasNewerAttempt ? .late : .published
  }

  /// Of several entries that may be published of one instruction, the one that is, whatever order they came in:
  /// money that came back was not paid; then the earlier.
  public static func choose(_ entries: [BankEntry]) -> Int {
    func rank(_ entry: BankEntry) -> (Int, Int64, String) {
      if case .returned = entry.said { return (0, entry.at.milliseconds, entry.voucher) }
      return (1, entry.at.milliseconds, entry.voucher)
    }
    return entries.indices.min { rank(entries[$0]) < rank(entries[$1]) }!
  }

  /// What becomes of the others beside the chosen one.
  public static func beside(_ chosen: BankEntry, _ other: BankEntry) -> EntryResult {
    switch (chosen.said, other.said) {
    case (.returned, .returned), (.paid, .paid): .repeated
    default: .superseded
    }
  }
}

extension PlannedFile {
  /// Whether a text has the form of a file's id.
  public static func isId(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 34 && bytes[0] == UInt8(ascii: "D") && bytes[9] == UInt8(ascii: "-")
      && bytes[1...8].allSatisfy { (48...57).contains($0) }
      && bytes[10...].allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
