import Casework
import Contract
import Policy

/// Projects with their content, stages and money, and whether they were posted (项目公示台账; R-253, R-314, R-391).
public struct ProjectSheet {
  let projects: [Dossier]
  let funds: FundNames
  let about: String
  let on: Day
  let language: Language

  public init(_ projects: [Dossier], funds: FundNames, about: String, on: Day, language: Language) {
    self.projects = projects.sorted { ($0.state.village, $0.state.id) < ($1.state.village, $1.state.id) }
    self.funds = funds
    self.about = about
    self.on = on
    self.language = language
  }

  /// A programme whose cases are pieces of work: people may be in several, and it is paid as the work goes on.
  public static func isProject(_ programme: ProgrammeDefinition) -> Bool {
    !programme.claims && programme.chain.contains { $0.benefit?.schedule == .stages }
  }

  func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the sheet.
  public func write(to page: PageWriter) throws {
    try page.begin(
      PageHead(
        kind: .projects, title: pick("Projects", "项目台账"), about: about, on: on, language: language, isLandscape: true))
    let granted = projects.reduce(0) { $0 + ($1.state.entitlement?.amountFen ?? 0) }
    let paid = projects.reduce(0) { $0 + $1.state.paidFen }
    try page.items(
      "sums", pick("In all", "汇总"),
      [
        Item("projects", pick("Projects", "项目数"), .count(projects.count)),
        Item(
          "posted", pick("Posted in the village (R-253)", "已在村公示（R-253）"),
          .count(projects.count { !$0.notices.isEmpty })),
        Item("grantedFen", pick("Granted, yuan", "核定投资（元）"), .fen(granted)),
        Item("paidFen", pick("Paid, yuan", "已拨付（元）"), .fen(paid)),
      ])
    try page.beginTable(main)
    for (place, project) in projects.enumerated() { try page.row(row(place, project)) }
    try page.endTable(
      totals: projects.isEmpty
        ? nil
        : [
          .text(pick("Total", "合计")), .empty, .empty, .empty, .empty, .empty, .fen(granted), .fen(paid),
          .share(part: paid, whole: granted), .empty, .empty, .empty, .empty,
        ])
    try writeStages(to: page)
    try page.notes(
      "",
      [
        pick(
          "Money is released stage by stage, on evidence of the work and three signatures in their order (R-354, R-391).",
          "资金按施工进度分期拨付，凭进度凭证并经三方逐级签字（R-354、R-391）。")
      ])
    try page.end()
  }

  private var main: TableHead {
    TableHead(
      "project", pick("Projects", "项目名册"), isMain: true,
      [
        .init("number", pick("No.", "序号"), width: 6), .init("caseId", pick("Case", "项目编号"), width: 16),
        .init("region", pick("Village", "行政村"), width: 18), .init("programme", pick("Kind", "项目类别"), width: 16),
        .init("head", pick("In charge", "责任人"), width: 8),
        .init("content", pick("Content and scale", "内容和规模"), width: 34),
        .init("grantedFen", pick("Granted, yuan", "核定投资（元）"), width: 14),
        .init("paidFen", pick("Paid, yuan", "已拨付（元）"), width: 14),
        .init("paidRate", pick("Paid, %", "拨付率"), width: 8), .init("funds", pick("Funds", "资金来源"), width: 24),
        .init("stages", pick("Stages", "进度"), width: 8), .init("posted", pick("Posted", "公示情况"), width: 24),
        .init("standing", pick("Standing", "状态"), width: 11),
      ])
  }

  private func row(_ place: Int, _ project: Dossier) -> [Cell] {
    let state = project.state
    let grant = state.entitlement
    return [
      .count(place + 1), .text(Mask.reference(state.id)), .text(Region.digits(state.village)),
      .word(code: state.programme.text, name: project.title(language)), .text(optional: project.head?.name),
      .text(EvidenceText(project.programme, state, language).line), grant.map { .fen($0.amountFen) } ?? .empty,
      .fen(state.paidFen),
      .share(part: state.paidFen, whole: grant?.amountFen ?? 0),
      grant.map { funds.lines($0.shares.map { ($0.purse.fund, $0.amountFen) }, language) } ?? .empty,
      grant.map { .text("\(Int($0.next) - 1)/\($0.count)") } ?? .empty, posted(project), state.standing(language),
    ]
  }

  private func posted(_ project: Dossier) -> Cell {
    if project.notices.isEmpty { return .text(pick("not posted", "未公示")) }
    return .lines(
      project.notices.sorted { $0.from < $1.from }.map { notice in
        "\(notice.level.name(language)) \(notice.from)\(pick(" to ", "至"))\(notice.to)"
      })
  }

  private func writeStages(to page: PageWriter) throws {
    try page.table(
      TableHead(
        "stage", pick("Stages", "分期拨付"),
        [
          .init("caseId", pick("Case", "项目编号"), width: 16), .init("number", pick("No.", "期次"), width: 6),
          .init("stage", pick("Stage", "进度"), width: 20), .init("percent", pick("Share, %", "比例"), width: 8),
          .init("amountFen", pick("Yuan", "金额（元）"), width: 14),
          .init("reachedOn", pick("Reached on", "达到日期"), width: 12),
          .init("due", pick("Instructed for", "应拨日期"), width: 12), .init("result", pick("Result", "结果"), width: 14),
          .init("answeredOn", pick("On", "日期"), width: 12),
        ]),
      projects.flatMap(stages(of:)))
  }

  private func stages(of project: Dossier) -> [[Cell]] {
    let chain = project.programme?.chain ?? []
    guard let grant = project.state.entitlement, Int(grant.step) < chain.count,
      let benefit = chain[Int(grant.step)].benefit
    else { return [] }
    let name = grant.name(ofStep: chain[Int(grant.step)].name)
    return benefit.stages.enumerated().map { index, stage in
      let number = index + 1
      let tries = project.payments.filter { $0.entitlement == name && $0.number == number }
      let payment = tries.max { $0.attempt < $1.attempt }
      let milestone = project.milestones.last {
        $0.stage == Int64(number) && $0.entitlementId == "\(project.state.id):\(name)"
      }
      let isReached = number < Int(grant.next)
      return [
        .text(Mask.reference(project.state.id)), .count(number), .text(stage.title.text(language)),
        .count(Int(stage.percent)),
        payment.map { .fen($0.amountFen) } ?? .fen(planned(index, benefit, grant)),
        .day(optional: isReached ? milestone?.at.day : nil),
        .day(optional: payment?.due),
        payment.map { PaymentWords.result($0, language) } ?? .word(code: "open", name: pick("not reached", "未达到")),
        .day(optional: payment?.answer?.on),
      ]
    }
  }

  /// What a stage is to be paid: its share of each fund rounded down, what rounding left with the last.
  private func planned(_ index: Int, _ benefit: Benefit, _ grant: Entitlement) -> Int64 {
    grant.shares.reduce(0) { sum, share in
      func part(_ stage: Int) -> Int64 { share.amountFen * benefit.stages[stage].percent / 100 }
      let isLast = index == benefit.stages.count - 1
      return sum + (isLast ? share.amountFen - (0..<index).reduce(0) { $0 + part($1) } : part(index))
    }
  }
}
