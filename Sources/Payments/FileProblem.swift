import Contract

/// What is wrong with a bank's file: where, which rule, and what to do. Never holds a value of the file, so it
/// may be logged and shown.
public struct FileProblem: Error, Sendable, Equatable {
  /// What a file must hold to.
  public enum Rule: String, CaseIterable, Sendable {
    case empty, unreadable, truncated, malformed, encoding, doctype, namespace, tooLarge, tooDeep, tooMany
    case missing, currency, negative, decimals, amount, time, word, reference, columns, total
  }

  public var rule: Rule
  /// Counted from 1; 0: the file as a whole.
  public var line: Int
  /// `Ntfctn/Ntry/NtryDtls/TxDtls/Amt`; for CSV the column; `$` for the file as a whole.
  public var field: String

  public init(_ rule: Rule, line: Int, field: String) {
    self.rule = rule
    self.line = line
    self.field = field
  }

  public var meaning: Localized { rule.texts.meaning }
  public var remedy: Localized { rule.texts.remedy }
}

extension FileProblem: CustomStringConvertible {
  public var description: String { "line \(line): \(field): \(rule.rawValue): \(meaning.en); \(remedy.en)" }
}

extension FileProblem.Rule {
  var texts: (meaning: Localized, remedy: Localized) {
    let again = Localized(en: "ask the bank for the file again", zh: "请银行重新提供文件")
    let mend = Localized(en: "ask the bank to correct the file", zh: "请银行更正文件")
    return switch self {
    case .empty: (.init(en: "the file is empty", zh: "文件为空"), again)
    case .unreadable:
      (.init(en: "the file cannot be read", zh: "文件无法读取"), .init(en: "check the path and the rights", zh: "请检查路径和权限"))
    case .truncated: (.init(en: "the file ends early", zh: "文件不完整，提前结束"), again)
    case .malformed: (.init(en: "not well-formed", zh: "格式不正确"), again)
    case .encoding:
      (.init(en: "not UTF-8 text", zh: "不是UTF-8编码"), .init(en: "save it as UTF-8", zh: "请另存为UTF-8编码"))
    case .doctype:
      (
        .init(en: "a document type or entity is declared, which payment files never need", zh: "含有文档类型或实体声明，支付文件不得使用"),
        .init(en: "do not import it; find out where it comes from", zh: "请勿导入，并查明文件来源")
      )
    case .namespace:
      (
        .init(en: "neither pain.002.001.10 nor camt.054.001.08", zh: "不是pain.002.001.10或camt.054.001.08报文"),
        .init(en: "ask the bank for one of these versions", zh: "请银行提供上述版本的报文")
      )
    case .tooLarge:
      (.init(en: "larger than is taken", zh: "超过大小限制"), .init(en: "ask the bank for several files", zh: "请银行分成多个文件"))
    case .tooDeep: (.init(en: "nested deeper than any payment file", zh: "嵌套层数过多"), mend)
    case .tooMany:
      (
        .init(en: "more entries than are taken at once", zh: "条目数量超过限制"),
        .init(en: "ask the bank for several files", zh: "请银行分成多个文件")
      )
    case .missing: (.init(en: "needed and not there", zh: "缺少必填内容"), mend)
    case .currency: (.init(en: "not in CNY", zh: "币种不是人民币"), mend)
    case .negative: (.init(en: "a sum with a sign", zh: "金额带有负号"), mend)
    case .decimals: (.init(en: "a sum with more than two decimals", zh: "金额小数超过两位"), mend)
    case .amount:
      (.init(en: "not a sum of one payment: above 0, digits and two decimals", zh: "不是有效金额：应大于0，数字加两位小数"), mend)
    case .time: (.init(en: "not a day or time, as 2025-05-10 or 2025-05-10T15:00:00+08:00", zh: "不是有效的日期或时间"), mend)
    case .word: (.init(en: "not one of the words that may stand here", zh: "不是允许的取值"), mend)
    case .reference: (.init(en: "no reference of a payment", zh: "没有支付指令编号"), mend)
    case .columns:
      (
        .init(en: "not the columns of a return file", zh: "列与退款回执文件不符"),
        .init(en: "compare with ops/guides/paying.md", zh: "请对照说明文件 ops/guides/paying.md")
      )
    case .total: (.init(en: "the last line's count or sum is not that of the lines", zh: "合计行的笔数或金额与明细不符"), again)
    }
  }
}
