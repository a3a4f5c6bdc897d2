import Casework
import Contract
import Policy

/// One household's card (户卡), and one household's file (一户一档), which is the card and everything that was decided.
public struct CardSheet {
  let record: HouseholdRecord
  let on: Day
  let language: Language

  public init(_ record: HouseholdRecord, on: Day, language: Language) {
    self.record = record
    self.on = on
    self.language = language
  }

  var dossier: Dossier { record.dossier }
  var state: Case { dossier.state }
  func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the household's card.
  public func writeCard(to page: PageWriter) throws {
    try page.begin(head(.card, pick("Household card", "户卡")))
    try writeHousehold(to: page)
    try page.signatures([pick("Head of household", "户主签字"), pick("Helper", "帮扶责任人"), pick("Village", "村委会（盖章）")])
    try page.end()
  }

  func head(_ kind: PageHead.Kind, _ title: String) -> PageHead {
    PageHead(
      kind: kind, title: title,
      about: "\(dossier.title(language)) · \(Mask.reference(state.id)) · \(Region.digits(state.village))", on: on,
      language: language)
  }

  /// What card and file have in common.
  func writeHousehold(to page: PageWriter) throws {
    try page.items("household", pick("Household", "基本情况"), householdItems)
    try writeMembers(to: page)
    if let card = dossier.card {
      try page.table(
        TableHead(
          "income", pick("Income of a year", "年收入构成"),
          [.init("kind", pick("Kind", "收入类别"), width: 24), .init("amountFen", pick("Yuan", "金额（元）"))]),
        card.income.map { [$0.kind.cell(language), .fen($0.amountFen)] })
      try page.items("house", pick("House and land", "住房和土地"), houseItems(card))
    }
    try page.items("evidence", pick("Of the programme", "项目事项"), EvidenceText(dossier.programme, state, language).items)
    try writePlan(to: page)
    try writeHelper(to: page)
    try writeAid(to: page)
    try writeVisits(to: page)
    try writeOthers(to: page)
  }

  private var householdItems: [Item] {
    let persons = Int64(max(1, state.members.count))
    var items = [
      Item("caseId", pick("Case", "个案编号"), .text(Mask.reference(state.id))),
      Item("programme", pick("Programme", "项目"), .word(code: state.programme.text, name: dossier.title(language))),
      Item("region", pick("Village", "行政村"), .text(Region.digits(state.village))),
      Item("head", pick("Head of household", "户主"), .text(optional: dossier.head?.name)),
      Item("members", pick("Members", "家庭人口"), .count(state.members.count)),
      Item("standing", pick("Standing", "状态"), state.standing(language)),
      Item("registered", pick("Registered", "已建档立卡"), .flag(state.registered)),
      Item("exited", pick("Out of poverty", "已脱贫"), .flag(state.exited)),
      Item("origin", pick("How it arose", "识别方式"), state.origin.cell(language)),
      Item("appliedOn", pick("Applied on", "申请日期"), .day(dossier.card?.appliedOn ?? state.appliedAt.day)),
      Item("incomeFen", pick("Income a year, yuan", "家庭年纯收入（元）"), .fen(state.incomeFen)),
      Item("perCapitaFen", pick("A person, yuan", "人均年纯收入（元）"), .fen(state.incomeFen / persons)),
      Item("assetsFen", pick("Savings, yuan", "金融资产（元）"), .fen(state.assetsFen)),
    ]
    let account = Mask.account(last4: state.accountLast4)
    if !account.isEmpty {
      items.append(
        Item("account", pick("Account", "账户"), .text([dossier.card?.bank ?? "", account].joined(separator: " "))))
    }
    if let causes = dossier.card?.causes, !causes.isEmpty {
      items.append(Item("causes", pick("Causes of poverty", "致贫原因"), .text(causes.names(language))))
    }
    return items
  }

  private func houseItems(_ card: HouseholdCard) -> [Item] {
    let house = card.house
    return [
      house.structure.map { Item("structure", pick("Structure", "住房结构"), $0.cell(language)) },
      house.areaM2.map { Item("areaM2", pick("Area, m²", "住房面积（平方米）"), .count(Int($0))) },
      house.danger.map { Item("dangerGrade", pick("Danger grade", "危房等级"), $0.cell(language)) },
      house.builtYear.map { Item("builtYear", pick("Built in", "建成年份"), .text("\($0)")) },
      house.water.map { Item("waterSource", pick("Water", "饮水来源"), $0.cell(language)) },
      card.farmlandMuHundredths.map {
        let hundredths = $0 % 100
        return Item(
          "farmlandMu", pick("Farmland, mu", "耕地（亩）"), .text("\($0 / 100).\(hundredths / 10)\(hundredths % 10)"))
      },
    ].compactMap(\.self)
  }

  private func writeMembers(to page: PageWriter) throws {
    let members = dossier.members
    let batches = state.plan?.ofMembers ?? []
    let table = TableHead(
      "members", pick("Members", "家庭成员"),
      [
        .init("number", pick("No.", "序号"), width: 6), .init("name", pick("Name", "姓名"), width: 8),
        .init("residentId", pick("ID, last four", "证件号码末四位"), width: 13),
        .init("relation", pick("Relation", "与户主关系"), width: 11), .init("health", pick("Health", "健康状况"), width: 12),
        .init("disability", pick("Disability", "残疾"), width: 12),
        .init("schooling", pick("Schooling", "在校情况"), width: 12),
        .init("labour", pick("Labour", "劳动能力"), width: 12), .init("batches", pick("Batches", "帮扶批次"), width: 18),
      ])
    try page.table(
      table,
      members.enumerated().map { place, member in
        let planned = members.count == batches.count ? Batch.of(batches[place]) : []
        return [
          .count(place + 1), .text(member.name), .text(member.number), member.relation.cell(language),
          member.health.cell(language), disability(member), member.schooling.cell(language),
          member.labour.cell(language),
          .lines(planned.map { $0.name(language) }),
        ]
      })
  }

  private func disability(_ member: HouseholdCard.Member) -> Cell {
    guard let kind = member.disability else { return .empty }
    let grade = member.disabilityGrade.map { pick(" grade \($0)", "\($0)级") } ?? ""
    return .word(code: kind.text, name: kind.name(language) + grade)
  }

  private func writePlan(to page: PageWriter) throws {
    guard let plan = dossier.plan else { return }
    try page.table(
      TableHead(
        "measures", pick("Plan of \(plan.year)", "\(plan.year)年帮扶措施"),
        [
          .init("batch", pick("Batch", "批次"), width: 18), .init("members", pick("For", "受益人"), width: 18),
          .init("title", pick("Measure", "措施"), width: 48),
        ]),
      plan.measures.map { measure in
        let names = measure.members.map { person in dossier.members.first { $0.key == person }?.name ?? "*" }
        return [
          measure.batch.cell(language),
          .text(names.isEmpty ? pick("whole household", "全户") : names.joined(separator: pick(", ", "、"))),
          .text(measure.title),
        ]
      })
  }

  private func writeHelper(to page: PageWriter) throws {
    guard let helper = record.all.compactMap(\.helper).first else { return }
    try page.items(
      "helper", pick("Helper", "帮扶责任人"),
      [
        Item("name", pick("Name", "姓名"), .text(helper.name)),
        Item("staffId", pick("Staff number", "工号"), .text(helper.staffId)),
        Item("unit", pick("Unit", "单位"), .text(helper.unit)),
        Item("since", pick("Since", "结对日期"), .day(optional: helper.since)),
      ])
  }
}
