import Casework
import Console
import Contract
import Pipeline
import Policy
import Reports

extension ConsoleDesk {
  static let noticesMax = 100
  private static let topics: Set<TopicID> = [.applicationSubmitted, .householdChanged, .publicityEnded]

  func notices(region: String) throws -> NoticesModel {
    var model = NoticesModel(today: now.day)
    model.region = region
    guard let survey = watch.now.survey else { return model }
    model.countedAt = survey.takenAt
    let code = region.isEmpty ? nil : Region.division(region)
    let hanging = survey.open.filter { ref in
      ref.stand.isNotice && code.map { Region.contains($0, ref.village) } ?? true
    }
    model.total = hanging.count
    let shown = hanging.sorted { ($0.since, $0.id) < ($1.since, $1.id) }.prefix(Self.noticesMax)
    model.rows = try pool.read { archive in
      try archive.consult(seconds: 20) {
        let states = try shown.compactMap { try archive.state(of: $0.id) }
        let dossiers = try DossierReader(archive).read(states, topics: Self.topics)
        var amounts = NoticeAmounts()
        return try dossiers.compactMap { dossier in
          try Self.hanging(dossier, try archive.pack(of: dossier.state), &amounts, on: model.today)
        }
      }
    }
    let today = model.today
    var counts: [UInt64: (Int, Int)] = [:]
    for ref in hanging {
      let isOver = ref.postedUntil.map { $0 <= today } ?? false
      let old = counts[ref.village] ?? (0, 0)
      counts[ref.village] = (old.0 + 1, old.1 + (isOver ? 1 : 0))
    }
    model.regions = Divisions.below(region, counts) { $0 = ($0.0 + $1.0, $0.1 + $1.1) }.map {
      ($0.digits, $0.value.0, $0.value.1)
    }
    return model
  }

  /// The notice at which a case stands; nil: it stands at none.
  private static func hanging(_ dossier: Dossier, _ pack: Pack, _ amounts: inout NoticeAmounts, on day: Day) throws
    -> NoticeRow?
  {
    let state = dossier.state
    let chain = pack.chain(of: state.programme)
    guard state.stage == .open, Int(state.step) < chain.count, chain[Int(state.step)].kind == .notice else {
      return nil
    }
    let step = chain[Int(state.step)]
    let from = state.stepSince.day
    var row = row(
      dossier, step, round: Int(state.round), from: from, until: from + Int(step.noticeDays?.on(from).value ?? 0),
      places: step.places)
    row.isHanging = true
    row.openObjections = state.openObjections.count
    put(amounts.of(state, pack, on: day), into: &row)
    return row
  }

  private static func row(
    _ dossier: Dossier, _ step: Step, round: Int, from: Day, until: Day, places: [Place]
  ) -> NoticeRow {
    NoticeRow(
      name: "\(step.name):\(round)", caseId: dossier.state.id, village: Region.digits(dossier.state.village),
      head: dossier.head?.name ?? "*",
      programme: Localized { dossier.title($0) }, step: step.title, level: Localized { step.level.name($0) },
      places: places.map { place in Localized { place.name($0) } }, from: from, until: until, isHanging: false,
      amountFen: nil,
      schedule: nil, funds: [], openObjections: 0, objections: [])
  }

  private static func put(
    _ found: (shares: [(fund: FundKey, fen: Int64)], schedule: Benefit.Schedule?), into row: inout NoticeRow
  ) {
    row.amountFen = found.shares.isEmpty ? nil : found.shares.reduce(0) { $0 + $1.fen }
    row.funds = found.shares.map { "\($0.fund.name) \($0.fund.year) \(yuan($0.fen))" }
    row.schedule = found.schedule.map { schedule in
      switch schedule {
      case .monthly: Localized(en: "a month", zh: "按月发放")
      case .once: Localized(en: "once", zh: "一次性发放")
      case .stages: Localized(en: "by stages of the work", zh: "按进度发放")
      }
    }
  }

  func notice(_ caseId: String, name: String) throws -> NoticeRow? {
    try pool.read { archive in
      try archive.consult(seconds: 20) {
        guard let state = try archive.state(of: caseId), state.stage != .unknown else { return nil }
        let pack = try archive.pack(of: state)
        guard let dossier = try DossierReader(archive).read([state], topics: Self.topics).first else { return nil }
        var amounts = NoticeAmounts()
        if let hanging = try Self.hanging(dossier, pack, &amounts, on: now.day), hanging.name == name { return hanging }
        // One that was taken down, as it hung.
        guard let paper = dossier.notices.last(where: { $0.noticeId == "\(caseId):\(name)" }),
          let step = pack.chain(of: state.programme).first(where: { name.hasPrefix("\($0.name):") })
        else { return nil }
        var row = Self.row(
          dossier, step, round: Int(name.split(separator: ":").last ?? "") ?? 1, from: paper.from, until: paper.to,
          places: paper.places)
        row.objections = paper.objections.map { objection in
          .init(
            raisedOn: objection.raisedOn,
            settled: objection.settled.map { settled in Localized { settled.name($0) } })
        }
        Self.put(amounts.of(state, pack, on: paper.from), into: &row)
        return row
      }
    }
  }

  func noticeSheet(village: String, _ language: Language) throws -> String? {
    guard let code = RegionCode.village(village) else { return nil }
    let today = now.day
    var reading = NoticeReading(on: today, language: language)
    let funds = try pool.read { archive in
      try archive.consult(seconds: 60) {
        let reader = try DossierReader(archive)
        try reader.forEachPage(
          in: code, topics: Self.topics, payments: true, where: { $0.stage != .unknown && $0.appliedAt.day <= today }
        ) { page in
          for dossier in page { try reading.add(dossier, try archive.pack(of: dossier.state)) }
        }
        return try reader.funds()
      }
    }
    var html = ""
    try PublicSheet(
      reading.postings, paid: reading.paid, funds: funds, about: (language == .zh ? "行政村 " : "village ") + village,
      contact: "", on: today,
      language: language
    ).write(to: HTMLWriter { html += $0 })
    return html
  }
}
