import Casework
import Contract
import Policy

/// The housing year report (住房改造年报; R-646): households, routes, stages reached, amounts by source, how much is paid.
///
/// A household belongs to the year in which its aid was granted, and without a grant to that of its application.
public struct HousingYear {
  /// One household's home.
  public struct Line: Sendable {
    var caseId: String
    var village: UInt64
    var head: String
    var route: Cell
    var routeCode: String
    /// Stages whose money was released, and how many there are.
    var reached: Int
    var stages: Int
    var stage: String
    var grantedFen: Int64
    var paidFen: Int64
    var shares: [(fund: FundKey, grantedFen: Int64, paidFen: Int64)]
    var standing: Cell
    var isGranted: Bool
    var isDone: Bool
    var isOver: Bool

    /// nil: it belongs to another year.
    public init?(_ dossier: Dossier, year: Int, _ language: Language) {
      let state = dossier.state
      let grant = state.entitlement
      guard HousingYear.belongs(state, to: year) else { return nil }
      caseId = Mask.reference(state.id)
      village = state.village
      head = dossier.head?.name ?? "*"
      let word = EvidenceText(dossier.programme, state, language).word("route") ?? ""
      routeCode = word
      route = word.isEmpty ? .empty : .word(code: word, name: EvidenceText.name(word, language))
      let chain = dossier.programme?.chain ?? []
      let benefit = grant.flatMap { Int($0.step) < chain.count ? chain[Int($0.step)].benefit : nil }
      reached = grant.map { Int($0.next) - 1 } ?? 0
      stages = grant.map { Int($0.count) } ?? 0
      let titles = benefit?.stages.map { $0.title.text(language) } ?? []
      stage =
        if grant == nil { "" } else if reached == 0 { language.pick("not begun", "未动工") } else {
          reached <= titles.count ? titles[reached - 1] : language.pick("instalment \(reached)", "第\(reached)期")
        }
      grantedFen = grant?.amountFen ?? 0
      paidFen = grant?.paidFen ?? 0
      shares = grant?.shares.map { ($0.purse.fund, $0.amountFen, $0.paidFen) } ?? []
      standing = state.standing(language)
      isGranted = grant != nil
      isDone = state.outcome == .completed
      isOver = state.outcome != nil
    }
  }

  let lines: [Line]
  let funds: FundNames
  let year: Int
  let about: String
  let on: Day
  let language: Language

  /// Whether a case is of the year: by its grant, without one by its application.
  public static func belongs(_ state: Case, to year: Int) -> Bool {
    state.stage != .unknown && (state.entitlement?.grantedOn ?? state.appliedAt.day).yearMonthDay.year == year
  }

  public init(_ lines: [Line], funds: FundNames, year: Int, about: String, on: Day, language: Language) {
    self.lines = lines.sorted { ($0.village, $0.caseId) < ($1.village, $1.caseId) }
    self.funds = funds
    self.year = year
    self.about = about
    self.on = on
    self.language = language
  }

  func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the year.
  public func write(to page: PageWriter) throws {
    try page.begin(
      PageHead(
        kind: .housing, title: pick("Housing report of \(year)", "\(year)年农村住房改造年报"), about: about, on: on,
        language: language, isLandscape: true))
    let sum = Sum(lines)
    try page.items(
      "sums", pick("In all", "汇总"),
      [
        Item("households", pick("Households", "户数"), .count(sum.households)),
        Item("granted", pick("Granted", "已核定户数"), .count(sum.granted)),
        Item("completed", pick("Completed", "已竣工付清户数"), .count(sum.done)),
        Item("closedWithout", pick("Refused, withdrawn or removed", "不予通过、撤回或清退户数"), .count(sum.failed)),
        Item("grantedFen", pick("Granted, yuan", "核定金额（元）"), .fen(sum.grantedFen)),
        Item("paidFen", pick("Paid, yuan", "已发放（元）"), .fen(sum.paidFen)),
        Item("paidRate", pick("Paid, %", "发放率"), .share(part: sum.paidFen, whole: sum.grantedFen)),
      ])
    try writeSums("township", pick("By township", "按乡镇"), pick("Township", "乡镇"), to: page) { line in
      let code = String(Region.digits(line.village).prefix(9))
      return (code, .text(code))
    }
    try writeSums("route", pick("By route", "按改造方式"), pick("Route", "改造方式"), to: page) { ($0.routeCode, $0.route) }
    try writeSums("stage", pick("By stage reached", "按施工进度"), pick("Stage", "进度"), to: page) {
      (
        "\($0.isGranted ? 1 : 0) \(Int64($0.reached) + 1000) \($0.stage)",
        .text($0.isGranted ? $0.stage : pick("no grant yet", "尚未核定"))
      )
    }
    try writeSources(to: page)
    try writeHouseholds(to: page)
    try page.signatures([pick("Filled in by", "填表人"), pick("Checked by", "审核人"), pick("In charge", "分管领导")])
    try page.end()
  }

