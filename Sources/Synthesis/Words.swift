/// The little text a demonstration shows: invented names and stock phrases.
enum Words {
  static let surnames: [StaticString] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
    "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹",
    "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕",
  ]
  static let male: [StaticString] = [
    "伟", "强", "磊", "军", "勇", "杰", "涛", "明", "超", "刚", "平", "辉", "鹏", "华", "飞", "鑫",
    "波", "斌", "宇", "浩", "凯", "健", "俊", "帆", "建", "国", "庆", "福", "田", "山", "根", "旺",
  ]
  static let female: [StaticString] = [
    "芳", "娜", "敏", "静", "秀", "娟", "丽", "艳", "霞", "燕", "玲", "桂", "英", "梅", "兰", "凤",
    "洁", "琳", "雪", "慧", "巧", "美", "云", "莲", "真", "环", "雅", "红", "春", "菊", "香", "珍",
  ]
  static let banks: [StaticString] = ["农村商业银行", "邮政储蓄银行", "农业银行"]
  static let places: [StaticString] = ["村部会议室", "村文化广场", "村小学操场"]
  static let objections: [StaticString] = [
    "反映该户家庭收入申报偏低，请核实。", "反映该户子女在外经商，请核实。",
    "反映该户人口与实际不符，请核实。", "反映该户住房情况与公示不一致，请核实。",
  ]
  static let withdrawals: [StaticString] = [
    "家庭情况好转，自愿撤回申请", "举家迁往外地", "子女愿意承担赡养", "本人要求撤回",
  ]
  /// By the number of the batch.
  static let measures: [StaticString] = [
    "发展种养产业", "易地搬迁", "医疗救助", "纳入低保", "灾后重建", "生态护林岗位", "教育资助",
  ]
  static let officials: [StaticString] = ["侄子", "表兄", "妹夫", "堂弟"]
  static let relations: [StaticString] = [
    "head", "spouse", "child", "parent", "grandchild", "grandparent", "sibling", "other",
  ]
  static let causes: [StaticString] = [
    "illness", "disability", "schooling", "disaster", "landShortage", "technologyShortage",
    "labourShortage", "fundsShortage", "transport", "lackOfMotivation",
  ]
  static let structures: [StaticString] = ["brickConcrete", "brickTimber", "adobe", "other"]
  static let dangers: [StaticString] = ["A", "B", "C", "D"]
  static let waters: [StaticString] = ["tap", "well", "other"]
  static let disabilities: [StaticString] = [
    "visual", "hearing", "speech", "limb", "intellectual", "mental", "multiple",
  ]
  static let largeVehicles: [StaticString] = ["largeFarmVehicle", "machinery", "ship"]
  static let findings: [StaticString] = [
    "ownsHousing", "ownsCar", "publicPay", "individualBusiness", "duplicateIdentity",
    "disabilityNotGenuine", "supportable", "employsOthers", "largeVehicle", "highGradeHousing",
    "nonResidentialProperty", "schoolChoice", "punished", "cadreRelative", "stableSalary",
    "commercialPension", "livesApart",
  ]
  static let departments: [StaticString] = [
    "publicSecurity", "housing", "finance", "humanResources", "trafficPolice", "industryCommerce",
    "disabledFederation", "civilAffairs", "construction",
  ]
}
