import Contract
import Policy

/// One figure of the reports, with the rule that asks for it and what it is reckoned from.
struct Indicator: Sendable {
  enum Group: String, CaseIterable, Sendable {
    case register, places, help, causes, allowance, money, works, grants

    func name(_ language: Language) -> String {
      switch self {
      case .register: language.pick("Register of poor households", "建档立卡")
      case .places: language.pick("Applications and places", "申请与指标")
      case .help: language.pick("Helpers and visits", "帮扶与走访")
      case .causes: language.pick("Causes of poverty", "致贫原因")
      case .allowance: language.pick("Allowance and backstop", "低保与兜底")
      case .money: language.pick("Money", "资金")
      case .works: language.pick("Works by stages", "分期项目")
      case .grants: language.pick("Grants and own share", "资助与自付")
      }
    }
  }

  enum Unit: String, Sendable { case households, persons, cases, places, works, fen, percent, each }

  /// What it is reckoned from.
  enum Measure: Sendable {
    case count(Counter, Unit)
    /// The first in a hundred of the second.
    case share(Counter, of: Base)
    /// The first for each of the second.
    case each(Counter, of: Counter)
    case fenEach(Counter, of: Counter)
    case cause(Cause)
    case allocated(FundSource)
    case paid(FundSource)
    /// Of one programme.
    case work(String, WorkFigure)
  }

  enum Base: Sendable {
    case counter(Counter)
    /// People of the place in the figures that were given: statistics offices know them, no case does.
    case population
    /// People whom the year's task wants out of poverty.
    case task
  }

  enum WorkFigure: String, Sendable, CaseIterable { case granted, startRate, finishRate, paidRate }

  /// A figure that a pack's parameter asks for.
  struct Target: Sendable {
    var parameter: String
    var isAtMost = false
    /// The parameter is in tenths.
    var inTenths = false
  }

  /// `incidenceAfter`
  var code: String
  var group: Group
  var names: Localized
  /// `R-511`
  var rule: String
  var measure: Measure
  var target: Target?

  init(
    _ code: String, _ group: Group, _ en: String, _ zh: String, _ rule: String, _ measure: Measure,
    target: Target? = nil
  ) {
    self.code = code
    self.group = group
    names = Localized(en: en, zh: zh)
    self.rule = rule
    self.measure = measure
    self.target = target
  }

  /// Those that every report has, in the order of their groups.
  static let standing: [Indicator] = register + places + help + allowance + money + grants

  private static let register: [Indicator] = [
    .init(
      "incidenceBefore", .register, "Poverty incidence before", "期初贫困发生率", "R-511",
      .share(.poorPersonsBefore, of: .population)),
    .init(
      "incidenceAfter", .register, "Poverty incidence after", "期末贫困发生率", "R-511", .share(.poorPersons, of: .population)),
    .init(
      "householdsBefore", .register, "Households before", "期初在册户", "R-512", .count(.poorHouseholdsBefore, .households)),
    .init("personsBefore", .register, "People before", "期初在册人口", "R-512", .count(.poorPersonsBefore, .persons)),
    .init(
      "registeredHouseholds", .register, "Households registered", "新识别户", "R-512",
      .count(.registeredHouseholds, .households)),
    .init("registeredPersons", .register, "People registered", "新识别人口", "R-512", .count(.registeredPersons, .persons)),
    .init(
      "exitedHouseholds", .register, "Households out of poverty", "脱贫户", "R-512", .count(.exitedHouseholds, .households)
    ),
    .init("exitedPersons", .register, "People out of poverty", "脱贫人口", "R-512", .count(.exitedPersons, .persons)),
    .init(
      "returnedHouseholds", .register, "Households fallen back", "返贫户", "R-268",
      .count(.returnedHouseholds, .households)),
    .init("returnedPersons", .register, "People fallen back", "返贫人口", "R-268", .count(.returnedPersons, .persons)),
    .init("leftHouseholds", .register, "Households taken off", "清退户", "R-265", .count(.leftHouseholds, .households)),
    .init("leftPersons", .register, "People taken off", "清退人口", "R-265", .count(.leftPersons, .persons)),
    .init(
      "remainingHouseholds", .register, "Households remaining", "期末在册户", "R-512", .count(.poorHouseholds, .households)),
    .init("remainingPersons", .register, "People remaining", "期末在册人口", "R-512", .count(.poorPersons, .persons)),
    .init(
      "outHouseholds", .register, "Households out of poverty so far", "累计脱贫户", "R-512",
      .count(.outHouseholds, .households)),
    .init("outPersons", .register, "People out of poverty so far", "累计脱贫人口", "R-512", .count(.outPersons, .persons)),
    .init(
      "taskDone", .register, "Year's task done in the period", "年度减贫任务完成率", "R-527", .share(.exitedPersons, of: .task)),
    .init(
      "incomeEach", .register, "Net income for each person on the register", "在册人口人均纯收入", "R-514",
      .fenEach(.incomeFen, of: .everPersons)),
  ]

  private static let places: [Indicator] = [
    .init("applications", .places, "Applications", "申请数", "R-090", .count(.applications, .cases)),
    .init("eligible", .places, "Found eligible", "符合条件纳入数", "R-090", .count(.eligible, .cases)),
    .init("refused", .places, "Refused", "不予通过数", "R-125", .count(.refused, .cases)),
    .init("waiting", .places, "Waiting", "等待数", "R-125", .count(.waiting, .cases)),
    .init("places", .places, "Places set", "下达指标", "R-522", .count(.places, .places)),
    .init("placesUsed", .places, "Places taken", "占用指标", "R-522", .count(.placesUsed, .places)),
    .init("placesShare", .places, "Places taken, share", "指标使用率", "R-522", .share(.placesUsed, of: .counter(.places))),
    .init("placesWaiting", .places, "Waiting for a place", "等待指标", "R-340", .count(.placesWaiting, .cases)),
  ]

