import Contract

extension Finding {
  /// How offices write it.
  public var names: Localized {
    switch self {
    case .ownsHousing: Localized(en: "owns housing", zh: "有商品房")
    case .ownsCar: Localized(en: "owns a car", zh: "有汽车")
    case .publicPay: Localized(en: "paid from public finance", zh: "财政供养")
    case .individualBusiness: Localized(en: "individual business", zh: "个体工商户")
    case .duplicateIdentity: Localized(en: "identity number used twice", zh: "身份证重复")
    case .disabilityNotGenuine: Localized(en: "disability certificate not genuine", zh: "残疾证不真实")
    case .supportable: Localized(en: "children able to support", zh: "子女有赡养能力")
    case .employsOthers: Localized(en: "employs others", zh: "雇工经营")
    case .largeVehicle: Localized(en: "large vehicle or machine", zh: "大型车船机械")
    case .highGradeHousing: Localized(en: "high-grade housing", zh: "高档住房")
    case .nonResidentialProperty: Localized(en: "property not for living in", zh: "非居住类房产")
    case .schoolChoice: Localized(en: "school of choice or study abroad", zh: "自费择校留学")
    case .punished: Localized(en: "handled by the police", zh: "公安处理")
    case .cadreRelative: Localized(en: "official or close relative of one", zh: "干部及近亲属")
    case .stableSalary: Localized(en: "stable salary", zh: "稳定工资收入")
    case .commercialPension: Localized(en: "commercial pension insurance", zh: "商业养老保险")
    case .livesApart: Localized(en: "registered and living apart", zh: "人户分离")
    case .sheetMetalHouse: Localized(en: "sheet-metal house", zh: "铁皮房")
    case .schoolDropout: Localized(en: "dropped out of school", zh: "辍学")
    case .waterUntested: Localized(en: "water not tested", zh: "饮水未检测")
    }
  }
}

extension Department {
  /// What its archive shows, by its remit. Others are taken too: the documents do not write the mapping down.
  public var usualFindings: [Finding] {
    switch self {
    case .publicSecurity: [.duplicateIdentity, .punished, .livesApart]
    case .housing: [.ownsHousing, .highGradeHousing, .nonResidentialProperty]
    case .finance: [.publicPay, .cadreRelative]
    case .humanResources: [.publicPay, .stableSalary, .commercialPension]
    case .trafficPolice: [.ownsCar, .largeVehicle]
    case .industryCommerce: [.individualBusiness, .employsOthers]
    case .disabledFederation: [.disabilityNotGenuine]
    case .civilAffairs: [.supportable]
    case .construction: [.ownsHousing, .highGradeHousing, .sheetMetalHouse]
    }
  }
}

/// What may stand in the column of results.
public enum FindingWords {
  /// The first is the one that we write.
  public static let clean = ["无", "clean", "none", "无异常", "未发现", "正常"]
  private static let separators: Set<Character> = ["、", "，", ",", "；", ";", "/", "|", "\n"]

  private static let known: [String: Finding] = {
    var known: [String: Finding] = [:]
    for finding in Finding.allCases {
      for name in [finding.text, finding.names.en, finding.names.zh] { known[name.lowercased()] = finding }
    }
    return known
  }()

  /// The findings, none where it says that nothing was found; nil: other words stand there, or nothing.
  public static func parse(_ text: String) -> [Finding]? {
    let parts = text.split(whereSeparator: separators.contains).map { trimmed(String($0)).lowercased() }.filter {
      !$0.isEmpty
    }
    guard !parts.isEmpty else { return nil }
    if parts.allSatisfy(clean.contains) { return [] }
    var found: [Finding] = []
    for part in parts {
      guard let finding = known[part] else { return nil }
      if !found.contains(finding) { found.append(finding) }
    }
    return found
  }
}
