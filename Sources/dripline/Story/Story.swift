import Casework
import Contract
import Pipeline
import Policy

/// A case told in plain words, clause by clause, fit to be handed to the household: what came, what was
/// concluded and why, how the case stands, what would have to change, and what the household may do.
struct Story {
  let state: Case
  let pack: Pack
  let history: [CaseDecision]
  let language: Language

  struct Chapter {
    var at: Instant
    var title: String
    var verdict: String
    var reasons: [Reason]
    /// What has to be put right; empty unless something was refused or sent back.
    var remedies: [String]
  }

  private var chain: [Step] { pack.chain(of: state.programme) }
  private var isChinese: Bool { language == .zh }
  func pick(_ en: String, _ zh: String) -> String { isChinese ? zh : en }
  private func pick(_ text: Localized) -> String { isChinese ? text.zh : text.en }

  // MARK: What happened

  /// The decisions that a household has to know of, by the time of the papers: not when papers were put
  /// aside, nor alarms that fell silent.
  var chapters: [Chapter] {
    let byTime = history.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    return byTime.compactMap { _, decision in
      if decision.verdict == .parked { return nil }
      if decision.topic == .timerDue, decision.verdict == .late { return nil }
      let fails = [.refused, .returned, .held].contains(decision.verdict)
      return Chapter(
        at: decision.at, title: title(of: decision), verdict: verdict(of: decision), reasons: decision.reasons,
        remedies: fails && !decision.closes ? remedies(decision.reasons) : [])
    }
  }

  func title(of decision: CaseDecision) -> String {
    switch decision.topic {
    case .comparisonReported, .reviewPassed, .reviewRejected, .publicityEnded:
      if let step = decision.step, step < chain.count { return pick(chain[step].title) }
    case .applicationSubmitted: return pick("Application", "申请")
    case .paymentDisbursed: return pick("Payment", "资金发放")
    case .timerDue: return pick("Deadline", "办理期限")
    default: break
    }
    return decision.topic.definition.title.text(language)
  }

  func verdict(of decision: CaseDecision) -> String {
    switch decision.verdict {
    case .refused where !decision.closes: pick("without effect", "不予采用")
    case .accepted where decision.topic == .timerDue: pick("has passed", "已超期")
    case .accepted where decision.topic == .applicationWithdrawn: pick("recorded", "已登记")
    default: decision.verdict.name(language)
    }
  }

  private func remedies(_ reasons: [Reason]) -> [String] {
    var found: [String] = []
    for text in reasons.compactMap({ $0.remedy(language) }) where !found.contains(text) { found.append(text) }
    return found
  }

  // MARK: How it stands

  /// The decision that ended the case.
  var ending: CaseDecision? { history.last { $0.closes } }

  var standing: String {
    switch state.stage {
    case .unknown: return pick("No application has come for this case yet.", "尚未收到本个案的申请。")
    case .returned:
      return pick("The application was sent back to the household to be put right.", "申请已退回，请补正后重新提交。")
    case .waiting where state.awaitsMoney:
      return pick(
        "The aid has been granted, and waits for money of its fund.", "待遇已核定，正在等待资金下达。")
    case .waiting:
      return pick(
        "The household has passed, and waits for a place of its village.", "本户已审核通过，正在等待本村指标。")
    case .open: return openStanding
    case .closed: break
    }
    let date = ending.map { day($0.decidedAt) }
    switch state.outcome {
    case .refused:
      return pick(
        "The application was refused\(date.map { " on \($0)" } ?? "").", "申请\(date.map { "于\($0)" } ?? "")不予通过。")
    case .withdrawn:
      return pick(
        "The application was withdrawn\(date.map { " on \($0)" } ?? "").", "申请\(date.map { "于\($0)" } ?? "")撤回。")
    case .removed:
      return pick(
        "The household was taken out of the register\(date.map { " on \($0)" } ?? "").",
        "本户\(date.map { "于\($0)" } ?? "")被清退。")
    case .completed, nil:
      let paid = yuan(state.paidFen)
      return pick("The case is complete: \(paid) yuan were paid.", "个案已办结，共发放\(paid)元。")
    }
  }

  private var openStanding: String {
    let title = chain.isEmpty ? Localized(en: "?", zh: "?") : chain[min(Int(state.step), chain.count - 1)].title
    let since = day(state.stepSince)
    if let grant = state.entitlement, grant.step == state.step, grant.status != .ended {
      let (paid, count) = (yuan(state.paidFen), grant.count)
      if let stopped = grant.outstanding.first(where: { $0.isStopped })?.number {
        return pick(
          "Instalment \(stopped) of \(count) could not be paid; an officer has to act. \(paid) yuan were paid so far.",
          "第\(stopped)期（共\(count)期）未能发放，需人工处理。已发放\(paid)元。")
      }
      if grant.status == .held {
        return pick(
          "Payments are stopped by order. \(paid) yuan were paid so far.", "已按要求暂停发放。已发放\(paid)元。")
      }
      let number = grant.outstanding.first?.number ?? grant.next
      return pick(
        "Instalment \(number) of \(count) is under way. \(paid) yuan were paid so far.",
        "正在发放第\(number)期，共\(count)期。已发放\(paid)元。")
    }
    let late = state.overdue ? pick(" It is overdue.", "已超期。") : ""
    return pick("Under way: \(title.en), since \(since).", "正在办理：\(title.zh)，自\(since)起。") + late
  }

  /// What would have to change, where the case was refused or sent back.
  var changes: [String] {
    switch state.stage {
    case .closed where state.outcome == .refused: remedies(ending?.reasons ?? [])
    case .returned: remedies(history.last { $0.verdict == .returned }?.reasons ?? [])
    case .waiting: remedies(history.last { $0.verdict == .held }?.reasons ?? [])
    default: []
    }
  }

  /// What the household may do against a refusal.
  var rights: [String] {
    guard state.outcome == .refused else { return [] }
    return [
      pick(
        "You may object. Tell the village committee or the township government; they record the objection on this case, and it has to be settled and explained to you (R-311, R-633).",
        "您有权提出异议。请向村委会或乡镇政府提出，由其登记在本个案，并须处理、向您解释（R-311、R-633）。"),
      pick(
        "Whoever objects at the village meeting may speak there, and the villagers then vote on that case by itself (R-300).",
        "在村民大会上有异议的群众可以上会演说，再由群众单独表决（R-300）。"),
      pick(
        "You may apply again at any time, as a new case, when something has changed (R-141).",
        "情况变化后，您可以随时重新申请，作为新的个案办理（R-141）。"),
    ]
  }

  // MARK: The rules

  /// The clauses quoted, with the documents' own words where the pack has them.
  var clauses: [Clause] {
    var words: [String: Clause] = [:]
    for clause in pack.clauses where words[clause.rule] == nil { words[clause.rule] = clause }
    var found: [Clause] = []
    for reason in chapters.flatMap(\.reasons) where !found.contains(where: { $0.rule == reason.clause }) {
      if let clause = words[reason.clause] { found.append(clause) }
    }
    return found
  }

  func day(_ at: Instant) -> String {
    let (year, month, day) = at.day.yearMonthDay
    return isChinese ? "\(year)年\(month)月\(day)日" : at.day.description
  }
}
