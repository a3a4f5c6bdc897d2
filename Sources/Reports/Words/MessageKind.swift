import Contract
import Policy

/// The text names no person and gives no reason with its values: it passes through a telephone company. Why is told in
/// the notice of the decision, which the clauses point to.
extension MessageKind {
  var name: Localized {
    switch self {
    case .returned: Localized(en: "To be put right", zh: "补正通知")
    case .refused: Localized(en: "Not approved", zh: "不予通过")
    case .registered: Localized(en: "Registered", zh: "建档通知")
    case .granted: Localized(en: "Granted", zh: "核定通知")
    case .changed: Localized(en: "Amount changed", zh: "调整通知")
    case .paid: Localized(en: "Paid", zh: "到账通知")
    case .unpaid: Localized(en: "Payment came back", zh: "退款通知")
    case .exited: Localized(en: "Out of the register", zh: "退出通知")
    }
  }

  /// What the household reads.
  ///
  /// - Parameters:
  ///   - yuan: the sum that the emission names; nil: it names none.
  ///   - clauses: of the reasons, such as `R-141`.
  func words(yuan: String?, clauses: [String]) -> Localized {
    let sum = yuan ?? "0.00"
    let (en, zh) =
      clauses.isEmpty ? ("", "") : (" (\(clauses.joined(separator: ", ")))", "（\(clauses.joined(separator: "、"))）")
    return switch self {
    case .returned:
      Localized(
        en: "Your application has to be put right\(en). Ask at the single window.", zh: "您的申请需要补正\(zh)，请到一门受理窗口咨询。")
    case .refused:
      Localized(
        en:
          "Your application was not approved\(en). You may object at the village committee or the township government.",
        zh: "您的申请未获通过\(zh)。如有异议，可向村委会或乡镇政府提出。")
    case .registered: Localized(en: "Your household is registered.", zh: "您户已建档立卡。")
    case .granted: Localized(en: "Aid was granted to you: \(sum) yuan each time.", zh: "已为您核定补助，每期\(sum)元。")
    case .changed: Localized(en: "Your aid is now \(sum) yuan each time\(en).", zh: "您的补助调整为每期\(sum)元\(zh)。")
    case .paid: Localized(en: "\(sum) yuan are in your account.", zh: "\(sum)元已到账。")
    case .unpaid:
      Localized(
        en: "\(sum) yuan could not be paid to your account. Ask at the township.", zh: "\(sum)元未能到账，请与乡镇联系核对账户。")
    case .exited: Localized(en: "Your household is out of the register\(en).", zh: "您户已退出建档立卡\(zh)。")
    }
  }
}
