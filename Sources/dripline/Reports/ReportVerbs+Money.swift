import Casework
import Contract
import Pipeline
import Policy
import Reports

extension Verb {
  static let reportFunds = Verb(
    words: ["report", "funds"],
    summary: "the fund book (资金台账), or with --fund every movement of one fund with its balances",
    options: [
      Option(name: "year", value: "YEAR", help: "only this year's money"),
      Option(name: "fund", value: "NAME", help: "the ledger of this fund, entry by entry"),
    ] + ReportOptions.common,
    uses: [.database, .policy],
    notes: """
      The ledger is in the order of the facts' own times, and read as it is written out: its length does not matter.
      Within one moment a promise can stand before the money it rests on. Exit 1 where a book does not balance, or
      entries and balances disagree.
      """
  ) { call in
    try call.noOperands()
    let options = try ReportOptions(call)
    let year = try call.year("year")
    let archive = try call.settings.archive()
    let about = year.map { options.pick("\($0)", "\($0)年度") } ?? ""
    if let fund = call.text("fund") { return try FundReading.ledger(archive, fund, year, about: about, options) }
    let titles = FundReading.titles(try FundReading.pack(call.settings.pack()), options.language)
    let books = try archive.snapshot { try FundReading.books(archive) }.filter { year == nil || $0.fund.year == year }
    try ReportFile.write(options) {
      try FundBookSheet(books, titles: titles, about: about, on: options.on, language: options.language).write(to: $0)
    }
    return books.allSatisfy(\.isBalanced) ? .success : .failed
  }

  static let reportNotices = Verb(
    words: ["report", "notices"],
    summary: "the sheet for a village's board (公示): who, how much, whose money, days left, where to object",
    options: [
      .village, .place,
      Option(name: "contact", value: "TEXT", help: "where people can object, as it is to stand on the sheet"),
    ] + ReportOptions.common,
    uses: [.database, .keys],
    notes: """
      Of persons there is the first letter of the name. Amounts are those granted, or what the rules in force would
      grant by what is known. For a day in the past (--on), notices since taken down are shown as they hung.
      """
  ) { call in
    try call.noOperands()
    let options = try ReportOptions(call)
    let village = try call.village(options)
    let archive = try call.settings.archive()
    var reading = NoticeReading(on: options.on, language: options.language)
    let funds = try archive.snapshot {
      let reader = try DossierReader(archive)
      try reader.forEachPage(
        in: village.code, topics: [.applicationSubmitted, .householdChanged, .publicityEnded], payments: true,
        where: { $0.stage != .unknown && $0.appliedAt.day <= options.on }
      ) { page in for dossier in page { try reading.add(dossier, try archive.pack(of: dossier.state)) } }
      return try reader.funds()
    }
    try ReportFile.write(options) {
      try PublicSheet(
        reading.postings, paid: reading.paid, funds: funds, about: village.about, contact: call.text("contact") ?? "",
        on: options.on, language: options.language
      ).write(to: $0)
    }
    return .success
  }
}

/// The fund book and the ledger out of the database.
enum FundReading {
  static func books(_ archive: Archive) throws -> [FundBookSheet.Book] {
    let flows = try archive.fundFlows()
    return try archive.fundBooks().map { book in
      FundBookSheet.Book(
        fund: book.fund, source: FundSource.allCases.first { $0.text == book.source }, earmark: book.earmark,
        allocatedFen: book.allocatedFen, balances: book.balances, flows: flows[book.fund] ?? [:],
        waiting: Int(book.waiting),
        isFrozen: book.isFrozen)
    }
  }

  static func pack(_ source: PackSource) throws -> Pack {
    source == PackSource.sample ? Pack.sample : try PackLoader.load(source)
  }

  /// Purposes that money is earmarked for: mostly programmes.
  static func titles(_ pack: Pack, _ language: Language) -> [String: String] {
    Dictionary(pack.programmes.map { ($0.id, $0.title.text(language)) }) { first, _ in first }
  }

