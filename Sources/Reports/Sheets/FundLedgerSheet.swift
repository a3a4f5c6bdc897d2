import Casework
import Contract
import Policy

/// Every movement of one fund's money, with what each account has after it (资金明细账). Written entry by entry.
public final class FundLedgerSheet {
  /// A movement of the fund's money.
  public struct Entry: Sendable {
    public var at: Instant
    public var year: UInt16
    /// -1: the reserve.
    public var partition: Int32
    public var kind: EntryKind
    public var amountFen: Int64
    /// Empty: none.
    public var caseId: String
    /// 0: none.
    public var instalment: Int

    public init(
      at: Instant, year: UInt16, partition: Int32, kind: EntryKind, amountFen: Int64, caseId: String, instalment: Int
    ) {
      self.at = at
      self.year = year
      self.partition = partition
      self.kind = kind
      self.amountFen = amountFen
      self.caseId = caseId
      self.instalment = instalment
    }
  }

  /// `escrow` is what partitions hold of what is available: over a fund it adds nothing.
  private static let shown: [Account] = [.available, .committed, .instructed, .paid, .receivable, .lapsed]

  private let page: PageWriter
  private let language: Language
  private var balances: [UInt16: [Account: Int64]] = [:]
  private var number = 0

  public init(to page: PageWriter, fund: String, about: String, on: Day, language: Language) throws {
    self.page = page
    self.language = language
    func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }
    try page.begin(
      PageHead(
        kind: .ledger, title: pick("Ledger of the fund", "资金明细账"),
        about: fund + (about.isEmpty ? "" : " · " + about), on: on, language: language, isLandscape: true))
    try page.beginTable(
      TableHead(
        "entry", pick("Entries, balances in yuan", "明细（余额单位：元）"), isMain: true,
        [
          .init("number", pick("No.", "序号"), width: 8), .init("at", pick("Time", "时间"), width: 15),
          .init("year", pick("Year", "年度"), width: 7), .init("kind", pick("Movement", "摘要"), width: 13),
          .init("from", pick("From", "借出账户"), width: 10), .init("to", pick("To", "转入账户"), width: 10),
          .init("purse", pick("Purse", "分户"), width: 8), .init("caseId", pick("Case", "个案编号"), width: 18),
          .init("instalment", pick("No. of instalment", "期次"), width: 7),
          .init("amountFen", pick("Amount", "金额"), width: 14),
        ] + Self.shown.map { .init("\($0.text)Fen", $0.name(language), width: 14) }))
  }

  /// Writes a movement with what each account has after it.
  public func add(_ entry: Entry) throws {
    number += 1
    let (from, to) = entry.kind.accounts(inReserve: entry.partition < 0)
    move(entry.amountFen, from, to, entry.year)
    let year = balances[entry.year] ?? [:]
    try page.row(
      [
        .count(number), .moment(entry.at), .text("\(entry.year)"), entry.kind.cell(language), from.cell(language),
        to.cell(language),
        entry.partition < 0
          ? .word(code: "reserve", name: language.pick("reserve", "总户")) : .text("\(entry.partition)"),
        .text(Mask.reference(entry.caseId)), entry.instalment == 0 ? .empty : .count(entry.instalment),
        .fen(entry.amountFen),
      ] + Self.shown.map { .fen(year[$0] ?? 0) })
  }

  /// What a partition holds in escrow is available: both are one here.
  private func move(_ fen: Int64, _ from: Account, _ to: Account, _ year: UInt16) {
    let merged = { (account: Account) in account == .escrow ? Account.available : account }
    balances[year, default: [:]][merged(from), default: 0] &-= fen
    balances[year, default: [:]][merged(to), default: 0] &+= fen
  }

  /// - Returns: what each account has in the end, by year.
  @discardableResult
  public func end() throws -> [UInt16: [Account: Int64]] {
    let sums = Self.shown.map { account in Cell.fen(balances.values.reduce(0) { $0 &+ ($1[account] ?? 0) }) }
    let before = [Cell.text(language.pick("In the end", "期末余额"))] + [Cell](repeating: .empty, count: 9)
    try page.endTable(totals: number > 0 ? before + sums : nil)
    try page.end()
    return balances
  }
}
