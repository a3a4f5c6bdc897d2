import Casework
import Console
import Contract
import Foundation
import Pipeline
import Policy

/// Every case counted once, in the background: what waits for whom, what came of applications, what was paid where.
struct CaseSurvey: Sendable {
  /// A step of a chain that cases stand at.
  struct Stand: Hashable, Sendable {
    var programme: String
    var step: String
    var waiter: Waiter
    var isNotice: Bool
  }

  /// A case that is not closed.
  struct Ref: Sendable {
    var id: String
    var village: UInt64
    var stand: Stand
    var stage: Case.Stage
    var since: Instant
    var due: Day?
    /// Of a notice that hangs: the first day on which it may be taken down.
    var postedUntil: Day?
    var isOverdue: Bool
  }

  /// Cases kept one by one; beyond it, those that are overdue or have waited longest.
  static let openMax = 200_000
  /// What became of the applications of a month, in this order.
  static let outcomes: [OverviewModel.Series] = [
    .init(Localized(en: "completed", zh: "已完成"), .good), .init(Localized(en: "under way", zh: "办理中"), .info),
    .init(Localized(en: "waiting or sent back", zh: "等待或退回"), .warn), .init(Localized(en: "refused", zh: "不予通过"), .bad),
    .init(Localized(en: "withdrawn or removed", zh: "撤回或清退"), .calm),
  ]
  static let monthsMax = 24

  private(set) var takenAt: Instant
  private(set) var open: [Ref] = []
  private(set) var openCount = 0
  private(set) var overdue = 0
  private(set) var cases = 0
  private(set) var months: [OverviewModel.Month] = []
  private(set) var programmes: [Choice] = []
  private(set) var steps: [String: Choice] = [:]
  private(set) var payments: [VillagePayments] = []

  init(_ archive: Archive) throws {
    takenAt = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    var months: [String: [Int]] = [:]
    var titles: [String: Localized] = [:]
    try archive.snapshot {
      try archive.forEachCase(in: nil) { state in
        guard state.stage != .unknown else { return }
        let pack = try archive.pack(of: state)
        cases += 1
        months[
          String(state.appliedAt.day.description.prefix(7)), default: [Int](repeating: 0, count: Self.outcomes.count)][
            Self.place(of: state)] += 1
        guard state.stage != .closed else { return }
        openCount += 1
        overdue += state.overdue ? 1 : 0
        if titles[state.programme.text] == nil {
          titles[state.programme.text] = pack.programme(state.programme.text)?.title
        }
        guard let ref = ref(state, pack) else { return }
        open.append(ref)
        if open.count >= 2 * Self.openMax { cut() }
      }
      payments = try archive.paymentsByVillage()
    }
    cut()
    programmes = titles.map { Choice($0.key, $0.value) }.sorted { $0.value < $1.value }
    self.months = months.keys.sorted().suffix(Self.monthsMax).map { .init(name: $0, counts: months[$0]!) }
  }

  private static func place(of state: Case) -> Int {
    switch (state.stage, state.outcome) {
    case (.closed, .completed), (.closed, nil): 0
    case (.closed, .refused): 3
    case (.closed, _): 4
    case (.waiting, _), (.returned, _): 2
    default: 1
    }
  }

  private mutating func ref(_ state: Case, _ pack: Pack) -> Ref? {
    let chain = pack.chain(of: state.programme)
    guard Int(state.step) < chain.count else { return nil }
    let step = chain[Int(state.step)]
    if steps[step.name] == nil { steps[step.name] = Choice(step.name, step.title) }
    return Ref(
      id: state.id, village: state.village,
      stand: Stand(
        programme: state.programme.text, step: step.name, waiter: CaseWords.waiter(state, step),
        isNotice: step.kind == .notice && state.stage == .open),
      stage: state.stage, since: state.stepSince, due: CaseWords.due(state, step, pack),
      postedUntil: step.noticeDays.map { state.stepSince.day + Int($0.on(state.stepSince.day).value) },
      isOverdue: state.overdue)
  }