  private static let help: [Indicator] = [
    .init(
      "helperCoverage", .help, "Households with a helper", "帮扶责任人覆盖率", "R-042",
      .share(.helped, of: .counter(.poorHouseholds))),
    .init(
      "visitCoverage", .help, "Households visited", "走访覆盖率", "R-274", .share(.visited, of: .counter(.everHouseholds))),
  ]

  private static let allowance: [Indicator] = [
    .init(
      "allowanceAmongPoor", .allowance, "Allowance households among the registered poor (C-02)", "低保户占未脱贫户比例", "R-346",
      .share(.poorOnAllowance, of: .counter(.poorHouseholds)), target: .init(parameter: "allowanceShare")),
    .init(
      "allowancePersonsAmongPoor", .allowance, "The same in people, as the document's example counts (C-01)",
      "低保对象占未脱贫人口比例", "R-571",
      .share(.poorPersonsOnAllowance, of: .counter(.poorPersons))),
    .init(
      "poorAmongAllowance", .allowance, "Registered poor among allowance households (C-02)", "未脱贫户占低保户比例", "R-347",
      .share(.poorOnAllowance, of: .counter(.allowanceHouseholds)), target: .init(parameter: "registeredShare")),
    .init(
      "permanentShare", .allowance, "People in permanent-supplement households", "低保常补对象比例", "R-348",
      .share(.permanentPersons, of: .counter(.allowancePersons)), target: .init(parameter: "permanentShare")),
    .init(
      "wholeHouseholdsBefore", .allowance, "Whole households covered, before", "期初按户保障比例", "R-349",
      .share(.wholeHouseholdsBefore, of: .counter(.allowanceHouseholdsBefore))),
    .init(
      "wholeHouseholds", .allowance, "Whole households covered, after", "期末按户保障比例", "R-349",
      .share(.wholeHouseholds, of: .counter(.allowanceHouseholds))),
    .init(
      "personsEach", .allowance, "People covered by each allowance household", "低保户均保障人口", "R-350",
      .each(.allowancePersons, of: .allowanceHouseholds),
      target: .init(parameter: "membersPerTenHouseholds", inTenths: true)),
    .init(
      "backstopShare", .allowance, "People under backstop among those on the register", "兜底保障人口占比", "R-519",
      .share(.backstopPersons, of: .counter(.everPersons))),
  ]

  private static let money: [Indicator] =
    [
      .init("allocated", .money, "Allocated", "下达资金", "R-513", .count(.allocatedFen, .fen)),
      .init("paid", .money, "Paid to households", "到户资金", "R-513", .count(.paidFen, .fen)),
      .init("paidEachVillage", .money, "Paid for each village", "村均到户资金", "R-513", .fenEach(.paidFen, of: .villages)),
    ]

  private static let grants: [Indicator] = [
    .init(
      "education", .grants, "Education aid within the county", "县域内教育资助人次", "R-229", .count(.educationGrants, .cases)),
    .init("educationFen", .grants, "Its amount", "教育资助金额", "R-229", .count(.educationFen, .fen)),
    .init("training", .grants, "Training subsidies", "培训补助人次", "R-525", .count(.trainingGrants, .cases)),
    .init("trainingFen", .grants, "Their amount", "培训补助金额", "R-525", .count(.trainingFen, .fen)),
    .init(
      "ownPayShare", .grants, "Patients' own share of the cost", "医疗费用个人支付占比", "R-518",
      .share(.ownPayFen, of: .counter(.medicalFen)),
      target: .init(parameter: "ownPayTargetPercent", isAtMost: true)),
  ]

  /// Those that depend on what there is: a cause, a source of money, a programme of works.
  static func found(in sums: [IndicatorSums], titles: (String) -> Localized) -> [Indicator] {
    let causes = Cause.allCases.filter { cause in sums.contains { $0.causes[Int(cause.rawValue)] > 0 } }
    let sources = FundSource.allCases.filter { source in
      sums.contains { $0.allocatedFen[Int(source.rawValue)] != 0 || $0.paidFen[Int(source.rawValue)] != 0 }
    }
    let programmes = Set(sums.flatMap { $0.works.keys }).sorted()
    return causes.map {
      Indicator("cause.\($0.text)", .causes, "Cause: \($0.names.en)", "致贫原因：\($0.names.zh)", "R-524", .cause($0))
    }
      + sources.flatMap {
        [
          Indicator(
            "allocated.\($0.text)", .money, "Allocated, \($0.names.en)", "下达资金：\($0.names.zh)", "R-513", .allocated($0)),
          Indicator("paid.\($0.text)", .money, "Paid, \($0.names.en)", "到户资金：\($0.names.zh)", "R-513", .paid($0)),
        ]
      }
      + programmes.flatMap { id in
        WorkFigure.allCases.map { figure in
          let title = titles(id), word = figure.names
          return Indicator(
            "work.\(id).\(figure.rawValue)", .works, "\(title.en): \(word.en)", "\(title.zh)：\(word.zh)",
            id == "project" ? "R-516" : "R-520", .work(id, figure))
        }
      }
  }
}

extension Indicator.WorkFigure {
  var names: (en: String, zh: String) {
    switch self {
    case .granted: ("granted", "批准数")
    case .startRate: ("start rate", "开工率")
    case .finishRate: ("finish rate", "完工率")
    case .paidRate: ("paid rate", "资金拨付率")
    }
  }
}
