import Contract
import Policy

// How the words of a household card read on paper.

/// A word of the contract with a name for people.
public protocol Named: Word {
  /// English and Chinese.
  var names: (en: String, zh: String) { get }
}

extension Named {
  /// The name in that language.
  public func name(_ language: Language) -> String { language.pick(names.en, names.zh) }
  func cell(_ language: Language) -> Cell { .word(self, name(language)) }
}

extension Sequence where Element: Named {
  func names(_ language: Language) -> String {
    map { $0.name(language) }.joined(separator: language.pick(", ", "、"))
  }
}

extension Relation: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .head: ("head", "户主")
    case .spouse: ("spouse", "配偶")
    case .child: ("child", "子女")
    case .parent: ("parent", "父母")
    case .grandchild: ("grandchild", "孙子女")
    case .grandparent: ("grandparent", "祖父母")
    case .sibling: ("sibling", "兄弟姐妹")
    case .other: ("other", "其他")
    }
  }
}

extension Health: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .healthy: ("healthy", "健康")
    case .chronic: ("chronic illness", "长期慢性病")
    case .severe: ("severe illness", "患有大病")
    }
  }
}

extension DisabilityKind: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .visual: ("visual", "视力")
    case .hearing: ("hearing", "听力")
    case .speech: ("speech", "言语")
    case .limb: ("limb", "肢体")
    case .intellectual: ("intellectual", "智力")
    case .mental: ("mental", "精神")
    case .multiple: ("multiple", "多重")
    }
  }
}

extension Schooling: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .none: ("none", "未入学")
    case .preschool: ("preschool", "学前教育")
    case .primary: ("primary school", "小学在读")
    case .juniorMiddle: ("junior middle school", "初中在读")
    case .seniorMiddle: ("senior middle school", "高中在读")
    case .vocational: ("vocational school", "职校在读")
    case .college: ("college", "大专以上在读")
    case .finished: ("finished", "非在校")
    }
  }
}

extension Labour: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .full: ("able to work", "有劳动能力")
    case .partial: ("partly able to work", "部分劳动能力")
    case .none: ("unable to work", "无劳动能力")
    }
  }
}

extension IncomeKind: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .wage: ("wages", "工资性收入")
    case .farm: ("farming", "种养业收入")
    case .business: ("business", "经营性收入")
    case .property: ("property", "财产性收入")
    case .transfer: ("transfers", "转移性收入")
    case .pension: ("pension", "养老金")
    case .preferential: ("preferential payments (not counted, R-324)", "优待抚恤（不计入，R-324）")
    case .other: ("other", "其他收入")
    }
  }
}

extension HouseStructure: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .brickConcrete: ("brick and concrete", "砖混")
    case .brickTimber: ("brick and timber", "砖木")
    case .adobe: ("adobe", "土坯")
    case .sheetMetal: ("sheet metal", "铁皮房")
    case .other: ("other", "其他")
    }
  }
}

extension DangerGrade: Named {
  public var names: (en: String, zh: String) { ("grade \(text)", "\(text)级") }
}

extension WaterSource: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .tap: ("tap", "自来水")
    case .well: ("well", "井水")
    case .other: ("other", "其他")
    }
  }
}

extension Cause: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .illness: ("illness", "因病")
    case .disability: ("disability", "因残")
    case .schooling: ("schooling", "因学")
    case .disaster: ("disaster", "因灾")
    case .landShortage: ("shortage of land", "缺土地")
    case .waterShortage: ("shortage of water", "缺水")
    case .technologyShortage: ("shortage of skills", "缺技术")
    case .labourShortage: ("shortage of labour", "缺劳力")
    case .fundsShortage: ("shortage of funds", "缺资金")
    case .transport: ("poor roads", "交通条件落后")
    case .lackOfMotivation: ("lack of motivation", "自身发展动力不足")
    case .marriage: ("marriage", "因婚")
    case .other: ("other", "其他")
    }
  }
}

extension Origin: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .applied: ("own application", "本户申请")
    case .nominated: ("nominated", "村组提名")
    case .discovered: ("discovered by officials", "主动发现")
    }
  }
}

extension Batch: Named {
  /// The "five batches" and the two raised later, which are counted by themselves.
  public var names: (en: String, zh: String) {
    switch self {
    case .production: ("production and employment", "发展生产和就业")
    case .relocation: ("relocation", "易地搬迁")
    case .medical: ("medical aid", "医疗救助")
    case .allowance: ("allowance backstop", "低保兜底")
    case .rebuilding: ("rebuilding of homes", "灾后重建和危房改造")
    case .ecology: ("ecological compensation", "生态补偿")
    case .education: ("education", "发展教育")
    }
  }

  /// Those that a set of bits names.
  static func of(_ bits: UInt8) -> [Batch] { allCases.filter { bits & 1 << $0.rawValue != 0 } }
}
