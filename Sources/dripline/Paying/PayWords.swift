import Contract
import Payments
import Pipeline
import Policy

// What results and differences are called, and what happens next, in both languages; explained in ops/guides/paying.md.

extension EntryResult {
  var title: Localized {
    switch self {
    case .published: Localized(en: "published", zh: "已发布")
    case .repeated: Localized(en: "repeated: answered so already", zh: "重复：已有相同回执")
    case .superseded: Localized(en: "superseded: the money came back", zh: "已被取代：资金已退回")
    case .pending: Localized(en: "pending: nothing final yet", zh: "处理中：尚无最终结果")
    case .contradicts: Localized(en: "contradicts: answered otherwise", zh: "矛盾：已有不同回执")
    case .unknown: Localized(en: "unknown: no such instruction", zh: "未知：没有该指令")
    case .amountDiffers: Localized(en: "another sum than instructed", zh: "金额与指令不符")
    case .partial: Localized(en: "less than instructed", zh: "金额少于指令")
    case .notExported: Localized(en: "not exported: in no payment file", zh: "未导出：不在任何支付文件中")
    case .late: Localized(en: "late: instructed once more since", zh: "过时：已重新下达指令")
    case .withheld: Localized(en: "withheld: its file is not whole", zh: "暂不发布：文件不完整")
    case .unreadable: Localized(en: "unreadable", zh: "无法读取")
    }
  }

  var next: Localized {
    switch self {
    case .published: Localized(en: "the workers take it", zh: "由工作程序处理")
    case .repeated, .superseded: Localized(en: "nothing", zh: "无需处理")
    case .pending: Localized(en: "wait for the bank's next report", zh: "等待银行的后续回执")
    case .contradicts:
      Localized(
        en: "ask the bank; money that came back late: order `recover`, then `recovered`",
        zh: "向银行核实；事后退回的资金：先下达追回指令，再登记收回")
    case .unknown: Localized(en: "ask the bank whose payment it is", zh: "向银行核实是谁的支付")
    case .amountDiffers, .partial:
      Localized(en: "ask the bank for the rest, or for a return of it all", zh: "请银行补足差额或全额退回")
    case .notExported: Localized(en: "find out who told the bank", zh: "查明谁向银行下达了支付")
    case .late: Localized(en: "two payments may be under way: ask the bank to stop one", zh: "可能重复支付：请银行停止其中一笔")
    case .withheld: Localized(en: "import it again when it is whole", zh: "取得完整文件后重新导入")
    case .unreadable: Localized(en: "see the problem", zh: "见问题说明")
    }
  }
}

extension BookMismatch.Kind {
  var title: Localized {
    switch self {
    case .balance:
      Localized(en: "fund: instructed is not settled + returned + outstanding", zh: "资金：已指令不等于已支付、已退回与未结之和")
    case .ledgerAgainstPayments: Localized(en: "ledger against payments", zh: "账簿与支付不符")
    case .ledgerAgainstAnswers: Localized(en: "ledger against answers", zh: "账簿与回执不符")
    case .shares: Localized(en: "a payment's funds do not add up to it", zh: "资金份额之和与支付金额不符")
    case .inNoFile: Localized(en: "past due and in no file", zh: "已到期但不在任何文件中")
    case .answerWithoutPayment: Localized(en: "answer without payment", zh: "回执没有对应支付")
    case .answerAmount: Localized(en: "answer of another sum", zh: "回执金额不符")
    case .answeredBeforeExport: Localized(en: "answered and in no file", zh: "已有回执但不在任何文件中")
    case .fileSum: Localized(en: "count or sum of a file", zh: "文件笔数或金额不符")
    case .fileUnwritten: Localized(en: "file planned and not written", zh: "文件已计划但未写出")
    }
  }
}

extension Language {
  func pick(_ en: String, _ zh: String) -> String { self == .zh ? zh : en }
}

extension BankEntry.Said {
  var outcome: String {
    switch self {
    case .paid: "paid"
    case .returned: "returned"
    case .pending: "pending"
    }
  }

  /// The bank's code, where it has the form of one.
  var code: String {
    switch self {
    case .paid: ""
    case .returned(_, let code), .pending(let code): code
    }
  }
}
