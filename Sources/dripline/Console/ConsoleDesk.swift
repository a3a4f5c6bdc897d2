import HTTP
import Casework
import Console
import Contract
import Foundation
import Kafka
import Pipeline
import Policy
import Postgres

/// What the console's pages show, out of the database, the journal and the broker.
final class ConsoleDesk: ConsoleSource {
  let settings: PipelineSettings
  let pack: PackSource
  let drafts: DraftShelf
  /// Orders and audits of topics need a broker.
  let hasBroker: Bool
  let pool: ReaderPool
  let watch: Watch
  let log: ServerLog
  let auditDesk: AuditDesk
  let simulations = LongJob<SimulationModel?>(nil)

  /// - Parameter drafts: a folder of packs that are not published yet; nil: none.
  init(
    settings: PipelineSettings, pack: PackSource, drafts: String? = nil, hasBroker: Bool, log: ServerLog = ServerLog()
  ) {
    self.settings = settings
    self.pack = pack
    self.drafts = DraftShelf(drafts, log: log)
    self.hasBroker = hasBroker
    self.log = log
    pool = ReaderPool(settings)
    auditDesk = AuditDesk(settings, pack: pack, hasBroker: hasBroker, log: log)
    watch = Watch(settings, pool: pool, hasBroker: hasBroker, log: log)
  }

  func start() {
    watch.start()
    _ = drafts.look()
  }
  func stop() { watch.stop() }

  var now: Instant { watch.moment }
  func overview() -> OverviewModel { watch.now.overview }

  // MARK: Finding cases

  /// Rows looked at for one page, and shown on it.
  static let lookMax = 100_000
  static let rowsMax = 50

  func cases(_ query: CaseQuery) throws -> CasesModel {
    var model = CasesModel(query)
    let survey = watch.now.survey
    model.programmes = survey?.programmes ?? []
    model.steps = survey?.steps.values.sorted { $0.name.en < $1.name.en } ?? []
    var filter = CaseFilter()
    filter.prefix = query.id
    filter.region = query.region.isEmpty ? nil : Region.division(query.region)
    filter.programme = query.programme.isEmpty ? nil : query.programme
    filter.stage = Case.Stage.allCases.first { $0.text == query.standing }
    filter.outcome = Case.Outcome.allCases.first { $0.text == query.standing }
    let found = try pool.read { archive in
      try archive.consult(seconds: 20) {
        var rows: [CaseRow] = []
        let end = try archive.searchCases(filter, after: query.after, lookMax: Self.lookMax) { state in
          let pack = try archive.pack(of: state)
          let chain = pack.chain(of: state.programme)
          guard query.step.isEmpty || Int(state.step) < chain.count && chain[Int(state.step)].name == query.step else {
            return true
          }
          rows.append(CaseWords.row(state, pack))
          return rows.count < Self.rowsMax
        }
        return (rows: rows, end: end)
      }
    }
    model.rows = found.rows
    model.next = found.end.last
    model.looked = found.end.looked
    return model
  }

  func cases(ofPerson number: String) throws -> CasesModel {
    var model = CasesModel(CaseQuery())
    let plain = number.trimmingCharacters(in: .whitespaces).uppercased()
    let rows = try pool.read { archive in
      try archive.cases(ofResident: plain)?.map { CaseWords.row($0, try archive.pack(of: $0)) }
    }
    if let rows {
      model.rows = rows
      model.personEnd = String(plain.suffix(4))
    } else {
      model.problem = Localized(
        en: "That is no valid resident ID number: 17 digits and a check character.", zh: "身份证号码不正确：应为17位数字加校验码。")
    }
    return model
  }

  // MARK: Queues

  func queues(_ query: QueueQuery) throws -> QueuesModel {
    var model = QueuesModel(query)
    guard let survey = watch.now.survey else { return model }
    model.countedAt = survey.takenAt
    model.programmes = survey.programmes
    let titles = Dictionary(survey.programmes.map { ($0.value, $0) }) { first, _ in first }
    let region = query.region.isEmpty ? nil : Region.division(query.region)
    var waiters: [Waiter: QueuesModel.Tally] = [:]
    var steps: [CaseSurvey.Stand: QueuesModel.Tally] = [:]
    var villages: [UInt64: QueuesModel.Tally] = [:]
    var shown: [CaseSurvey.Ref] = []
    for ref in survey.open {
      if let region, !Region.contains(region, ref.village) { continue }
      if !query.programme.isEmpty, ref.stand.programme != query.programme { continue }
      if query.onlyOverdue, !ref.isOverdue { continue }
      waiters[ref.stand.waiter, default: .init()].add(since: ref.since, isOverdue: ref.isOverdue)
      if !query.waiter.isEmpty, ref.stand.waiter.rawValue != query.waiter { continue }
      steps[ref.stand, default: .init()].add(since: ref.since, isOverdue: ref.isOverdue)
      if !query.step.isEmpty, ref.stand.step != query.step { continue }
      model.total.add(since: ref.since, isOverdue: ref.isOverdue)
      villages[ref.village, default: .init()].add(since: ref.since, isOverdue: ref.isOverdue)
      if shown.count < Self.queueRowsMax { shown.append(ref) }
    }
    model.waiters = Waiter.allCases.compactMap { waiter in waiters[waiter].map { (waiter, $0) } }
    model.steps = steps.map { stand, tally in
      .init(
        programme: titles[stand.programme] ?? Choice(stand.programme, Localized.same(stand.programme)),
        step: survey.steps[stand.step] ?? Choice(stand.step, Localized.same(stand.step)), waits: stand.waiter,
        tally: tally)
    }.sorted {
      ($1.tally.overdue, $1.tally.count, $0.programme.value, $0.step.value) < (
        $0.tally.overdue, $0.tally.count, $1.programme.value, $1.step.value
      )
    }
    model.regions = Divisions.below(query.region, villages) { $0 += $1 }.map { ($0.digits, $0.value) }
      .sorted { ($1.tally.overdue, $1.tally.count, $0.digits) < ($0.tally.overdue, $0.tally.count, $1.digits) }
    model.cases = shown.map { row($0, survey, titles) }
    return model
  }

  static let queueRowsMax = 60

  private func row(_ ref: CaseSurvey.Ref, _ survey: CaseSurvey, _ titles: [String: Choice]) -> CaseRow {
    let stage = ref.stage
    return CaseRow(
      id: ref.id, programme: titles[ref.stand.programme]?.name ?? Localized.same(ref.stand.programme),
      village: Region.digits(ref.village),
      step: survey.steps[ref.stand.step]?.name ?? Localized.same(ref.stand.step),
      standing: Badge(Localized { stage.name($0) }, stage == .open ? .info : .warn), waits: ref.stand.waiter,
      since: ref.since,
      due: ref.due, isOverdue: ref.isOverdue)
  }
}
