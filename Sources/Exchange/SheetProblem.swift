import Contract
import Tables

/// What is wrong with an office's table: where, which rule, and what to do. Never holds a value of the table, so it may
/// be logged and shown.
public struct SheetProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// Which rule the table breaks.
  public enum Rule: String, CaseIterable, Sendable {
    case empty, unreadable, encoding, malformed, truncated, tooLarge, tooMany
    case columnMissing, columnTwice, cells
    case residentId, residentIdNumber, date, dateFuture, dateMissing, department, departmentMissing, finding
    case findingMissing, person, personMissing, amount
  }

  public var rule: Rule
  /// Counted from 1; 0: the table as a whole.
  public var line: Int
  /// The column's name; `$`: the table as a whole.
  public var field: String

  public init(_ rule: Rule, line: Int, field: String) {
    self.rule = rule
    self.line = line
    self.field = field
  }

  init(_ fault: CSVFault) {
    let rule: Rule =
      switch fault.rule {
      case .encoding: .encoding
      case .malformed: .malformed
      case .truncated: .truncated
      case .tooLarge: .tooLarge
      case .tooMany: .tooMany
      case .unreadable: .unreadable
      }
    self.init(rule, line: fault.line, field: fault.column.map { "column \($0)" } ?? "$")
  }

  public var meaning: Localized { rule.texts.meaning }
  public var remedy: Localized { rule.texts.remedy }
  public var description: String { "line \(line): \(field): \(rule.rawValue): \(meaning.en); \(remedy.en)" }
}

extension SheetProblem.Rule {
  var texts: (meaning: Localized, remedy: Localized) {
    func both(_ en: String, _ zh: String, _ remedyEn: String, _ remedyZh: String) -> (
      meaning: Localized, remedy: Localized
    ) {
      (Localized(en: en, zh: zh), Localized(en: remedyEn, zh: remedyZh))
    }
    return switch self {
    case .empty: both("the table is empty", "表格为空", "ask for it again", "请重新提供")
    case .unreadable: both("cannot be read", "无法读取", "check path and rights", "请检查路径和权限")
    case .encoding:
      both("neither UTF-8 nor GB 18030", "编码既不是UTF-8也不是GB18030", "save it as CSV in UTF-8", "请另存为UTF-8编码的CSV")
    case .malformed: both("not a table of comma-separated values", "不是逗号分隔的表格", "save it as CSV", "请另存为CSV")
    case .truncated: both("the table ends early", "表格不完整，提前结束", "ask for it again", "请重新提供")
    case .tooLarge: both("larger than is taken", "超过大小限制", "split it", "请分成多个文件")
    case .tooMany: both("more cells in a row than are taken", "每行单元格过多", "leave away what is not asked for", "请删去无关的列")
    case .columnMissing:
      both(
        "a column that is needed is missing", "缺少必需的列", "compare with ops/guides/exchange.md",
        "请对照说明文件 ops/guides/exchange.md")
    case .columnTwice: both("two columns with this meaning", "有两列含义相同", "leave one of them away", "请删去其中一列")
    case .cells: both("another number of cells than the head has", "单元格数与表头不符", "put the row right", "请更正该行")
    case .residentId: both("not a resident's number", "不是有效的身份证号", "compare it with the identity card", "请与身份证核对")
    case .residentIdNumber:
      both(
        "a spreadsheet program made a number of the resident's number and lost its end", "表格软件把身份证号当作数字，末几位已丢失",
        "keep that column as text, or clear it where request and person are given", "请将该列设为文本格式；已有比对编号和成员序号的可清空该列")
    case .date: both("not a day, as 2026-01-31", "不是有效日期，应如2026-01-31", "correct it", "请更正")
    case .dateFuture:
      both("a day that is still to come", "日期在将来", "state the day as of which the archive was searched", "请填写数据截止日期")
    case .dateMissing:
      both(
        "the day as of which the archive was searched is missing", "缺少数据截止日期", "state it in every answered row",
        "请在每个已答复的行填写")
    case .department:
      both("not one of the nine departments (R-294)", "不是九个比对部门之一（R-294）", "use the word of the export", "请使用导出表中的名称")
    case .departmentMissing:
      both(
        "which department answers is not said", "没有说明是哪个部门的结果", "add the column, or give --department",
        "请补充该列，或使用 --department")
    case .finding:
      both(
        "not one of the findings", "不是可选的比对结果", "use a word of the list in ops/guides/exchange.md",
        "请使用 ops/guides/exchange.md 列出的用语")
    case .findingMissing:
      both("answered with a day and no result", "已填日期但没有结果", "write 无 or clean where nothing was found", "未发现问题的请填写“无”")
    case .person:
      both(
        "the request has no such person", "该比对编号下没有这个成员", "take request and person from the export as they are",
        "请勿改动导出表中的编号和序号")
    case .personMissing:
      both("neither request and person nor a resident's number", "既无比对编号和成员序号，也无身份证号", "give one of the two", "请填写其中一种")
    case .amount: both("not a sum in yuan", "不是以元为单位的金额", "digits with two decimals at most", "请填数字，最多两位小数")
    }
  }
}
