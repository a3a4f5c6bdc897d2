import Casework
import Console
import Contract
import Pipeline
import Policy
import Reports

extension ConsoleDesk {
  func funds(year: Int?, region: String) throws -> FundsModel {
    var model = FundsModel()
    let rows = try fundRows()
    model.year = year
    model.years = Set(rows.map(\.year)).sorted()
    model.funds = rows.filter { year == nil || $0.year == year }
    model.bySource = Self.grouped(model.funds, by: \.source)
    model.byEarmark = Self.grouped(model.funds, by: \.earmark)
    model.region = region
    let survey = watch.now.survey
    model.countedAt = survey?.takenAt
    model.byRegion = Self.regions(survey?.payments ?? [], region) { year == nil || Int($0.fund.year) == year }
    return model
  }

  private func fundRows() throws -> [FundRow] {
    let titles = try earmarks()
    return try pool.read { archive in
      try archive.consult(seconds: 20) {
        let flows = try archive.fundFlows()
        return try archive.fundBooks().map { book in
          var parts = MoneyParts()
          parts.allocatedFen = book.allocatedFen
          parts.availableFen = book.balances[.available] ?? 0
          parts.committedFen = book.balances[.committed] ?? 0
          parts.instructedFen = book.balances[.instructed] ?? 0
          parts.paidFen = book.balances[.paid] ?? 0
          parts.receivableFen = book.balances[.receivable] ?? 0
          parts.lapsedFen = book.balances[.lapsed] ?? 0
          parts.returnedFen = flows[book.fund]?[.returned] ?? 0
          parts.recoveredFen = flows[book.fund]?[.recovery] ?? 0
          parts.writtenOffFen = flows[book.fund]?[.writeOff] ?? 0
          parts.waiting = book.waiting
          let source = FundSource.allCases.first { $0.text == book.source }
          return FundRow(
            fund: book.fund.name, year: Int(book.fund.year),
            source: source.map { source in Localized { source.name($0) } }
              ?? Localized { $0 == .zh ? "未下达" : "nothing allocated" },
            earmark: titles[book.earmark] ?? Localized.same(book.earmark), isFrozen: book.isFrozen, parts: parts
          )
        }
      }
    }
  }

  /// Purposes that money is earmarked for: mostly programmes.
  private func earmarks() throws -> [String: Localized] {
    Dictionary(try FundReading.pack(pack).programmes.map { ($0.id, $0.title) }) { first, _ in first }
  }

  private static func grouped(_ funds: [FundRow], by key: (FundRow) -> Localized) -> [(
    name: Localized, parts: MoneyParts
  )] {
    var sums: [Localized: MoneyParts] = [:]
    for fund in funds { sums[key(fund), default: MoneyParts()] += fund.parts }
    return sums.map { ($0.key, $0.value) }.sorted {
      ($1.parts.allocatedFen, $0.name.en) < ($0.parts.allocatedFen, $1.name.en)
    }
  }

  /// Sums of the divisions next below a region.
  static func regions(
    _ payments: [VillagePayments], _ region: String, where wanted: (VillagePayments) -> Bool
  ) -> [(digits: String, sums: PaymentSums)] {
    let code = region.isEmpty ? nil : Region.division(region)
    var sums: [UInt64: PaymentSums] = [:]
    for each in payments where wanted(each) {
      if let code, !Region.contains(code, each.village) { continue }
      var own = PaymentSums()
      own.count = each.count
      own.instructedFen = each.instructedFen
      own.paidFen = each.paidFen
      own.returnedFen = each.returnedFen
      sums[each.village, default: PaymentSums()] += own
    }
    return Divisions.below(region, sums) { $0 += $1 }.map { (digits: $0.digits, sums: $0.value) }
  }

  // MARK: One fund

  static let instructionsMax = 50
  static let movementsMax = 30

  func fund(_ name: String, year: Int, region: String, after: String) throws -> FundModel? {
    guard let row = try fundRows().first(where: { $0.fund == name && $0.year == year }),
      let number = UInt16(exactly: year)
    else { return nil }
    let key = FundKey(name: name, year: number)
    var model = FundModel(row: row)
    model.region = region
    model.byRegion = Self.regions(watch.now.survey?.payments ?? [], region) { $0.fund == key }
    let code = region.isEmpty ? nil : Region.division(region)
    let (payments, entries) = try pool.read { archive in
      try archive.consult(seconds: 20) {
        (
          try archive.instructions(of: key, in: code, after: after, most: Self.instructionsMax + 1),
          try archive.latestEntries(of: key, most: Self.movementsMax)
        )
      }
    }
    model.instructions = payments.prefix(Self.instructionsMax).map { each in
      let payment = each.payment
      return .init(
        caseId: payment.caseId, village: Region.digits(each.village), what: PaymentLine(payment).entitlement,
        number: payment.number,
        attempt: payment.attempt, amountFen: payment.shares.first { $0.fund == key }?.amountFen ?? 0, due: payment.due,
        state: CaseFile.badge(payment.outcome, payment.reason))
    }
    model.next = payments.count > Self.instructionsMax ? payments[Self.instructionsMax - 1].instructionId : nil
    model.movements = entries.map { entry in
      .init(
        at: entry.at, kind: Localized { entry.kind.name($0) }, amountFen: entry.amountFen, caseId: entry.caseId)
    }
    return model
  }
}
