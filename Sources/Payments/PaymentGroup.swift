import Contract

/// What one fund gives to a payment.
public struct FundShare: Sendable, Hashable {
  public var fund: String
  public var year: Int
  public var amountFen: Int64

  public init(fund: String, year: Int, amountFen: Int64) {
    self.fund = fund
    self.year = year
    self.amountFen = amountFen
  }

  /// `county/2025+province/2025`: the funds that pay together, in order, each once.
  public static func label(_ shares: [FundShare]) -> String {
    Set(shares.map { "\($0.fund)/\($0.year)" }).sorted().joined(separator: "+")
  }
}

/// An instruction that no file has yet.
public struct DueInstruction: Sendable, Hashable {
  public var id: String
  public var amountFen: Int64
  public var shares: [FundShare]
  public var due: Day

  public init(id: String, amountFen: Int64, shares: [FundShare], due: Day) {
    self.id = id
    self.amountFen = amountFen
    self.shares = shares
    self.due = due
  }
}

/// What a file is written as.
public enum FileFormat: String, CaseIterable, Sendable {
  case pain001 = "pain.001"
  case csv
  /// One file of each, with the same payments: one for the bank, the other for people.
  case both

  public var writesXML: Bool { self != .csv }
  public var writesCSV: Bool { self != .pain001 }
}

/// What the payments of one file have in common.
public struct PaymentGroup: Sendable, Hashable {
  public var account: PayingAccount
  /// See `FundShare.label`.
  public var fund: String
  /// The day on which the bank is to pay.
  public var date: Day

  public init(account: PayingAccount, fund: String, date: Day) {
    self.account = account
    self.fund = fund
    self.date = date
  }

  var order: (String, String, Int32) { (account.id, fund, date.number) }
}

/// A file that is to be written.
public struct PlannedFile: Sendable, Equatable {
  public var id: String
  public var group: PaymentGroup
  public var format: FileFormat
  /// In the order of ids, as bytes.
  public var instructionIds: [String]
  public var sumFen: Int64

  /// The name of a file is a hash of all that decides its content but for the households' own accounts: the same
  /// payments planned again have the same name, others never do. 34 characters, as message ids take at most 35.
  public static func id(format: FileFormat, group: PaymentGroup, instructionIds: [String]) -> String {
    let digest = Digest256()
    digest.add("dripline payment file 1")
    digest.add(format.rawValue)
    let account = group.account
    for text in [account.id, account.name, account.number, account.bankCode, account.bankName] { digest.add(text) }
    digest.add(group.fund)
    digest.add("\(group.date)")
    digest.add("\(instructionIds.count)")
    for id in instructionIds { digest.add(id) }
    return "D" + "\(group.date)".filter { $0 != "-" } + "-" + digest.finish().prefix(24)
  }
}

/// Instructions put into files. Pure: the same instructions, in any order, give the same files.
public struct PaymentPlan: Sendable, Equatable {
  /// Payments of one file at most: what bounds the bank's and this program's memory.
  public static let transfersMax = 20_000

  /// Instructions that no account pays for.
  public struct Unpayable: Sendable, Equatable {
    public var fund: String
    public var count: Int
    public var sumFen: Int64
  }

  public private(set) var files: [PlannedFile] = []
  public private(set) var unpayable: [Unpayable] = []

  /// Shares that do not add up to the sum, or sums beyond the range: the database is not what the worker wrote.
  public struct Inconsistent: Error, CustomStringConvertible {
    public let instructionId: String

    public init(instructionId: String) { self.instructionId = instructionId }

    public var description: String {
      "instruction \(instructionId): its funds' shares do not add up to its sum; run `dripline report reconcile`"
    }
  }

  /// - Parameters:
  ///   - instructions: what is due.
  ///   - accounts: who pays for which funds.
  ///   - format: of the files.
  ///   - today: what has been due for longer is asked for today; banks take no past day.
  ///   - transfersMax: most payments in one file.
  public init(
    _ instructions: [DueInstruction], accounts: PayingAccounts, format: FileFormat, today: Day,
    transfersMax: Int = transfersMax
  ) throws(Inconsistent) {
    var groups: [PaymentGroup: [DueInstruction]] = [:]
    var unpaid: [String: (count: Int, sumFen: Int64)] = [:]
    for instruction in instructions {
      guard (1...Yuan.fenMax).contains(instruction.amountFen),
        Self.sum(instruction.shares.map(\.amountFen)) == instruction.amountFen
      else { throw Inconsistent(instructionId: instruction.id) }
      let label = FundShare.label(instruction.shares)
      guard let account = accounts.account(for: instruction.shares) else {
        let before = unpaid[label] ?? (0, 0)
        unpaid[label] = (before.count + 1, before.sumFen.addingReportingOverflow(instruction.amountFen).partialValue)
        continue
      }
      let group = PaymentGroup(account: account, fund: label, date: max(instruction.due, today))
      groups[group, default: []].append(instruction)
    }
    for (group, members) in groups.sorted(by: { $0.key.order < $1.key.order }) {
      let sorted = members.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
      for start in stride(from: 0, to: sorted.count, by: transfersMax) {
        let part = sorted[start..<min(start + transfersMax, sorted.count)]
        guard let sumFen = Self.sum(part.map(\.amountFen)) else { throw Inconsistent(instructionId: part.first!.id) }
        let ids = part.map(\.id)
        files.append(
          PlannedFile(
            id: PlannedFile.id(format: format, group: group, instructionIds: ids), group: group, format: format,
            instructionIds: ids, sumFen: sumFen))
      }
    }
    unpayable = unpaid.map { Unpayable(fund: $0.key, count: $0.value.count, sumFen: $0.value.sumFen) }
      .sorted { $0.fund < $1.fund }
  }

  /// nil: beyond the range, or an amount that is none.
  private static func sum(_ amounts: [Int64]) -> Int64? {
    var sum: Int64 = 0
    for amount in amounts {
      let (next, overflow) = sum.addingReportingOverflow(amount)
      guard amount > 0, !overflow else { return nil }
      sum = next
    }
    return sum
  }
}
