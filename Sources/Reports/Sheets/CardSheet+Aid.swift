import Casework
import Contract
import Policy

// What a household gets, and who came to see it.

extension CardSheet {
  func writeAid(to page: PageWriter) throws {
    try page.table(
      TableHead(
        "entitlements", pick("Entitlements", "待遇"),
        [
          .init("programme", pick("Programme", "项目"), width: 18), .init("entitlement", pick("Aid", "待遇"), width: 18),
          .init("grantedOn", pick("Granted on", "核定日期")), .init("amountFen", pick("Amount, yuan", "金额（元）")),
          .init("funds", pick("Funds", "资金来源"), width: 24), .init("instalments", pick("Instalments", "期数"), width: 10),
          .init("paidFen", pick("Paid, yuan", "已发放（元）")), .init("status", pick("Status", "状态"), width: 10),
        ]),
      record.all.flatMap(grants(of:)))
    try page.table(
      TableHead(
        "payments", pick("Payments", "发放记录"),
        [
          .init("caseId", pick("Case", "个案编号"), width: 14), .init("entitlement", pick("Aid", "待遇"), width: 16),
          .init("number", pick("No.", "期次"), width: 7), .init("due", pick("Due", "应发日期")),
          .init("amountFen", pick("Yuan", "金额（元）")), .init("funds", pick("Funds", "资金来源"), width: 24),
          .init("result", pick("Result", "结果"), width: 14), .init("answeredOn", pick("On", "日期")),
        ]),
      payments,
      totals: [
        .text(pick("Paid", "已到账合计")), .empty, .empty, .empty,
        .fen(record.all.flatMap(\.payments).filter(\.isPaid).reduce(0) { $0 + $1.amountFen }),
      ])
  }

  /// The case's entitlements, the newest last.
  private func grants(of dossier: Dossier) -> [[Cell]] {
    let steps = dossier.programme?.chain ?? []
    return (dossier.state.former + [dossier.state.entitlement].compactMap(\.self)).map { grant in
      let name = Int(grant.step) < steps.count ? steps[Int(grant.step)].title.text(language) : ""
      return [
        .word(code: dossier.state.programme.text, name: dossier.title(language)), .text(name), .day(grant.grantedOn),
        .fen(grant.amountFen), record.funds.lines(grant.shares.map { ($0.purse.fund, $0.amountFen) }, language),
        .text("\(grant.settled)/\(grant.count)"), .fen(grant.paidFen), grant.status.cell(language),
      ]
    }
  }

  private var payments: [[Cell]] {
    let lines = record.all.flatMap { dossier in dossier.payments.map { (dossier, $0) } }
    return lines.sorted {
      ($0.1.due, $0.1.caseId, $0.1.number, $0.1.attempt) < ($1.1.due, $1.1.caseId, $1.1.number, $1.1.attempt)
    }
    .map { dossier, payment in
      [
        .text(Mask.reference(payment.caseId)), .text(dossier.title(ofEntitlement: payment.entitlement, language)),
        .text(payment.attempt > 1 ? "\(payment.number) (\(payment.attempt))" : "\(payment.number)"), .day(payment.due),
        .fen(payment.amountFen), record.funds.lines(payment.shares.map { ($0.fund, $0.amountFen) }, language),
        PaymentWords.result(payment, language), .day(optional: payment.answer?.on),
      ]
    }
  }

  func writeVisits(to page: PageWriter) throws {
    let visits = record.all.flatMap(\.visits).sorted { ($0.on?.number ?? 0) < ($1.on?.number ?? 0) }
    try page.table(
      TableHead(
        "visits", pick("Visits", "走访记录"),
        [
          .init("on", pick("On", "日期")), .init("kind", pick("Kind", "类别"), width: 14),
          .init("by", pick("By", "走访人"), width: 12), .init("unit", pick("Unit", "单位"), width: 30),
        ]),
      visits.map { [.day(optional: $0.on), .word($0.kind, $0.kind.name(language)), .text($0.by), .text($0.unit)] })
  }

  func writeOthers(to page: PageWriter) throws {
    try page.table(
      TableHead(
        "otherCases", pick("Other cases of the household", "本户其他个案"),
        [
          .init("caseId", pick("Case", "个案编号"), width: 20), .init("programme", pick("Programme", "项目"), width: 22),
          .init("appliedOn", pick("Applied on", "申请日期")), .init("standing", pick("Standing", "状态"), width: 16),
          .init("paidFen", pick("Paid, yuan", "已发放（元）")),
        ]),
      record.others.map { other in
        [
          .text(Mask.reference(other.state.id)), .word(code: other.state.programme.text, name: other.title(language)),
          .day(other.state.appliedAt.day), other.state.standing(language), .fen(other.state.paidFen),
        ]
      })
  }
}

enum PaymentWords {
  static func result(_ payment: PaymentLine, _ language: Language) -> Cell {
    switch payment.answer?.outcome {
    case .paid?: .word(code: "paid", name: language.pick("paid", "已到账"))
    case .returned?:
      .word(
        code: "returned",
        name: language.pick("returned", "退回")
          + (payment.answer?.reason.map { language.pick(": ", "：") + $0.name(language) } ?? ""))
    case nil: .word(code: "instructed", name: language.pick("with the bank", "在途"))
    }
  }
}
