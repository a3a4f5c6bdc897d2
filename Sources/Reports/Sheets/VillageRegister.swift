import Casework
import Contract
import Policy

/// The register of one village (村册): a line for each household, whatever programmes it is in.
public struct VillageRegister {
  let households: [[Dossier]]
  let about: String
  let on: Day
  let language: Language

  /// - Parameters:
  ///   - dossiers: the village's cases.
  ///   - about: the village's code, and its name where it was given.
  ///   - on: the day of the report.
  ///   - language: of names and texts.
  public init(_ dossiers: [Dossier], about: String, on: Day, language: Language) {
    households = VillageRegister.households(dossiers)
    self.about = about
    self.on = on
    self.language = language
  }

  /// Cases of one household together: the head of one is a member of the other. Projects and villages are left out.
  static func households(_ dossiers: [Dossier]) -> [[Dossier]] {
    let sorted = dossiers.filter(\.isHousehold).sorted {
      ($0.state.appliedAt, $0.state.id) < ($1.state.appliedAt, $1.state.id)
    }
    var ofHead: [PersonKey: [Int]] = [:]
    var ofMember: [PersonKey: [Int]] = [:]
    for (index, dossier) in sorted.enumerated() {
      if let head = dossier.head?.key { ofHead[head, default: []].append(index) }
      for member in dossier.state.members { ofMember[member, default: []].append(index) }
    }
    var root = Array(sorted.indices)
    func find(_ index: Int) -> Int {
      var index = index
      while root[index] != index { index = root[index] }
      return index
    }
    for (head, heads) in ofHead {
      let all = (heads + (ofMember[head] ?? [])).map(find)
      guard let first = all.min() else { continue }
      for index in all { root[find(index)] = min(first, find(first)) }
    }
    return Dictionary(grouping: sorted.indices, by: find).sorted { $0.key < $1.key }.map { $0.value.map { sorted[$0] } }
  }

  func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the register.
  public func write(to page: PageWriter) throws {
    try page.begin(
      PageHead(
        kind: .register, title: pick("Village register", "村册"), about: about, on: on, language: language,
        isLandscape: true))
    let persons = households.reduce(0) { $0 + newest($1).state.members.count }
    let paid = households.joined().reduce(0) { $0 + $1.state.paidFen }
    try page.items(
      "village", pick("Village", "全村"),
      [
        Item("households", pick("Households", "户数"), .count(households.count)),
        Item("persons", pick("Persons", "人数"), .count(persons)),
        Item("exited", pick("Out of poverty", "已脱贫户数"), .count(households.count { $0.contains { $0.state.exited } })),
        Item("paidFen", pick("Paid, yuan", "累计发放（元）"), .fen(paid)),
      ])
    try page.beginTable(table)
    for (place, household) in households.enumerated() { try page.row(row(place, household)) }
    try page.endTable(totals: [
      .text(pick("Total", "合计")), .empty, .empty, .count(persons), .empty, .empty, .empty, .empty, .empty, .empty,
      .fen(paid), .empty,
    ])
    try writeBatches(to: page)
    try page.signatures([pick("Village head", "村主任"), pick("Filled in by", "填表人"), pick("Checked by", "审核人")])
    try page.end()
  }

  private var table: TableHead {
    TableHead(
      "household", pick("Households", "农户名册"), isMain: true,
      [
        .init("number", pick("No.", "序号"), width: 6), .init("head", pick("Head", "户主"), width: 7),
        .init("residentId", pick("ID, last four", "证件末四位"), width: 10),
        .init("members", pick("Persons", "人口"), width: 7),
        .init("cases", pick("Cases", "个案及项目"), width: 30), .init("causes", pick("Causes", "致贫原因"), width: 16),
        .init("perCapitaFen", pick("Income a person, yuan", "人均年收入（元）"), width: 11),
        .init("house", pick("House", "住房等级"), width: 8), .init("batches", pick("Batches", "帮扶批次"), width: 18),
        .init("helper", pick("Helper", "帮扶人"), width: 9), .init("paidFen", pick("Paid, yuan", "已发放（元）"), width: 11),
        .init("standing", pick("Standing", "状态"), width: 12),
      ])
  }

  /// The case by whose card the household is shown.
  private func newest(_ household: [Dossier]) -> Dossier { household.last { $0.card != nil } ?? household[0] }

  private func row(_ place: Int, _ household: [Dossier]) -> [Cell] {
    let newest = newest(household)
    let state = newest.state
    let batches = household.reduce(UInt8(0)) { $0 | ($1.state.plan?.batches ?? 0) }
    return [
      .count(place + 1), .text(optional: newest.head?.name), .text(optional: newest.head?.number),
      .count(state.members.count),
      .lines(household.map { "\(Mask.reference($0.state.id)) \($0.title(language))" }),
      .text(newest.card?.causes.names(language) ?? ""), .fen(state.incomeFen / Int64(max(1, state.members.count))),
      newest.card?.house.danger?.cell(language) ?? .empty, .text(Batch.of(batches).names(language)),
      .text(optional: household.compactMap(\.helper).last?.name), .fen(household.reduce(0) { $0 + $1.state.paidFen }),
      standing(household),
    ]
  }

  private func standing(_ household: [Dossier]) -> Cell {
    if household.contains(where: { $0.state.exited }) {
      return .word(code: "exited", name: pick("out of poverty", "已脱贫"))
    }
    if household.contains(where: { $0.state.registered }) {
      return .word(code: "registered", name: pick("registered", "在册"))
    }
    return household[household.count - 1].state.standing(language)
  }

  /// Households and persons in each batch; the two newest are listed by themselves.
  private func writeBatches(to page: PageWriter) throws {
    guard households.joined().contains(where: { $0.state.plan != nil }) else { return }
    try page.table(
      TableHead(
        "batch", pick("Batches of measures", "帮扶批次统计"),
        [
          .init("batch", pick("Batch", "批次"), width: 30), .init("households", pick("Households", "户数")),
          .init("persons", pick("Persons", "人数")),
        ]),
      Batch.allCases.map { batch in
        let bit = UInt8(1) << batch.rawValue
        let persons = households.reduce(0) { sum, household in
          var planned: Set<PersonKey> = []
          for dossier in household {
            for (person, bits) in zip(dossier.state.members, dossier.state.plan?.ofMembers ?? []) where bits & bit != 0
            {
              planned.insert(person)
            }
          }
          return sum + planned.count
        }
        return [
          batch.cell(language), .count(households.count { $0.contains { ($0.state.plan?.batches ?? 0) & bit != 0 } }),
          .count(persons),
        ]
      })
  }
}
