import Casework
import Contract
import Policy

// What a simulation is told in, in both languages.

extension CaseDifference.Kind {
  func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .newlyRefused: ("newly refused", "新增不予通过")
      case .newlyAdmitted: ("newly admitted to the next step", "新增进入下一环节")
      case .newlyReturned: ("to be put right", "新增退回补正")
      case .noLongerReturned: ("no longer to be put right", "不再退回补正")
      case .stopped: ("stops at a step", "停在某环节")
      case .furtherOn: ("comes further", "推进更远")
      case .otherAmount: ("another sum granted", "保障金额变化")
      case .newlyStrict: ("newly under strict review", "新增从严审核")
      case .noLongerStrict: ("no longer under strict review", "不再从严审核")
      case .refusedOtherwise: ("refused for another reason", "不予通过的理由变化")
      }
    return language == .zh ? zh : en
  }
}

extension Course.Standing {
  func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .unknown: ("no application yet", "尚无申请")
      case .refused: ("refused", "不予通过")
      case .withdrawn: ("withdrawn", "已撤回")
      case .returned: ("sent back to the household", "退回补正")
      case .underWay: ("under way", "办理中")
      case .waiting: ("waiting for a place", "等待指标")
      case .registered: ("registered", "已建档立卡")
      case .granted: ("granted", "已批准")
      case .completed: ("paid in full", "已发放完毕")
      }
    return language == .zh ? zh : en
  }
}

/// Where a case stands under one pack, and why.
struct CourseView {
  let course: Course
  let titles: StepTitles
  let language: Language

  var outcome: String {
    var text = course.standing.name(language)
    if let granted = course.grantedFen {
      text += language == .zh ? "，核定\(yuan(granted))元" : ", granted \(yuan(granted)) yuan"
    }
    if course.strict { text += language == .zh ? "，从严审核" : ", strict review" }
    return text
  }

  var step: String { titles.name(course.step, of: course.programme, language) }

  /// Texts of what decided, with the clause of each.
  var reasons: [String] {
    (course.decisive?.reasons ?? []).map { reason in
      language == .zh ? "\(reason.text(language))（\(reason.clause)）" : "\(reason.text(language)) (\(reason.clause))"
    }
  }
}

/// Titles of steps by their names.
struct StepTitles {
  private var titles: [Programme: [String: Localized]] = [:]

  init(_ pack: Pack) {
    for programme in pack.programmes {
      guard let name = Programme(programme.id) else { continue }
      titles[name] = Dictionary(programme.chain.map { ($0.name, $0.title) }) { first, _ in first }
    }
  }

  func name(_ step: String, of programme: Programme?, _ language: Language) -> String {
    if step == Course.intake { return language == .zh ? "受理" : "intake" }
    guard language == .zh else { return step }
    if let programme { return titles[programme]?[step]?.zh ?? step }
    return titles.values.lazy.compactMap { $0[step]?.zh }.first ?? step
  }
}
