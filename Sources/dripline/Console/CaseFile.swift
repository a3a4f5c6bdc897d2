import Casework
import Console
import Contract
import Pipeline
import Policy
import Reports

extension ConsoleDesk {
  func caseFile(_ id: String) throws -> CaseModel? {
    try pool.read { archive in
      try archive.consult(seconds: 20) {
        guard let state = try archive.state(of: id), state.stage != .unknown || !state.taken.isEmpty else { return nil }
        var model = try CaseFile(archive, state).model
        // Every deadline is looked at, which a large database may not allow in time.
        model.timers = CaseFile.timers(state, try archive.pack(of: state), try archive.timers(of: id))
        return model
      }
    }
  }
}

/// One case with all that is on record of it, masked as it is read.
struct CaseFile {
  let archive: Archive
  let state: Case
  let pack: Pack
  private let chain: [Step]
  private let history: [CaseDecision]
  private let record: HouseholdRecord
  private var signers: [Position: [SignerPaper]] = [:]

  init(_ archive: Archive, _ state: Case) throws {
    self.archive = archive
    self.state = state
    pack = try archive.pack(of: state)
    chain = pack.chain(of: state.programme)
    history = try archive.history(of: state)
    record = try DossierReader(archive).household(state)
    var signers: [Position: [SignerPaper]] = [:]
    try archive.papers(of: [state], topics: Set(TopicID.facts)) { paper in
      guard let body = Body(value: paper.value) else { return }
      signers[paper.position] = body.signers
    }
    self.signers = signers
  }

  private func story(_ language: Language) -> Story {
    Story(state: state, pack: pack, history: history, language: language)
  }

  private static func both(_ lists: (Language) -> [String]) -> [Localized] {
    zip(lists(.en), lists(.zh)).map { Localized(en: $0, zh: $1) }
  }

  var model: CaseModel {
    get throws {
      let (english, chinese) = (story(.en), story(.zh))
      var model = CaseModel(
        row: CaseWords.row(state, pack), standing: Localized(en: english.standing, zh: chinese.standing))
      model.changes = Self.both { $0 == .en ? english.changes : chinese.changes }
      model.rights = Self.both { $0 == .en ? english.rights : chinese.rights }
      model.details = details
      model.steps = steps
      model.members = record.dossier.members.map { member in
        .init(name: member.name, number: member.number, relation: Localized { member.relation.name($0) })
      }
      let sources = Dictionary(pack.clauses.map { ($0.rule, $0.source) }) { first, _ in first }
      model.events = events(english, chinese, sources)
      model.money = money
      model.payments = payments
      model.others = try archive.others(of: state).map { CaseWords.row($0, try archive.pack(of: $0)) }
      model.clauses = english.clauses.filter { !$0.source.isEmpty }.map { ($0.rule, $0.source) }
      return model
    }
  }

  // MARK: As it stands

  private var details: [Detail] {
    var all: [Detail] = []
    func add(_ en: String, _ zh: String, _ value: (Language) -> String) {
      all.append(Detail(Localized(en: en, zh: zh), Localized(value)))
    }
    func yes(_ flag: Bool) -> (Language) -> String { { $0 == .zh ? (flag ? "是" : "否") : (flag ? "yes" : "no") } }
    add("Applied", "申请时间") { _ in state.appliedAt.minute }
    add("Round of the step", "环节轮次") { _ in "\(state.round)" }
    add("Members", "家庭人口") { _ in "\(state.members.count)" }
    add("Income a year, yuan", "家庭年纯收入（元）") { _ in yuan(state.incomeFen) }
    add("Account ends in", "账户末四位") { _ in state.accountEnd }
    add("Registered", "已建档立卡", yes(state.registered))
    if state.holdsPlace { add("Holds a place", "已占指标", yes(true)) }
    if state.strict { add("Under strict review", "从严审核", yes(true)) }
    if state.exited { add("Out of poverty", "已脱贫", yes(true)) }
    if !state.openObjections.isEmpty { add("Open objections", "未处理异议") { _ in "\(state.openObjections.count)" } }
    if let helper = record.dossier.helper { add("Helper", "帮扶人") { _ in "\(helper.name) \(helper.unit)" } }
    if state.visits > 0 { add("Visits", "入户次数") { _ in "\(state.visits)" } }
    if !state.parked.isEmpty { add("Early facts kept", "先到待办信息") { _ in "\(state.parked.count)" } }
    add("Facts on record", "已记录信息") { _ in "\(state.taken.count)" }
    add("Policy pack", "政策包") { $0 == .zh ? pack.title.zh : pack.title.en }
    return all
  }

  private var steps: [CaseModel.Step] {
    chain.enumerated().map { index, step in
      let place = Int(state.step)
      let mark: CaseModel.Step.State
      switch (state.stage, state.outcome) {
      case (.unknown, _): mark = .coming
      case (.closed, .completed): mark = .done
      case _ where index < place: mark = .done
      case _ where index > place: mark = .coming
      case (.closed, _): mark = .ended
      default: mark = state.overdue ? .overdue : .current
      }
      return .init(title: step.title, waits: mark == .current ? CaseWords.waiter(state, step) : nil, state: mark)
    }
  }

  // MARK: What happened

