import Casework
import Contract
import Policy

/// What became of each fund's money (资金台账; ).
public struct FundBookSheet {
  /// A fund's money of one year, all purses together, in fen.
  public struct Book: Sendable {
    public var fund: FundKey
    public var source: FundSource?
    public var earmark: String
    public var allocatedFen: Int64
    /// What stands in each account now, `escrow` and `source` left out.
    public var balances: [Account: Int64]
    /// What entries of each kind add up to.
    public var flows: [EntryKind: Int64]
    public var waiting: Int
    public var isFrozen: Bool

    public init(
      fund: FundKey, source: FundSource?, earmark: String, allocatedFen: Int64, balances: [Account: Int64],
      flows: [EntryKind: Int64], waiting: Int, isFrozen: Bool
    ) {
      self.fund = fund
      self.source = source
      self.earmark = earmark
      self.allocatedFen = allocatedFen
      self.balances = balances
      self.flows = flows
      self.waiting = waiting
      self.isFrozen = isFrozen
    }

    /// Every fen that came in stands somewhere.
    public var isBalanced: Bool { balances.values.reduce(0, &+) == allocatedFen }

    func flow(_ kind: EntryKind) -> Int64 { flows[kind] ?? 0 }
  }

  let books: [Book]
  let about: String
  let on: Day
  let language: Language
  /// Titles of the purposes that money is earmarked for, by their words.
  let titles: [String: String]

  public init(_ books: [Book], titles: [String: String], about: String, on: Day, language: Language) {
    self.books = books.sorted { ($0.fund.year, $0.fund.name) < ($1.fund.year, $1.fund.name) }
    self.titles = titles
    self.about = about
    self.on = on
    self.language = language
  }

  func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the book.
  public func write(to page: PageWriter) throws {
    try page.begin(
      PageHead(
        kind: .funds, title: pick("Fund book", "资金台账"), about: about, on: on, language: language, isLandscape: true))
    try page.beginTable(table)
    for book in books { try page.row(row(book)) }
    try page.endTable(totals: books.isEmpty ? nil : totals)
    try page.notes(
      "",
      [
        pick(
          "Amounts in yuan. Allocated = available + committed + with the bank + paid + claimed back + lapsed. Returned, recovered and written off are sums of movements.",
          "金额单位：元。下达＝可用＋已承诺＋在途＋已到账＋追缴中＋已收回。银行退回、已追回、已核销为累计发生额。")
      ])
    try page.signatures([pick("Finance", "财务"), pick("Checked by", "复核"), pick("In charge", "分管领导")])
    try page.end()
  }

  private var table: TableHead {
    TableHead(
      "fund", pick("Funds", "各项资金"), isMain: true,
      [
        .init("fund", pick("Fund", "资金"), width: 18), .init("year", pick("Year", "年度"), width: 7),
        .init("source", pick("Source", "来源"), width: 10), .init("earmark", pick("Earmark", "用途"), width: 16),
        .init("allocatedFen", pick("Allocated", "下达"), width: 15),
        .init("availableFen", pick("Available", "可用"), width: 15),
        .init("committedFen", pick("Committed", "已承诺"), width: 15),
        .init("instructedFen", pick("With the bank", "在途"), width: 14),
        .init("paidFen", pick("Paid", "已到账"), width: 15), .init("returnedFen", pick("Returned", "银行退回"), width: 13),
        .init("receivableFen", pick("Claimed back", "追缴中"), width: 13),
        .init("recoveredFen", pick("Recovered", "已追回"), width: 13),
        .init("writtenOffFen", pick("Written off", "已核销"), width: 12),
        .init("lapsedFen", pick("Lapsed", "已收回"), width: 14), .init("paidRate", pick("Paid, %", "到账率"), width: 8),
        .init("waiting", pick("Waiting", "等待户数"), width: 8), .init("state", pick("State", "状态"), width: 9),
      ])
  }

  private func amounts(_ books: [Book]) -> [Cell] {
    func sum(_ value: (Book) -> Int64) -> Int64 { books.reduce(0) { $0 &+ value($1) } }
    func balance(_ account: Account) -> Cell { .fen(sum { $0.balances[account] ?? 0 }) }
    let allocated = sum { $0.allocatedFen }
    return [
      .fen(allocated), balance(.available), balance(.committed), balance(.instructed), balance(.paid),
      .fen(sum { $0.flow(.returned) }), balance(.receivable), .fen(sum { $0.flow(.recovery) }),
      .fen(sum { $0.flow(.writeOff) }),
      balance(.lapsed), .share(part: sum { $0.balances[.paid] ?? 0 }, whole: allocated),
      .count(books.reduce(0) { $0 + $1.waiting }),
    ]
  }

  private func row(_ book: Book) -> [Cell] {
    [
      .text(book.fund.name), .text("\(book.fund.year)"), book.source?.cell(language) ?? .empty,
      .word(code: book.earmark, name: titles[book.earmark] ?? book.earmark),
    ] + amounts([book]) + [state(book)]
  }

  private var totals: [Cell] { [.text(pick("Total", "合计")), .empty, .empty, .empty] + amounts(books) + [.empty] }

  private func state(_ book: Book) -> Cell {
    if !book.isBalanced { return .word(code: "unbalanced", name: pick("does not balance", "不平")) }
    if book.isFrozen { return .word(code: "frozen", name: pick("frozen", "冻结")) }
    return .word(code: "balanced", name: pick("balanced", "平"))
  }
}
