import Casework
import Console
import Contract
import Foundation
import Pipeline
import Policy

extension ConsoleDesk {
  /// A pack that the console knows of, and where it comes from.
  struct KnownPack {
    enum Origin { case configured, published(Instant), draft, former }
    var pack: Pack
    var origin: Origin
    var key: String { String(pack.hash.prefix(16)) }
  }

  static let packsMax = 200

  func audits() -> AuditModel { auditDesk.model }
  func audit(withTopics: Bool, by user: ConsoleUser) -> Localized? { auditDesk.begin(withTopics: withTopics, by: user) }

  // MARK: Packs

  /// Published packs, the configured one, those that decided something before, and drafts.
  func knownPacks(_ archive: Archive) throws -> [KnownPack] {
    var all: [KnownPack] = []
    func add(_ pack: Pack, _ origin: KnownPack.Origin) {
      if !all.contains(where: { $0.pack.hash == pack.hash }) { all.append(KnownPack(pack: pack, origin: origin)) }
    }
    for publication in try archive.publications() {
      add(try archive.pack(hash: publication.hash), .published(publication.publishedAt))
    }
    add(try FundReading.pack(pack), .configured)
    for hash in try archive.packHashes().prefix(Self.packsMax) { add(try archive.pack(hash: hash), .former) }
    for draft in drafts.look().packs { add(draft, .draft) }
    return all
  }

  func policy(_ query: PolicyQuery) throws -> PolicyModel {
    let day = query.on ?? now.day
    var model = PolicyModel(query, on: day)
    model.simulation = simulations.value
    model.draftsWaiting = drafts.look().waiting
    let region = query.region.isEmpty ? nil : Region.division(query.region)
    let packs = try pool.read { archive in try archive.consult(seconds: 20) { try knownPacks(archive) } }
    let inForce = try Self.inForce(packs, region: region, on: day)
    let relevant = packs.filter { known in
      region.map { known.pack.covers(region: $0) || Region.contains($0, known.pack.jurisdiction) } ?? true
    }
    model.packs = relevant.map { row($0, inForce: inForce, on: day) }.sorted { Self.rank($0) < Self.rank($1) }
    if !query.pack.isEmpty {
      guard let known = packs.first(where: { $0.key == query.pack }) else {
        model.problem = Localized(en: "There is no such pack.", zh: "没有该政策包。")
        return model
      }
      model.shown = row(known, inForce: inForce, on: day)
      Self.put(known.pack, on: day, into: &model)
      if !query.other.isEmpty, let other = packs.first(where: { $0.key == query.other }) {
        model.other = row(other, inForce: inForce, on: day)
        model.differences = PackDiff(known.pack, other.pack).differences.map(\.text)
      }
    }
    return model
  }

  private static func rank(_ row: PackRow) -> (Int, Int32, String) {
    ([Tone.good: 0, .info: 1, .warn: 2, .calm: 3, .bad: 4][row.standing.tone] ?? 5, -row.from.number, row.id)
  }

  /// Hashes of the packs that decide on applications of a day: of each region the most specific one, as workers choose.
  private static func inForce(_ packs: [KnownPack], region: UInt64?, on day: Day) throws -> Set<String> {
    var found: Set<String> = []
    let candidates = packs.filter { known in
      switch known.origin {
      case .configured, .published: known.pack.isInForce(on: day)
      case .draft, .former: false
      }
    }
    // A pack that another, of the same ground and in force since later, has taken the place of decides nothing more.
    for known in candidates {
      let isReplaced = candidates.contains { other in
        other.pack.hash != known.pack.hash && Region.contains(other.pack.jurisdiction, known.pack.jurisdiction)
          && Region.span(other.pack.jurisdiction) == Region.span(known.pack.jurisdiction) && isLater(other, than: known)
      }
      if !isReplaced { found.insert(known.pack.hash) }
    }
    return found
  }

  private static func isLater(_ a: KnownPack, than b: KnownPack) -> Bool {
    if a.pack.inForceFrom != b.pack.inForceFrom { return a.pack.inForceFrom > b.pack.inForceFrom }
    switch (a.origin, b.origin) {
    case (.published(let x), .published(let y)): return x > y
    case (.published, _): return true
    default: return false
    }
  }

  private func row(_ known: KnownPack, inForce: Set<String>, on day: Day) -> PackRow {
    let pack = known.pack
    var publishedAt: Instant?
    let standing: Badge
    switch known.origin {
    case .draft: standing = Badge(en: "draft", zh: "草案", .warn)
    case .former: standing = Badge(en: "decided earlier cases", zh: "曾用于此前个案", .calm)
    case .configured:
      standing =
        inForce.contains(pack.hash)
        ? Badge(en: "in force, configured", zh: "施行中（配置）", .good) : Badge(en: "configured", zh: "已配置", .calm)
    case .published(let at):
      publishedAt = at
      standing =
        inForce.contains(pack.hash)
        ? Badge(en: "in force", zh: "施行中", .good)
        : pack.inForceFrom > day
          ? Badge(en: "from a later day", zh: "尚未施行", .info) : Badge(en: "replaced or ended", zh: "已被取代或终止", .calm)
    }
    return PackRow(
      key: known.key, id: pack.id, title: pack.title, region: Self.digits(pack.jurisdiction), from: pack.inForceFrom,
      to: pack.inForceTo,
      publishedAt: publishedAt, standing: standing)
  }

