/// An account that pays households: a special account of the finance office.
public struct PayingAccount: Sendable, Hashable {
  /// What files and reports call it; letters, digits and hyphens.
  public var id: String
  public var name: String
  /// 6 to 34 letters and digits.
  public var number: String
  /// The bank's number in the national payment system, 12 digits.
  public var bankCode: String
  /// Empty: not stated.
  public var bankName: String
  /// Names of the funds that it pays for.
  public var funds: [String]

  public init(id: String, name: String, number: String, bankCode: String, bankName: String = "", funds: [String]) {
    self.id = id
    self.name = name
    self.number = number
    self.bankCode = bankCode
    self.bankName = bankName
    self.funds = funds
  }

  /// What does not hold, each with the field that it is about.
  public var faults: [(field: String, fault: String)] {
    var faults: [(String, String)] = []
    func isWord(_ text: String, _ length: ClosedRange<Int>, _ more: [UInt8] = []) -> Bool {
      length.contains(text.utf8.count)
        && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 0x20) || more.contains($0) }
    }
    if !isWord(id, 1...32, [0x2D]) { faults.append(("id", "1 to 32 letters, digits and hyphens")) }
    if !(1...140).contains(name.unicodeScalars.count) { faults.append(("name", "1 to 140 characters")) }
    if !isWord(number, 6...34) { faults.append(("number", "6 to 34 letters and digits; put it in quotes")) }
    if bankCode.utf8.count != 12 || !bankCode.utf8.allSatisfy({ (48...57).contains($0) }) {
      faults.append(("bank", "the bank's 12 digits in the national payment system; put them in quotes"))
    }
    if bankName.unicodeScalars.count > 140 { faults.append(("bankName", "at most 140 characters")) }
    if funds.isEmpty { faults.append(("funds", "the name of at least one fund")) }
    return faults
  }
}

/// The paying accounts of a deployment. A fund has one account, so that its books stay its own.
public struct PayingAccounts: Sendable {
  public let all: [PayingAccount]
  private let byFund: [String: Int]

  public init(_ accounts: [PayingAccount]) throws(Fault) {
    var byFund: [String: Int] = [:]
    var ids: Set<String> = []
    for (index, account) in accounts.enumerated() {
      if let fault = account.faults.first { throw Fault(account: account.id, field: fault.field, fault: fault.fault) }
      guard ids.insert(account.id).inserted else {
        throw Fault(account: account.id, field: "id", fault: "stands twice")
      }
      for fund in account.funds {
        guard byFund.updateValue(index, forKey: fund) == nil else {
          throw Fault(
            account: account.id, field: "funds", fault: "\(fund) stands twice: a fund is paid from one account")
        }
      }
    }
    all = accounts
    self.byFund = byFund
  }

  /// The account of a name; nil: there is none.
  public subscript(id: String) -> PayingAccount? { all.first { $0.id == id } }

  /// The account that pays for all of these funds; nil where there is none.
  public func account(for shares: [FundShare]) -> PayingAccount? {
    guard let first = shares.first, let index = byFund[first.fund] else { return nil }
    return shares.allSatisfy { byFund[$0.fund] == index } ? all[index] : nil
  }

  /// What is wrong with a paying account, and in which field.
  public struct Fault: Error, CustomStringConvertible {
    public let account: String
    public let field: String
    public let fault: String
    public var description: String { "paying account \(account): \(field): \(fault)" }
  }
}
