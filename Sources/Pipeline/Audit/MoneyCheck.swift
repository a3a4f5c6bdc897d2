import Casework
import Contract

/// Whether what funds have promised and instructed is what cases have been promised and instructed, fen by fen, and
/// whether every case that waits for money is on a list or has an offer under way.
///
/// As places are (see `PlaceCheck`), money is offered by a fact of its own: between two lanes it can be promised to a
/// case that does not know of it yet.
struct MoneyCheck {
  /// Offers that have been published and not yet been taken, by case.
  private var underWay: [String: Int] = [:]

  mutating func offered(to caseId: String) { underWay[caseId, default: 0] += 1 }
  mutating func taken(by caseId: String) { underWay[caseId, default: 0] -= 1 }

  func compare(_ cases: [String: Case], _ purses: [PurseKey: Purse], _ verdict: inout AuditVerdict) {
    var promised: [PurseKey: (committed: Int64, instructed: Int64)] = [:]
    var waiting: [PurseKey: Set<String>] = [:]
    for state in cases.values {
      guard let grant = state.entitlement else { continue }
      for (place, share) in grant.shares.enumerated() {
        let instructed = grant.outstanding.reduce(0) { $0 + ($1.isStopped ? 0 : $1.amountsFen[place]) }
        promised[share.purse, default: (0, 0)].committed += share.committedFen
        promised[share.purse]!.instructed += instructed
      }
      guard state.awaitsMoney, Int(grant.reserved) < grant.shares.count else { continue }
      let key = grant.shares[Int(grant.reserved)].purse
      if purses[key]?.waiting.contains(where: { $0.caseId == state.id }) == true {
        waiting[key, default: []].insert(state.id)
      } else if underWay[state.id, default: 0] < 1 {
        verdict.differ("case \(state.id) waits for money, is not on the list of \(key.name) and has no offer under way")
      }
    }
    for (key, purse) in purses.sorted(by: { $0.key < $1.key }) {
      for entry in purse.waiting where !waiting[key, default: []].contains(entry.caseId) {
        verdict.differ("\(key.name) has case \(entry.caseId) on its list, which does not wait for it")
      }
      let sums = promised.removeValue(forKey: key) ?? (0, 0)
      // What is put aside for a case that is yet to be told stands with the fund alone.
      if sums.committed != purse[.committed], purse.offered.isEmpty {
        verdict.differ("\(key.name): \(purse[.committed]) fen are promised, cases account for \(sums.committed)")
      }
      if sums.instructed != purse[.instructed] {
        verdict.differ("\(key.name): \(purse[.instructed]) fen are instructed, cases account for \(sums.instructed)")
      }
    }
    for (key, sums) in promised where sums != (0, 0) {
      verdict.differ("\(key.name): cases have promises of it, and there is no such purse")
    }
  }
}
