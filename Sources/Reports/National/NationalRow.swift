import Contract
import Exchange
import Policy

/// The columns of an export of the national system that are compared. The documents name the system and not
/// its form: headings are taken as it prints them, or by our own names.
public enum NationalColumn: String, SheetColumn {
  case residentId, name, relation, village, health, schooling, labour, cause, income, members, status

  public var titles: [String] {
    switch self {
    case .residentId: ["证件号码", "身份证号", "身份证号码", "公民身份号码"]
    case .name: ["姓名", "成员姓名"]
    case .relation: ["与户主关系"]
    case .village: ["村代码", "行政区划代码", "行政村代码"]
    case .health: ["健康状况"]
    case .schooling: ["在校生状况", "在校状况"]
    case .labour: ["劳动技能", "劳动能力"]
    case .cause: ["致贫原因", "主要致贫原因"]
    case .income: ["家庭年收入", "年收入", "家庭纯收入"]
    case .members: ["家庭人口", "家庭人口数", "人数"]
    case .status: ["脱贫属性"]
    }
  }

  /// Of the household as a whole: compared on its head's row.
  var isOfHousehold: Bool { [.village, .cause, .income, .members, .status].contains(self) }

  func title(_ language: Language) -> String {
    guard language == .en else { return titles[0] }
    return switch self {
    case .residentId: "resident's number"
    case .name: "name"
    case .relation: "relation to the head"
    case .village: "village"
    case .health: "health"
    case .schooling: "schooling"
    case .labour: "labour"
    case .cause: "causes of poverty"
    case .income: "income of the household, yuan a year"
    case .members: "persons"
    case .status: "out of poverty"
    }
  }
}

/// Words of the national system beside our own.
enum NationalWords {
  private static let relations: [String: Relation] = [
    "本人或户主": .head, "本人": .head, "之子": .child, "之女": .child, "之儿媳": .other, "之女婿": .other, "之孙子": .grandchild,
    "之孙女": .grandchild, "之父": .parent, "之母": .parent, "之祖父": .grandparent, "之祖母": .grandparent, "之兄弟姐妹": .sibling,
  ]
  private static let healths: [String: Health] = ["慢性病": .chronic, "大病": .severe]
  private static let schoolings: [String: Schooling] = [
    "学龄前儿童": .preschool, "学前": .preschool, "小学": .primary, "七年级": .juniorMiddle, "八年级": .juniorMiddle,
    "九年级": .juniorMiddle, "初中": .juniorMiddle, "高中": .seniorMiddle, "中职": .vocational, "大专": .college, "本科": .college,
    "非在校生": .finished,
  ]
  private static let labours: [String: Labour] = [
    "普通劳动力": .full, "技能劳动力": .full, "弱劳动力": .partial, "弱劳动力或半劳动力": .partial, "半劳动力": .partial, "无劳动力": .none,
    "丧失劳动力": .none,
  ]
  private static let causes: [String: Cause] = [
    "因病致贫": .illness, "因残致贫": .disability, "因学致贫": .schooling, "因灾致贫": .disaster, "缺土地": .landShortage,
  ]

  static func relation(_ text: String) -> Relation? { relations[text] ?? named(text) }
  static func health(_ text: String) -> Health? { healths[text] ?? named(text) }
  static func schooling(_ text: String) -> Schooling? { schoolings[text] ?? named(text) }
  static func labour(_ text: String) -> Labour? { labours[text] ?? named(text) }

  /// nil: one of them is no cause.
  static func causes(_ text: String) -> Set<Cause>? {
    var found: Set<Cause> = []
    for part in text.split(whereSeparator: { "、，,;；/".contains($0) }) {
      guard let cause: Cause = causes[String(part)] ?? named(String(part)) else { return nil }
      found.insert(cause)
    }
    return found
  }

  /// nil: another word.
  static func exited(_ text: String) -> Bool? {
    if ["已脱贫", "脱贫", "稳定脱贫", "exited"].contains(text) { return true }
    return ["未脱贫", "返贫", "no"].contains(text) ? false : nil
  }

  private static func named<W: Named>(_ text: String) -> W? {
    W.allCases.first { $0.text == text || $0.names.zh == text || $0.names.en == text }
  }
}