  static func ledger(
    _ archive: Archive, _ fund: String, _ year: UInt16?, about: String, _ options: ReportOptions
  ) throws -> ExitStatus {
    try archive.snapshot {
      let books = try books(archive).filter { $0.fund.name == fund && (year == nil || $0.fund.year == year) }
      guard !books.isEmpty else {
        throw Failure(
          "no money was ever allocated to, or asked of, a fund \(Table.plain(fund)); `dripline report funds` lists them"
        )
      }
      var agrees = true
      try ReportFile.write(options) { page in
        let sheet = try FundLedgerSheet(
          to: page, fund: PlainText.clean(fund), about: about, on: options.on, language: options.language)
        try archive.forEachEntry(ofFund: fund, year: year) { entry in
          try sheet.add(
            .init(
              at: entry.at, year: entry.purse.fund.year, partition: entry.purse.partition, kind: entry.kind,
              amountFen: entry.amountFen, caseId: entry.caseId, instalment: entry.instalment))
        }
        let ends = try sheet.end()
        agrees = books.allSatisfy { book in
          book.balances.allSatisfy { account, fen in (ends[book.fund.year]?[account] ?? 0) == fen }
        }
      }
      if !agrees {
        Program.say("dripline: the entries do not add up to the balances of \(fund); run `dripline audit verify`")
      }
      return agrees ? .success : .failed
    }
  }
}

/// What hangs on a village's board on a day.
struct NoticeReading {
  let on: Day
  let language: Language
  private(set) var postings: [PublicSheet.Posting] = []
  /// The same with where they are from, for feeds.
  private(set) var entries: [NoticeFeed.Entry] = []
  private(set) var paid: [PublicSheet.Paid] = []
  private var amounts = NoticeAmounts()

  init(on: Day, language: Language) {
    self.on = on
    self.language = language
  }

  mutating func add(_ dossier: Dossier, _ pack: Pack) throws {
    paid += PublicSheet.Paid.of(dossier, on: on, language)
    let state = dossier.state
    let chain = pack.chain(of: state.programme)
    let step = Int(state.step) < chain.count ? chain[Int(state.step)] : nil
    if state.stage == .open, let step, step.kind == .notice, state.stepSince.day <= on {
      let from = state.stepSince.day
      post(dossier, pack, step, from: from, until: from + Int(step.noticeDays?.on(from).value ?? 0))
    } else if let notice = dossier.notices.last(where: { $0.from <= on && on < $0.to }),
      let step = chain.first(where: { notice.noticeId.hasPrefix("\(state.id):\($0.name):") })
    {
      post(dossier, pack, step, from: notice.from, until: notice.to)
    }
  }

  private mutating func post(_ dossier: Dossier, _ pack: Pack, _ step: Step, from: Day, until: Day) {
    let (shares, schedule) = amounts.of(dossier.state, pack, on: on)
    let posting = PublicSheet.Posting(
      dossier, step: step, from: from, until: until, amounts: shares, schedule: schedule, language)
    postings.append(posting)
    entries.append(.init(posting: posting, village: dossier.state.village, places: step.places))
  }
}

/// What stands on a notice as the amount: what was granted, or what the rules in force would grant by what is known.
struct NoticeAmounts {
  private var caseworkers: [String: Caseworker] = [:]

  mutating func of(
    _ state: Case, _ pack: Pack, on day: Day
  ) -> (shares: [(fund: FundKey, fen: Int64)], schedule: Benefit.Schedule?) {
    let chain = pack.chain(of: state.programme)
    if let grant = state.entitlement {
      return (
        grant.shares.map { ($0.purse.fund, $0.amountFen) },
        Int(grant.step) < chain.count ? chain[Int(grant.step)].benefit?.schedule : nil
      )
    }
    if caseworkers[pack.hash] == nil { caseworkers[pack.hash] = Caseworker(pack: pack) }
    guard let prospect = caseworkers[pack.hash]?.prospect(of: state, on: day) else { return ([], nil) }
    return (prospect.shares.map { ($0.fund, $0.amountFen) }, prospect.schedule)
  }
}