  /// First digits of a division's code.
  static func digits(_ region: UInt64) -> String {
    let digits = Region.digits(region)
    let count = [2, 4, 6, 9].first { digits.dropFirst($0).allSatisfy { $0 == "0" } } ?? 12
    return region == 0 ? "" : String(digits.prefix(count))
  }

  // MARK: What a pack says

  private static func put(_ pack: Pack, on day: Day, into model: inout PolicyModel) {
    model.programmes = pack.programmes.map { .init(id: $0.id, title: $0.title, steps: $0.chain.map(\.title)) }
    model.parameters = pack.parameters.map { parameter in
      let entry = parameter.values?.on(day)
      let next = parameter.values?.entries.first { $0.from > day && $0.from > (entry?.from ?? day) }
      func text(_ value: Int64) -> Localized { Localized { parameter.unit.text(value, $0) } }
      return .init(
        name: parameter.name, title: parameter.title,
        value: entry.map { text($0.value) } ?? Localized(en: "not set", zh: "未设定"),
        clause: entry?.clause.rule ?? parameter.required?.clause.rule ?? "", source: entry?.clause.source ?? "",
        since: entry?.from,
        next: next.map { entry in Localized { "\(parameter.unit.text(entry.value, $0)) (\(entry.from))" } })
    }
    model.rules = pack.rules.map { rule in
      let standing: Badge =
        switch rule.standing(on: day) {
        case .inForce: Badge(en: "in force", zh: "施行中", .good)
        case .off: Badge(en: "switched off", zh: "停用", .calm)
        case .notYet(let from): Badge(en: "from \(from)", zh: "自\(from)起", .info)
        case .ended(let to): Badge(en: "ended \(to)", zh: "\(to)终止", .calm)
        }
      return .init(
        id: rule.id, title: rule.title, clause: rule.clause.rule, source: rule.clause.source, effect: rule.effect.text,
        condition: rule.source, standing: standing)
    }
  }

  // MARK: Simulation

  static let simulatedCasesMax = 100

  func simulate(_ request: SimulationRequest, by user: ConsoleUser) throws -> Localized? {
    let day = now.day
    guard let known = try pool.read({ try knownPacks($0) }).first(where: { $0.key == request.pack }) else {
      throw ConsoleProblem(.refused, en: "Choose a pack.", zh: "请选择政策包。")
    }
    let shown = row(known, inForce: [], on: day)
    guard known.pack.unset.isEmpty else {
      let names = known.pack.unset.map(\.name).joined(separator: ", ")
      throw ConsoleProblem(
        .refused, en: "The pack decides nothing yet: no value is set for \(names).", zh: "政策包尚有未设定的参数：\(names)。")
    }
    var scope = Simulation.Scope()
    scope.since = request.since
    scope.region = request.region.isEmpty ? nil : Region.division(request.region)
    let pack = known.pack
    let wanted = scope
    let begun = simulations.begin { [self] in
      let startedAt = Watch.wall
      simulations.change {
        $0 = SimulationModel(pack: shown, by: user.name, startedAt: startedAt, progress: "", isDone: false)
      }
      let found = Result { try run(Simulation(pack: pack, asIfInForce: request.asIfInForce, scope: wanted)) }
      simulations.change { model in
        model?.isDone = true
        switch found {
        case .success(let result): result.put(into: &model!)
        case .failure(let error):
          log(.error, "a simulation could not be ended", [("problem", "\(error)")])
          model?.problem = Localized(en: "It could not be brought to an end; the log says why.", zh: "未能完成，原因见日志。")
        }
      }
    }
    return begun ? nil : Localized(en: "A simulation is under way.", zh: "正在运行试算。")
  }

  private func run(_ simulation: Simulation) throws -> SimulationFinding {
    let run = SimulationRun(archive: try Archive(settings), simulation: simulation) { [simulations] text in
      simulations.change { $0?.progress = text }
    }
    try run.run()
    return SimulationFinding(run)
  }
}

/// What a simulation found, in both languages.
struct SimulationFinding: Sendable {
  private var summary: [Detail] = []
  private var causes: [SimulationModel.Cause] = []
  private var cases: [SimulationModel.Case] = []
  private var casesInAll = 0

  init(_ run: SimulationRun) {
    let (english, chinese) = (SimulationReport(run: run, language: .en), SimulationReport(run: run, language: .zh))
    func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces) }
    summary = zip(english.summary, chinese.summary).dropFirst().map { en, zh in
      Detail(Localized(en: trimmed(en.label), zh: trimmed(zh.label)), Localized(en: en.value.shown, zh: zh.value.shown))
    }
    causes = english.sums.rankedCauses.prefix(20).map { cause, weight in
      .init(
        kind: Localized { cause.kind.name($0) }, cases: weight.cases, clause: cause.clause,
        title: weight.title.en.isEmpty ? Localized.same(cause.code) : weight.title)
    }
    casesInAll = english.differences.count
    cases = english.differences.prefix(ConsoleDesk.simulatedCasesMax).map { difference in
      func outcome(_ course: Course) -> Localized {
        Localized { language in
          let view = CourseView(course: course, titles: english.titles, language: language)
          return "\(view.outcome) · \(view.step)"
        }
      }
      return .init(
        id: difference.caseId, village: Region.digits(difference.village),
        kind: Localized { difference.kind.name($0) },
        before: outcome(difference.before), after: outcome(difference.after),
        why: Localized(en: english.words(difference), zh: chinese.words(difference)))
    }
  }

  func put(into model: inout SimulationModel) {
    model.summary = summary
    model.causes = causes
    model.cases = cases
    model.casesInAll = casesInAll
  }
}
