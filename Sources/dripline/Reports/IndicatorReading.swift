import Casework
import Contract
import Pipeline
import Policy
import Reports

/// Counts what indicators need, out of journal, cases and books: each is read once, a page at a time.
struct IndicatorReading {
  /// Cases whose households are looked up at once.
  private static let pageMax = 2_000

  let archive: Archive
  let scope: IndicatorScope
  /// Told what is being read.
  var progress: (String) -> Void = { _ in }

  /// - Parameter span: how the places are told apart; nil: the whole alone.
  func table(_ periods: [Period], region: UInt64?, span: UInt64?) throws -> IndicatorTable {
    var fold = IndicatorFold(
      IndicatorTable(periods: periods, region: region, span: span), trails: try trails(periods, region), scope: scope)
    try count(in: region, &fold)
    progress("adding up the ledger")
    try fold.addMoney { try addMoney(to: &$0) }
    return fold.table
  }

  /// When what happened to the cases of a division.
  func trails(_ periods: [Period], _ region: UInt64?) throws -> CaseTrails {
    var trails = CaseTrails()
    var seen = 0
    try archive.forEachHappening(in: region, topics: CaseTrails.topics) { happening in
      trails.take(happening.topic, of: happening.caseId, at: happening.at, value: happening.value, periods: periods)
      seen += 1
      if seen % 50_000 == 0 { progress("reading the journal: \(seen) events of \(trails.count) cases") }
    }
    return trails
  }

  private func count(in region: UInt64?, _ fold: inout IndicatorFold) throws {
    var page: [IndicatorFold.Known] = []
    var seen = 0
    func flush(_ fold: inout IndicatorFold) throws {
      guard !page.isEmpty else { return }
      for (known, others) in zip(page, try archive.others(of: page.map(\.state))) {
        fold.add(known, others: try others.map(self.known))
      }
      page.removeAll(keepingCapacity: true)
    }
    try archive.forEachCase(in: region) { state in
      seen += 1
      if seen % 50_000 == 0 { progress("counting cases: \(seen)") }
      let known = try known(state)
      guard fold.asksForOthers(known) else { return fold.add(known) }
      page.append(known)
      if page.count == Self.pageMax { try flush(&fold) }
    }
    try flush(&fold)
  }

  private func known(_ state: Case) throws -> IndicatorFold.Known {
    (state, try archive.pack(of: state).programme(state.programme.text))
  }

  private func addMoney(to table: inout IndicatorTable) throws {
    var sources: [FundKey: FundSource] = [:]
    for book in try archive.fundBooks() { sources[book.fund] = FundSource.allCases.first { $0.text == book.source } }
    let bounds = table.periods.map(\.from.start) + [(table.periods[table.periods.count - 1].to + 1).start]
    for money in try archive.paid(between: bounds, in: table.region, span: table.span ?? 10_000_000_000) {
      guard let source = sources[money.fund] else { continue }
      table.add(paidFen: money.amountFen, from: source, village: money.place, in: money.period)
    }
    for money in try archive.allocated(between: bounds) {
      guard let source = sources[money.fund] else { continue }
      table.add(allocatedFen: money.amountFen, from: source, in: money.period)
    }
    for village in try archive.villagePlaces(in: table.region) {
      table.add(places: village.places ?? 0, used: village.used, waiting: village.waiting, of: village.village)
    }
  }
}
