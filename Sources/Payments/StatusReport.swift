import Contract

/// A customer payment status report, pain.002.001.10: what became of a payment file.
struct StatusReport {
  private let cursor: XMLCursor

  init(_ cursor: XMLCursor) { self.cursor = cursor }

  /// Statuses of ISO's external list, by what they say of the household's money. Others are shown and not acted on.
  private static let settled = ["ACSC", "ACCC"]
  private static let rejected = ["RJCT", "CANC"]

  private struct Head {
    var messageId: String?
    var createdAt = Instant(milliseconds: 0)
    var fileId: String?
    var status: String?
    var reason: String?
  }

  func read(_ take: (BankEntry) throws(FileProblem) -> Void) throws(FileProblem) {
    var head = Head()
    var hasGroup = false
    cursor.enter()
    while case .element(let name) = try cursor.next() {
      switch name {
      case "GrpHdr":
        let node = try cursor.node()
        head.messageId = node["MsgId"]?.value
        guard let at = try node.instant("CreDtTm") else { throw node.problem(.missing, "CreDtTm") }
        head.createdAt = at
        hasGroup = true
      case "OrgnlGrpInfAndSts":
        let node = try cursor.node()
        guard let id = node["OrgnlMsgId"]?.value else { throw node.problem(.missing, "OrgnlMsgId") }
        head.fileId = id
        head.status = node["GrpSts"]?.value
        head.reason = Self.reason(node)
        if let status = head.status, Self.rejected.contains(status) { try take(wholeFile(id, head, line: node.line)) }
      case "OrgnlPmtInfAndSts": try payments(head, take)
      default: break
      }
    }
    guard hasGroup else { throw cursor.problem(.missing, "GrpHdr") }
    guard head.fileId != nil else { throw cursor.problem(.missing, "OrgnlGrpInfAndSts") }
  }

  private func payments(_ head: Head, _ take: (BankEntry) throws(FileProblem) -> Void) throws(FileProblem) {
    var head = head
    var id: String?
    cursor.enter()
    while case .element(let name) = try cursor.next() {
      switch name {
      case "OrgnlPmtInfId": id = try cursor.node().value
      case "PmtInfSts": head.status = try cursor.node().value
      case "StsRsnInf": head.reason = Self.code(try cursor.node()) ?? head.reason
      case "TxInfAndSts":
        if let entry = try transaction(try cursor.node(), head) { try take(entry) }
      default: break
      }
    }
    // The payment information has the file's own id: this program writes one a file.
    guard let status = head.status, Self.rejected.contains(status), let id else { return }
    try take(wholeFile(id, head, line: cursor.line))
  }

  private func wholeFile(_ id: String, _ head: Head, line: Int) -> BankEntry {
    BankEntry(
      subject: .file(id), said: .returned(ReturnCode.reason(head.reason ?? ""), code: ReturnCode.shown(head.reason)),
      amountFen: nil, at: head.createdAt, voucher: Voucher.of([head.messageId], reference: id), fileId: id,
      line: line)
  }

  private func transaction(_ node: XMLNode, _ head: Head) throws(FileProblem) -> BankEntry? {
    let reference = node["OrgnlEndToEndId"]?.value ?? node["OrgnlInstrId"]?.value
    guard let reference else { throw node.problem(.reference, "OrgnlEndToEndId") }
    guard let status = node["TxSts"]?.value ?? head.status else { throw node.problem(.missing, "TxSts") }
    guard (1...4).contains(status.utf8.count) else { throw node.problem(.word, "TxSts") }
    let at = try node.instant("AccptncDtTm") ?? head.createdAt
    var amountFen: Int64?
    if let amounts = node.at("OrgnlTxRef", "Amt"), let amount = amounts["InstdAmt"] {
      amountFen = try amount.fen()
    }
    let code = Self.reason(node) ?? head.reason
    let said: BankEntry.Said =
      Self.settled.contains(status)
      ? .paid
      : Self.rejected.contains(status)
        ? .returned(ReturnCode.reason(code ?? ""), code: ReturnCode.shown(code))
        : .pending(ReturnCode.shown(status))
    return BankEntry(
      subject: .reference(reference), said: said, amountFen: amountFen, at: at,
      voucher: Voucher.of(
        [node["AcctSvcrRef"]?.value, node["ClrSysRef"]?.value, node["StsId"]?.value, head.messageId],
        reference: reference),
      fileId: head.fileId, line: node.line)
  }

  private static func reason(_ node: XMLNode) -> String? {
    node.children.lazy.filter { $0.name == "StsRsnInf" }.compactMap { code($0) }.first
  }

  private static func code(_ information: XMLNode) -> String? {
    information.at("Rsn", "Cd")?.value ?? information.at("Rsn", "Prtry")?.value
  }
}
