import Casework
import Contract
import Policy

/// A case as it stands, in lines and as JSON; of the household only its size, its income per person and the
/// last four digits of its account.
struct CaseView {
  let state: Case
  private let rows: [(key: String, label: String, value: JSONText.Value, shown: String)]

  init(_ state: Case, _ pack: Pack, _ language: Language) {
    self.state = state
    let chain = pack.chain(of: state.programme)
    func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
    func yes(_ flag: Bool) -> String { flag ? pick("yes", "是") : pick("no", "否") }
    var rows: [(String, String, JSONText.Value, String)] = []
    func add(_ key: String, _ en: String, _ zh: String, _ value: JSONText.Value, _ shown: String) {
      rows.append((key, pick(en, zh), value, shown))
    }
    add("caseId", "case", "个案编号", .text(state.id), state.id)
    add(
      "programme", "programme", "项目", .text(state.programme.text),
      (pack.programme(state.programme.text)?.title ?? pack.title).text(language))
    add("stage", "stage", "状态", .text(state.stage.text), state.stage.name(language))
    if let outcome = state.outcome {
      add("outcome", "outcome", "结果", .text(outcome.text), outcome.name(language))
    }
    if state.stage != .unknown, Int(state.step) < chain.count {
      let step = chain[Int(state.step)]
      add("step", "step", "环节", .text(step.name), step.title.text(language))
      add("round", "round", "轮次", .number(Int(state.round)), "\(state.round)")
      add("stepSince", "step since", "环节开始", .text(Timestamp.format(state.stepSince)), state.stepSince.minute)
      add("overdue", "overdue", "超期", .flag(state.overdue), yes(state.overdue))
      add("region", "village", "行政村", .text(state.villageCode), state.villageCode)
      add("appliedAt", "applied", "申请时间", .text(Timestamp.format(state.appliedAt)), state.appliedAt.minute)
      add("members", "members", "家庭人口", .number(state.members.count), "\(state.members.count)")
      add("incomeFen", "income a year, yuan", "家庭年纯收入（元）", .number(Int(state.incomeFen)), yuan(state.incomeFen))
      add("accountLast4", "account ends in", "账户末四位", .text(state.accountEnd), state.accountEnd)
      add("registered", "registered", "已建档立卡", .flag(state.registered), yes(state.registered))
      add("holdsPlace", "holds a place", "已占指标", .flag(state.holdsPlace), yes(state.holdsPlace))
      add("strict", "under strict review", "从严审核", .flag(state.strict), yes(state.strict))
      add(
        "openObjections", "open objections", "未处理异议", .number(state.openObjections.count),
        "\(state.openObjections.count)")
    }
    if state.stage != .unknown {
      add("exited", "out of poverty", "已脱贫", .flag(state.exited), yes(state.exited))
      add("helped", "has a helper", "已有帮扶人", .flag(state.helper != nil), yes(state.helper != nil))
      add("planned", "has a plan", "已有帮扶计划", .flag(state.plan != nil), yes(state.plan != nil))
      add("visits", "visits", "入户次数", .number(Int(state.visits)), "\(state.visits)")
    }
    if let grant = state.entitlement {
      let status = grant.status.name(language)
      add("entitlement", "entitlement", "待遇状态", .text(grant.status.text), status)
      add(
        "amountFen", "amount a month or in all, yuan", "每月或总金额（元）", .number(Int(grant.amountFen)), yuan(grant.amountFen)
      )
      add("instalments", "instalments", "期数", .number(Int(grant.count)), "\(grant.count)")
      add("settled", "settled", "已到账期数", .number(grant.settled), "\(grant.settled)")
      add("outstanding", "with the bank", "在途期数", .number(grant.outstanding.count), "\(grant.outstanding.count)")
      add("stopped", "stopped", "已停发待处理", .flag(grant.isStopped), yes(grant.isStopped))
      add("claimedFen", "claimed back, yuan", "追缴中（元）", .number(Int(grant.claimedFen)), yuan(grant.claimedFen))
    }
    if state.paidFen > 0 { add("paidFen", "paid, yuan", "已发放（元）", .number(Int(state.paidFen)), yuan(state.paidFen)) }
    add("parked", "early facts kept", "先到待办信息", .number(state.parked.count), "\(state.parked.count)")
    add("facts", "facts recorded", "已记录信息", .number(state.taken.count), "\(state.taken.count)")
    add("version", "version", "版本", .number(Int(state.version)), "\(state.version)")
    let policy = String(state.pack, radix: 16)
    add("policy", "policy pack", "政策包", .text(policy), state.pack == 0 ? "-" : policy)
    self.rows = rows
  }

  var json: [(String, JSONText.Value)] { rows.map { ($0.key, $0.value) } }

  var text: String {
    let width = rows.map { Table.width($0.label) }.max() ?? 0
    return rows.map { row in
      row.label + String(repeating: " ", count: width - Table.width(row.label) + 2) + Table.plain(row.shown)
    }.joined(separator: "\n")
  }
}

extension Case {
  /// 12 digits.
  var villageCode: String { Region.digits(village) }

  /// The last four digits of the account, which is all that is kept of it.
  var accountEnd: String {
    guard accountLast4 != 0 else { return "-" }
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: accountLast4 >> UInt32($0)) }
    return bytes.allSatisfy { (48...57).contains($0) } ? String(decoding: bytes, as: UTF8.self) : "-"
  }
}
