import Contract

/// A debit and credit notification, camt.054.001.08, of an account that pays: a booked debit with an instruction's
/// reference is a payment made, a booked credit with one is a payment that came back.
struct AccountNotice {
  private let cursor: XMLCursor

  init(_ cursor: XMLCursor) { self.cursor = cursor }

  private struct Head {
    var messageId: String?
    var createdAt = Instant(milliseconds: 0)
  }

  /// What an entry says before its transactions.
  private struct Entry {
    var line = 0
    var amount: XMLNode?
    var isCredit: Bool?
    var isReversal = false
    var status = "BOOK"
    var at: Instant?
    var reference: String?
    var servicerReference: String?
  }

  func read(_ take: (BankEntry) throws(FileProblem) -> Void) throws(FileProblem) {
    var head: Head?
    cursor.enter()
    while case .element(let name) = try cursor.next() {
      switch name {
      case "GrpHdr":
        let node = try cursor.node()
        guard let at = try node.instant("CreDtTm") else { throw node.problem(.missing, "CreDtTm") }
        head = Head(messageId: node["MsgId"]?.value, createdAt: at)
      case "Ntfctn":
        guard let head else { throw cursor.problem(.missing, "GrpHdr") }
        cursor.enter()
        while case .element(let name) = try cursor.next() {
          if name == "Ntry" { try entry(head, take) }
        }
      default: break
      }
    }
    guard head != nil else { throw cursor.problem(.missing, "GrpHdr") }
  }

  private func entry(_ head: Head, _ take: (BankEntry) throws(FileProblem) -> Void) throws(FileProblem) {
    var entry = Entry()
    entry.line = cursor.line
    // A transaction without a sum of its own has the entry's, when it is the only one.
    var waiting: XMLNode?
    var count = 0
    cursor.enter()
    while case .element(let name) = try cursor.next() {
      switch name {
      case "NtryRef": entry.reference = try cursor.node().value
      case "Amt": entry.amount = try cursor.node()
      case "CdtDbtInd": entry.isCredit = try isCredit(try cursor.node())
      case "RvslInd": entry.isReversal = try cursor.node().value == "true"
      case "Sts":
        let node = try cursor.node()
        entry.status = ReturnCode.shown(node["Cd"]?.value ?? node["Prtry"]?.value)
      case "BookgDt": entry.at = try time(try cursor.node())
      case "AcctSvcrRef": entry.servicerReference = try cursor.node().value
      case "NtryDtls":
        cursor.enter()
        while case .element(let name) = try cursor.next() {
          guard name == "TxDtls" else { continue }
          let node = try cursor.node()
          count += 1
          if Self.amount(node) != nil {
            try take(transaction(node, entry, head))
          } else {
            guard waiting == nil else { throw node.problem(.missing, "Amt") }
            waiting = node
          }
        }
      default: break
      }
    }
    guard let waiting else { return }
    guard count == 1 else { throw waiting.problem(.missing, "Amt") }
    try take(transaction(waiting, entry, head))
  }

  private func isCredit(_ node: XMLNode) throws(FileProblem) -> Bool {
    switch node.value {
    case "CRDT": return true
    case "DBIT": return false
    default: throw node.problem(.word)
    }
  }

  private func time(_ node: XMLNode) throws(FileProblem) -> Instant {
    if let at = try node.instant("DtTm") { return at }
    guard let at = try node.instant("Dt") else { throw node.problem(.missing, "Dt") }
    return at
  }

  private static func amount(_ node: XMLNode) -> XMLNode? { node["Amt"] ?? node.at("AmtDtls", "TxAmt", "Amt") }

  private func transaction(_ node: XMLNode, _ entry: Entry, _ head: Head) throws(FileProblem) -> BankEntry {
    let references = node["Refs"]
    let reference = references?["EndToEndId"]?.value ?? references?["InstrId"]?.value
    guard let reference else { throw node.problem(.reference, "Refs", "EndToEndId") }
    guard let amount = Self.amount(node) ?? entry.amount else { throw node.problem(.missing, "Amt") }
    let fen = try amount.fen()
    let isCredit = try node["CdtDbtInd"].map { node throws(FileProblem) in try self.isCredit(node) } ?? entry.isCredit
    guard let isCredit else { throw node.problem(.missing, "CdtDbtInd") }
    let information = node["RtrInf"]
    let code = information?.at("Rsn", "Cd")?.value ?? information?.at("Rsn", "Prtry")?.value
    let said: BankEntry.Said
    if entry.status != "BOOK" {
      said = .pending(entry.status)
    } else if isCredit {
      said = .returned(ReturnCode.reason(code ?? ""), code: ReturnCode.shown(code))
    } else if entry.isReversal || information != nil {
      // A debit that takes back a credit: what came back goes out once more. A person has to look at it.
      said = .pending("RVSL")
    } else {
      said = .paid
    }
    return BankEntry(
      subject: .reference(reference), said: said, amountFen: fen, at: entry.at ?? head.createdAt,
      voucher: Voucher.of(
        [
          references?["AcctSvcrRef"]?.value, entry.servicerReference, references?["TxId"]?.value, entry.reference,
          head.messageId,
        ],
        reference: reference),
      fileId: references?["MsgId"]?.value, line: node.line)
  }
}
