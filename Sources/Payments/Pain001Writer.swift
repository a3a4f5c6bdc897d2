import Contract

/// A customer credit transfer initiation, ISO 20022 pain.001.001.09: one group header, one payment information
/// (account and day), one transaction each instruction. UTF-8, a line an element.
public final class Pain001Writer: TransferWriter {
  public static let namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"

  private let head: FileHead
  private let sink: ByteSink
  private var control: ControlSum

  public init(_ head: FileHead, to sink: ByteSink) {
    self.head = head
    self.sink = sink
    control = ControlSum(head)
  }

  /// Writes the group header and the head of the payment information.
  public func begin() throws {
    let account = head.group.account
    let sums = "<NbOfTxs>\(head.count)</NbOfTxs>\n<CtrlSum>\(Yuan.text(head.sumFen))</CtrlSum>\n"
    let bankName = account.bankName.isEmpty ? "" : "<Nm>\(XMLText.escaped(account.bankName, 140))</Nm>"
    try sink.text(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="\(Self.namespace)">
      <CstmrCdtTrfInitn>
      <GrpHdr>
      <MsgId>\(head.id)</MsgId>
      <CreDtTm>\(Timestamp.format(head.createdAt))</CreDtTm>
      \(sums)<InitgPty><Nm>\(XMLText.escaped(account.name, 140))</Nm></InitgPty>
      </GrpHdr>
      <PmtInf>
      <PmtInfId>\(head.id)</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <BtchBookg>false</BtchBookg>
      \(sums)<PmtTpInf><CtgyPurp><Cd>SSBE</Cd></CtgyPurp></PmtTpInf>
      <ReqdExctnDt><Dt>\(head.group.date)</Dt></ReqdExctnDt>
      <Dbtr><Nm>\(XMLText.escaped(account.name, 140))</Nm></Dbtr>
      <DbtrAcct><Id><Othr><Id>\(XMLText.escaped(account.number, 34))</Id></Othr></Id><Ccy>\(Yuan.currency)</Ccy></DbtrAcct>
      <DbtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>\(account.bankCode)</MmbId></ClrSysMmbId>\
      \(bankName)</FinInstnId></DbtrAgt>
      <ChrgBr>DEBT</ChrgBr>

      """)
  }

  /// Writes one credit transfer.
  public func add(_ transfer: Transfer) throws {
    try control.add(transfer)
    let payee = transfer.payee
    let bank =
      payee.bank.isEmpty
      ? "" : "<CdtrAgt><FinInstnId><Nm>\(XMLText.escaped(payee.bank, 140))</Nm></FinInstnId></CdtrAgt>\n"
    // The id in full, where the end-to-end id is a hash of it.
    let full =
      Reference.isLong(transfer.instructionId)
      ? "<RmtInf><Ustrd>\(XMLText.escaped(transfer.instructionId, 140))</Ustrd></RmtInf>\n" : ""
    try sink.text(
      """
      <CdtTrfTxInf>
      <PmtId><EndToEndId>\(XMLText.escaped(Reference.of(transfer.instructionId), 35))</EndToEndId></PmtId>
      <Amt><InstdAmt Ccy="\(Yuan.currency)">\(Yuan.text(transfer.amountFen))</InstdAmt></Amt>
      \(bank)<Cdtr><Nm>\(XMLText.escaped(payee.holder, 140))</Nm></Cdtr>
      <CdtrAcct><Id><Othr><Id>\(XMLText.escaped(payee.account, 34))</Id></Othr></Id></CdtrAcct>
      \(full)</CdtTrfTxInf>

      """)
  }

  /// Writes the end of the document.
  public func end() throws {
    try control.check()
    try sink.text("</PmtInf>\n</CstmrCdtTrfInitn>\n</Document>\n")
    try sink.flush()
  }
}

/// Text between tags.
enum XMLText {
  /// Escapes markup; what XML 1.0 has no place for becomes U+FFFD. Longer texts are cut after `lengthMax`
  /// characters, as the schema counts them.
  static func escaped(_ text: String, _ lengthMax: Int) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars.prefix(lengthMax) {
      switch scalar.value {
      case 0x26: out += "&amp;"
      case 0x3C: out += "&lt;"
      case 0x3E: out += "&gt;"
      // A carriage return would be read back as a line feed.
      case 0x0D: out += "&#13;"
      case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: out.unicodeScalars.append(scalar)
      default: out += "\u{FFFD}"
      }
    }
    return out
  }
}
