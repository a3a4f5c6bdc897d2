import Contract
import Testing

@testable import Casework

/// Money that a world begins with.
struct Allotment {
  var fund: String
  var fen: Int64
  var year: UInt16 = 2025
  var earmark = "allowance"
  var source = FundSource.province

  /// What no story of a test uses up.
  static let ample = (2025...2028).flatMap { year in
    ["province", "county"].map { Allotment(fund: $0, fen: 1_000_000_000_000, year: UInt16(year)) }
  }
}

extension World {
  @discardableResult
  func allot(_ allotment: Allotment, id: String? = nil, _ source: SourceLocation = #_sourceLocation) -> Outcome {
    let body = FundAllocation(
      amountFen: allotment.fen, source: allotment.source, year: allotment.year, earmark: allotment.earmark)
    return take(fund: fact(.fundAllocation(body), allotment.fund, id: id), source)
  }

  @discardableResult
  func order(
    _ order: FundOrderKind, _ fund: String = "province", year: UInt16 = 2025, signers: [Signer]? = nil,
    _ source: SourceLocation = #_sourceLocation
  ) -> Outcome {
    let body = FundOrder(order: order, year: year, signers: signers ?? Bodies.two)
    return take(fund: fact(.fundOrder(body), fund), source)
  }

  @discardableResult
  func take(fund fact: Fact, _ source: SourceLocation = #_sourceLocation) -> Outcome {
    let position = position(fact.subject)
    return deciding(fact, source) { worker.decide(fund: fact, at: position, commons: &commons, into: out) }
  }

  func reserve(_ fund: String = "province", _ year: UInt16 = 2025) -> Purse {
    let key = PurseKey.reserve(of: FundKey(name: fund, year: year))
    return commons.purses[key] ?? Purse(key: key)
  }

  /// All purses of a fund, the reserve first.
  func purses(of fund: FundKey) -> [Purse] {
    commons.purses.values.filter { $0.key.fund == fund }.sorted { $0.key < $1.key }
  }

  /// What all purses of a fund hold in one account; what is in transit between them is nobody's own.
  func balance(_ account: Account, _ fund: String = "province", _ year: UInt16 = 2025) -> Int64 {
    purses(of: FundKey(name: fund, year: year)).reduce(0) { $0 + $1[account] }
  }

  /// The cases that wait for a fund's money, in the order in which they are served.
  func queue(_ fund: String = "province", _ year: UInt16 = 2025) -> [String] {
    purses(of: FundKey(name: fund, year: year)).flatMap(\.waiting).sorted().map(\.caseId)
  }
}
