import Casework
import Contract
import Pipeline
import Policy
import Reports

/// Reads what reports show of cases out of the journal; everything personal is masked as it is read.
struct DossierReader {
  /// Cases whose dossiers are in memory at once. Few pages: a block of the journal is opened anew for each.
  static let pageMax = 10_000

  let archive: Archive
  private let key: (String) -> PersonKey?

  init(_ archive: Archive) throws {
    self.archive = archive
    key = try archive.personKeys()
  }

  func programme(of state: Case) throws -> ProgrammeDefinition? {
    try archive.pack(of: state).programme(state.programme.text)
  }

  /// The cases' papers of some topics, in the order of the cases.
  func read(_ states: [Case], topics: Set<TopicID> = Dossier.topics, payments: Bool = false) throws -> [Dossier] {
    var makers = try states.map { DossierMaker($0, try programme(of: $0), key: key) }
    try archive.papers(of: states, topics: topics) { paper in
      guard let body = Body(value: paper.value) else { return }
      makers[paper.caseIndex].take(paper.topic, at: paper.at, verdict: paper.verdict, body)
    }
    let paid = payments ? Dictionary(grouping: try archive.payments(of: states.map(\.id)), by: \.caseId) : [:]
    return makers.map { maker in
      var dossier = maker.made()
      dossier.payments = paid[dossier.state.id]?.map(PaymentLine.init) ?? []
      return dossier
    }
  }

  /// The cases of a division that `wanted` chooses, a page at a time.
  func forEachPage(
    in region: UInt64?, programme: String? = nil, topics: Set<TopicID>, payments: Bool = false,
    where wanted: (Case) throws -> Bool, _ body: ([Dossier]) throws -> Void
  ) throws {
    var page: [Case] = []
    try archive.forEachCase(in: region, programme: programme) { state in
      guard try wanted(state) else { return }
      page.append(state)
      guard page.count == Self.pageMax else { return }
      try body(try read(page, topics: topics, payments: payments))
      page.removeAll(keepingCapacity: true)
    }
    if !page.isEmpty { try body(try read(page, topics: topics, payments: payments)) }
  }

  /// Where the money of each fund and year comes from.
  func funds() throws -> FundNames {
    var sources: [FundKey: FundSource] = [:]
    for book in try archive.fundBooks() { sources[book.fund] = FundSource.allCases.first { $0.text == book.source } }
    return FundNames(sources)
  }

  /// A case with its household's other cases.
  func household(_ state: Case) throws -> HouseholdRecord {
    let all = try read([state] + archive.others(of: state), payments: true)
    return HouseholdRecord(
      dossier: all[0], others: all.dropFirst().filter { $0.isSameHousehold(as: all[0]) }, funds: try funds())
  }

  /// What was decided on a case, as it is told to people.
  func decide(_ dossier: inout Dossier, _ language: Language) throws {
    let pack = try archive.pack(of: dossier.state)
    let story = Story(
      state: dossier.state, pack: pack, history: try archive.history(of: dossier.state), language: language)
    dossier.decisions = story.chapters.map { chapter in
      DecisionLine(
        at: chapter.at, title: chapter.title, verdict: chapter.verdict,
        reasons: chapter.reasons.map { .init(text: $0.text(language), clause: $0.clause) })
    }
    dossier.clauses = story.clauses
  }
}

extension PaymentLine {
  init(_ stored: StoredPayment) {
    // An entitlement's id begins with its case's.
    let prefix = stored.caseId + ":"
    self.init(
      caseId: stored.caseId,
      entitlement: stored.entitlement.hasPrefix(prefix)
        ? String(stored.entitlement.dropFirst(prefix.count)) : stored.entitlement, number: stored.number,
      attempt: stored.attempt,
      shares: stored.shares.map { Share(fund: $0.fund, amountFen: $0.amountFen) }, amountFen: stored.amountFen,
      due: stored.due,
      answer: stored.outcome.flatMap { outcome in
        stored.answeredOn.map { Answer(outcome: outcome, reason: stored.reason, on: $0) }
      })
  }
}
