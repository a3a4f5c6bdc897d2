import Casework
import Contract
import Pipeline
import Policy

/// The demonstration's findings, for people.
struct DemoReport {
  let survey: DemoSurvey
  let archive: Archive
  let language: Language
  let audit: AuditVerdict
  let seconds: Double

  private func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }

  var text: String {
    get throws {
      var parts = [
        section(pick("Cases by step", "个案进度"), cases),
        section(pick("Refusals by clause", "不予通过的依据"), reasons(survey.refusals)),
        section(pick("Sent back to be put right, by clause", "退回补正的依据"), reasons(survey.returns)),
        pick(
          "On the way: \(survey.objections) objections, \(verdict(.parked)) papers read before the ones they follow and kept until their turn, \(verdict(.repeated)) that came twice, \(verdict(.late)) that came too late, \(survey.overdue) steps overdue.",
          "途中：异议\(survey.objections)件，先于前序读到、留待其环节的信息\(verdict(.parked))条，重复\(verdict(.repeated))条，逾期无效\(verdict(.late))条，超期环节\(survey.overdue)个。"
        ),
        section(pick("Money paid, in yuan", "已发放资金（元）"), money),
        section(pick("Dead letters by reason", "死信原因"), dead),
      ]
      if let moments = survey.moments.text(language) {
        parts.append(section(pick("What happened to some of them", "其中一些个案"), moments))
      }
      if let story = try story { parts.append(section(pick("One household's story", "一户的经过"), story)) }
      parts.append(section(pick("Audit", "审计"), verdictOfAudit))
      let rounded = (seconds * 10).rounded() / 10
      parts.append(
        pick(
          "\(survey.facts) facts, \(audit.emissions) emissions, \(survey.cases) cases in \(rounded) s.",
          "共\(survey.facts)条信息，发出\(audit.emissions)条，\(survey.cases)个个案，用时\(rounded)秒。"))
      return parts.joined(separator: "\n\n")
    }
  }

  private func section(_ title: String, _ body: String) -> String { "== \(title)\n\n\(body)" }
  private func verdict(_ verdict: Verdict) -> Int { survey.verdicts[verdict] ?? 0 }

  private var cases: String {
    let statuses = DemoSurvey.statuses.filter { status in survey.byStep.values.contains { $0[status] != nil } }
    let names = statuses.map { status in
      Case.Stage.allCases.first { $0.text == status }?.name(language)
        ?? Case.Outcome.allCases.first { $0.text == status }?.name(language) ?? status
    }
    var table = Table([pick("step", "环节")] + names + [pick("all", "合计")], right: Set(1...statuses.count + 1))
    func row(_ title: String, _ counts: [Int]) {
      table.add([title] + counts.map { $0 == 0 ? "·" : "\($0)" } + ["\(counts.reduce(0, +))"])
    }
    let steps =
      [(DemoSurvey.intake, pick("Intake", "受理"))]
      + survey.steps.map { ($0.name, language == .zh ? $0.title.zh : $0.title.en) }
    for (name, title) in steps {
      guard let counts = survey.byStep[name] else { continue }
      row(title, statuses.map { counts[$0] ?? 0 })
    }
    row(
      pick("all", "合计"), statuses.map { status in survey.byStep.values.reduce(0) { $0 + ($1[status] ?? 0) } })
    return table.text
  }

  private func reasons(_ counts: [String: DemoSurvey.Refusal]) -> String {
    guard !counts.isEmpty else { return pick("none", "无") }
    var table = Table(
      [
        pick("reason", "原因"), pick("clause", "条款"), pick("cases", "件数"), pick("for example", "示例"),
      ], right: [2])
    for (code, each) in counts.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      table.add([code, each.clause, "\(each.count)", each.example.text(language)])
    }
    return table.text
  }

  /// Who has received what, by programme; where every fund's money stands.
  private var money: String {
    var paid = Table(
      [pick("programme", "项目"), pick("households", "户数"), pick("funds", "资金来源"), pick("paid", "已发放")],
      right: [1, 3])
    for (programme, money) in survey.money.sorted(by: { $0.key < $1.key }) {
      let title = survey.pack.programme(programme)?.title.text(language) ?? programme
      for (place, fund) in money.byFund.sorted(by: { $0.key < $1.key }).enumerated() {
        paid.add([place == 0 ? title : "", place == 0 ? "\(money.households)" : "", fund.key, yuan(fund.value)])
      }
    }
    paid.add([pick("all", "合计"), "", "", yuan(survey.paidFen)])

    let accounts = FundBook.accounts
    var funds = Table(
      [pick("fund", "资金"), pick("earmark", "用途"), pick("allocated", "下达")]
        + accounts.map { $0.name(language) } + [pick("balance", "平衡")],
      right: Set(2...accounts.count + 2))
    for book in survey.books {
      funds.add(
        [book.fund.text, book.earmark, yuan(book.allocatedFen)]
          + accounts.map { yuan(book.balances[$0] ?? 0) }
          + [book.isBalanced ? pick("to the fen", "分毫不差") : pick("DOES NOT BALANCE", "不平衡")])
    }
    let sums = accounts.map { account in survey.books.reduce(0) { $0 + ($1.balances[account] ?? 0) } }
    funds.add(
      [pick("all", "合计"), "", yuan(survey.books.reduce(0) { $0 + $1.allocatedFen })] + sums.map { yuan($0) } + [""])
    return paid.text + "\n\n" + funds.text
  }

  private var dead: String {
    guard !survey.dead.isEmpty else { return pick("none", "无") }
    var table = Table([pick("reason", "原因"), pick("facts", "条数"), pick("what it means", "含义")], right: [1])
    for (code, count) in survey.dead.sorted(by: { $0.key < $1.key }) {
      table.add([code, "\(count)", ContractReason(rawValue: code)?.meaning.text(language) ?? ""])
    }
    return table.text
  }

  private var story: String? {
    get throws {
      guard let id = survey.teller, let state = try archive.state(of: id) else { return nil }
      return try Story(
        state: state, pack: archive.pack(of: state), history: archive.history(of: state), language: language
      ).text
    }
  }

  private var verdictOfAudit: String {
    let counts = pick(
      "\(audit.facts) facts folded again, \(audit.emissions) emissions compared: \(audit.holes) holes, \(audit.repeats) repeats",
      "重新推演\(audit.facts)条信息，核对\(audit.emissions)条发出信息：缺失\(audit.holes)，重复\(audit.repeats)")
    let verdict = audit.ok ? pick("It holds. ", "一致。") : pick("It does NOT hold. ", "不一致！")
    return ([verdict + counts] + audit.differences.map { "  - \($0)" }).joined(separator: "\n")
  }
}

