import Contract
import Policy

extension Verdict {
  /// As people read it.
  public func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .accepted: ("accepted", "通过")
      case .refused: ("refused", "不予通过")
      case .returned: ("returned", "退回")
      case .held: ("held", "暂缓")
      case .parked: ("kept for later", "留待")
      case .repeated: ("repeated", "重复")
      case .late: ("too late", "逾期无效")
      case .dead: ("dead letter", "无法处理")
      }
    return language == .en ? en : zh
  }
}
