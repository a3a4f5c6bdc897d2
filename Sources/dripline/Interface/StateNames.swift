import Casework
import Policy

// The words of a case's state, as people read them.

extension Case.Stage {
  func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .unknown: ("no application yet", "尚无申请")
      case .open: ("under way", "办理中")
      case .waiting: ("waiting for a place or money", "等待指标或资金")
      case .returned: ("sent back to the household", "退回补正")
      case .closed: ("closed", "已办结")
      }
    return language == .zh ? zh : en
  }
}

extension Case.Outcome {
  func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .refused: ("refused", "不予通过")
      case .withdrawn: ("withdrawn", "已撤回")
      case .completed: ("completed", "已完成")
      case .removed: ("removed", "已清退")
      }
    return language == .zh ? zh : en
  }
}

extension Entitlement.Status {
  func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .awaiting: ("waiting for money", "等待资金")
      case .running: ("being paid", "发放中")
      case .held: ("stopped by order", "暂停发放")
      case .ended: ("ended", "已结束")
      }
    return language == .zh ? zh : en
  }
}

extension Account {
  func name(_ language: Language) -> String {
    let (en, zh) =
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
    return language == .zh ? zh : en
  }
}
