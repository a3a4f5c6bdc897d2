import Casework
import Contract
import Policy

// How the words of funds, payments and cases read on paper.

extension FundSource: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .central: ("central", "中央")
    case .province: ("province", "省级")
    case .city: ("city", "市级")
    case .county: ("county", "县级")
    case .lottery: ("welfare lottery", "福彩公益金")
    case .donation: ("donations", "社会捐赠")
    case .helpUnit: ("help unit", "帮扶单位")
    }
  }
}

extension Account: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .source: ("source", "来源")
    case .available: ("available", "可用")
    case .escrow: ("with the lanes", "分存")
    case .committed: ("committed", "已承诺")
    case .instructed: ("with the bank", "在途")
    case .paid: ("paid", "已到账")
    case .receivable: ("claimed back", "追缴中")
    case .lapsed: ("lapsed", "已收回")
    }
  }
}

extension EntryKind: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .allocation: ("allocation", "下达")
    case .escrow: ("tranche to a lane", "分存")
    case .gathering: ("back from a lane", "归集")
    case .commitment: ("commitment", "承诺")
    case .release: ("release", "释放")
    case .instruction: ("instruction", "发出指令")
    case .settlement: ("payment", "到账")
    case .returned: ("returned by the bank", "银行退回")
    case .claim: ("claimed back", "追缴")
    case .recovery: ("recovered", "追回")
    case .writeOff: ("written off", "核销")
    case .lapse: ("lapsed", "收回")
    }
  }
}

extension Case.Stage: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .unknown: ("no application yet", "尚无申请")
    case .open: ("under way", "办理中")
    case .waiting: ("waiting for a place or money", "等待指标或资金")
    case .returned: ("sent back to the household", "退回补正")
    case .closed: ("closed", "已办结")
    }
  }
}

extension Case.Outcome: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .refused: ("refused", "不予通过")
    case .withdrawn: ("withdrawn", "已撤回")
    case .completed: ("completed", "已完成")
    case .removed: ("removed", "已清退")
    }
  }
}

extension Entitlement.Status: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .awaiting: ("waiting for money", "等待资金")
    case .running: ("being paid", "发放中")
    case .held: ("stopped by order", "暂停发放")
    case .ended: ("ended", "已结束")
    }
  }
}

extension Settlement: Named {
  public var names: (en: String, zh: String) {
    switch self {
    case .rejected: ("rejected", "不成立")
    case .withdrawn: ("withdrawn", "已撤回")
    case .upheld: ("upheld", "成立")
    }
  }
}

extension Case {
  /// Its outcome where it has one, else its stage.
  func standing(_ language: Language) -> Cell {
    if let outcome { return outcome.cell(language) }
    return stage.cell(language)
  }
}
