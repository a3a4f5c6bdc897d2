import Contract
import Tables

/// The same payments as a table, for banks of the one card (一卡通, R-406) that take no XML: CSV after RFC 4180 in
/// UTF-8 with a byte order mark, lines ending in CR LF, every cell in quotes. The columns are documented in
/// ops/guides/paying.md.
public final class TransferSheet: TransferWriter {
  public static let columns = ["序号", "户名", "账号", "开户银行", "金额", "指令编号", "资金", "付款日期", "付款账号"]

  private let head: FileHead
  private let sink: ByteSink
  private var control: ControlSum

  public init(_ head: FileHead, to sink: ByteSink) {
    self.head = head
    self.sink = sink
    control = ControlSum(head)
  }

  /// Writes the head.
  public func begin() throws { try row(Self.columns, start: "\u{FEFF}") }

  /// Writes a line.
  public func add(_ transfer: Transfer) throws {
    try control.add(transfer)
    try row([
      "\(control.count)", transfer.payee.holder, transfer.payee.account, transfer.payee.bank,
      Yuan.text(transfer.amountFen),
      Reference.of(transfer.instructionId), head.group.fund, "\(head.group.date)", head.group.account.number,
    ])
  }

  /// Checks that all that was announced was written, and hands on the rest.
  public func end() throws {
    try control.check()
    try sink.flush()
  }

  private func row(_ cells: [String], start: String = "") throws {
    try sink.text(start + cells.map(CSVText.quoted).joined(separator: ",") + "\r\n")
  }
}
