import Casework
import Contract
import Policy

/// Where each fund's money comes from, as far as anything was allocated to it.
public struct FundNames: Sendable {
  public var sources: [FundKey: FundSource]

  public init(_ sources: [FundKey: FundSource] = [:]) { self.sources = sources }

  /// `省级（province 2025）`
  func text(_ fund: FundKey, _ language: Language) -> String {
    guard let source = sources[fund] else { return "\(fund.name) \(fund.year)" }
    return source.name(language) + language.pick(" (\(fund.name) \(fund.year))", "（\(fund.name) \(fund.year)）")
  }

  /// One line a fund: `省级（province 2025）675.00`.
  func lines(_ shares: [(fund: FundKey, fen: Int64)], _ language: Language) -> Cell {
    shares.count == 1
      ? .text(text(shares[0].fund, language))
      : .lines(shares.map { "\(text($0.fund, language))\(language.pick(" ", ""))\(Cell.grouped(yuan($0.fen)))" })
  }
}

/// A household with all that is on record of it: the case that was asked for, and its other cases.
public struct HouseholdRecord: Sendable {
  public var dossier: Dossier
  public var others: [Dossier]
  public var funds: FundNames

  public init(dossier: Dossier, others: [Dossier] = [], funds: FundNames = FundNames()) {
    self.dossier = dossier
    self.others = others
    self.funds = funds
  }

  var all: [Dossier] { [dossier] + others }
}