  /// Overdue first, then by how long they have waited.
  private mutating func cut() {
    open.sort { ($0.isOverdue ? 0 : 1, $0.since, $0.id) < ($1.isOverdue ? 0 : 1, $1.since, $1.id) }
    if open.count > Self.openMax { open.removeLast(open.count - Self.openMax) }
  }
}

/// Sums by division.
enum Divisions {
  /// Of the divisions below a region, those of the first level that tells them apart: a province with one county in it
  /// is passed by.
  static func below<Value>(
    _ region: String, _ villages: [UInt64: Value], _ add: (inout Value, Value) -> Void
  ) -> [(digits: String, value: Value)] {
    var sums: [String: Value] = [:]
    for level in [2, 4, 6, 9, 12] where level > region.count || region.count == 12 {
      sums = [:]
      for (village, value) in villages {
        let digits = String(Region.digits(village).prefix(level))
        if sums[digits] == nil { sums[digits] = value } else { add(&sums[digits]!, value) }
      }
      if sums.count > 1 { break }
    }
    return sums.map { (digits: $0.key, value: $0.value) }.sorted { $0.digits < $1.digits }
  }
}

/// What is said of a case in lists, in both languages.
enum CaseWords {
  static func waiter(_ state: Case, _ step: Step) -> Waiter {
    switch state.stage {
    case .returned: return .household
    case .waiting: return state.awaitsMoney ? .money : .place
    default: break
    }
    switch step.kind {
    case .comparison: return .departments
    case .notice: return .board
    case .aid: return .bank
    case .followup: return .followup
    case .review:
      switch step.level {
      case .village: return .village
      case .township: return .township
      case .county: return .county
      }
    }
  }

  /// The last day within the step's time; nil: it has none, or the case does not stand at it.
  static func due(_ state: Case, _ step: Step, _ pack: Pack) -> Day? {
    guard state.stage == .open else { return nil }
    return step.overdueAfter?.end(after: state.stepSince.day, pack.calendar)
  }

  static func standing(_ state: Case) -> Badge {
    if let outcome = state.outcome {
      let tone: Tone =
        switch outcome {
        case .completed: .good
        case .refused: .bad
        case .withdrawn, .removed: .calm
        }
      return Badge(Localized { outcome.name($0) }, tone)
    }
    let tone: Tone =
      switch state.stage {
      case .open: .info
      case .waiting, .returned: .warn
      case .closed: .good
      case .unknown: .calm
      }
    return Badge(Localized { state.stage.name($0) }, tone)
  }

  static func row(_ state: Case, _ pack: Pack) -> CaseRow {
    let chain = pack.chain(of: state.programme)
    let step = Int(state.step) < chain.count ? chain[Int(state.step)] : nil
    let isLive = state.stage != .closed && state.stage != .unknown
    return CaseRow(
      id: state.id, programme: pack.programme(state.programme.text)?.title ?? Localized.same(state.programme.text),
      village: Region.digits(state.village), step: step?.title ?? Localized.same("–"), standing: standing(state),
      waits: isLive ? step.map { waiter(state, $0) } : nil, since: state.stage == .unknown ? nil : state.stepSince,
      due: step.flatMap { due(state, $0, pack) }, isOverdue: state.overdue && isLive)
  }

  static func badge(_ verdict: Verdict, _ text: (Language) -> String) -> Badge {
    let tone: Tone =
      switch verdict {
      case .accepted: .good
      case .refused, .dead: .bad
      case .returned: .warn
      case .held, .parked: .info
      case .repeated, .late: .calm
      }
    return Badge(Localized(text), tone)
  }

  static func because(_ reason: Reason, _ sources: [String: String]) -> CaseModel.Because {
    let values = (reason.rule?.shown(met: reason.code == .ruleMet) ?? []).enumerated().map { place, shown in
      CaseModel.Value(name: shown.name, value: Localized { shown.form.text(reason.value(place), $0) })
    }
    let remedy = Localized { reason.remedy($0) ?? "" }
    return CaseModel.Because(
      code: reason.name, clause: reason.clause, source: sources[reason.clause] ?? "",
      text: Localized { reason.text($0) },
      remedy: remedy.en.isEmpty ? nil : remedy, values: values)
  }
}