  private struct Sum {
    var households = 0, granted = 0, done = 0, failed = 0
    var grantedFen: Int64 = 0, paidFen: Int64 = 0

    init(_ lines: [Line]) {
      for line in lines {
        households += 1
        granted += line.isGranted ? 1 : 0
        done += line.isDone ? 1 : 0
        failed += line.isOver && !line.isDone ? 1 : 0
        grantedFen += line.grantedFen
        paidFen += line.paidFen
      }
    }

    var cells: [Cell] {
      [
        .count(households), .count(granted), .count(done), .fen(grantedFen), .fen(paidFen),
        .share(part: paidFen, whole: grantedFen),
      ]
    }
  }

  private var sumColumns: [TableHead.Column] {
    [
      .init("households", pick("Households", "户数"), width: 9), .init("granted", pick("Granted", "已核定"), width: 9),
      .init("completed", pick("Completed", "已付清"), width: 9),
      .init("grantedFen", pick("Granted, yuan", "核定金额（元）"), width: 14),
      .init("paidFen", pick("Paid, yuan", "已发放（元）"), width: 14), .init("paidRate", pick("Paid, %", "发放率"), width: 9),
    ]
  }

  /// Sums of groups, in the order of the groups' keys.
  private func writeSums(
    _ key: String, _ title: String, _ column: String, to page: PageWriter, by group: (Line) -> (key: String, name: Cell)
  ) throws {
    let groups = Dictionary(grouping: lines) { group($0).key }.sorted { $0.key < $1.key }
    try page.table(
      TableHead(key, title, [.init(key, column, width: 20)] + sumColumns),
      groups.map { [group($0.value[0]).name] + Sum($0.value).cells })
  }

  private func writeSources(to page: PageWriter) throws {
    var sums: [String: (cell: Cell, granted: Int64, paid: Int64)] = [:]
    for share in lines.flatMap(\.shares) {
      let source = funds.sources[share.fund]
      let key = source.map { "\($0.rawValue)" } ?? "?"
      var sum = sums[key] ?? (source?.cell(language) ?? .text(pick("unknown", "未知")), 0, 0)
      sum.granted += share.grantedFen
      sum.paid += share.paidFen
      sums[key] = sum
    }
    try page.table(
      TableHead(
        "source", pick("By source of money", "按资金来源"),
        [.init("source", pick("Source", "来源"), width: 20)] + sumColumns.suffix(3)),
      sums.sorted { $0.key < $1.key }.map {
        [
          $0.value.cell, .fen($0.value.granted), .fen($0.value.paid),
          .share(part: $0.value.paid, whole: $0.value.granted),
        ]
      })
  }

  private func writeHouseholds(to page: PageWriter) throws {
    try page.beginTable(
      TableHead(
        "household", pick("Households", "农户明细"), isMain: true,
        [
          .init("number", pick("No.", "序号"), width: 7), .init("region", pick("Village", "行政村"), width: 17),
          .init("caseId", pick("Case", "个案编号"), width: 18), .init("head", pick("Head", "户主"), width: 7),
          .init("route", pick("Route", "改造方式"), width: 11), .init("stage", pick("Stage reached", "已达进度"), width: 14),
          .init("stages", pick("Of", "期数"), width: 7), .init("grantedFen", pick("Granted, yuan", "核定金额（元）"), width: 13),
          .init("paidFen", pick("Paid, yuan", "已发放（元）"), width: 13),
          .init("paidRate", pick("Paid, %", "发放率"), width: 8),
          .init("funds", pick("Funds", "资金来源"), width: 26), .init("standing", pick("Standing", "状态"), width: 12),
        ]))
    for (place, line) in lines.enumerated() {
      try page.row([
        .count(place + 1), .text(Region.digits(line.village)), .text(line.caseId), .text(line.head), line.route,
        .text(line.stage),
        line.stages == 0 ? .empty : .text("\(line.reached)/\(line.stages)"), .fen(line.grantedFen), .fen(line.paidFen),
        .share(part: line.paidFen, whole: line.grantedFen),
        funds.lines(line.shares.map { ($0.fund, $0.grantedFen) }, language),
        line.standing,
      ])
    }
    let sum = Sum(lines)
    try page.endTable(
      totals: lines.isEmpty
        ? nil
        : [
          .text(pick("Total", "合计")), .empty, .empty, .empty, .empty, .empty, .empty, .fen(sum.grantedFen),
          .fen(sum.paidFen),
          .share(part: sum.paidFen, whole: sum.grantedFen), .empty, .empty,
        ])
  }
}
