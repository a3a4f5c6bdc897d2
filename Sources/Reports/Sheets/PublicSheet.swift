import Casework
import Contract
import Policy

/// The sheet on a village's board (公示): who is proposed for what, with amount and source of money, and what was paid
/// . Of a person it has the first letter of the name.
public struct PublicSheet {
  /// A notice that hangs.
  public struct Posting: Sendable {
    public var caseId: String
    public var head: String
    public var programme: String
    public var level: Level
    /// Title of the step.
    public var step: String
    public var from: Day
    /// The first day on which it may be taken down.
    public var until: Day
    /// What the rules in force would grant, by fund, in fen; empty: no money.
    public var amounts: [(fund: FundKey, fen: Int64)]
    public var schedule: Benefit.Schedule?

    public init(
      _ dossier: Dossier, step: Step, from: Day, until: Day, amounts: [(fund: FundKey, fen: Int64)],
      schedule: Benefit.Schedule?, _ language: Language
    ) {
      caseId = Mask.reference(dossier.state.id)
      head = dossier.head?.name ?? "*"
      programme = dossier.title(language)
      level = step.level
      self.step = step.title.text(language)
      self.from = from
      self.until = until
      self.amounts = amounts
      self.schedule = schedule
    }
  }

  /// What a household was paid out of one fund in the year.
  public struct Paid: Sendable {
    public var caseId: String
    public var head: String
    public var programme: String
    public var fund: FundKey
    public var amountFen: Int64
    public var lastOn: Day

    /// One a fund, of the payments that arrived in the year and by the day.
    public static func of(_ dossier: Dossier, on: Day, _ language: Language) -> [Paid] {
      var sums: [FundKey: (fen: Int64, last: Day)] = [:]
      for payment in dossier.payments where payment.isPaid {
        guard let day = payment.answer?.on, day <= on, day.yearMonthDay.year == on.yearMonthDay.year else { continue }
        for share in payment.shares {
          let sum = sums[share.fund] ?? (0, day)
          sums[share.fund] = (sum.fen + share.amountFen, max(sum.last, day))
        }
      }
      return sums.map { fund, sum in
        Paid(
          caseId: Mask.reference(dossier.state.id), head: dossier.head?.name ?? "*", programme: dossier.title(language),
          fund: fund, amountFen: sum.fen, lastOn: sum.last)
      }
    }
  }

  let postings: [Posting]
  let paid: [Paid]
  let funds: FundNames
  let about: String
  /// Where people can object, as it was given: an address, a telephone number; empty: none.
  let contact: String
  let on: Day
  let language: Language

  public init(
    _ postings: [Posting], paid: [Paid], funds: FundNames, about: String, contact: String, on: Day, language: Language
  ) {
    self.postings = postings.sorted { ($0.until, $0.caseId) < ($1.until, $1.caseId) }
    self.paid = paid.sorted { ($0.programme, $0.caseId, $0.fund) < ($1.programme, $1.caseId, $1.fund) }
    self.funds = funds
    self.about = about
    self.contact = contact
    self.on = on
    self.language = language
  }

  func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the sheet.
  public func write(to page: PageWriter) throws {
    try page.begin(
      PageHead(kind: .notices, title: pick("Public notice", "公示"), about: about, on: on, language: language))
    try writePostings(to: page)
    try page.notes(pick("Where to object", "异议反映"), objecting)
    try writePaid(to: page)
    try page.signatures([pick("Posted by", "张贴人"), pick("Village committee", "村委会（盖章）")])
    try page.end()
  }

  private func writePostings(to page: PageWriter) throws {
    try page.beginTable(
      TableHead(
        "posting", pick("Posted now", "正在公示"), isMain: true,
        [
          .init("number", pick("No.", "序号"), width: 6), .init("head", pick("Head", "户主"), width: 7),
          .init("caseId", pick("Case", "个案编号"), width: 16), .init("programme", pick("Programme", "项目"), width: 16),
          .init("step", pick("Notice", "公示环节"), width: 14),
          .init("amountFen", pick("Amount, yuan", "拟核定金额（元）"), width: 13),
          .init("schedule", pick("Paid", "发放方式"), width: 11),
          .init("funds", pick("Source of money", "资金来源"), width: 22),
          .init("from", pick("From", "起"), width: 12), .init("until", pick("Until", "至"), width: 12),
          .init("daysLeft", pick("Days left", "剩余天数"), width: 8),
        ]))
    for (place, posting) in postings.enumerated() {
      let sum = posting.amounts.reduce(0) { $0 + $1.fen }
      try page.row([
        .count(place + 1), .text(posting.head), .text(posting.caseId), .text(posting.programme), .text(posting.step),
        posting.amounts.isEmpty ? .empty : .fen(sum),
        posting.amounts.isEmpty ? .empty : posting.schedule.map { .word($0, $0.name(language)) } ?? .empty,
        posting.amounts.isEmpty ? .empty : funds.lines(posting.amounts, language), .day(posting.from),
        .day(posting.until),
        .count(max(0, posting.until - on)),
      ])
    }
    try page.endTable(totals: nil)
  }

  private var objecting: [String] {
    var lines = [
      pick(
        "Whoever objects to a household, an amount or how money is used, tells the village committee or the township government while the notice hangs, by word or in writing, and names the case. The objection is recorded and must be settled and explained (R-311, R-633); until then the case does not go on.",
        "对公示对象、金额或资金使用有异议的，请在公示期内向村委会或乡镇人民政府口头或书面反映，并说明个案编号。异议须登记、处理并作出解释，处理前不进入下一环节（R-311、R-633）。"),
      pick(
        "At the village meeting whoever objects may speak, and the villagers then vote on that case by itself (R-300).",
        "在村民大会上，有异议的群众可以上会演说，再由群众单独表决（R-300）。"),
    ]
    if !contact.isEmpty { lines.append(pick("To be reached at: ", "联系方式：") + contact) }
    return lines
  }

  private func writePaid(to page: PageWriter) throws {
    let year = on.yearMonthDay.year
    try page.table(
      TableHead(
        "paid", pick("Money paid in \(year)", "\(year)年资金发放公开"),
        [
          .init("number", pick("No.", "序号"), width: 6), .init("head", pick("Head", "户主"), width: 7),
          .init("caseId", pick("Case", "个案编号"), width: 16), .init("programme", pick("Programme", "项目"), width: 18),
          .init("fund", pick("Source of money", "资金来源"), width: 22),
          .init("amountFen", pick("Paid, yuan", "已发放（元）"), width: 13),
          .init("lastOn", pick("Last", "最近到账"), width: 12),
        ]),
      paid.enumerated().map { place, line in
        [
          .count(place + 1), .text(line.head), .text(line.caseId), .text(line.programme),
          .text(funds.text(line.fund, language)),
          .fen(line.amountFen), .day(line.lastOn),
        ]
      },
      totals: [
        .text(pick("Total", "合计")), .empty, .empty, .empty, .empty, .fen(paid.reduce(0) { $0 + $1.amountFen }), .empty,
      ])
  }
}
