import HTTP
import Console
import Contract
import Foundation
import Pipeline
import Policy

/// Runs audits, one at a time, and keeps their verdicts; in a file too, where one is set.
final class AuditDesk: Sendable {
  static let keptMax = 20

  private let job: LongJob<AuditModel>
  private let settings: PipelineSettings
  private let pack: PackSource
  private let log: ServerLog
  private let hasBroker: Bool

  init(_ settings: PipelineSettings, pack: PackSource, hasBroker: Bool, log: ServerLog) {
    self.settings = settings
    self.pack = pack
    self.hasBroker = hasBroker
    self.log = log
    var model = AuditModel()
    model.canReadTopics = hasBroker
    job = LongJob(model)
  }

  var model: AuditModel { job.value }

  /// nil: begun; otherwise why not.
  func begin(withTopics: Bool, by user: ConsoleUser) -> Localized? {
    let startedAt = Watch.wall
    let withTopics = withTopics && hasBroker
    let begun = job.begin { [self] in run(startedAt, withTopics: withTopics, by: user) }
    guard begun else { return Localized(en: "An audit is under way.", zh: "正在运行审计。") }
    return nil
  }

  private func run(_ startedAt: Instant, withTopics: Bool, by user: ConsoleUser) {
    job.change { $0.running = .init(startedAt: startedAt, by: user.name, progress: "") }
    log(.info, "audit begun", [("staff", user.staffId)])
    func seconds() -> Int { Int((Watch.wall.milliseconds - startedAt.milliseconds) / 1000) }
    let verdict: AuditModel.Verdict
    do {
      let found = try Audit(settings: settings, pack: pack) { [job] text in job.change { $0.running?.progress = text } }
        .verify(topics: withTopics)
      verdict = .init(
        at: startedAt, seconds: seconds(), by: user.name, withTopics: withTopics, ok: found.ok, problem: nil,
        details: Self.details(found, withTopics: withTopics), differences: found.differences,
        differenceCount: found.differenceCount)
      log(
        found.ok ? .info : .error, "audit ended",
        [("differences", "\(found.differenceCount)"), ("facts", "\(found.facts)")])
    } catch {
      verdict = .init(
        at: startedAt, seconds: seconds(), by: user.name, withTopics: withTopics, ok: false, problem: "\(error)",
        details: [],
        differences: [], differenceCount: 0)
      log(.error, "audit could not be ended", [("problem", "\(error)")])
    }
    job.change { model in
      model.running = nil
      model.verdicts.insert(verdict, at: 0)
      if model.verdicts.count > Self.keptMax { model.verdicts.removeLast() }
    }
  }

  private static func details(_ found: AuditVerdict, withTopics: Bool) -> [Detail] {
    func detail(_ en: String, _ zh: String, _ value: Int) -> Detail {
      Detail(Localized(en: en, zh: zh), Localized(en: "\(value)", zh: "\(value)"))
    }
    let always = [
      detail("Facts decided again", "重新推演信息", found.facts), detail("Lanes", "通道", found.lanes),
      detail("Cases compared", "核对个案", found.cases),
    ]
    guard withTopics else { return always }
    return always + [
      detail("Facts lost", "丢失信息", found.lost), detail("Emissions compared", "核对发出信息", found.emissions),
      detail("Missing", "缺失", found.holes), detail("Repeated", "重复", found.repeats),
      detail("Unknown", "来历不明", found.strangers),
    ]
  }
}