/// What the reader can do next.
enum DemoHints {
  static func next(_ language: Language) -> String {
    language == .zh
      ? """
      == 接下来可以

        dripline demo --keep         让一切保持运行，可自行查询
        dripline demo --seed 2       换一个乡镇
        dripline topics list         事件合同中的主题
        dripline --help              其余命令
      """
      : """
      == What to try next

        dripline demo --keep         leave everything running and look around
        dripline demo --seed 2       another township; --lang zh tells it in Chinese
        dripline topics list         the topics of the contract
        dripline --help              everything else
      """
  }

  /// How to reach what is running. The password is that of a server which ends with this process.
  static func keep(_ ground: DemoGround, _ survey: DemoSurvey, _ language: Language) -> String {
    let settings = ground.settings
    let bootstrap = settings.kafka["bootstrap.servers"] ?? ""
    let teller = survey.teller ?? "ID"
    let zh = language == .zh
    var lines = [zh ? "== 仍在运行，按 Ctrl-C 结束。在另一终端执行：" : "== Still running, until Ctrl-C. In another terminal:", ""]
    // A server of one's own is named as it was given, and may hold a password of value.
    if ground.isServerOwn { lines.append("  export DRIPLINE_DATABASE_URL='\(settings.databaseURL)'") }
    lines.append("  export DRIPLINE_KAFKA_BOOTSTRAP=\(bootstrap)")
    if ground.isBrokerOwn { lines.append("  export DRIPLINE_TRANSACTIONS=off") }
    if zh { lines.append("  # 以下命令加 --lang zh 显示中文") }
    lines += [
      "", "  dripline case show \(teller)", "  dripline case history \(teller)",
      "  dripline explain \(teller) --lang zh",
      "  dripline dead list", "  dripline publish ops/guides/first-event.jsonl", "  dripline audit verify",
      "  psql \"$DRIPLINE_DATABASE_URL\" -c 'select * from dripline.case_overview limit 10'",
    ]
    return lines.joined(separator: "\n")
  }
}
