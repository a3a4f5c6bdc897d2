import Casework
import Contract
import Policy

/// A programme's further fields as they read on paper.
struct EvidenceText {
  let fields: [EvidenceField]
  let values: [Int64]
  let language: Language

  init(_ programme: ProgrammeDefinition?, _ state: Case, _ language: Language) {
    fields = programme?.evidence ?? []
    values = state.evidence
    self.language = language
  }

  var items: [Item] {
    zip(fields, values).map { field, value in
      Item(field.name, field.title.text(language), Self.cell(field.kind, value, language))
    }
  }

  /// The word that a field has; nil: the programme has no such field, or it is of another kind.
  func word(_ name: String) -> String? {
    guard let place = fields.firstIndex(where: { $0.name == name }), place < values.count,
      case .word(let words) = fields[place].kind, words.indices.contains(Int(clamping: values[place]))
    else { return nil }
    return words[Int(values[place])]
  }

  /// What a project is about, in one line: `建设内容：道路；项目总投资：300,000.00`. Answers to questions of procedure and
  /// what is nothing are left out.
  var line: String {
    zip(zip(fields, values), items).filter { $0.0.0.kind != .bool && ($0.0.1 != 0 || $0.0.0.kind.isWord) }.map(\.1).map
    { "\($0.label)\(language.pick(": ", "："))\($0.value.shown(language).joined(separator: " "))" }
    .joined(separator: language.pick("; ", "；"))
  }

  static func cell(_ kind: EvidenceField.Kind, _ value: Int64, _ language: Language) -> Cell {
    switch kind {
    case .bool: .flag(value != 0)
    case .int: .count(Int(clamping: value))
    case .fen: .fen(value)
    case .date: value == 0 ? .empty : .day(Day(number: Int32(clamping: value)))
    case .word(let words):
      words.indices.contains(Int(clamping: value))
        ? .word(code: words[Int(value)], name: name(words[Int(value)], language)) : .empty
    }
  }

  /// Packs name the words of their fields in English only; those of the documents' programmes are known here.
  static func name(_ word: String, _ language: Language) -> String {
    guard language == .zh else { return word }
    return chinese[word] ?? word
  }

  private static let chinese: [String: String] = [
    // What several fields say.
    "none": "无", "other": "其他", "illness": "因病", "schooling": "因学", "disaster": "因灾", "housing": "住房",
    "industry": "产业", "household": "户用", "village": "村级", "vocational": "职校", "preferential": "优抚对象",
    // Homes and relocation.
    "newBuild": "新建", "repair": "修缮加固", "collective": "集中建设", "lowIncome": "低收入住房困难", "home": "自住房",
    "empty": "空置房", "annex": "附属用房", "temporary": "临时房", "collapsed": "倒塌", "severe": "严重损坏",
    "ordinary": "一般损坏", "demolished": "已拆除", "pledged": "承诺拆除", "kept": "保留", "centralVillage": "中心村",
    "marketTown": "集镇", "town": "城镇", "park": "园区", "sound": "安全住房", "floodPlain": "行洪区", "hazardArea": "地质灾害区",
    "highCold": "高寒山区", "dangerous": "危房", "mud": "土坯房", "homeless": "无房",
    // Medical and social assistance.
    "assistance": "医疗救助", "hardshipSubsidy": "大病补助", "inpatient": "住院", "chronicOutpatient": "慢性病门诊",
    "inCounty": "县内", "referred": "转诊", "unreferred": "未经转诊", "destitute": "特困人员", "allowance": "低保对象",
    "orphan": "孤儿", "expenseType": "支出型贫困", "accident": "意外事故", "disabledSoldier": "伤残军人",
    "ruralVeteran": "在乡复员军人", "dispersed": "分散供养", "central": "集中供养", "standard": "达标", "missing": "未建",
    "submergedArea": "水库淹没区", "relocating": "搬迁中",
    // Training, education, work.
    "labourTransfer": "转移就业", "technician": "技工", "vocationalSchool": "职业院校", "craftsman": "工匠",
    "practical": "实用技术", "preschool": "学前", "compulsory": "义务教育", "seniorMiddle": "高中", "college": "大专以上",
    "jobBase": "就业基地", "forestGuard": "护林员", "work": "务工", "one": "一类", "two": "二类", "three": "三类",
    // Industry and projects.
    "crops": "种植", "livestock": "养殖", "forestry": "林业", "processing": "加工", "farming": "种养业", "own": "自主经营",
    "cooperative": "合作社", "association": "协会", "jointGuarantee": "联保", "property": "抵押", "guaranteeFund": "担保基金",
    "project": "项目", "mutualFund": "互助资金", "keyIndustry": "重点产业", "villageProject": "村级项目", "road": "道路",
    "irrigation": "水利", "drinkingWater": "饮水", "courtyard": "庭院", "school": "学校", "clinic": "卫生室",
  ]
}

extension EvidenceField.Kind {
  fileprivate var isWord: Bool { if case .word = self { true } else { false } }
}