  private func events(_ english: Story, _ chinese: Story, _ sources: [String: String]) -> [CaseModel.Event] {
    let byTime = history.enumerated().sorted { ($0.element.decidedAt, $0.offset) < ($1.element.decidedAt, $1.offset) }
      .map(\.element)
    // A deadline that was met in time says nothing.
    return byTime.filter { $0.topic != .timerDue || $0.verdict != .late }.map { decision in
      CaseModel.Event(
        at: decision.at, decidedAt: decision.decidedAt,
        title: Localized(en: english.title(of: decision), zh: chinese.title(of: decision)),
        verdict: CaseWords.badge(decision.verdict) {
          $0 == .zh ? chinese.verdict(of: decision) : english.verdict(of: decision)
        },
        step: decision.step.flatMap { $0 < chain.count ? chain[$0].title : nil },
        reasons: decision.reasons.map { CaseWords.because($0, sources) },
        signers: (signers[decision.position] ?? []).map { signer in
          .init(
            staffId: signer.staffId, name: signer.name,
            role: signer.role.map { role in Localized { role.name($0) } } ?? Localized(en: "official", zh: "经办人"))
        }, actor: Self.actor(decision.topic),
        position:
          "\(LaneID(rawValue: decision.position.lane).name(prefix: TopicID.defaultPrefix))/\(decision.position.offset)")
    }
  }

  /// Who publishes facts of a topic, where nobody signs them by name.
  static func actor(_ topic: TopicID) -> Localized {
    switch topic {
    case .applicationSubmitted, .applicationWithdrawn, .householdChanged, .objectionRaised:
      Localized(en: "intake window", zh: "受理窗口")
    case .comparisonReported: Localized(en: "departments", zh: "比对部门")
    case .publicityEnded: Localized(en: "notice board", zh: "公示栏")
    case .paymentDisbursed: Localized(en: "bank", zh: "银行")
    case .timerDue: Localized(en: "the clock", zh: "系统时钟")
    case .placeOffered, .moneyOffered, .householdEchoed: Localized(en: "the pipeline", zh: "本系统")
    case .helperAssigned, .planRecorded, .visitReported: Localized(en: "poverty office", zh: "扶贫办")
    case .milestoneReached: Localized(en: "project supervision", zh: "项目监督")
    default: Localized(en: "", zh: "")
    }
  }

  // MARK: Deadlines

  static func timers(_ state: Case, _ pack: Pack, _ open: [Archive.OpenTimer]) -> [CaseModel.Timer] {
    let chain = pack.chain(of: state.programme)
    return open.compactMap { timer in
      let title = timer.step < chain.count ? chain[timer.step].title : Localized(en: "", zh: "")
      switch timer.kind {
      case .stepOverdue:
        guard state.stage == .open, Int(state.step) == timer.step, Int(state.round) == timer.round else { return nil }
        return .init(what: Localized(en: "\(title.en): overdue after", zh: "\(title.zh)：超期日"), due: timer.due)
      case .parkedExpired:
        guard !state.parked.isEmpty else { return nil }
        return .init(what: Localized(en: "Early facts are kept until", zh: "先到信息保留至"), due: timer.due)
      case _ where state.stage == .closed: return nil
      case .instalmentDue: return .init(what: Localized(en: "Next instalment", zh: "下期发放"), due: timer.due)
      case .reverifyDue: return .init(what: Localized(en: "Comparison is asked for again", zh: "再次比对"), due: timer.due)
      case .visitDue: return .init(what: Localized(en: "Follow-up visit", zh: "回访"), due: timer.due)
      }
    }
  }

  // MARK: Money

  private var money: [Detail] {
    guard let grant = state.entitlement else { return [] }
    var all: [Detail] = []
    func add(_ en: String, _ zh: String, _ value: (Language) -> String) {
      all.append(Detail(Localized(en: en, zh: zh), Localized(value)))
    }
    add("Entitlement", "待遇状态") { grant.status.name($0) }
    add("Amount a month or in all, yuan", "每月或总金额（元）") { _ in yuan(grant.amountFen) }
    add("Instalments paid", "已到账期数") { _ in "\(grant.settled) / \(grant.count)" }
    if !grant.outstanding.isEmpty { add("With the bank", "在途期数") { _ in "\(grant.outstanding.count)" } }
    for share in grant.shares {
      let fund = share.purse.fund
      add("From \(fund.name) \(fund.year)", "来自 \(fund.name) \(fund.year)") { _ in yuan(share.amountFen) }
    }
    add("Paid, yuan", "已发放（元）") { _ in yuan(state.paidFen) }
    if grant.claimedFen > 0 { add("Claimed back, yuan", "追缴中（元）") { _ in yuan(grant.claimedFen) } }
    return all
  }

  private var payments: [CaseModel.Payment] {
    record.dossier.payments.map { line in
      .init(
        what: Localized { record.dossier.title(ofEntitlement: line.entitlement, $0) }, number: line.number,
        attempt: line.attempt,
        amountFen: line.amountFen, funds: line.shares.map { "\($0.fund.name) \($0.fund.year)" }, due: line.due,
        state: Self.badge(line.answer?.outcome, line.answer?.reason), answeredOn: line.answer?.on)
    }
  }

  static func badge(_ outcome: PaymentOutcome?, _ reason: ReturnReason?) -> Badge {
    switch outcome {
    case nil: Badge(en: "with the bank", zh: "在途", .info)
    case .paid: Badge(en: "paid", zh: "已到账", .good)
    case .returned:
      Badge(
        Localized { language in (language == .zh ? "退回：" : "returned: ") + (reason?.name(language) ?? "–") }, .bad)
    }
  }
}
